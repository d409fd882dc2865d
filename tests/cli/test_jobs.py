"""``flask jobs work``."""

from __future__ import annotations

import signal
import subprocess
import sys
import time
from pathlib import Path

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


_WORK = """
import sys
from pathlib import Path
from flask.cli import ScriptInfo
from tests.conftest import build_app
app = build_app(Path(sys.argv[1]))
app.cli.main(["jobs", "work"], obj=ScriptInfo(create_app=lambda: app))
"""


def test_a_worker_delivers_until_it_is_told_to_end(sqlite_app: Flask, tmp_path: Path) -> None:
    make = Make(sqlite_app)
    worker = subprocess.Popen(
        [sys.executable, "-c", _WORK, str(tmp_path)], stdout=subprocess.PIPE, stderr=subprocess.PIPE
    )
    try:
        make.booth(state="submitted")
        until = time.monotonic() + 30
        while not list((tmp_path / "mails").glob("*.eml")):
            assert time.monotonic() < until, "no mail came"
            assert worker.poll() is None
            time.sleep(0.1)
        worker.send_signal(signal.SIGTERM)
        assert worker.communicate(timeout=20) == (b"", b"")
        assert worker.returncode == 0
    finally:
        worker.kill()
        worker.wait()
