"""``flask stands scans``: one row an hour, as a table."""

from __future__ import annotations

from datetime import UTC, datetime

from flask import Flask

from marktplatz.core.database import db
from marktplatz.stands.tally import count_scan
from tests.cli.conftest import Run, failure
from tests.factories import Make


def test_scans_by_code_and_hour(app: Flask, run: Run, make: Make) -> None:
    event, other = make.event("2026"), make.event("2027")
    here = make.booth(event, state="published", stand_number="A07")
    there = make.booth(other, state="published")
    with app.app_context():
        for booth, hour in ((here, 9), (here, 9), (here, 10), (there, 9)):
            count_scan(db.engine, booth.id, datetime(2026, 12, 4, hour, 59, tzinfo=UTC))
    result = run("stands", "scans", "--event", "2026")
    assert (result.exit_code, result.stderr) == (0, "")
    assert result.stdout.splitlines() == [
        "\ufeffcode;stand_number;hour;count",
        f"{here.code};A07;2026-12-04T10:00:00+01:00;2",
        f"{here.code};A07;2026-12-04T11:00:00+01:00;1",
    ]


def test_an_event_without_scans_has_a_header_only(run: Run, make: Make) -> None:
    make.event("2026")
    assert run("stands", "scans", "--event", "2026").stdout == "\ufeffcode;stand_number;hour;count\n"


def test_an_unknown_event(run: Run) -> None:
    assert failure(run("stands", "scans", "--event", "x")) == "There is no event “x”. There is none yet."
