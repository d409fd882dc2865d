"""Other words for the same idea, offered where a word stands in no booth. Pure.

They are offered, never looked for unasked: whoever types "Betriebsrat" reads that the catalogue says "Personalrat".
"""

from __future__ import annotations

from collections.abc import Iterator, Sequence

from marktplatz.core.stems import stems
from marktplatz.core.text import fold

# German words and phrases, then English ones; those that the catalogue is most likely to use come first.
_IDEAS = """
KI, Künstliche Intelligenz | AI, artificial intelligence
Beschäftigte, Mitarbeitende, Mitarbeiter, Angestellte, Bedienstete | employees, staff
Bürger*innen, Einwohner, Bevölkerung, Bürgerschaft | citizens, residents
Stadtrat, Gemeinderat, Ratsmitglied | council, councillor
Personalrat, Personalvertretung, Betriebsrat, Mitarbeitervertretung | staff council, works council
Dienstvereinbarung, Betriebsvereinbarung | service agreement, works agreement
Gleichstellung, Gleichberechtigung, Frauenbeauftragte | equality, gender
Diskriminierung, Benachteiligung | discrimination, bias, fairness
barrierefrei, Barrierefreiheit, Behinderung | accessibility, disability
Gebärdensprache, DGS | sign language
Datenschutz, DSGVO, Datenschutzgrundverordnung | data protection, privacy, GDPR
Überwachung, Kontrolle | monitoring, surveillance
Sprachmodell, LLM | language model, LLM
Chatbot, Chat Bot, Sprachassistent, Assistent | chatbot, assistant
generativ, ChatGPT, GPT | generative, ChatGPT
Transkription, Spracherkennung, Diktat, Verschriftlichung | transcription, speech
Übersetzung, Dolmetschen | translation
Bilderkennung, Bildauswertung, Bildverarbeitung, Kamera | image recognition, computer vision, camera
Regeln, Algorithmus, deterministisch | rules, algorithm
Robotik, Roboter | robotics, robot
Drohne | drone
Gehweg, Bürgersteig, Fußweg | pavement, sidewalk, footpath
Winterdienst, Schnee, Schneeräumung, Räumdienst | snow
Straßenbeleuchtung, Laterne, Beleuchtung | street light, lamp
Schlagloch, Straßenschaden | pothole, road damage
Parken, Parkplatz, Parkausweis | parking
Verkehr, Mobilität | traffic, mobility, transport
Nahverkehr, ÖPNV, Bus | public transport
Abfall, Müll | waste, rubbish, garbage
Bibliothek, Bücherei | library
Kita, Kindergarten, Kinderbetreuung | nursery, childcare
Losverfahren, Auslosung, Los | lottery
Antrag, Formular | application, form
Sozialhilfe, Sozialleistung | welfare, social assistance
Steuer, Abgabe, Gebühr | tax, fee
Stelle, Arbeitsplatz, Job | job, workplace
Schulung, Fortbildung, Qualifizierung, Weiterbildung | training
Risiko, Gefahr, Nachteil | risk, danger
Chance, Nutzen, Vorteil | opportunity, benefit
Kosten, Aufwand, Preis, Ausgaben | cost, effort
Energie, Stromverbrauch, Klima | energy, climate
Open Source, Quelltext, Quellcode | source code, open source
"""
_LONGEST = 3
"""Words of the longest phrase above."""


def _key(words: Sequence[str]) -> tuple[str, ...]:
    return tuple(stems(fold(word))[0] for word in words)


def _by_words() -> dict[tuple[str, ...], tuple[str, ...]]:
    """Return for each word or phrase all that say the same, those of its own language first."""
    found: dict[tuple[str, ...], tuple[str, ...]] = {}
    for idea in _IDEAS.strip().splitlines():
        german, english = (tuple(one.strip() for one in side.split(",")) for side in idea.split("|"))
        for own, other in ((german, english), (english, german)):
            for one in own:
                found.setdefault(_key(one.split()), own + other)
    return found


_BY_WORDS = _by_words()


def put_otherwise(words: Sequence[str]) -> Iterator[str]:
    """Yield the text with one word or phrase in it said otherwise, longer phrases first."""
    key = _key(words)
    for size in range(_LONGEST, 0, -1):
        for at in range(len(words) - size + 1):
            said = fold(" ".join(words[at : at + size]))
            # A phrase is no good offer: its words may stand far apart.
            for other in _BY_WORDS.get(key[at : at + size], ()):
                if " " not in other and fold(other) != said:
                    yield " ".join([*words[:at], other, *words[at + size :]])
