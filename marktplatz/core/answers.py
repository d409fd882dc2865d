"""How an answer reads: the language it is in, the words of its codes, and the gap where it is missing."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass
from typing import Any

from marktplatz.core.countries import country_name
from marktplatz.core.dates import period
from marktplatz.core.fields import FILES, PERIODS, Content, Field, Kind
from marktplatz.core.text import Text

NO_ANSWER = Text(de="keine Angabe", en="not stated")
IN_OWN_WORDS = Text(de="in den Worten der Quelle", en="in the words of the source")
"""What is said of an answer that a register gives and our vocabularies do not have."""


@dataclass(frozen=True)
class Spoken:
    """A text and the language it is in; ``language`` is empty where it is the reader's own."""

    text: str
    language: str = ""


def spoken(texts: Mapping[str, str] | None, language: str, entry_language: str) -> Spoken | None:
    """Return a text in the reader's language, or else in the entry's own, or else in any it has."""
    for wanted in (language, entry_language, *(texts or {})):
        text = (texts or {}).get(wanted)
        if text:
            return Spoken(text, "" if wanted == language else wanted)
    return None


def name_of_file(field: Field, place: int, item: Content, language: str, entry_language: str) -> Spoken:
    """Return what a file is called in a list: its first text, or "picture 2" where it has none."""
    for part in field.parts:
        if part.translatable and (found := spoken(item.get(part.key), language, entry_language)):
            return found
    return Spoken(f"{(field.each or field.label).in_(language)} {place + 1}")


def words(field: Field, content: Content, language: str, *, defaults: bool = True) -> list[str]:
    """Return the words of codes or a plain answer, one per choice or item; none for translatable texts, files and gaps.

    A confirmation that was not given is a gap. ``defaults=False`` for entries of a register: our defaults say nothing
    about what somebody else has stated.
    """
    value: Any = field.value(content) if defaults else content.get(field.key)
    if value is False or value in (None, "", [], {}) or field.translatable or field.kind in FILES:
        return []
    if field.kind is Kind.COUNTRY:
        return [country_name(value, language)]
    if field.kind is Kind.CONFIRMATION:
        return [Text(de="Ja", en="Yes").in_(language)]
    values = value if isinstance(value, list) else [value]
    if field.kind is Kind.TIMES:
        return [Text(de=f"{time} Uhr", en=time).in_(language) for time in values]
    if field.kind in PERIODS:
        return [period(str(one), language) for one in values]
    if field.vocabulary is None:
        return [str(item) for item in values]
    return [field.vocabulary.label(code).in_(language) for code in values]
