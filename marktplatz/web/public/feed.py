"""What is new, for programs that follow an event."""

from __future__ import annotations

from flask import Response, render_template

from marktplatz.catalogue import queries
from marktplatz.core.errors import Missing
from marktplatz.core.permissions import Policy
from marktplatz.events import queries as events
from marktplatz.web import kept
from marktplatz.web.public.scans import surface
from marktplatz.web.shown.cards import cards_of

NEWEST = 50


@surface.get("/<lang:lang>/<event>/feed.atom", policy=Policy.PUBLIC)
def feed(event: str) -> Response:
    """Tell the newest public booths, the last published first (Atom, RFC 4287)."""
    found = events.public_by_slug(event)
    if found is None:
        raise Missing()
    newest = queries.newest(found.id, NEWEST)
    entries = list(zip(newest, cards_of(newest, found), strict=True))
    page = render_template("public/feed.xml", event=found, entries=entries)
    return kept.answer(page, media_type="application/atom+xml")
