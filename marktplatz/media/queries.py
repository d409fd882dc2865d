"""Who may see a file: everybody what is public, members what is theirs, reviewers what was handed in."""

from __future__ import annotations

from collections.abc import Collection

from sqlalchemy import select

from marktplatz.booths.models import Booth, Revision
from marktplatz.core.database import session
from marktplatz.core.permissions import Actor
from marktplatz.events.models import Event
from marktplatz.media.models import KeptFile, RevisionFile


def is_public(digest: str) -> bool:
    """Say whether a public booth shows the file now. One statement."""
    shown = (
        select(RevisionFile.hash)
        .join(Booth, Booth.published_revision_id == RevisionFile.revision_id)
        .join(Event, Event.id == Booth.event_id)
        .where(RevisionFile.hash == digest, Event.is_public)
    )
    return session.scalar(shown.limit(1)) is not None


def may_see(actor: Actor, digest: str) -> bool:
    """Say whether a signed-in person may see a file that is not public.

    Members see what was uploaded for a booth of their organisation; reviewers what any revision shows, for only that
    was handed in to them.
    """
    mine = select(KeptFile.id).join(Booth, Booth.id == KeptFile.booth_id)
    own = mine.where(KeptFile.hash == digest, Booth.organisation_id.in_(actor.organisation_ids))
    if session.scalar(own.limit(1)) is not None:
        return True
    handed_in = select(RevisionFile.hash).join(Revision, Revision.id == RevisionFile.revision_id)
    return actor.is_reviewer and session.scalar(handed_in.where(RevisionFile.hash == digest).limit(1)) is not None


def facts_of(booth: Booth, hashes: Collection[str]) -> dict[str, dict[str, object]]:
    """Return what is known of files of this booth by their hashes; unknown ones are left out."""
    if not hashes:
        return {}
    rows = session.scalars(select(KeptFile).where(KeptFile.booth_id == booth.id, KeptFile.hash.in_(hashes)))
    return {row.hash: _facts(row) for row in rows}


def _facts(row: KeptFile) -> dict[str, object]:
    if row.kind == "document":
        return {"hash": row.hash, "pages": row.pages, "size": row.size}
    return {"hash": row.hash, "width": row.width, "height": row.height}
