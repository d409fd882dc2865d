"""What the pages of this desk share: the event of the address, confirmations."""

from __future__ import annotations

from flask import request

from marktplatz.core.errors import Missing
from marktplatz.events import queries
from marktplatz.events.models import Event


def event_named(slug: str) -> Event:
    """Return the event of an address, public or not. Raises Missing."""
    # PostgreSQL refuses a text with NUL in it.
    event = queries.by_slug(slug) if slug.isprintable() else None
    if event is None:
        raise Missing()
    return event


def notice(known: frozenset[str]) -> str:
    """Return which confirmation to show: one of the known ones, or none."""
    wished = request.args.get("meldung", "")
    return wished if wished in known else ""
