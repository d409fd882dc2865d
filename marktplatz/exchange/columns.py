"""The public booths of an event as a table: columns follow the field list, so a new field is a new column."""

from __future__ import annotations

from collections.abc import Iterator
from typing import Any

from marktplatz.booths.public import PublicBooth, public_fields
from marktplatz.core.database import session
from marktplatz.core.fields import FILES, Field, Kind
from marktplatz.core.services import services_of
from marktplatz.core.text import LANGUAGES

_BEFORE = ("code", "stand_number", "origin", "entry_language")
_AFTER = ("recording_url", "source", "source_id", "source_url", "source_licence")
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
    if field.kind in FILES:
        return tuple(name for place in range(field.most or 1) for name in _names_of_file(field, place))
    return (*field.names, f"{field.key}_{OTHER}") if field.translatable else field.names


def _names_of_file(field: Field, place: int) -> Iterator[str]:
    yield f"{field.key}-{place}-file"
    for part in field.parts_at(place):
        if part.is_public:
            yield from part.names


def _cells_of_files(field: Field, booth: PublicBooth) -> Iterator[Any]:
    items = booth.content.get(field.key) or []
    for place in range(field.most or 1):
        item = items[place] if place < len(items) else {}
        yield _path(field, item["file"]) if "file" in item else None
        for part in field.parts:
            if part.is_public and part.translatable:
                yield from ((item.get(part.key) or {}).get(language) for language in LANGUAGES)
            elif part.is_public:
                yield item.get(part.key)


def _path(field: Field, facts: dict[str, Any]) -> str:
    kept = f"{facts['width']}.webp" if field.kind is Kind.PICTURES else f"{field.key}.pdf"
    return services_of(session).site.address(f"/media/{facts['hash']}/{kept}")


def _cells(field: Field, booth: PublicBooth) -> list[Any]:
    if field.kind in FILES:
        return list(_cells_of_files(field, booth))
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
