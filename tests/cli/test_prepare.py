"""``flask prepare``: brings the database up, loads the demo once, and may run twice at the same time."""

from __future__ import annotations

import os
import socket
import subprocess
import sys
from collections.abc import Callable, Iterator
from pathlib import Path

import pytest
from flask import Flask
from sqlalchemy import func, select

from marktplatz.booths.models import Booth
from marktplatz.core.database import db, session
from marktplatz.events.models import Event
from tests.cli.conftest import failure, runner_of
from tests.conftest import build_app
from tests.factories import Make
from tests.servers import HOST

Build = Callable[..., Flask]


@pytest.fixture
def build(tmp_path: Path) -> Iterator[Build]:
    built: list[Flask] = []

    def make(**environment: str) -> Flask:
        built.append(build_app(tmp_path, **environment))
        return built[-1]

    yield make
    for app in built:
        with app.app_context():
            db.engine.dispose()


def counts(app: Flask) -> tuple[int, int]:
    with Make(app).unit():
        return (
            session.scalar(select(func.count()).select_from(Event)) or 0,
            session.scalar(select(func.count()).select_from(Booth)) or 0,
        )


def test_demo_mode_loads_the_demo_into_an_empty_database(build: Build) -> None:
    app = build(DEMO="1")
    first, second = (runner_of(app)("prepare") for _ in range(2))
    assert first.exit_code == second.exit_code == 0
    assert first.stdout == second.stdout
    lines = first.stdout.splitlines()
    assert lines[0] == "KI-Marktplatz: http://localhost/"
    assert len([line for line in lines if "/de/konto/zugang/" in line]) == 6
    assert counts(app) == (1, 17)


def test_without_demo_mode_nothing_is_loaded(build: Build) -> None:
    app = build()
    assert runner_of(app)("prepare").stdout == "KI-Marktplatz: http://localhost/\n"
    assert counts(app) == (0, 0)


def test_a_database_in_use_gets_no_demo(build: Build) -> None:
    app = build()
    runner_of(app)("prepare")
    runner_of(app)("events", "create", "--slug", "2027", "--name", "A")
    demo = build(DEMO="1")
    assert runner_of(demo)("prepare").stdout == "KI-Marktplatz: http://localhost/\n"
    assert counts(demo) == (1, 0)


def test_a_taken_port_is_said_before_anything_is_done(build: Build, tmp_path: Path) -> None:
    with socket.socket() as taken:
        taken.bind((HOST, 0))
        taken.listen()
        port = taken.getsockname()[1]
        said = failure(runner_of(build())("prepare", "--host", HOST, "--port", port))
    assert said == (
        f"Cannot serve on {HOST}, port {port}: Address already in use. "
        f"Choose another one, such as: make run PORT={port + 1}"
    )
    assert not (tmp_path / "marktplatz.sqlite").exists()


_PREPARE = """
import sys
from pathlib import Path
from flask.cli import ScriptInfo
from tests.conftest import build_app
app = build_app(Path(sys.argv[1]), DEMO="1")
app.cli.main(["prepare"], obj=ScriptInfo(create_app=lambda: app))
"""


@pytest.mark.slow
def test_three_at_the_same_time_make_one_demo(build: Build, tmp_path: Path) -> None:
    command = [sys.executable, "-c", _PREPARE, str(tmp_path)]
    running = [
        subprocess.Popen(command, stdout=subprocess.PIPE, stderr=subprocess.PIPE, text=True, env=os.environ)
        for _ in range(3)
    ]
    said = [process.communicate(timeout=120) for process in running]
    assert [process.returncode for process in running] == [0, 0, 0], said
    assert len({out for out, _ in said}) == 1
    assert counts(build(DEMO="1")) == (1, 17)
