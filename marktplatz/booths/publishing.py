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
    name_source(booth, revision)
    session.flush()
    record(
        session,
        BoothPublished(actor_id=actor.account_id, booth_id=booth.id, event_id=booth.event_id, revision=revision.number),
    )


def name_source(booth: Booth, revision: Revision) -> None:
    """Let an entry of a register show the address, licence and language that came with this revision.

    They are those of the public text, never of a newer one that nobody has published yet.
    """
    if revision.provenance:
        booth.source_url = revision.provenance["url"]
        booth.source_licence = revision.provenance["licence"]
        booth.entry_language = revision.provenance["language"] or booth.entry_language
