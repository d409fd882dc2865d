"""What search engines and messengers read of a page (schema.org as JSON-LD)."""

from __future__ import annotations

from typing import Any

from flask import url_for

from marktplatz.booths.fields.stand_vocabularies import LICENCE
from marktplatz.booths.public import PublicBooth
from marktplatz.core.dates import iso
from marktplatz.events.models import Event
from marktplatz.web.language import language


def booth_described(booth: PublicBooth, site: str) -> dict[str, Any]:
    """Return what a search engine reads of a booth: a work, who made it, and the exhibition that it is part of.

    ``site`` is where addresses begin. Register entries are part of none: nobody has registered them.
    """
    here = language()
    title, summary = booth.text("title", here), booth.text("summary", here)
    page = url_for("public.booth", event=booth.event.slug, path_part=booth.path_part)
    said = {
        "@context": "https://schema.org",
        "@type": "CreativeWork",
        "name": title.text if title else None,
        "abstract": summary.text if summary else None,
        "url": f"{site}{page}",
        "inLanguage": booth.entry_language,
        "dateModified": iso(booth.published_at),
        "license": _licence(booth) or booth.source_licence,
        "creator": _organisation(booth),
        "isPartOf": event_described(booth.event, site) if not booth.is_register else None,
    }
    return {key: value for key, value in said.items() if value}


def event_described(event: Event, site: str) -> dict[str, Any]:
    """Return what a search engine reads of an event: what, when, and where."""
    here = language()
    place = event.place.get(here) or event.place.get("de")
    said = {
        "@context": "https://schema.org",
        "@type": "ExhibitionEvent",
        "name": event.name.get(here) or event.name.get("de"),
        "description": event.lead.get(here) or event.lead.get("de"),
        "url": f"{site}{url_for('public.start', event=event.slug)}",
        "startDate": iso(event.starts_at) if event.starts_at else None,
        "endDate": iso(event.ends_at) if event.ends_at else None,
        "location": {"@type": "Place", "name": place} if place else None,
    }
    return {key: value for key, value in said.items() if value}


def _licence(booth: PublicBooth) -> str:
    code = str(booth.content.get("licence"))
    return LICENCE[code].address if code in LICENCE else ""


def _organisation(booth: PublicBooth) -> dict[str, str] | None:
    name = booth.content.get("organisation_name")
    return {"@type": "Organization", "name": name} if name else None
