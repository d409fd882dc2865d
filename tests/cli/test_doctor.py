"""``flask doctor``: sound installations pass, every fault is named and makes it fail."""

from __future__ import annotations

from collections.abc import Callable, Iterator
from pathlib import Path

import pytest
from alembic.script import ScriptDirectory
from click.testing import Result
from flask import Flask
from sqlalchemy import text

from marktplatz.app import ROOT
from marktplatz.cli.revisions import upgrade
from marktplatz.core.database import db
from marktplatz.media import process
from marktplatz.media.frames import READY_AT_LARGE
from tests.cli.conftest import Run, runner_of
from tests.conftest import build_app
from tests.servers import free_port

Build = Callable[..., Flask]
NEWEST = ScriptDirectory(str(ROOT / "migrations")).get_current_head()


@pytest.fixture
def build(tmp_path: Path) -> Iterator[Build]:
    """Programs on the same instance folder with other settings."""
    built: list[Flask] = []

    def make(**environment: str) -> Flask:
        built.append(build_app(tmp_path, **environment))
        return built[-1]

    yield make
    for app in built:
        with app.app_context():
            db.engine.dispose()


def migrated(app: Flask) -> Flask:
    with app.app_context():
        upgrade()
    return app


def findings(result: Result) -> dict[str, list[str]]:
    found: dict[str, list[str]] = {"ok": [], "warning": [], "fault": []}
    for line in result.stdout.splitlines():
        found[line[:9].strip()].append(line[9:])
    return found


def test_a_sound_installation(run: Run) -> None:
    result = run("doctor")
    found = findings(result)
    assert (result.exit_code, result.stderr, found["fault"]) == (0, "", [])
    assert f"Database: migrated to {NEWEST}." in found["ok"]
    assert "Database: the search table is there." in found["ok"]
    assert "Storage: takes and gives back a file." in found["ok"]


def test_it_says_where_files_of_strangers_are_read_under_limits_alone(
    run: Run, monkeypatch: pytest.MonkeyPatch
) -> None:
    assert "Files of strangers: read by a process that can do nothing else." in findings(run("doctor"))["ok"]
    monkeypatch.setattr(process, "_asked", lambda *_: (READY_AT_LARGE, 0))
    assert any("no filter of system calls" in line for line in findings(run("doctor"))["warning"])


def test_it_leaves_nothing_behind(build: Build, tmp_path: Path) -> None:
    runner_of(migrated(build()))("doctor")
    assert [path.name for path in tmp_path.rglob("*") if path.is_file() and "sqlite" not in path.name] == []


def test_a_database_that_was_never_migrated(build: Build) -> None:
    result = runner_of(build())("doctor")
    assert (result.exit_code, result.stderr) == (1, "Error: 2 things are broken, see above.\n")
    assert findings(result)["fault"] == [
        f"Database: migrated to nothing, wanted is {NEWEST}. Run: flask db upgrade",
        "Database: the search table is missing. Run: flask db upgrade",
    ]


def test_an_older_database(build: Build) -> None:
    app = migrated(build())
    with app.app_context(), db.engine.begin() as connection:
        connection.execute(text("UPDATE alembic_version SET version_num = '0000'"))
    result = runner_of(app)("doctor")
    assert findings(result)["fault"] == [f"Database: migrated to 0000, wanted is {NEWEST}. Run: flask db upgrade"]
    assert result.stderr == "Error: 1 thing is broken, see above.\n"


def test_a_database_that_does_not_answer(build: Build) -> None:
    app = build(DATABASE_URL=f"postgresql://fair:secret@127.0.0.1:{free_port()}/fair")
    result = runner_of(app)("doctor")
    (fault,) = findings(result)["fault"]
    assert fault.startswith("Database: ")
    assert "refused" in fault
    assert "secret" not in result.output
    assert "Storage: takes and gives back a file." in findings(result)["ok"]


def test_storage_and_mail_that_cannot_be_written(build: Build, tmp_path: Path) -> None:
    blocked = tmp_path / "blocked"
    blocked.write_text("a file where a folder should be", encoding="utf-8")
    app = migrated(build(STORAGE_URL=f"file:{blocked}/files", MAIL_URL=f"folder:{blocked}/mails"))
    result = runner_of(app)("doctor")
    storage, mail = findings(result)["fault"]
    assert storage.startswith("Storage: ")
    assert mail == f"Mail: {blocked}/mails is no folder that can be written to (Not a directory)."
    assert result.exit_code == 1


def test_a_mail_server_is_named_and_not_tried(build: Build) -> None:
    app = migrated(build(MAIL_URL="smtp://user:secret@mail.example:587"))
    result = runner_of(app)("doctor")
    assert result.exit_code == 0
    assert "Mail: goes to the server of MAIL_URL; no test mail was sent." in findings(result)["ok"]
    assert "secret" not in result.output


@pytest.mark.parametrize(
    ("public_url", "warnings"),
    [
        # 42 bytes with /s/ and the code, 34 of them printed.
        ("https://ki-marktplatz.muenchen.de", ["Addresses: 33 printed characters, 30 are still typed."]),
        ("https://ki.muenchen.de", []),
        (
            "https://ki-marktplatz.stadt-musterhausen.de",
            [
                "Addresses: 51 bytes in a QR code, 42 scan well.",
                "Addresses: 43 printed characters, 30 are still typed.",
            ],
        ),
        ("http://127.0.0.1:8000", ["Addresses: printed codes lead to this machine only."]),
        ("http://10.1.2.3", ["Addresses: printed codes lead into the local network only (10.1.2.3)."]),
        ("http://messe.lan", ["Addresses: printed codes lead into the local network only (messe.lan)."]),
    ],
)
def test_the_length_of_addresses(build: Build, public_url: str, warnings: list[str]) -> None:
    result = runner_of(migrated(build(PUBLIC_URL=public_url)))("doctor")
    said = [line for line in findings(result)["warning"] if line.startswith("Addresses")]
    assert result.exit_code == 0
    assert len(said) == len(warnings)
    assert all(line.startswith(beginning) for line, beginning in zip(said, warnings, strict=True))


def test_production_without_second_factors_is_said(build: Build) -> None:
    result = runner_of(migrated(build(PUBLIC_URL="https://ki.muenchen.de")))("doctor")
    assert (
        "Settings: this version has no second factor for reviewers and organisers yet." in findings(result)["warning"]
    )
