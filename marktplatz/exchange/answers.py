"""From the columns of a record to the answers of an entry. Which columns there are, the field list says."""

from __future__ import annotations

from collections.abc import Callable, Mapping, Sequence
from dataclasses import dataclass, field
from typing import Any

from marktplatz.booths.public import public_fields
from marktplatz.core.checks import flaws
from marktplatz.core.errors import Invalid
from marktplatz.core.fields import FILES, LISTS, Field, Kind, Questionnaire
from marktplatz.core.markdown_guard import LONGEST
from marktplatz.core.reading import Unreadable, read
from marktplatz.core.text import LANGUAGES, Text, tidy
from marktplatz.exchange.columns import OTHER
from marktplatz.exchange.stages import stage

_GENEROUS = 10
"""A register's texts may be so many times as long as ours."""
_SHORT = 1_000
"""Characters of an answer for which we set no limit of our own: codes, or the source's own words instead."""
_SEVERAL = LISTS | {Kind.CHOICES}

REGISTERS_CALL_IT = {
    "description": "description_markdown",
    "organisation_name": "organisation",
    "lifecycle_status": "status",
}
"""Three of our fields have another name in the files of registers; their format is older than our list."""
_CODES: dict[str, Callable[[str, str], str | None]] = {"lifecycle_status": stage}
"""Where a source's word has a code of ours: by field, from source and word."""

NOT_TEXT = Text(de="Das Feld „{key}“ ist kein Text.", en="The field “{key}” is not a text.")
TOO_LONG = Text(
    de="Das Feld „{key}“ hat {count} Zeichen, erlaubt sind {limit}.",
    en="The field “{key}” has {count} characters; {limit} are allowed.",
)
NOT_KNOWN = Text(
    de="Das Feld „{key}“ kennt die Angabe „{value}“ nicht.", en="The field “{key}” does not know “{value}”."
)
NOT_SOUND = Text(de="Das Feld „{key}“: {message}", en="The field “{key}”: {message}")


@dataclass
class Answers:
    """The answers of one record; ``own_words`` holds what our vocabularies cannot say, by field key."""

    content: dict[str, Any] = field(default_factory=dict)
    own_words: dict[str, str] = field(default_factory=dict)


def columns(asked: Field) -> tuple[str, ...]:
    """Return every column that holds an answer to a field, the most exact first.

    The form field names, as our own table has them; then those for a text in the language of the record.
    """
    own = (asked.key, f"{asked.key}_{OTHER}") if asked.translatable else ()
    called = REGISTERS_CALL_IT.get(asked.key)
    return (*asked.names, *own, *([called] if called else []))


def read_answers(given: Mapping[str, Any], *, asks: Questionnaire, source: str, language: str) -> Answers:
    """Return what a record answers of every public field; gaps stay gaps, columns of no field are left out.

    ``asks`` is the field list with the vocabularies of the event that the record is for.
    Raises Invalid for what is no text, too long, or no address, country or number that can be understood. A word that
    the vocabulary of a field does not have is kept in the words of the source.
    """
    found = Answers()
    for public in public_fields():
        asked = asks.by_key[public.key]
        if asked.kind in FILES:
            continue  # a table holds no files
        texts = {name: text for name in columns(asked) if (text := _text(asked, name, given.get(name)))}
        if not texts:
            continue
        if asked.translatable:
            found.content[asked.key] = _by_language(asked, texts, language)
        else:
            _put(found, asked, next(iter(texts.items())), source)
    return found


def text_of(key: str, value: Any, *, limit: int, multiline: bool = False) -> str | None:
    """Return a tidied text, or None for an empty one. Raises Invalid for anything but a text and for a longer one."""
    if value is None:
        return None
    if not isinstance(value, str):
        raise Invalid(NOT_TEXT.filled(key=key))
    # Measured before tidying too: nobody's file shall keep the program busy.
    if len(value) > 2 * limit + 1_000:
        raise Invalid(TOO_LONG.filled(key=key, count=len(value), limit=limit))
    text = tidy(value, multiline=multiline)
    if len(text) > limit:
        raise Invalid(TOO_LONG.filled(key=key, count=len(text), limit=limit))
    return text or None


def _text(asked: Field, name: str, value: Any) -> str | None:
    if asked.kind in _SEVERAL and isinstance(value, list) and all(isinstance(one, str) for one in value):
        value = ("," if asked.kind is Kind.CHOICES else "\n").join(value)
    limit = min(LONGEST, _GENEROUS * asked.limit * (asked.most or 1)) if asked.limit else _SHORT
    multiline = asked.kind in LISTS | {Kind.TEXT, Kind.MARKDOWN}
    return text_of(name, value, limit=limit, multiline=multiline)


def _by_language(asked: Field, texts: Mapping[str, str], language: str) -> dict[str, str]:
    ours: dict[str, str] = {
        code: texts[name] for code, name in zip(LANGUAGES, asked.names, strict=True) if name in texts
    }
    own = next((text for name, text in texts.items() if name not in asked.names), None)
    return {language: own, **ours} if own else ours


def _put(found: Answers, asked: Field, cell: tuple[str, str], source: str) -> None:
    name, text = cell
    code = _CODES[asked.key](source, text) if asked.key in _CODES else None
    try:
        found.content[asked.key] = code or read(asked, {asked.key: _several(asked, text)}, None)
    except Unreadable as refusal:
        if asked.kind in LISTS:
            raise Invalid(NOT_SOUND.filled(key=name, message=refusal.message)) from None
        if asked.vocabulary is None:
            raise Invalid(NOT_KNOWN.filled(key=name, value=text)) from None
        found.own_words[asked.key] = text
        return
    if asked.kind in (Kind.EMAIL, Kind.URL):
        for flaw in flaws(asked, found.content):
            raise Invalid(NOT_SOUND.filled(key=name, message=flaw.message))


def _several(asked: Field, text: str) -> Sequence[str]:
    return text.split(",") if asked.kind is Kind.CHOICES else [text]
