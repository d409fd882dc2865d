"""The promises of the opening day, at a server with two workers: nothing stale, no scan lost."""

from __future__ import annotations

import time
from collections.abc import Iterator
from pathlib import Path

from marktplatz.cli.revisions import upgrade
from tests.bench.measuring import Figure
from tests.conftest import build_app
from tests.factories import Make
from tests.start.crowd import counted, publish_while_reading, rush
from tests.start.serving import gunicorn

PUBLICATIONS = 1_000
WAVES, SCANS = 10, 300


def figures(folder: Path) -> Iterator[Figure]:
    """Yield both lines; nothing here is a speed, so nothing has a reference."""
    app = build_app(folder)
    with app.app_context():
        upgrade()
    make = Make(app)
    rows = [make.booth(state="published") for _ in range(20)]
    with gunicorn(folder) as server:
        begun = time.monotonic()
        statuses = rush(server.port, [row.code for row in rows], waves=WAVES, scans=SCANS)
        seconds = time.monotonic() - begun
        time.sleep(2)
        failed, missing = sum(one != 200 for one in statuses), len(statuses) - counted(app)
        yield _none(
            f"opening rush, {len(statuses)} scans: failed or not counted",
            failed + missing,
            f"{seconds:.0f} s for {WAVES} times {SCANS} in a second",
        )
        seen = publish_while_reading(make, rows[0], server.port, PUBLICATIONS)
        yield _none(
            f"{PUBLICATIONS} publications while visitors read: old answers", len(seen.stale), f"{seen.answers} answers"
        )


def _none(what: str, number: int, remark: str) -> Figure:
    return Figure(what=what, ratio=number, goal="0", is_met=number == 0, remark=remark)
