"""The publication stamp: another number after everything that changes what the public sees.

Whoever keeps something made of public content keeps the stamp beside it: as long as the number is the same, it is true.
It is drawn by chance, so that a database that was put back to an older state never says what a newer one has said.
The database's own counters are no use here: they move with every draft that is saved.
"""

from __future__ import annotations

import secrets

from sqlalchemy import select, text

from marktplatz.catalogue.models import PublicationStamp
from marktplatz.core.database import session

FORM = 1
"""The form in which the catalogue's copies are written; grows with every change of it, for ``actions.rebuild``."""
_DRAWN = text(
    "INSERT INTO publication_stamp (id, number, form) VALUES (1, :number, :form) "
    "ON CONFLICT (id) DO UPDATE SET number = excluded.number"
)


def bump() -> None:
    """Say in the running transaction that what the public sees changes. Nobody else publishes until it ends."""
    session.execute(_DRAWN, {"number": secrets.randbits(62), "form": FORM})


def number() -> int:
    """Return the stamp as the running transaction sees it, 0 before anything was published. One statement."""
    return session.scalar(select(PublicationStamp.number)) or 0
