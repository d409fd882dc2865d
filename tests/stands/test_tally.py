"""The tally counts exactly, also when many scan at once, and keeps nothing about who."""

from __future__ import annotations

from concurrent.futures import ThreadPoolExecutor
from datetime import UTC, datetime, timedelta

from flask import Flask
from sqlalchemy import Engine, inspect

from marktplatz.core.clock import ZONE
from marktplatz.core.database import db
from marktplatz.stands.tally import count_scan, hour_of, scans
from tests.factories import Make

MOMENT = datetime(2026, 6, 12, 10, 59, 59, tzinfo=ZONE)


def engine_of(app: Flask) -> Engine:
    with app.app_context():
        return db.engine


def test_scans_are_counted_by_booth_and_hour(app: Flask, make: Make) -> None:
    row, other = make.booth(state="published", stand_number="A07"), make.booth(state="published")
    engine = engine_of(app)
    for moment in (MOMENT, MOMENT - timedelta(minutes=30), MOMENT + timedelta(seconds=1)):
        count_scan(engine, row.id, moment)
    count_scan(engine, other.id, MOMENT)
    with make.unit():
        found = scans(row.event.id)
    hour = datetime(2026, 6, 12, 8, tzinfo=UTC)
    expected = [
        (row.code, "A07", hour, 2),
        (row.code, "A07", hour + timedelta(hours=1), 1),
        (other.code, None, hour, 1),
    ]
    assert found == sorted(expected, key=lambda line: (line[0], line[2]))


def test_parallel_scans_are_all_counted(app: Flask, make: Make) -> None:
    row = make.booth(state="published")
    engine = engine_of(app)
    with ThreadPoolExecutor(8) as pool:
        for done in [pool.submit(count_scan, engine, row.id, MOMENT) for _ in range(120)]:
            done.result(20)
    with make.unit():
        assert [count for *_, count in scans(row.event.id)] == [120]


def test_scans_of_another_event_are_not_listed(app: Flask, make: Make) -> None:
    row, other = make.booth(state="published"), make.booth(make.event(), state="published")
    count_scan(engine_of(app), other.id, MOMENT)
    with make.unit():
        assert scans(row.event.id) == []
        assert len(scans(other.event.id)) == 1


def test_an_hour_begins_at_its_full_minute_in_any_zone() -> None:
    assert hour_of(MOMENT) == hour_of(MOMENT.astimezone(UTC)) == datetime(2026, 6, 12, 8, tzinfo=UTC)
    # The hour that comes twice when summer time ends is two hours.
    first = datetime(2026, 10, 25, 2, 30, tzinfo=ZONE)
    assert hour_of(first.replace(fold=1)) - hour_of(first) == timedelta(hours=1)


def test_the_table_has_no_room_for_a_visitor(app: Flask) -> None:
    columns = {column["name"] for column in inspect(engine_of(app)).get_columns("scan_counts")}
    assert columns == {"booth_id", "hour", "count"}
