"""``flask jobs work``."""

from __future__ import annotations

import os
import signal
import time
from pathlib import Path
from threading import Thread

import pytest
from flask import Flask
from sqlalchemy import select, text

from marktplatz.core.database import db, session
from marktplatz.mail.models import OutboxMail
from tests.cli.conftest import failure, runner_of
from tests.factories import Make


def test_once_does_what_is_due_and_ends(sqlite_app: Flask, tmp_path: Path) -> None:
    make = Make(sqlite_app)
    make.booth(state="submitted")
    result = runner_of(sqlite_app)("jobs", "work", "--once")
    assert (result.exit_code, result.output) == (0, "")
    with make.unit():
        states = session.scalars(select(OutboxMail.state)).all()
    assert states
    assert set(states) == {"sent"}
    assert len(list((tmp_path / "mails").glob("*.eml"))) == len(states)


def test_once_fails_where_something_could_not_be_done(sqlite_app: Flask) -> None:
    with sqlite_app.app_context(), db.engine.begin() as connection:
        connection.execute(text("DROP TABLE outbox"))
    said = failure(runner_of(sqlite_app)("jobs", "work", "--once"))
    assert said == "Not everything could be done. The log says what failed; flask doctor says why."


@pytest.mark.parametrize("number", [signal.SIGTERM, signal.SIGINT])
def test_a_worker_delivers_until_it_is_told_to_end(sqlite_app: Flask, tmp_path: Path, number: signal.Signals) -> None:
    make = Make(sqlite_app)
    usual = signal.getsignal(number)

    def look_on() -> None:
        make.booth(state="submitted")
        until = time.monotonic() + 30
        while not list((tmp_path / "mails").glob("*.eml")) and time.monotonic() < until:
            time.sleep(0.05)
        os.kill(os.getpid(), number)

    onlooker = Thread(target=look_on)
    onlooker.start()
    result = runner_of(sqlite_app)("jobs", "work")
    onlooker.join()
    assert (result.exit_code, result.output) == (0, "")
    assert list((tmp_path / "mails").glob("*.eml"))
    assert signal.getsignal(number) is usual
