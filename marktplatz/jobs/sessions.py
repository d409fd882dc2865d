"""Forgetting sessions that have run out."""

from __future__ import annotations

from sqlalchemy import delete, select

from marktplatz.accounts.models import SignIn
from marktplatz.core import clock
from marktplatz.core.database import session
from marktplatz.reactions import transaction


def purge_sessions() -> None:
    """Delete the sessions that have run out. They open nothing any more; this is for thrift with what is stored."""
    over = SignIn.expires_at <= clock.now()
    with transaction(writes=False):
        if session.scalar(select(SignIn.id).where(over).limit(1)) is None:
            return
    with transaction():
        session.execute(delete(SignIn).where(over))
