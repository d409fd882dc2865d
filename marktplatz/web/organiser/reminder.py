"""Whom to remind. Nothing is sent from here."""

from __future__ import annotations

from flask import redirect, render_template, request, url_for
from flask.typing import ResponseReturnValue

from marktplatz.booths.reminder import without_submission
from marktplatz.core import clock
from marktplatz.events.models import Event
from marktplatz.web.numbers import page_wished, pages_of

PAGE = 50


def reminder_page(event: Event) -> ResponseReturnValue:
    """Return the exhibitors without submission: all addresses to copy, and a page of the list, at most the last one."""
    found = without_submission(event.id)
    page, pages = page_wished(request.args), pages_of(len(found), PAGE)

    def address(number: int) -> str:
        return url_for("organiser.reminder", event=event.slug, page=number)

    if page > pages:
        return redirect(address(pages), 302)
    ends = event.registration_ends_at
    return render_template(
        "organiser/reminder.html",
        event=event,
        addresses=", ".join(dict.fromkeys(each.email for each in found)),
        rows=found[(page - 1) * PAGE : page * PAGE],
        total=len(found),
        is_closed=ends is not None and ends <= clock.now(),
        page=page,
        pages=pages,
        page_address=address,
    )
