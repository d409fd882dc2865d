"""Reads of the outbox."""

from __future__ import annotations

from sqlalchemy import func, select

from marktplatz.core.database import session
from marktplatz.mail.models import OutboxMail

PAGE = 50


def outbox(*, page: int = 1) -> tuple[list[OutboxMail], int]:
    """Return one page of all mails, newest first, and how many there are."""
    total = session.scalar(select(func.count()).select_from(OutboxMail)) or 0
    query = select(OutboxMail).order_by(OutboxMail.id.desc()).limit(PAGE).offset((page - 1) * PAGE)
    return list(session.scalars(query)), total


def one(mail_id: int) -> OutboxMail | None:
    """Return one mail."""
    return session.get(OutboxMail, mail_id)
