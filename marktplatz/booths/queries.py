"""Reads about booths, for the desks. The public reads in ``booths.public`` see revisions only."""

from __future__ import annotations

from sqlalchemy import ColumnElement, Select, and_, func, select
from sqlalchemy.orm import joinedload

from marktplatz.booths.models import Booth, Revision
from marktplatz.core.codes import read_code
from marktplatz.core.database import session, writes
from marktplatz.core.permissions import Actor


def for_member(actor: Actor, code: str) -> Booth | None:
    """Return a booth of the actor's own organisations with all that its desk shows; else None."""
    booth = whole(code)
    return booth if booth is not None and actor.belongs_to(booth.organisation_id) else None


def whole(code: str) -> Booth | None:
    """Return a booth by its code with event, organisation, draft and revisions, in one statement.

    A transaction that writes holds the booth until its end (one statement more): of two steps at one booth at the same
    moment, the second begins with what the first one left.
    """
    known = read_code(code)
    return _found(Booth.code == known) if known is not None else None


def whole_by_id(booth_id: int) -> Booth | None:
    """Return a booth by its number, as ``whole`` does."""
    return _found(Booth.id == booth_id)


def by_source(event_id: int, source: str, source_id: str) -> Booth | None:
    """Return the entry of an event that was taken over from this record of a register, held as by ``whole``."""
    return _found(and_(Booth.event_id == event_id, Booth.source == source, Booth.source_id == source_id))


def _found(which: ColumnElement[bool]) -> Booth | None:
    if writes():
        # Before the booth is read: read together with the lock, its other rows could be older than the lock.
        session.execute(select(Booth.id).where(which).with_for_update())
    return session.scalar(_whole().where(which))


def _whole() -> Select[Booth]:
    return select(Booth).options(
        joinedload(Booth.event),
        joinedload(Booth.organisation),
        joinedload(Booth.draft),
        joinedload(Booth.submitted_revision),
        joinedload(Booth.approved_revision),
        joinedload(Booth.published_revision),
    )


def of_organisations(actor: Actor) -> list[Booth]:
    """Return the booths of the actor's organisations, the newest first, with event, draft and organisation."""
    query = (
        select(Booth)
        .where(Booth.organisation_id.in_(actor.organisation_ids))
        .order_by(Booth.created_at.desc(), Booth.id.desc())
        .options(joinedload(Booth.event), joinedload(Booth.draft), joinedload(Booth.organisation))
    )
    return list(session.scalars(query))


def by_title_key(event_id: int, organisation_id: int, key: str) -> Booth | None:
    """Return the booth that was created with this title, as ``whole`` does."""
    return session.scalar(
        _whole().where(Booth.event_id == event_id, Booth.organisation_id == organisation_id, Booth.title_key == key)
    )


def revisions(booth_id: int) -> list[Revision]:
    """Return all revisions of a booth, the newest first."""
    query = select(Revision).where(Revision.booth_id == booth_id).order_by(Revision.number.desc())
    return list(session.scalars(query))


def counts_by_status(event_id: int) -> dict[str, int]:
    """Return how many exhibitors' booths of an event are in each state."""
    rows = session.execute(
        select(Booth.status, func.count())
        .where(Booth.event_id == event_id, Booth.origin == "exhibitor")
        .group_by(Booth.status)
    )
    return dict(rows.all())
