"""Forgetting files that nothing names any more: replaced pictures, uploads that were never saved, what a fault left.

Two things that do not wait for one another. Rows: what neither the draft of its booth nor one of its revisions names is
marked, and forgotten when it stays so for two days; older states of a draft may then show a picture that is no longer
kept. Objects of the storage: what is two days old and has no row is deleted, whatever left it there.
"""

from __future__ import annotations

from collections.abc import Collection
from dataclasses import dataclass

from sqlalchemy import delete, select, union, update

from marktplatz.booths.models import Booth, Draft, Revision
from marktplatz.core import clock
from marktplatz.core.database import session, take_turn
from marktplatz.media.keeping import FILES_OF_ALL, GRACE
from marktplatz.media.models import KeptFile, RevisionFile
from marktplatz.media.room import hashes_in

AT_ONCE = 500
"""Rows that one transaction changes; the rest has its turn an hour later."""


@dataclass(frozen=True, kw_only=True)
class Findings:
    """Rows by what is to become of them: newly unused, used again, unused for long enough."""

    unused: frozenset[int]
    used_again: frozenset[int]
    over: frozenset[int]

    def __bool__(self) -> bool:
        """Say whether there is anything to do."""
        return bool(self.unused or self.used_again or self.over)


def look(only: Collection[int] | None = None) -> Findings:
    """Find what no draft and no revision of its booth names, among these rows or all. Two statements."""
    shown = select(RevisionFile.hash).join(Revision, Revision.id == RevisionFile.revision_id)
    shown = shown.where(Revision.booth_id == KeptFile.booth_id, RevisionFile.hash == KeptFile.hash)
    asked = select(KeptFile.id, KeptFile.booth_id, KeptFile.hash, KeptFile.unused_since).where(~shown.exists())
    if only is not None:
        asked = asked.where(KeptFile.id.in_(only))
    rows = session.execute(asked.order_by(KeptFile.id)).all()
    of_these = asked.with_only_columns(KeptFile.booth_id).order_by(None)
    drafts = session.execute(select(Draft.booth_id, Draft.content).where(Draft.booth_id.in_(of_these)))
    named = {booth_id: hashes_in(content) for booth_id, content in drafts}
    unnamed = [row for row in rows if row.hash not in named.get(row.booth_id, ())]
    again = {row.id for row in rows if row.unused_since is not None} - {row.id for row in unnamed}
    before = clock.now() - GRACE
    over = [row.id for row in unnamed if row.unused_since is not None and row.unused_since < before]
    return Findings(
        unused=frozenset([row.id for row in unnamed if row.unused_since is None][:AT_ONCE]),
        used_again=frozenset(sorted(again)[:AT_ONCE]),
        over=frozenset(over[:AT_ONCE]),
    )


def settle(found: Findings) -> None:
    """Mark and forget rows, looking once more at those that go, while nobody can save the drafts of their booths."""
    _mark(found)
    if not found.over:
        return
    booths = select(KeptFile.booth_id).where(KeptFile.id.in_(found.over))
    session.execute(select(Booth.id).where(Booth.id.in_(booths)).order_by(Booth.id).with_for_update()).all()
    session.execute(delete(KeptFile).where(KeptFile.id.in_(look(found.over).over)))


def _mark(found: Findings) -> None:
    for ids, moment in ((found.unused, clock.now()), (found.used_again, None)):
        if ids:
            session.execute(update(KeptFile).where(KeptFile.id.in_(ids)).values(unused_since=moment))


def unnamed(hashes: Collection[str]) -> set[str]:
    """Return those of the files that no row names, neither of what is kept nor of what was handed in. One statement."""
    kept = select(KeptFile.hash).where(KeptFile.hash.in_(hashes))
    shown = select(RevisionFile.hash).where(RevisionFile.hash.in_(hashes))
    return set(hashes) - set(session.scalars(union(kept, shown)))


def may_go(digest: str) -> bool:
    """Say whether a file may be deleted from the storage now: until this transaction ends, nobody notes one."""
    take_turn(FILES_OF_ALL)
    return digest in unnamed([digest])
