"""Reads about events."""

from __future__ import annotations

from sqlalchemy import Select, case, select
from sqlalchemy.orm import selectinload

from marktplatz.core import clock
from marktplatz.core.database import session
from marktplatz.events.models import Event


def by_slug(slug: str) -> Event | None:
    """Return an event, public or not."""
    return session.scalar(select(Event).where(Event.slug == slug))


def public_by_slug(slug: str, *, with_programme: bool = False) -> Event | None:
    """Return a public event."""
    query = select(Event).where(Event.slug == slug, Event.is_public)
    return session.scalar(query.options(selectinload(Event.programme)) if with_programme else query)


def current() -> Event | None:
    """Return the public event that runs or comes next, or else the last one; one without a date comes last."""
    return session.scalar(_by_nearness().where(Event.is_public).limit(1))


def all_events(*, public_only: bool = True) -> list[Event]:
    """Return the events in the order of ``current``."""
    query = _by_nearness()
    return list(session.scalars(query.where(Event.is_public) if public_only else query))


def _by_nearness() -> Select[Event]:
    now = clock.now()
    end = Event.ends_at
    return select(Event).order_by(
        case((end.is_(None), 2), (end < now, 1), else_=0),
        case((end >= now, Event.starts_at)).asc(),
        Event.starts_at.desc(),
        Event.id.desc(),
    )
