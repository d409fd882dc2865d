"""The one clock. Times are stored in UTC; people read them in the time zone of the fair."""

from __future__ import annotations

from collections.abc import Iterator
from contextlib import contextmanager
from contextvars import ContextVar
from datetime import UTC, datetime
from zoneinfo import ZoneInfo

ZONE = ZoneInfo("Europe/Berlin")

_fixed: ContextVar[datetime | None] = ContextVar("fixed_time", default=None)


def now() -> datetime:
    """Return the present moment in UTC, to the second."""
    return _fixed.get() or datetime.now(UTC).replace(microsecond=0)


@contextmanager
def stopped_at(moment: datetime) -> Iterator[None]:
    """Let ``now`` return this moment; for tests and for loading the demo."""
    token = _fixed.set(moment.astimezone(UTC))
    try:
        yield
    finally:
        _fixed.reset(token)
