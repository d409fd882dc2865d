"""Whom to remind. Nothing is sent from here."""

from __future__ import annotations

from flask import render_template, url_for

from marktplatz.booths.reminder import without_submission
from marktplatz.core import clock
from marktplatz.events.models import Event
from marktplatz.web.organiser.parts import page_wished, pages_of

PAGE = 50


def reminder_page(event: Event) -> str:
    """Return the exhibitors without submission: all addresses to copy, and a page of the list."""
    found = without_submission(event.id)
    page = page_wished()
    ends = event.registration_ends_at
    return render_template(
        "organiser/reminder.html",
        event=event,
        addresses=", ".join(dict.fromkeys(each.email for each in found)),
        rows=found[(page - 1) * PAGE : page * PAGE],
        total=len(found),
        is_closed=ends is not None and ends <= clock.now(),
        page=page,
        pages=pages_of(len(found), PAGE),
        page_address=lambda number: url_for("organiser.reminder", event=event.slug, page=number),
    )
