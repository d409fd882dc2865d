"""Letting visitors see a revision: the one place that sets what is public."""

from __future__ import annotations

from marktplatz.booths.facts import BoothPublished
from marktplatz.booths.models import Booth, Revision
from marktplatz.core import clock
from marktplatz.core.database import session
from marktplatz.core.facts import record
from marktplatz.core.permissions import Actor


def show(booth: Booth, revision: Revision, *, actor: Actor) -> None:
    """Make a revision what visitors see from now on; the caller has asked the rules."""
    now = clock.now()
    booth.published_revision = revision
    booth.published_at = now
    booth.first_published_at = booth.first_published_at or now
    session.flush()
    record(
        session,
        BoothPublished(actor_id=actor.account_id, booth_id=booth.id, event_id=booth.event_id, revision=revision.number),
    )
