"""Reads for the review desk."""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import dataclass

from sqlalchemy import func, select
from sqlalchemy.orm import joinedload, selectinload

from marktplatz.accounts.models import Account
from marktplatz.booths.models import Booth, Revision
from marktplatz.booths.workflow import Status
from marktplatz.core.database import session
from marktplatz.review.models import Review, Unpublishing

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


def standing_unpublishing(booth_id: int) -> Unpublishing | None:
    """Return why the review took a booth from visitors, as long as it has not been published again."""
    return session.scalar(
        select(Unpublishing).where(Unpublishing.booth_id == booth_id, Unpublishing.is_over.is_(False)).limit(1)
    )


def unpublishings_of(booth_id: int) -> list[Unpublishing]:
    """Return every time a booth was taken from visitors, the newest first."""
    query = select(Unpublishing).where(Unpublishing.booth_id == booth_id).order_by(Unpublishing.id.desc())
    return list(session.scalars(query))


def revision(revision_id: int) -> Revision | None:
    """Return a revision of any booth by its row number."""
    return session.get(Revision, revision_id)


def numbers_of(booth_id: int) -> dict[int, int]:
    """Return the numbers that people know the revisions of a booth by, without their texts."""
    rows = session.execute(select(Revision.id, Revision.number).where(Revision.booth_id == booth_id))
    return dict(rows.all())


def names_of(account_ids: Iterable[int | None]) -> dict[int, str]:
    """Return what to call the people behind these numbers: their name, or else their address. One statement."""
    wanted = {account_id for account_id in account_ids if account_id is not None}
    rows = session.execute(select(Account.id, Account.name, Account.email).where(Account.id.in_(wanted)))
    return {account_id: name or email for account_id, name, email in rows}
