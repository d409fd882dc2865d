"""Two workers under many visitors: nothing old after it was published, no scan that fails or is not counted.

``make bench`` asks the same of a thousand publications and three thousand scans.
"""

from __future__ import annotations

import time

import pytest
from flask import Flask

from tests.factories import Make
from tests.start.crowd import counted, publish_while_reading, rush
from tests.start.serving import Running

pytestmark = pytest.mark.slow


def test_nothing_old_is_shown_after_it_was_published(sqlite_app: Flask, server: Running) -> None:
    make = Make(sqlite_app)
    seen = publish_while_reading(make, make.booth(state="published"), server.port, 60)
    assert seen.stale == []
    assert seen.answers > 120


def test_every_scan_of_a_rush_is_answered_and_counted(sqlite_app: Flask, server: Running) -> None:
    make = Make(sqlite_app)
    codes = [make.booth(state="published").code for _ in range(5)]
    assert set(rush(server.port, codes, waves=2, scans=150)) == {200}
    until = time.monotonic() + 10
    while counted(sqlite_app) < 300 and time.monotonic() < until:
        time.sleep(0.1)
    assert counted(sqlite_app) == 300
