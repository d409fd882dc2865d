"""What the booth page shows, from the field list."""

from __future__ import annotations

from dataclasses import dataclass
from typing import Any

from flask import g, render_template

from marktplatz.booths.public import PublicBooth
from marktplatz.booths.recording import RECORDING
from marktplatz.booths.traits import Trait, traits
from marktplatz.catalogue import queries as catalogue
from marktplatz.exchange.registers import REGISTER_NAMES
from marktplatz.stands.halls import hall_letter, hall_name
from marktplatz.web.language import language
from marktplatz.web.pictures import document_of, picture_of
from marktplatz.web.shown import sections as page
from marktplatz.web.shown.cards import cards_of
from marktplatz.web.shown.sections import AT_THE_STAND, CHANCES, RISKS, facts, sections, told


@dataclass(frozen=True, kw_only=True)
class CallingCard:
    """What every reader sees first of a booth, beside title, organisation and summary."""

    traits: list[Trait]
    place: str
    logo: Any | None


def render_booth(booth: PublicBooth) -> str:
    """Return the booth page in the reader's language. One statement more, for the next booths."""
    g.shown_booth = booth
    neighbours = cards_of(catalogue.neighbours(booth.event.id, booth.id), booth.event)
    return render_template("public/booth.html", **{**shown(booth), "neighbours": neighbours})


def shown(booth: PublicBooth) -> dict[str, Any]:
    """Return what the template of the booth page needs, whatever became of the booth."""
    here, hall = language(), hall_letter(booth.stand_number)
    return {
        "booth": booth,
        "event": booth.event,
        "hall": hall,
        "hall_name": hall_name(booth.event, hall, here),
        "card": calling_card(booth),
        "pictures": _files(booth, "images", here),
        "slides": [
            found
            for item in booth.content.get("slides", ())
            if (found := document_of(item, here, booth.entry_language))
        ],
        "RECORDING": RECORDING,
        "video": told(booth, ("video_url",), here),
        "at_the_stand": told(booth, AT_THE_STAND, here),
        "sides": (("chance", told(booth, CHANCES, here)), ("risk", told(booth, RISKS, here))),
        "sections": sections(booth, here),
        "facts": facts(booth, here),
        "meanings": _meanings(booth, here),
        "source_name": REGISTER_NAMES.get(booth.source or "", booth.source or ""),
        "neighbours": [],
    }


def calling_card(booth: PublicBooth) -> CallingCard:
    """Return what stands in the head of a booth, existing or planned and rules or learning above all."""
    here = language()
    return CallingCard(
        traits=traits(booth.content, booth.own_words, here, booth.entry_language),
        place=_place(booth, here),
        logo=next(iter(_files(booth, "logo", here)), None),
    )


def _meanings(booth: PublicBooth, here: str) -> dict[str, list[page.Meaning]]:
    """Return what the answers mean, by the part of the page at whose end that stands folded."""
    parts = {
        "at_the_stand": AT_THE_STAND,
        "pictures": page.PICTURES,
        "weighing": CHANCES + RISKS,
        "facts": page.HEAD + page.fact_keys(booth),
        "in_detail": page.IN_DETAIL,
        "documents": page.DOCUMENTS,
    }
    return {part: page.meanings(booth, keys, here) for part, keys in parts.items()}


def _files(booth: PublicBooth, key: str, here: str) -> list[Any]:
    found = (picture_of(item, here, booth.entry_language) for item in booth.content.get(key, ()))
    return [picture for picture in found if picture is not None]


def _place(booth: PublicBooth, here: str) -> str:
    """Return where the organisation is, as far as its name and the exhibition do not say it."""
    organisation = booth.content.get("organisation_name", "")
    city = booth.content.get("city", "")
    country = "" if booth.content.get("country", "DE") == "DE" else ", ".join(booth.words("country", here))
    return ", ".join(part for part in ("" if city in organisation else city, country) if part)
