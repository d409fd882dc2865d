"""The publication stamp: another number after everything that changes what the public sees.

Whoever keeps something made of public content keeps the stamp beside it: as long as the number is the same, it is true.
It is drawn by chance, so that a database that was put back to an older state never says what a newer one has said.
The database's own counters are no use here: they move with every draft that is saved.
"""

from __future__ import annotations

import secrets
from threading import local
from weakref import finalize

from sqlalchemy import Engine, select, text

from marktplatz.catalogue.models import PublicationStamp
from marktplatz.core.database import driver_errors, session, standing_connection

FORM = 2
"""The form in which the catalogue's copies are written; grows with every change of it, for ``actions.rebuild``."""
_DRAWN = text(
    "INSERT INTO publication_stamp (id, number, form) VALUES (1, :number, :form) "
    "ON CONFLICT (id) DO UPDATE SET number = excluded.number, form = CASE WHEN EXISTS "
    "(SELECT 1 FROM catalogue_entries) THEN publication_stamp.form ELSE excluded.form END"
)


def bump() -> None:
    """Say in the running transaction that what the public sees changes. Nobody else publishes until it ends."""
    session.execute(_DRAWN, {"number": secrets.randbits(62), "form": FORM})


def number() -> int:
    """Return the stamp as the running transaction sees it; an empty installation has one too. One statement."""
    return session.scalar(select(PublicationStamp.number)) or 0


class Glance:
    """Reads the stamp outside any transaction, for answers that must cost next to nothing.

    Every thread that asks has a connection of its own, beside those of the pool.
    """

    def __init__(self, engine: Engine) -> None:
        self._engine = engine
        self._seats = local()

    def number(self) -> int:
        """Return the stamp as it is committed now, or 0 where the database is away."""
        try:
            seat: _Seat | None = getattr(self._seats, "seat", None)
            if seat is None or seat.pool is not self._engine.pool:
                seat = self._seats.seat = _Seat(self._engine)
            return seat.read()
        except driver_errors(self._engine):
            # Whoever asks next finds out whether the database is back.
            self._seats.seat = None
            return 0


class _Seat:
    """One connection that lives as long as its thread, unless the engine lets all connections go before."""

    def __init__(self, engine: Engine) -> None:
        self.pool = engine.pool
        connection = standing_connection(engine)
        self._cursor = connection.cursor()
        # Not by its own __del__: what is let go together with the connection may come too late to close it.
        finalize(self, connection.close)

    def read(self) -> int:
        self._cursor.execute("SELECT number FROM publication_stamp")
        rows = self._cursor.fetchall()
        return int(rows[0][0]) if rows else 0
