"""How much an organisation may keep, and what counts.

What its drafts name now and what its revisions show, each content once whatever booths it stands in; and what was
uploaded and not saved yet. What was removed from a draft counts no more from then on, although it is kept for two days.
"""

from __future__ import annotations

from collections.abc import Collection, Iterable
from typing import Any

from sqlalchemy import func, select

from marktplatz.booths.models import Booth, Draft, DraftChange, Revision
from marktplatz.booths.questionnaire import QUESTIONNAIRE
from marktplatz.core.database import session
from marktplatz.core.errors import Invalid
from marktplatz.core.fields import FILES, Content
from marktplatz.core.text import Text
from marktplatz.media.models import KeptFile, RevisionFile

QUOTA = 200_000_000
"""Bytes that one organisation may keep; a booth with five pictures, a logo and three sets of slides has about 65 MB."""

MOST_STORED = 2
"""Times the quota: so much may lie in the storage for one organisation, with what it removed in the last two days."""

_MEGABYTE = 1_000_000

NO_ROOM = Text(
    de="Für diese Datei ({size} MB) ist kein Platz mehr: Ihre Organisation hat {used} von {quota} MB belegt. Entfernen "
    "Sie Bilder oder Unterlagen, die Sie nicht mehr brauchen, aus Ihren Entwürfen und speichern Sie: Der Platz ist "
    "sofort frei. {frozen} MB davon stehen nur noch in eingereichten Fassungen und bleiben zur Dokumentation. "
    "{waiting} MB sind hochgeladen und nicht gespeichert, sie werden nach zwei Tagen frei. Reicht der Platz nicht, "
    "fragen Sie die Organisator*innen.",
    en="There is no room for this file ({size} MB): your organisation uses {used} of {quota} MB. Remove pictures or "
    "documents that you no longer need from your drafts and save: the room is free at once. {frozen} MB of it stand "
    "only in submitted revisions now and stay for documentation; {waiting} MB are uploaded and not saved, and will be "
    "free after two days. If that is not enough, ask the organisers.",
)
TOO_MUCH_REMOVED = Text(
    de="Ihre Organisation hat in den letzten zwei Tagen sehr viele Dateien hochgeladen und wieder entfernt. Nach zwei "
    "Tagen sind sie gelöscht. Versuchen Sie es dann noch einmal, oder fragen Sie die Organisator*innen.",
    en="Your organisation has uploaded and removed very many files in the last two days. They are deleted after two "
    "days. Try again then, or ask the organisers.",
)

_KEYS = [field.key for field in QUESTIONNAIRE.fields if field.kind in FILES]


def hashes_in(content: Content) -> set[str]:
    """Return the files that answers name."""
    items = (item for key in _KEYS for item in content.get(key) or ())
    return {item["file"]["hash"] for item in items if "file" in item}


def require_room(booth: Booth, size: int = 1, digest: str = "") -> None:
    """Raise Invalid where the organisation of the booth has no room for a file of so many bytes.

    What it keeps already takes no more room.
    """
    sizes, drafts, shown = _kept(booth), _in_drafts(booth), _in_revisions(booth)
    waiting = sizes.keys() - drafts - shown
    if waiting:
        waiting -= _removed(booth)
    counted = drafts | shown | waiting
    if digest in counted:
        return
    used = _sum(sizes, counted)
    if used + size > QUOTA:
        raise Invalid(
            NO_ROOM.filled(
                size=-(-size // _MEGABYTE),
                used=used // _MEGABYTE,
                quota=QUOTA // _MEGABYTE,
                frozen=_sum(sizes, shown - drafts) // _MEGABYTE,
                waiting=_sum(sizes, waiting) // _MEGABYTE,
            )
        )
    if digest not in sizes and sum(sizes.values()) + size > MOST_STORED * QUOTA:
        raise Invalid(TOO_MUCH_REMOVED)


def _kept(booth: Booth) -> dict[str, int]:
    """Return the size of every content that is kept for the organisation."""
    mine = select(KeptFile.hash, func.max(KeptFile.size).label("size"))
    mine = mine.where(KeptFile.organisation_id == booth.organisation_id)
    return {row.hash: row.size for row in session.execute(mine.group_by(KeptFile.hash))}


def _in_drafts(booth: Booth) -> set[str]:
    drafts = select(Draft.content).join(Booth, Booth.id == Draft.booth_id)
    return _named(session.scalars(drafts.where(Booth.organisation_id == booth.organisation_id)))


def _in_revisions(booth: Booth) -> set[str]:
    frozen = select(RevisionFile.hash).join(Revision, Revision.id == RevisionFile.revision_id)
    mine = frozen.join(Booth, Booth.id == Revision.booth_id).where(Booth.organisation_id == booth.organisation_id)
    return set(session.scalars(mine))


def _removed(booth: Booth) -> set[str]:
    """Return what older states of the drafts named: it was saved once, and may have been taken out since."""
    older = select(DraftChange.name, DraftChange.before).join(Booth, Booth.id == DraftChange.booth_id)
    mine = older.where(Booth.organisation_id == booth.organisation_id, DraftChange.name.in_(_KEYS))
    return _named({name: before} for name, before in session.execute(mine))


def _named(contents: Iterable[dict[str, Any]]) -> set[str]:
    return {digest for content in contents for digest in hashes_in(content)}


def _sum(sizes: dict[str, int], hashes: Collection[str]) -> int:
    return sum(sizes.get(digest, 0) for digest in hashes)
