"""The queue: what waits, how long, and what to look at twice."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from datetime import datetime
from typing import Any

from flask import redirect, render_template, request, url_for
from flask.typing import ResponseReturnValue

from marktplatz.booths import queries as booths
from marktplatz.booths.models import Booth
from marktplatz.booths.titles import short_title_of
from marktplatz.booths.workflow import Status
from marktplatz.core import clock
from marktplatz.core.answers import Spoken
from marktplatz.core.errors import Missing
from marktplatz.core.permissions import Actor
from marktplatz.events import queries as events
from marktplatz.events.models import Event
from marktplatz.review import hints, queries
from marktplatz.review.hints import Hint
from marktplatz.web.actor import actor
from marktplatz.web.language import language
from marktplatz.web.numbers import page_wished, pages_of
from marktplatz.web.reviewer.notices import decision_told

# The order of work: what waits for us comes first.
ORDER = (
    Status.SUBMITTED,
    Status.CHANGES_REQUESTED,
    Status.APPROVED,
    Status.DRAFT,
    Status.REJECTED,
    Status.WITHDRAWN,
)


@dataclass(frozen=True, kw_only=True)
class Row:
    """One booth of the queue. Of a draft it holds the title and nothing else that was written."""

    code: str
    stand_number: str | None
    title: Spoken
    organisation: str
    flags: list[Hint]
    was_submitted: bool
    is_own: bool
    is_change: bool
    since: datetime
    days: int
    is_public: bool


def queue_page() -> ResponseReturnValue:
    """Return the page, or lead from a page beyond to the last one. The address says event, state and page.

    Four statements, whatever the number of booths; one more where a decision is confirmed.
    """
    known = events.all_events(public_only=False)
    event = _event(known, request.args.get("event", ""))
    if event is None:
        return render_template("reviewer/no_event.html")
    status, page = _status(), page_wished(request.args)
    address = _addresses(event, status)
    counts = booths.counts_by_status(event.id)
    found = queries.queue(event.id, status, page=page)
    if page > (pages := pages_of(found.total, queries.PAGE)):
        return redirect(address(pages), 302)
    rows = [_row(booth, event, actor()) for booth in found.booths]
    notice, about = decision_told(event)
    return render_template(
        "reviewer/queue.html",
        event=event,
        events=known,
        status=status,
        rows=rows,
        total=found.total,
        page=page,
        pages=pages,
        address=address,
        tally=[(one, counts.get(one, 0)) for one in ORDER],
        waiting=counts.get(Status.SUBMITTED, 0),
        longest=max((row.days for row in rows), default=0) if status is Status.SUBMITTED and page == 1 else 0,
        notice=notice,
        about=about,
    )


def _addresses(event: Event, status: Status) -> Any:
    def address(page: int = 1, state: Status = status) -> str:
        return url_for("reviewer.queue", event=event.slug, status=state, page=page if page > 1 else None)

    return address


def _event(known: Sequence[Event], wished: str) -> Event | None:
    """Return the event of the address, or the current one; a hidden one comes first only where there is no other."""
    if wished:
        found = next((event for event in known if event.slug == wished), None)
        if found is None:
            raise Missing()
        return found
    return next((event for event in known if event.is_public), known[0] if known else None)


def _status() -> Status:
    wished = request.args.get("status", "")
    return Status(wished) if wished in list(Status) else Status.SUBMITTED


def _row(booth: Booth, event: Event, who: Actor) -> Row:
    # What nobody has submitted is nobody's to read yet, but its title must tell one draft from another.
    revision = booth.submitted_revision if booth.status != Status.DRAFT else None
    content = revision.content if revision else {}
    published = booth.published_revision_id
    return Row(
        code=booth.code,
        stand_number=booth.stand_number,
        title=short_title_of(booth, content or booth.draft.content, language()),
        organisation=content.get("organisation_name") or (booth.organisation.name if booth.organisation else ""),
        # A submission that was recalled was handed in: what it weighs is still to be known.
        flags=hints.flags(booth.submitted_revision.content if booth.submitted_revision else {}),
        was_submitted=booth.submitted_revision is not None,
        is_own=who.belongs_to(booth.organisation_id),
        is_change=revision is not None and published is not None and published != revision.id,
        since=booth.status_since,
        days=days_since(booth.status_since),
        is_public=published is not None and event.is_public,
    )


def days_since(moment: datetime) -> int:
    """Return how many midnights of the fair's time zone lie between a moment and now."""
    today = clock.now().astimezone(clock.ZONE).date()
    return max(0, (today - moment.astimezone(clock.ZONE).date()).days)
