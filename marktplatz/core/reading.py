"""From what a form, a file or the API sent to what can be stored of it."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from typing import Any

from marktplatz.core.countries import countries
from marktplatz.core.fields import Field, Kind
from marktplatz.core.text import LANGUAGES, Text, tidy

Sent = Mapping[str, Sequence[str]]
"""Form field names with all their values, in the order they came."""

STORABLE = 60_000
"""Characters of one text that are stored at all; no field allows more than 6,000, so it is an attack or an accident."""

YES = frozenset({"1", "on", "yes", "true", "ja", "y"})
NO = frozenset({"0", "off", "no", "false", "nein", "n"})

UNKNOWN_VALUE = Text(
    de="Diese Antwort steht nicht zur Auswahl. Laden Sie die Seite neu und wählen Sie noch einmal.",
    en="This answer is not on the list. Reload the page and choose again.",
)
NOT_STORABLE = Text(
    de="Dieser Text ist viel zu lang. Kürzen Sie ihn auf höchstens {limit} Zeichen.",
    en="This text is far too long. Shorten it to at most {limit} characters.",
)


class Unreadable(ValueError):
    """An answer that cannot be stored; ``name`` is the form field, ``message`` what to tell the writer."""

    def __init__(self, name: str, message: Text) -> None:
        super().__init__(message.en)
        self.name = name
        self.message = message


def was_sent(field: Field, sent: Sent) -> bool:
    """Say whether the form held this field at all; tick boxes come with an empty value beside them for that."""
    return any(name in sent for name in field.names)


def read(field: Field, sent: Sent, before: Any) -> Any:
    """Return the new value of a field; languages that were not sent keep what was there before.

    Raises Unreadable for a code that is not in the vocabulary and for texts beyond all measure. Everything else is
    taken as it was typed, only tidied, and judged later by ``core.checks``.
    """
    if not field.translatable:
        return _read_one(field, field.key, sent[field.key])
    texts = dict(before or {})
    for language in LANGUAGES:
        name = f"{field.key}_{language}"
        if name in sent:
            texts[language] = _read_one(field, name, sent[name])
    kept = {language: text for language, text in texts.items() if text}
    return kept or None


def _read_one(field: Field, name: str, values: Sequence[str]) -> Any:
    given = [value for value in values if value.strip()]
    if field.kind is Kind.CONFIRMATION:
        return _read_confirmation(name, given)
    if field.kind is Kind.CHOICES:
        return _read_choices(field, name, given)
    if field.kind is Kind.CHOICE and len(set(given)) > 1:
        raise Unreadable(name, UNKNOWN_VALUE)
    typed = given[-1] if given else ""
    if len(typed) > STORABLE:
        raise Unreadable(name, NOT_STORABLE.filled(limit=field.limit or STORABLE))
    text = tidy(typed, multiline=field.kind in (Kind.TEXT, Kind.MARKDOWN, Kind.LINES))
    if not text:
        return None
    return _read_text(field, name, text)


def _read_confirmation(name: str, given: Sequence[str]) -> bool:
    words = {value.strip().lower() for value in given}
    if not words <= YES | NO:
        raise Unreadable(name, UNKNOWN_VALUE)
    return bool(words & YES)


def _read_text(field: Field, name: str, text: str) -> Any:
    if field.kind is Kind.CHOICE:
        return _known(field, name, text)
    if field.kind is Kind.COUNTRY:
        if text.upper() not in countries("en"):
            raise Unreadable(name, UNKNOWN_VALUE)
        return text.upper()
    if field.kind is Kind.NUMBER and text.isascii() and text.isdigit() and len(text) < 10:
        return int(text)
    if field.kind is Kind.LINES:
        return [line for line in (tidy(line, multiline=False) for line in text.splitlines()) if line]
    return text


def _read_choices(field: Field, name: str, given: Sequence[str]) -> list[str] | None:
    chosen = {_known(field, name, value.strip()) for value in given}
    assert field.vocabulary is not None
    return [code for code in field.vocabulary.codes if code in chosen] or None


def _known(field: Field, name: str, code: str) -> str:
    if field.vocabulary is None or code not in field.vocabulary:
        raise Unreadable(name, UNKNOWN_VALUE)
    return code
