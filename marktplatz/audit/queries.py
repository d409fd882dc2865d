"""Reading the log."""

from __future__ import annotations

from collections.abc import Collection

from sqlalchemy import select

from marktplatz.audit.models import AuditEntry
from marktplatz.core.database import session


def of_booth(booth_id: int, limit: int = 100) -> list[AuditEntry]:
    """Return the newest steps of one booth, newest first."""
    query = select(AuditEntry).where(AuditEntry.booth_id == booth_id).order_by(AuditEntry.id.desc()).limit(limit)
    return list(session.scalars(query))


def last_of(booth_id: int, names: Collection[str]) -> str | None:
    """Return the name of the newest step of one booth among these, or None."""
    query = select(AuditEntry.name).where(AuditEntry.booth_id == booth_id, AuditEntry.name.in_(names))
    return session.scalar(query.order_by(AuditEntry.id.desc()).limit(1))


def latest(*, before: int | None = None, limit: int = 50) -> list[AuditEntry]:
    """Return a page of the whole log, newest first; ``before`` is the number of the last line already seen."""
    query = select(AuditEntry).order_by(AuditEntry.id.desc()).limit(limit)
    if before is not None:
        query = query.where(AuditEntry.id < before)
    return list(session.scalars(query))
