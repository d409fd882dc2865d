"""What there is at a stand and what is said about the entry itself. Codes are stored and never change."""

from __future__ import annotations

from dataclasses import replace

from marktplatz.core.languages import languages
from marktplatz.core.text import Text
from marktplatz.core.vocabulary import vocabulary

PARTICIPATION_MODE = vocabulary(
    "participation_mode",
    [
        ("on_site", "Vor Ort", "On site"),
        ("virtual", "Virtuell", "Virtual"),
        ("hybrid", "Vor Ort und virtuell", "On site and virtual"),
    ],
)

INTERACTION = vocabulary(
    "interaction",
    [
        ("live_demo", "Live-Vorführung", "Live demo"),
        ("try_it", "Selbst ausprobieren", "Try it yourself"),
        ("talk", "Kurzvortrag", "Short talk"),
        ("poster", "Poster", "Poster"),
        ("video", "Video", "Video"),
        ("quiz", "Quiz oder Spiel", "Quiz or game"),
        ("advice", "Beratung", "Advice"),
        ("vote", "Abstimmung", "Vote"),
    ],
)

_OFTEN_SPOKEN = [
    ("de", "Deutsch", "German"),
    ("en", "Englisch", "English"),
    ("de_plain", "Leichte oder einfache Sprache", "Plain German"),
    ("dgs", "Deutsche Gebärdensprache", "German Sign Language"),
    ("ar", "Arabisch", "Arabic"),
    ("bs", "Bosnisch", "Bosnian"),
    ("fr", "Französisch", "French"),
    ("el", "Griechisch", "Greek"),
    ("it", "Italienisch", "Italian"),
    ("hr", "Kroatisch", "Croatian"),
    ("pl", "Polnisch", "Polish"),
    ("ro", "Rumänisch", "Romanian"),
    ("ru", "Russisch", "Russian"),
    ("sr", "Serbisch", "Serbian"),
    ("es", "Spanisch", "Spanish"),
    ("tr", "Türkisch", "Turkish"),
    ("uk", "Ukrainisch", "Ukrainian"),
]
_OTHERS = [row for row in languages() if row[0] not in {code for code, _, _ in _OFTEN_SPOKEN}]

STAND_LANGUAGES = replace(
    vocabulary("stand_languages", [*_OFTEN_SPOKEN, *_OTHERS], tagged={"rare": [code for code, _, _ in _OTHERS]}),
    rare=Text(de="Weitere Sprachen", en="Other languages"),
)

STAND_ACCESSIBILITY = vocabulary(
    "stand_accessibility",
    [
        ("step_free", "Ohne Stufen erreichbar", "Reachable without steps"),
        ("low_table", "Tisch, unter den ein Rollstuhl passt", "Table with room for a wheelchair"),
        ("seating", "Sitzplätze", "Seats"),
        ("hearing_loop", "Höranlage mit Induktion", "Hearing loop"),
        ("captions", "Untertitel bei Film und Vorführung", "Captions with films and demos"),
        ("large_print", "Unterlagen in großer Schrift", "Large-print handouts"),
        (
            "audio_description",
            "Beschreibung für blinde und sehbehinderte Menschen",
            "Description for blind and partially sighted people",
        ),
        ("assistance", "Hilfe durch das Standpersonal", "Help by the stand crew"),
        ("quiet_time", "Ruhige Zeit nach Absprache", "Quiet time by arrangement"),
    ],
)

NEEDS_NETWORK = vocabulary(
    "needs_network",
    [
        ("none", "Kein Netz", "No network"),
        ("wifi", "WLAN der Halle", "Wi-Fi of the hall"),
        ("cable", "Netzkabel", "Network cable"),
        ("own", "Eigener Zugang (Mobilfunk)", "Own access (mobile network)"),
    ],
)

NEEDS_SCREEN = vocabulary(
    "needs_screen",
    [
        ("none", "Kein Bildschirm", "No screen"),
        ("own", "Wir bringen einen mit", "We bring our own"),
        ("one", "Ein Bildschirm", "One screen"),
        ("several", "Mehrere Bildschirme", "Several screens"),
    ],
)

ENTRY_LANGUAGE = vocabulary(
    "entry_language",
    [
        ("de", "Deutsch", "German"),
        ("en", "Englisch", "English"),
    ],
)

LICENCE = vocabulary(
    "licence",
    [
        ("all_rights", "Alle Rechte vorbehalten", "All rights reserved"),
        (
            "cc_by_4_0",
            "CC BY 4.0 (mit Namensnennung frei nutzbar)",
            "CC BY 4.0 (free to use, naming the source)",
        ),
        ("cc0", "CC0 (ohne Bedingungen frei nutzbar)", "CC0 (free to use without conditions)"),
    ],
    addresses={
        "cc_by_4_0": "https://creativecommons.org/licenses/by/4.0/",
        "cc0": "https://creativecommons.org/publicdomain/zero/1.0/",
    },
)
