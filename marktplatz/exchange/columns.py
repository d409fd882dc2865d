"""The public booths of an event as a table: columns follow the field list, so a new field is a new column."""

from __future__ import annotations

from typing import Any

from marktplatz.booths.public import PublicBooth, public_fields
from marktplatz.core.fields import Field
from marktplatz.core.text import LANGUAGES

_BEFORE = ("code", "stand_number", "origin", "entry_language")
_AFTER = ("source", "source_id", "source_url", "source_licence")
OTHER = "other"
"""Texts of a register in a language that is none of ours stand in a column of their own."""


def header() -> list[str]:
    """Return the names of the columns: the form field names of every public field, and what identifies a booth."""
    return [*_BEFORE, *(name for field in public_fields() for name in _names(field)), *_AFTER]


def row(booth: PublicBooth) -> list[object]:
    """Return the cells of one booth, in the order of the header; codes of several choices are joined by commas,
    items of a list stand on lines of their own.

    Where a register has words for which we have no code, the cell holds these words.
    """
    answers = [cell for field in public_fields() for cell in _cells(field, booth)]
    return [*(getattr(booth, name) for name in _BEFORE), *answers, *(getattr(booth, name) for name in _AFTER)]


def _names(field: Field) -> tuple[str, ...]:
    return (*field.names, f"{field.key}_{OTHER}") if field.translatable else field.names


def _cells(field: Field, booth: PublicBooth) -> list[Any]:
    if field.translatable:
        texts = booth.content.get(field.key) or {}
        other = next((text for language, text in texts.items() if language not in LANGUAGES), None)
        return [*(texts.get(language) for language in LANGUAGES), other]
    value = _value(field, booth)
    # Codes hold no comma, items of a list may.
    between = "," if field.vocabulary else "\n"
    return [between.join(value) if isinstance(value, list) else value]


def _value(field: Field, booth: PublicBooth) -> Any:
    stored = booth.value(field)
    return booth.own_words.get(field.key) if stored is None else stored
