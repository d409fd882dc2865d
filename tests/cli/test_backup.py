"""``flask backup``: everything comes back, on the same database and across, also while twenty people write."""

from __future__ import annotations

import threading
import time
from collections.abc import Iterator
from concurrent.futures import ThreadPoolExecutor
from pathlib import Path
from queue import SimpleQueue
from stat import S_IMODE

import pytest
from flask import Flask
from sqlalchemy import select

from marktplatz.accounts import links
from marktplatz.accounts.models import AccessLink
from marktplatz.booths import queries
from marktplatz.booths.drafts import save_draft
from marktplatz.booths.models import Booth, DraftChange
from marktplatz.cli.revisions import upgrade
from marktplatz.core.database import db, session
from marktplatz.core.services import services_of
from marktplatz.exchange import rows
from marktplatz.reactions import transaction
from tests import servers
from tests.cli.conftest import Run, runner_of
from tests.cli.installations import EMPTY, count, digests, forget_files, members, stored, words
from tests.conftest import BACKENDS, build_app
from tests.factories import BoothRow, Make
from tests.migrations.test_migrations import fill

WRITERS = 20
AT_ONCE = 8
"""Connections that one process has to PostgreSQL, some left for the backup; the other writers wait for their turn."""


@pytest.fixture(params=BACKENDS)
def other(request: pytest.FixtureRequest, tmp_path: Path) -> Iterator[Flask]:
    """Another installation, on SQLite and on PostgreSQL, without a single table."""
    url = ""
    if request.param == "postgresql":
        url = servers.new_database(request.getfixturevalue("postgresql_url"), "elsewhere")
    app = build_app(tmp_path / "elsewhere", DATABASE_URL=url)
    yield app
    with app.app_context():
        db.engine.dispose()


def test_everything_comes_back(app: Flask, run: Run, other: Flask, tmp_path: Path) -> None:
    forget_files(app)
    fill(app)
    file = tmp_path / "a.zip"
    made = run("backup", "create", file)
    assert (made.exit_code, made.stderr) == (0, "")
    assert made.stdout.startswith(f"{file}: ")
    assert S_IMODE(file.stat().st_mode) == 0o600
    back = runner_of(other)("backup", "restore", file)
    assert (back.exit_code, back.stderr) == (0, "")
    assert back.stdout.startswith("Restored: ")
    assert back.stdout.count("\n") == 1
    before, after = digests(app), digests(other)
    assert before.pop("sessions") != after.pop("sessions") == EMPTY
    assert EMPTY not in before.values()
    assert after == before
    assert words(other) == words(app) != []
    # The factories keep a document beside each picture, which no row names.
    pictures = {key: content for key, content in stored(app).items() if key.endswith(".webp")}
    assert stored(other) == pictures != {}
    again = tmp_path / "b.zip"
    assert runner_of(other)("backup", "create", again).exit_code == 0
    assert members(again) == members(file)


def test_people_go_on_where_they_were(app: Flask, run: Run, make: Make, other: Flask, tmp_path: Path) -> None:
    shown = make.booth(make.event("2026"), state="published")
    organiser = make.organiser()
    with make.unit():
        link = links.make("personal", organiser.id, event_id=shown.event.id, organisation_id=None)
        sealed = links.address(link, services_of(session).site, "de").rpartition("/")[2]
    run("backup", "create", tmp_path / "a.zip")
    runner_of(other)("backup", "restore", tmp_path / "a.zip")
    page = other.test_client().get(f"/s/{shown.code}")
    assert (page.status_code, shown.path_part in page.text) == (200, True)
    elsewhere = Make(other)
    with elsewhere.unit():
        opened = links.open_link(sealed, services_of(session).site, kinds=frozenset({"personal"}))
        assert isinstance(opened, AccessLink)
    # Numbers go on above those that are there: a sequence that began anew would meet them.
    new = elsewhere.booth(elsewhere.event("2027"), state="published", picture=True)
    assert new.id > shown.id


def _saving(row: BoothRow, number: int) -> int:
    booth = queries.whole_by_id(row.id)
    assert booth is not None
    assert row.member is not None
    said = {"summary_de": [f"Stand {number}"], "city": [f"Stand {number}"]}
    return save_draft(booth, said, version=booth.draft.version, actor=row.member.actor).version


class Writers:
    """People who save their booths again and again; ``acknowledged`` is what they have been told is safe."""

    def __init__(self, app: Flask, booths: list[BoothRow]) -> None:
        self.app = app
        self.acknowledged = {row.id: row.version for row in booths}
        self.stop = threading.Event()
        self._turn = threading.Semaphore(AT_ONCE)
        # In a row: whoever has just saved would otherwise be the first again.
        self._next: SimpleQueue[BoothRow] = SimpleQueue()
        for row in booths:
            self._next.put(row)

    def write(self) -> None:
        """Save one booth after the other until told to stop."""
        with self.app.app_context():
            while not self.stop.is_set():
                with self._turn:
                    self._save(self._next.get())

    def _save(self, row: BoothRow) -> None:
        with transaction():
            version = _saving(row, self.acknowledged[row.id] + 1)
        self.acknowledged[row.id] = version
        self._next.put(row)

    def wait(self) -> None:
        """Wait until everybody has saved once more."""
        before, until = dict(self.acknowledged), time.monotonic() + 30
        while any(self.acknowledged[booth] == version for booth, version in before.items()):
            assert time.monotonic() < until, "somebody has not come to save for half a minute"
            self.stop.wait(0.01)


@pytest.mark.slow
def test_nothing_acknowledged_is_lost_while_twenty_write(
    app: Flask, run: Run, make: Make, other: Flask, tmp_path: Path
) -> None:
    event = make.event("2026")
    booths = [make.booth(event) for _ in range(WRITERS)]
    writers = Writers(app, booths)
    with ThreadPoolExecutor(WRITERS) as pool:
        working = [pool.submit(writers.write) for _ in booths]
        try:
            writers.wait()
            before = dict(writers.acknowledged)
            made = run("backup", "create", tmp_path / "a.zip")
            writers.wait()
        finally:
            writers.stop.set()
        for one in working:
            one.result()
    assert (made.exit_code, made.stderr) == (0, "")
    restored = runner_of(other)("backup", "restore", tmp_path / "a.zip")
    assert (restored.exit_code, restored.stderr) == (0, "")
    with Make(other).unit():
        for row in booths:
            _require_one_moment(row, at_least=before[row.id], at_most=writers.acknowledged[row.id])
    assert runner_of(other)("backup", "create", tmp_path / "b.zip").exit_code == 0
    assert members(tmp_path / "b.zip") == members(tmp_path / "a.zip")


def _require_one_moment(row: BoothRow, *, at_least: int, at_most: int) -> None:
    booth = queries.whole_by_id(row.id)
    assert isinstance(booth, Booth)
    draft = booth.draft
    assert at_least <= draft.version <= at_most
    assert draft.content["summary"]["de"] == draft.content["city"] == f"Stand {draft.version}"
    changes = select(DraftChange.version).where(DraftChange.booth_id == row.id, DraftChange.name == "city")
    assert set(session.scalars(changes)) == set(range(2, draft.version + 1))


def test_a_migrated_installation_without_rows_is_filled_too(
    app: Flask, run: Run, make: Make, other: Flask, tmp_path: Path
) -> None:
    make.booth(state="being_changed")
    run("backup", "create", tmp_path / "a.zip")
    with other.app_context():
        upgrade()
    assert runner_of(other)("backup", "restore", tmp_path / "a.zip").exit_code == 0
    assert digests(other)["booths"] == digests(app)["booths"]


def test_an_empty_installation_is_a_backup_too(run: Run, other: Flask, tmp_path: Path) -> None:
    assert run("backup", "create", tmp_path / "a.zip").stdout.startswith(f"{tmp_path / 'a.zip'}: 0 rows and 0 files")
    assert runner_of(other)("backup", "restore", tmp_path / "a.zip").exit_code == 0
    with other.app_context():
        assert count(db.engine) == 0


def test_another_key_is_said(run: Run, make: Make, tmp_path: Path) -> None:
    make.event("2026")
    run("backup", "create", tmp_path / "a.zip")
    other = build_app(tmp_path / "elsewhere", SECRET_KEY="another key for tests, long enough to be taken")
    said = runner_of(other)("backup", "restore", tmp_path / "a.zip").stdout.splitlines()
    assert said[1] == (
        "SECRET_KEY is another one than that of the backup: personal access links sent before open nothing here."
    )
    with other.app_context():
        db.engine.dispose()


def test_a_backup_holds_no_session_and_no_secret(app: Flask, run: Run, make: Make, tmp_path: Path) -> None:
    secret = make.session_of(make.organiser())
    run("backup", "create", tmp_path / "a.zip")
    assert "rows/sessions.jsonl" not in members(tmp_path / "a.zip")
    assert {f"rows/{table.name}.jsonl" for table in rows.tables()} == set(members(tmp_path / "a.zip"))
    whole = (tmp_path / "a.zip").read_bytes()
    assert secret.encode() not in whole
    assert app.config["SECRET_KEY"].encode() not in whole
