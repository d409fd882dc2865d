"""From a catalogue entry to what a card shows."""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import dataclass

from flask import url_for

from marktplatz.booths.titles import title_of
from marktplatz.booths.traits import Trait, traits
from marktplatz.catalogue.models import CatalogueEntry
from marktplatz.core.answers import Spoken, spoken
from marktplatz.core.countries import country_name
from marktplatz.events.models import Event
from marktplatz.web.language import language


@dataclass(frozen=True, kw_only=True)
class Card:
    """One booth on a card, a row, the board or a list of next stands."""

    address: str
    stand_number: str | None
    title: Spoken
    summary: Spoken | None
    organisation: str
    is_register: bool
    traits: list[Trait]


def card_of(entry: CatalogueEntry, event: Event) -> Card:
    """Return the card of an entry in the reader's language."""
    return cards_of([entry], event)[0]


def cards_of(entries: Iterable[CatalogueEntry], event: Event) -> list[Card]:
    """Return the cards of entries of one event, in their order, in the reader's language."""
    # Address parts hold letters, digits and hyphens only: one address tells them all, at a tenth of the time.
    folder = url_for("public.booth", event=event.slug, path_part="-").removesuffix("-")
    return [_card(entry, folder + entry.card["path_part"], language()) for entry in entries]


def _card(entry: CatalogueEntry, address: str, here: str) -> Card:
    card = entry.card
    organisation = card.get("organisation_name", "")
    country = card.get("country", "DE")
    if country != "DE":
        organisation = f"{organisation} ({country_name(country, here)})"
    return Card(
        address=address,
        stand_number=entry.stand_number,
        title=title_of(entry, card, here),
        summary=spoken(card.get("summary"), here, entry.entry_language),
        organisation=organisation,
        is_register=entry.origin == "register",
        traits=traits(card, card.get("own_words", {}), here, entry.entry_language),
    )
