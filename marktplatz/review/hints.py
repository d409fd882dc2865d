"""What a reviewer should look at twice. A hint never refuses anything. Reads answers only."""

from __future__ import annotations

import re
from collections.abc import Iterator
from dataclasses import dataclass

from marktplatz.booths.cautions import Caution, Weight, cautions
from marktplatz.booths.questionnaire import FIELDS, QUESTIONNAIRE
from marktplatz.core.fields import Content, Field
from marktplatz.core.text import LANGUAGES, Text, length

LONGEST_RUN = 60
"""Characters without a blank from which a text may break the page or the print."""

_LANGUAGE_NAMES = {"de": Text(de="Deutsch", en="German"), "en": Text(de="Englisch", en="English")}
# ``first.last`` or ``f.last``, hyphens within; two words that name a team are none.
_NAME = re.compile(r"[^\W\d_]+(?:-[^\W\d_]+)*\.[^\W\d_]{2,}(?:-[^\W\d_]+)*")
_TEAM_WORDS = frozenset(
    [
        *(
            "ai",
            "amt",
            "buero",
            "büro",
            "city",
            "contact",
            "data",
            "daten",
            "dienst",
            "digital",
            "digitale",
            "digitales",
        ),
        *("fachstelle", "hotline", "info", "it", "kanzlei", "ki", "kontakt", "labor", "leitstelle", "leitung", "mail"),
        *("marktplatz", "office", "online", "pilot", "poststelle", "presse", "project", "projekt", "redaktion"),
        *("referat", "register", "sekretariat", "service", "smart", "stadt", "stelle", "support", "team", "verkehr"),
        *("verwaltung", "zentrale"),
    ]
)


@dataclass(frozen=True, kw_only=True)
class Hint:
    """One thing to look at. ``key`` is the field, ``is_grave`` marks what weighs on people rather than on wording."""

    code: str
    key: str
    label: Text
    advice: Text
    is_grave: bool = False


def flags(content: Content) -> list[Hint]:
    """Return what the answers say about risk, data and employees; the queue shows these."""
    return [_hint(one) for one in cautions(content) if one.weight is not Weight.DOUBT]


def hints(content: Content, entry_language: str) -> list[Hint]:
    """Return everything worth a second look, what weighs most first."""
    return [
        *map(_hint, cautions(content)),
        *_personal_address(content),
        *_long_title(content),
        *_second_language(content, entry_language),
        *_unbroken(content),
    ]


def _hint(caution: Caution) -> Hint:
    return Hint(
        code=caution.code, key=caution.key, label=caution.label, advice=caution.advice, is_grave=caution.is_grave
    )


def _personal_address(content: Content) -> Iterator[Hint]:
    local = str(content.get("public_contact_email") or "").partition("@")[0].lower()
    if _NAME.fullmatch(local) and not _TEAM_WORDS & set(re.split(r"[.-]", local)):
        yield Hint(
            code="personal_address",
            key="public_contact_email",
            label=Text(de="Adresse", en="Address"),
            advice=Text(
                de="Der Kontakt sieht nach einer Person aus.",
                en="The contact looks like a person.",
            ),
        )


def _long_title(content: Content) -> Iterator[Hint]:
    suggested = FIELDS["title"].suggested
    longest = max((length(text) for text in (content.get("title") or {}).values()), default=0)
    if suggested and longest > suggested:
        yield Hint(
            code="long_title",
            key="title",
            label=Text(de="Titel", en="Title"),
            advice=Text(
                de="{count} Zeichen sind lang für das Schild.",
                en="{count} characters are long for the sign.",
            ).filled(count=longest),
        )


def _second_language(content: Content, entry_language: str) -> Iterator[Hint]:
    asked = [field for field in QUESTIONNAIRE.fields if field.translatable and content.get(field.key)]
    for language in LANGUAGES:
        gaps = [field for field in asked if not content[field.key].get(language)]
        if language != entry_language and gaps:
            yield _language_hint(language, gaps, len(asked))


def _language_hint(language: str, gaps: list[Field], asked: int) -> Hint:
    name = _LANGUAGE_NAMES[language]
    if len(gaps) == asked:
        advice = Text(de="Kein Text steht auch auf {name} da.", en="No text is there in {name} too.").filled(name=name)
    else:
        advice = Text(de="Auf {name} fehlt: {gaps}.", en="Missing in {name}: {gaps}.").filled(
            name=name,
            gaps=Text(de=", ".join(field.label.de for field in gaps), en=", ".join(field.label.en for field in gaps)),
        )
    return Hint(
        code="second_language",
        key=gaps[0].key,
        label=Text(de="Zweite Sprache", en="Second language"),
        advice=advice,
    )


def _unbroken(content: Content) -> Iterator[Hint]:
    for field in QUESTIONNAIRE.fields:
        value = content.get(field.key)
        texts = value.values() if isinstance(value, dict) else [value] if isinstance(value, str) else []
        if any(_is_unbroken(run) for text in texts for run in text.split()):
            yield Hint(
                code="unbroken",
                key=field.key,
                label=Text(de="Ohne Leerzeichen", en="Without blanks"),
                advice=Text(
                    de="{label}: mehr als {limit} Zeichen am Stück.",
                    en="{label}: more than {limit} characters in one run.",
                ).filled(label=field.label, limit=LONGEST_RUN),
            )


def _is_unbroken(run: str) -> bool:
    """An address may be long, and a line of signs only is a rule or the head of a table."""
    return (
        len(run) > LONGEST_RUN
        and "://" not in run
        and "@" not in run
        and any(letter.isalnum() for letter in run)
        and length(run) > LONGEST_RUN
    )
