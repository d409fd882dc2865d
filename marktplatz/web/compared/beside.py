"""Which revision a text is read beside. Exhibitors and reviewers choose from the same ones."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from enum import StrEnum

from marktplatz.booths.models import Booth, Revision
from marktplatz.core.text import Text
from marktplatz.review import queries
from marktplatz.review.models import Review


class Basis(StrEnum):
    """What the other revision is; the word stands in the address."""

    DECIDED = "entscheidung"
    PUBLIC = "oeffentlich"
    SUBMITTED = "eingereicht"


CHOICES = {
    Basis.DECIDED: Text(de="Seit der letzten Entscheidung", en="Since the last decision"),
    Basis.PUBLIC: Text(de="Seit dem öffentlichen Text", en="Since the public text"),
    Basis.SUBMITTED: Text(de="Seit der letzten Einreichung", en="Since the last submission"),
}


@dataclass(frozen=True)
class Beside:
    """One revision to compare with."""

    basis: Basis
    revision: Revision


def bases(booth: Booth, reviews: Sequence[Review], shown: Revision | None) -> list[Beside]:
    """Return what a submission can be read beside, the proposed one first; ``shown`` is None for what is being written.

    These are the revision that was decided about last, where that was after the public one, and the public one.
    ``reviews`` are all of the booth, the newest first. One statement at the most.
    """
    here = shown.id if shown is not None else None
    found = []
    public = booth.published_revision
    last = next((review.revision_id for review in reviews if review.revision_id != here), None)
    decided = queries.revision(last) if last is not None else None
    if decided is not None and (public is None or decided.number > public.number):
        found.append(Beside(Basis.DECIDED, decided))
    if public is not None and public.id != here:
        found.append(Beside(Basis.PUBLIC, public))
    return found


def chosen(found: Sequence[Beside], wished: str) -> Beside | None:
    """Return the one that an address asks for, or the proposed one."""
    return next((one for one in found if one.basis == wished), found[0] if found else None)
