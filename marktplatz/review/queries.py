"""Reads for the review desk."""

from __future__ import annotations

from dataclasses import dataclass

from sqlalchemy import func, select
from sqlalchemy.orm import joinedload, selectinload

from marktplatz.booths.models import Booth
from marktplatz.booths.workflow import Status
from marktplatz.core.database import session
from marktplatz.review.models import Review

PAGE = 50


@dataclass(frozen=True)
class QueuePage:
    """One page of the queue."""

    booths: list[Booth]
    total: int


def queue(event_id: int, status: Status, *, page: int = 1) -> QueuePage:
    """Return the exhibitors' booths of an event in one state, the longest waiting first. Two statements."""
    here = (Booth.event_id == event_id, Booth.status == status, Booth.origin == "exhibitor")
    total = session.scalar(select(func.count()).select_from(Booth).where(*here)) or 0
    query = (
        select(Booth)
        .where(*here)
        .order_by(Booth.status_since, Booth.id)
        .limit(PAGE)
        .offset((page - 1) * PAGE)
        .options(joinedload(Booth.draft), joinedload(Booth.organisation), joinedload(Booth.submitted_revision))
    )
    return QueuePage(list(session.scalars(query)), total)


def reviews_of(booth_id: int) -> list[Review]:
    """Return all decisions about a booth with their remarks, newest first."""
    query = (
        select(Review)
        .where(Review.booth_id == booth_id)
        .order_by(Review.id.desc())
        .options(selectinload(Review.remarks))
    )
    return list(session.scalars(query))


def latest_review(booth_id: int) -> Review | None:
    """Return the newest decision about a booth with its remarks and, through it, what the exhibitor is asked."""
    query = (
        select(Review)
        .where(Review.booth_id == booth_id)
        .order_by(Review.id.desc())
        .limit(1)
        .options(selectinload(Review.remarks))
    )
    return session.scalar(query)
