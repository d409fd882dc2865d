"""Commands fail in one sentence: no traceback, whatever is missing."""

from __future__ import annotations

import os
import subprocess
import sys
from collections.abc import Iterator
from pathlib import Path
from threading import Thread

import pytest
from flask import Flask
from sqlalchemy import select

from marktplatz.app import ROOT
from marktplatz.cli.failures import FASTER
from marktplatz.core.database import db, session
from marktplatz.core.permissions import SYSTEM
from marktplatz.events.actions import create_event
from marktplatz.events.models import Event
from tests.cli.conftest import failure, runner_of
from tests.conftest import build_app
from tests.factories import Make
from tests.servers import free_port

COMMANDS = [
    ("events", "list"),
    ("events", "create", "--slug", "2027", "--name", "A"),
    ("accounts", "link", "kim@stadt.example"),
    ("stands", "scans", "--event", "2026"),
    ("booths", "import", __file__, "--event", "2026"),
    ("demo", "load"),
]


@pytest.fixture
def without_tables(tmp_path: Path) -> Iterator[Flask]:
    app = build_app(tmp_path)
    yield app
    with app.app_context():
        db.engine.dispose()


@pytest.mark.parametrize("words", COMMANDS)
def test_a_database_without_tables(without_tables: Flask, words: tuple[str, ...]) -> None:
    said = failure(runner_of(without_tables)(*words))
    assert said.startswith("The database cannot be used: no such table")
    assert said.endswith("Look with: flask doctor")


@pytest.mark.parametrize("words", COMMANDS)
def test_a_database_that_does_not_answer(tmp_path: Path, words: tuple[str, ...]) -> None:
    app = build_app(tmp_path, DATABASE_URL=f"postgresql://fair:secret@127.0.0.1:{free_port()}/fair")
    said = failure(runner_of(app)(*words))
    assert said.startswith("The database cannot be used: ")
    assert "secret" not in said


def test_a_file_of_ours_that_cannot_be_written(without_tables: Flask, tmp_path: Path) -> None:
    (tmp_path / "prepare.lock").mkdir()
    assert failure(runner_of(without_tables)("prepare")) == f"{tmp_path / 'prepare.lock'}: Is a directory."


def test_two_who_create_the_same_event_at_one_moment(app: Flask, make: Make) -> None:
    said = []
    other = Thread(target=lambda: said.append(runner_of(app)("events", "create", "--slug", "2027", "--name", "B")))
    with make.unit():
        create_event("2027", "A", actor=SYSTEM)
        other.start()
        # It waits now: on SQLite before its first look, on PostgreSQL when it writes.
        other.join(1)
        assert other.is_alive()
    other.join(30)
    assert failure(said[0]) in (FASTER, "The event “2027” exists already.")
    with make.unit():
        assert [event.name["de"] for event in session.scalars(select(Event))] == ["A"]


def test_a_mistyped_command_says_where_help_is(without_tables: Flask) -> None:
    run = runner_of(without_tables)
    result = run("booths", "import", "a.jsonl")
    assert result.exit_code == 2
    assert failure(result) == "Missing option '--event'. See: marktplatz booths import --help"
    assert failure(run("booths", "exprot")).startswith("No such command 'exprot'.")
    assert "import" in run("booths").output


@pytest.mark.parametrize(
    ("name", "value", "said"),
    [
        ("SECRET_KEY", "short", "Error: SECRET_KEY has 5 characters."),
        ("DATABASE_URL", "mysql://x", "Error: DATABASE_URL starts with 'mysql'."),
        ("PUBLIC_URL", "fair.example", "Error: PUBLIC_URL is 'fair.example'."),
    ],
)
def test_a_refused_setting_is_one_sentence_too(name: str, value: str, said: str) -> None:
    environment = {"PATH": os.environ["PATH"], name: value}
    command = [sys.executable, "-m", "flask", "--app", "wsgi", "doctor"]
    done = subprocess.run(command, cwd=ROOT, env=environment, capture_output=True, text=True, check=False, timeout=60)
    assert done.returncode == 1
    assert done.stderr.startswith(said)
    assert done.stderr.count("\n") == 1
    assert done.stdout == ""
