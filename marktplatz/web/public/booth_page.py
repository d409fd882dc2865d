"""What the booth page shows, from the field list: which answer stands where."""

from __future__ import annotations

from dataclasses import dataclass
from typing import Any

from flask import g, render_template

from marktplatz.booths.public import PublicBooth, public_fields
from marktplatz.catalogue import queries as catalogue
from marktplatz.core.fields import Field, Kind
from marktplatz.exchange.registers import REGISTER_NAMES
from marktplatz.web.language import language
from marktplatz.web.public.cards import card_of
from marktplatz.web.public.traits import traits

# Shown in places of their own on the page; everything else that is public is a row of the facts.
_ELSEWHERE = frozenset({"title", "summary", "organisation_name", "employee_effects", "participation_mode"})


@dataclass(frozen=True)
class Row:
    """One fact of the page."""

    label: str
    words: list[str]
    href: str = ""
    own_words: bool = False
    help: str = ""


def render_booth(booth: PublicBooth) -> str:
    """Return the booth page in the reader's language. One statement more, for the next booths."""
    here = language()
    g.shown_booth = booth
    return render_template(
        "public/booth.html",
        booth=booth,
        event=booth.event,
        hall=_hall(booth, here),
        country=_country(booth, here),
        booth_traits=traits(booth.content, booth.own_words, here, booth.entry_language),
        effects=booth.words("employee_effects", here),
        at_the_stand=[_row(booth, field, here) for field in _fields("participation_mode")],
        facts=_facts(booth, here),
        source_name=REGISTER_NAMES.get(booth.source or "", booth.source or ""),
        neighbours=[card_of(entry, booth.event) for entry in catalogue.neighbours(booth.event.id, booth.id)],
    )


def _facts(booth: PublicBooth, here: str) -> list[Row]:
    rows = []
    for field in public_fields():
        if field.key in _ELSEWHERE or field.translatable:
            continue
        row = _row(booth, field, here)
        if row.words or field.gap_shown:
            rows.append(row)
    return rows


def _row(booth: PublicBooth, field: Field, here: str) -> Row:
    words = booth.words(field.key, here)
    return Row(
        label=field.label.in_(here),
        words=words,
        help=field.reader_help.in_(here) if field.reader_help and words else "",
        href=f"mailto:{words[0]}" if field.kind is Kind.EMAIL and words else "",
        own_words=bool(words) and not booth.content.get(field.key) and field.key in booth.own_words,
    )


def _fields(*keys: str) -> list[Field]:
    return [field for field in public_fields() if field.key in keys]


def _country(booth: PublicBooth, here: str) -> str:
    if booth.content.get("country", "DE") == "DE":
        return ""
    return ", ".join(booth.words("country", here))


def _hall(booth: PublicBooth, here: str) -> dict[str, Any] | None:
    letter = (booth.stand_number or "").rstrip("0123456789")
    for hall in booth.event.halls:
        if hall["letter"] == letter:
            return {"letter": letter, "name": hall["name"].get(here) or hall["name"].get("de", "")}
    return None
