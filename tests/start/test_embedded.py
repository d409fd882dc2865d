"""The server with its jobs inside, as ``make run`` starts it: gunicorn itself, two worker processes."""

from __future__ import annotations

import os
import signal
import time
from collections.abc import Callable
from pathlib import Path

import pytest
from flask import Flask
from sqlalchemy import select

from marktplatz.core.database import session
from marktplatz.mail.models import OutboxMail
from tests.factories import Make
from tests.start.serving import Running, answer, end

pytestmark = pytest.mark.slow


def until(holds: Callable[[], bool], log: Path) -> None:
    last = time.monotonic() + 30
    while not holds():
        assert time.monotonic() < last, log.read_text(encoding="utf-8")
        time.sleep(0.05)


def test_mails_go_out_once_while_two_workers_look_after_them(
    sqlite_app: Flask, server: Running, tmp_path: Path
) -> None:
    make = Make(sqlite_app)
    make.reviewer()
    for _ in range(5):
        make.booth(state="submitted")

    def states() -> list[str]:
        with make.unit():
            return list(session.scalars(select(OutboxMail.state)))

    assert len(server.workers()) == 2
    until(lambda: set(states()) == {"sent"}, server.log)
    letters = list((tmp_path / "mails").glob("*.eml"))
    assert len(letters) == len(states()) >= 10
    assert "failed" not in server.log.read_text(encoding="utf-8")


def test_it_ends_quickly_and_leaves_nothing_running(server: Running, tmp_path: Path) -> None:
    workers = server.workers()
    assert end(server.process, patience=20) == 0
    assert answer(server.port) is None
    assert not any(Path(f"/proc/{number}").exists() for number in workers)
    assert not list(tmp_path.rglob("*.ctl"))


def test_a_killed_worker_is_replaced_and_the_jobs_go_on(sqlite_app: Flask, server: Running, tmp_path: Path) -> None:
    before = server.workers()
    for number in before:
        os.kill(number, signal.SIGKILL)
    until(lambda: len(server.workers()) == 2 and not set(server.workers()) & set(before), server.log)
    Make(sqlite_app).booth(state="submitted")
    until(lambda: any((tmp_path / "mails").glob("*.eml")), server.log)
    found = answer(server.port, "/robots.txt")
    assert found is not None
    assert found[0] == 200
