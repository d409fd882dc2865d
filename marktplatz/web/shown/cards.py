"""From a catalogue entry to what a card shows."""

from __future__ import annotations

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
    here, card = language(), entry.card
    organisation = card.get("organisation_name", "")
    country = card.get("country", "DE")
    if country != "DE":
        organisation = f"{organisation} ({country_name(country, here)})"
    return Card(
        address=url_for("public.booth", event=event.slug, path_part=card["path_part"]),
        stand_number=entry.stand_number,
        title=title_of(entry, card, here),
        summary=spoken(card.get("summary"), here, entry.entry_language),
        organisation=organisation,
        is_register=entry.origin == "register",
        traits=traits(card, card.get("own_words", {}), here, entry.entry_language),
    )
