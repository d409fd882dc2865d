"""Counting scans: its own short write, because the page itself only reads."""

from __future__ import annotations

from datetime import UTC, datetime

from sqlalchemy import Engine, Insert, select
from sqlalchemy.dialects import postgresql, sqlite
from sqlalchemy.orm import Session, scoped_session

from marktplatz.booths.models import Booth
from marktplatz.core.database import session
from marktplatz.stands.models import ScanCount


def hour_of(moment: datetime) -> datetime:
    """Return the full hour, in UTC, that a moment belongs to."""
    return moment.astimezone(UTC).replace(minute=0, second=0, microsecond=0)


def count_scan(engine: Engine, booth_id: int, moment: datetime) -> None:
    """Add one to the booth's hour, in a transaction of its own. Nothing about the visitor is taken or kept."""
    dialect = sqlite if engine.dialect.name == "sqlite" else postgresql
    row: Insert = dialect.insert(ScanCount).values(booth_id=booth_id, hour=hour_of(moment), count=1)
    counted = row.on_conflict_do_update(  # type: ignore[attr-defined]
        index_elements=["booth_id", "hour"], set_={"count": ScanCount.count + 1}
    )
    with engine.connect().execution_options(writes=True) as connection, connection.begin():
        connection.execute(counted)


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
