"""The start of the desk: events, the state of the current one, mails."""

from __future__ import annotations

from flask import render_template

from marktplatz.accounts import queries as accounts
from marktplatz.booths import queries as booths
from marktplatz.booths import register_queries
from marktplatz.booths.workflow import Status
from marktplatz.core import clock
from marktplatz.events import queries as events
from marktplatz.mail import queries as mail

# The order of work: what waits for somebody comes first.
ORDER = (
    Status.SUBMITTED,
    Status.CHANGES_REQUESTED,
    Status.APPROVED,
    Status.DRAFT,
    Status.REJECTED,
    Status.WITHDRAWN,
)


def overview_page() -> str:
    """Return the page. Five statements, whatever there is."""
    known = events.all_events(public_only=False)
    # An event that is not public yet comes first only where there is no other.
    current = next((event for event in known if event.is_public), known[0] if known else None)
    number = current.id if current else 0
    counts = booths.counts_by_status(number)
    invited, used = accounts.invitation_counts(number)
    ends = current.registration_ends_at if current else None
    return render_template(
        "organiser/overview.html",
        events=known,
        current=current,
        tally=[(status, counts.get(status, 0)) for status in ORDER],
        submitted=counts.get(Status.SUBMITTED, 0),
        total=sum(counts.values()),
        invited=invited,
        unused=invited - used,
        entries=register_queries.count(number),
        mails=mail.counts(),
        is_closed=ends is not None and ends <= clock.now(),
    )
