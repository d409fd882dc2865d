"""Counting scans: its own short write, because the page itself only reads, and no visitor waits for it."""

from __future__ import annotations

import atexit
import logging
from collections import Counter
from datetime import UTC, datetime
from threading import Lock, Timer
from weakref import WeakKeyDictionary, ref

from sqlalchemy import Engine, bindparam, select, text
from sqlalchemy.exc import IntegrityError, SQLAlchemyError
from sqlalchemy.orm import Session, scoped_session

from marktplatz.booths.models import Booth
from marktplatz.core.columns import UTCDateTime
from marktplatz.core.database import session
from marktplatz.stands.models import ScanCount

PATIENCE = 50
"""Milliseconds that a scan waits for somebody else's write; what waits longer is written without the visitor."""
AGAIN = 0.5
"""Seconds until what could not be written is tried again: a killed process loses no more than a second of counts."""
_AT_THE_END = 5_000

_ADD = text(
    "INSERT INTO scan_counts (booth_id, hour, count) VALUES (:booth_id, :hour, :count) "
    "ON CONFLICT (booth_id, hour) DO UPDATE SET count = scan_counts.count + excluded.count"
).bindparams(bindparam("hour", type_=UTCDateTime()))

log = logging.getLogger("marktplatz.scans")


def hour_of(moment: datetime) -> datetime:
    """Return the full hour, in UTC, that a moment belongs to."""
    return moment.astimezone(UTC).replace(minute=0, second=0, microsecond=0)


class Tally:
    """The scans of one process that are not written yet: by booth and hour, and nothing about who.

    Safe between threads. A visitor writes one batch at the most; whoever finds another thread writing leaves the count.
    """

    def __init__(self, engine: Engine) -> None:
        self._engine = ref(engine)
        self._pending: Counter[tuple[int, datetime]] = Counter()
        self._changing = Lock()
        self._writing = Lock()
        self._timer: Timer | None = None
        self._is_failing = False
        self._is_closed = False

    def count(self, booth_id: int, moment: datetime) -> None:
        """Add one to the booth's hour: at once where the database is free, otherwise within a second.

        Never raises for a database that is busy or away.
        """
        with self._changing:
            self._pending[booth_id, hour_of(moment)] += 1
        self.write()

    def write(self) -> None:
        """Write one batch of what is pending; the rest, and what meets a lock for long, follows a moment later."""
        if not self._pending or not self._writing.acquire(blocking=False):
            return
        try:
            self._write(PATIENCE)
        finally:
            self._writing.release()
        if self._pending:
            self._later()

    def close(self) -> None:
        """Write everything before the process ends, waiting some seconds for the database; say what is lost."""
        self._is_closed = True
        if self._writing.acquire(timeout=_AT_THE_END / 1_000):
            try:
                self._write(_AT_THE_END)
            finally:
                self._writing.release()
        if self._pending:
            log.error("%s scans were not counted before the end", self._pending.total())

    def _write(self, patience: int) -> None:
        engine = self._engine()
        with self._changing:
            taken, self._pending = self._pending, Counter()
        if engine is None or not taken:
            return
        try:
            _add(engine, taken, patience)
        except IntegrityError:
            self._write_one_by_one(engine, taken, patience)
        except SQLAlchemyError as error:
            self._keep(taken, error)
        else:
            self._tell_of_recovery()

    def _write_one_by_one(self, engine: Engine, taken: Counter[tuple[int, datetime]], patience: int) -> None:
        """A booth is gone: its scans are let go, and nobody else's."""
        for key, number in taken.items():
            try:
                _add(engine, Counter({key: number}), patience)
            except IntegrityError:
                log.error("%s scans were not counted: their booth is gone", number)
            except SQLAlchemyError as error:
                self._keep(Counter({key: number}), error)

    def _keep(self, taken: Counter[tuple[int, datetime]], error: SQLAlchemyError) -> None:
        with self._changing:
            self._pending.update(taken)
        if not self._is_failing:
            log.warning("scans wait to be counted: %s", type(error).__name__)
        self._is_failing = True

    def _tell_of_recovery(self) -> None:
        if self._is_failing:
            log.warning("scans are counted again")
        self._is_failing = False

    def _later(self) -> None:
        with self._changing:
            if self._is_closed or (self._timer is not None and self._timer.is_alive()):
                return
            self._timer = Timer(AGAIN, self._again)
            self._timer.daemon = True
            self._timer.start()

    def _again(self) -> None:
        with self._changing:
            self._timer = None
        self.write()


_tallies: WeakKeyDictionary[Engine, Tally] = WeakKeyDictionary()
_beginning = Lock()


def count_scan(engine: Engine, booth_id: int, moment: datetime) -> None:
    """Count one scan of a booth. Nothing about the visitor is taken or kept."""
    with _beginning:
        tally = _tallies.get(engine)
        if tally is None:
            tally = _tallies[engine] = Tally(engine)
    tally.count(booth_id, moment)


def scans(
    event_id: int, at: Session | scoped_session[Session] = session
) -> list[tuple[str, str | None, datetime, int]]:
    """Return code, stand number, hour and count of every hour with scans at an event, in that order."""
    rows = at.execute(
        select(Booth.code, Booth.stand_number, ScanCount.hour, ScanCount.count)
        .join(Booth, Booth.id == ScanCount.booth_id)
        .where(Booth.event_id == event_id)
        .order_by(Booth.code, ScanCount.hour)
    )
    return [(code, number, hour, count) for code, number, hour, count in rows]


@atexit.register
def _write_the_rest() -> None:
    for tally in list(_tallies.values()):
        tally.close()


def _add(engine: Engine, counts: Counter[tuple[int, datetime]], patience: int) -> None:
    # In one order everywhere: two processes that lock the same rows crosswise would wait for each other.
    rows = [{"booth_id": booth, "hour": hour, "count": count} for (booth, hour), count in sorted(counts.items())]
    with engine.connect().execution_options(writes=True, patience=patience) as connection, connection.begin():
        connection.execute(_ADD, rows)
