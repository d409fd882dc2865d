"""Reads of the outbox."""

from __future__ import annotations

from sqlalchemy import func, select
from sqlalchemy.orm import defer

from marktplatz.core.database import session
from marktplatz.mail.models import OutboxMail

PAGE = 50


def outbox(*, state: str = "", page: int = 1) -> tuple[list[OutboxMail], int]:
    """Return a page of all mails or of those in one state, newest first, and how many there are. Two statements."""
    chosen = [OutboxMail.state == state] if state else []
    total = session.scalar(select(func.count()).select_from(OutboxMail).where(*chosen)) or 0
    query = select(OutboxMail).where(*chosen).order_by(OutboxMail.id.desc()).limit(PAGE).offset((page - 1) * PAGE)
    return list(session.scalars(query.options(defer(OutboxMail.body)))), total


def counts() -> dict[str, int]:
    """Return how many mails are in each state, also in those without any."""
    rows = session.execute(select(OutboxMail.state, func.count()).group_by(OutboxMail.state))
    return {"waiting": 0, "failed": 0, "sent": 0} | dict(rows.all())


def one(mail_id: int) -> OutboxMail | None:
    """Return one mail."""
    return session.get(OutboxMail, mail_id)
