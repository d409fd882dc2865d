"""The tally counts exactly, also when many scan at once, and keeps nothing about who."""

from __future__ import annotations

import subprocess
import sys
import time
from concurrent.futures import ThreadPoolExecutor
from datetime import UTC, datetime, timedelta
from pathlib import Path
from threading import get_ident
from typing import Any

import pytest
from flask import Flask
from sqlalchemy import Engine, inspect, update

from marktplatz.core import clock
from marktplatz.core.clock import ZONE
from marktplatz.core.database import db, session
from marktplatz.stands import tally as tally_module
from marktplatz.stands.models import ScanCount
from marktplatz.stands.tally import Tally, count_scan, hour_of, scans
from tests.client import Client
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
    assert counted(make, row.event.id, expected=120) == 120


def test_a_scan_waits_for_nobody_and_is_counted_all_the_same(app: Flask, client: Client, make: Make) -> None:
    """Somebody holds the lock for long: the page comes at once, and the count as soon as it can be written."""
    row = make.booth(state="published")
    count_scan(engine_of(app), row.id, clock.now())
    with make.unit() as work:
        assert work.writes
        session.execute(update(ScanCount).values(count=ScanCount.count))
        began = time.monotonic()
        with ThreadPoolExecutor(4) as visitors:
            pages = [visitors.submit(client.application.test_client().get, f"/s/{row.code}") for _ in range(8)]
            assert [page.result(10).status_code for page in pages] == [200] * 8
        assert time.monotonic() - began < 5  # without a patience of its own each of them waited for 15 seconds
    assert counted(make, row.event.id, expected=9) == 9


def counted(make: Make, event_id: int, *, expected: int) -> int:
    """Return how many scans of an event are written, at the latest ten seconds after it should be so many."""
    within = time.monotonic() + 10
    while True:
        with make.unit():
            found = sum(count for *_, count in scans(event_id))
        if found == expected or time.monotonic() > within:
            return found
        time.sleep(0.05)


def test_a_count_that_can_never_be_written_is_let_go(app: Flask, make: Make, caplog: pytest.LogCaptureFixture) -> None:
    row = make.booth(state="published")
    count_scan(engine_of(app), row.id + 1_000, MOMENT)
    assert "1 scans were not counted: their booth is gone" in caplog.text
    count_scan(engine_of(app), row.id, MOMENT)
    assert counted(make, row.event.id, expected=1) == 1


def test_one_booth_that_is_gone_takes_nobody_elses_scans_along(app: Flask, make: Make) -> None:
    row = make.booth(state="published")
    tally = Tally(engine_of(app))
    tally._pending.update({(row.id, hour_of(MOMENT)): 40, (row.id + 1_000, hour_of(MOMENT)): 1})
    tally.write()
    assert counted(make, row.event.id, expected=40) == 40


def test_nobody_writes_for_all_the_others(app: Flask, make: Make, monkeypatch: pytest.MonkeyPatch) -> None:
    """In a rush somebody always finds something pending: a visitor writes one batch, then reads."""
    row = make.booth(state="published")
    engine, written, batches = engine_of(app), tally_module._add, []

    def slow(*arguments: Any) -> None:
        batches.append(get_ident())
        time.sleep(0.01)
        written(*arguments)

    monkeypatch.setattr(tally_module, "_add", slow)
    most: list[int] = []

    def visit(_number: int) -> None:
        for _ in range(30):
            before = batches.count(get_ident())
            count_scan(engine, row.id, MOMENT)
            most.append(batches.count(get_ident()) - before)

    with ThreadPoolExecutor(6) as pool:
        list(pool.map(visit, range(6)))
    assert max(most) == 1
    assert counted(make, row.event.id, expected=180) == 180


_AT_THE_END = """
import sys, sqlite3, threading, time
from pathlib import Path
from tests.conftest import build_app
from marktplatz.core import clock
from marktplatz.core.database import db
from marktplatz.stands.tally import count_scan
app = build_app(Path(sys.argv[1]))
held = sqlite3.connect(Path(sys.argv[1]) / "marktplatz.sqlite", check_same_thread=False, isolation_level=None)
held.execute("BEGIN IMMEDIATE")
with app.app_context():
    count_scan(db.engine, int(sys.argv[2]), clock.now())
threading.Timer(1.0, lambda: held.execute("ROLLBACK")).start()
time.sleep(0.52)  # the second try is under way when the process ends
"""


def test_a_process_that_ends_in_order_leaves_no_scan_behind(sqlite_app: Flask, tmp_path: Path) -> None:
    row = Make(sqlite_app).booth(state="published")
    done = subprocess.run(
        [sys.executable, "-c", _AT_THE_END, str(tmp_path), str(row.id)], capture_output=True, check=False, timeout=60
    )
    assert done.returncode == 0, done.stderr
    assert counted(Make(sqlite_app), row.event.id, expected=1) == 1


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
