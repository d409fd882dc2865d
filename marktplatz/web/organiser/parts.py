"""What the pages of this desk share: the event of the address, page numbers, confirmations."""

from __future__ import annotations

from flask import request

from marktplatz.core.errors import Missing
from marktplatz.events import queries
from marktplatz.events.models import Event

_LARGEST = 2**31 - 1


def event_named(slug: str) -> Event:
    """Return the event of an address, public or not. Raises Missing."""
    # PostgreSQL refuses a text with NUL in it.
    event = queries.by_slug(slug) if slug.isprintable() else None
    if event is None:
        raise Missing()
    return event


def number_of(name: str) -> int | None:
    """Return a positive number of the query; None for anything else."""
    typed = request.args.get(name, "")
    if not typed.isascii() or not typed.isdecimal() or len(typed) > 10:
        return None
    number = int(typed)
    return number if 0 < number <= _LARGEST else None


def page_wished() -> int:
    """Return which page of a list is asked for; the first one where the query does not say."""
    return min(number_of("page") or 1, 100_000)


def pages_of(total: int, size: int) -> int:
    """Return how many pages a list has, one at least."""
    return max(1, -(-total // size))


def notice(known: frozenset[str]) -> str:
    """Return which confirmation to show: one of the known ones, or none."""
    wished = request.args.get("meldung", "")
    return wished if wished in known else ""
