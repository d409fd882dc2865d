"""``flask backup``: what is refused, in one sentence, and that nothing is left of it or changed by it."""

from __future__ import annotations

import fcntl
import os
import pty
import struct
import subprocess
import sys
import termios
from collections.abc import Callable, Iterator
from pathlib import Path
from threading import Thread

import pytest
from flask import Flask
from sqlalchemy import delete, text

from marktplatz.cli import revisions
from marktplatz.core.database import db, session
from marktplatz.exchange import backup
from marktplatz.media.keeping import picture_key
from marktplatz.media.models import KeptFile, RevisionFile
from tests.cli.conftest import Run, failure, runner_of
from tests.cli.installations import EMPTY, Watching, count, digests, forget_files, members, stored
from tests.conftest import Installation, build_app
from tests.exchange.archives import Parts, rewritten
from tests.factories import Make
from tests.factories.pictures import WIDTH
from tests.servers import free_port


@pytest.fixture
def file(run: Run, make: Make, tmp_path: Path) -> Path:
    """A backup of one published booth with a picture."""
    make.booth(make.event("2026"), state="published", picture=True)
    assert run("backup", "create", tmp_path / "a.zip").exit_code == 0
    return tmp_path / "a.zip"


@pytest.fixture
def other(tmp_path: Path) -> Iterator[Flask]:
    """Another installation without a single table."""
    app = build_app(tmp_path / "elsewhere")
    yield app
    with app.app_context():
        db.engine.dispose()


def require_untouched(app: Flask) -> None:
    """Fail when a restore that was refused has left a table or a file."""
    assert stored(app) == {}
    with app.app_context(), db.engine.connect() as connection:
        assert revisions.found(connection) is None


def test_a_backup_never_replaces_a_file(run: Run, file: Path) -> None:
    before = file.read_bytes()
    said = f"{file} exists already. A backup never replaces a file; choose another name."
    assert failure(run("backup", "create", file)) == said
    assert file.read_bytes() == before
    link = file.with_name("link.zip")
    link.symlink_to(file.with_name("nowhere"))
    assert "exists already" in failure(run("backup", "create", link))


def test_a_stored_file_that_is_missing_is_named_and_nothing_written(
    app: Flask, run: Run, make: Make, tmp_path: Path
) -> None:
    booth = make.booth(picture=True)
    forget_files(app)
    key = picture_key(booth.picture, WIDTH)
    said = f"The storage lacks {key}, although the database names this file. No backup was written."
    assert failure(run("backup", "create", tmp_path / "a.zip")) == said
    assert list(tmp_path.iterdir()) == []


def test_a_file_that_nothing_named_any_more_may_go_while_the_backup_runs(
    app: Flask, make: Make, tmp_path: Path
) -> None:
    make.booth(picture=True)

    def forget() -> None:
        with make.unit():
            session.execute(delete(RevisionFile))
            session.execute(delete(KeptFile))
        forget_files(app)

    with app.app_context():
        forgetting = Watching(expected=lambda: _elsewhere(forget))
        manifest = backup.create(tmp_path / "a.zip", revision=revisions.wanted(), progress=forgetting)
    assert (manifest.members["rows/kept_files.jsonl"].rows, manifest.keys) == (1, {})


def _elsewhere(work: Callable[[], None]) -> None:
    """Run in a thread, which has neither this one's app context nor its transaction."""
    (other := Thread(target=work)).start()
    other.join()


def test_a_storage_that_does_not_answer(make: Make, tmp_path: Path, file: Path) -> None:
    blocked = tmp_path / "blocked"
    blocked.write_text("a file where a folder should be", encoding="utf-8")
    app = build_app(tmp_path / "elsewhere", STORAGE_URL=f"file:{blocked}/files")
    said = failure(runner_of(app)("backup", "restore", file))
    assert said.startswith("The storage cannot be used (")
    assert said.endswith("). Look with: flask doctor")
    with app.app_context():
        assert count(db.engine) == 0
        db.engine.dispose()


def test_a_stored_file_that_cannot_be_read(sqlite_app: Flask, tmp_path: Path) -> None:
    booth = Make(sqlite_app).booth(picture=True)
    key = picture_key(booth.picture, WIDTH)
    kept = tmp_path / "files" / key
    kept.unlink()
    kept.symlink_to(kept)
    said = f"The storage cannot be used ({key}: Too many levels of symbolic links). Look with: flask doctor"
    assert failure(runner_of(sqlite_app)("backup", "create", tmp_path / "a.zip")) == said
    assert not (tmp_path / "a.zip").exists()


def test_an_interrupted_backup_leaves_nothing(app: Flask, make: Make, tmp_path: Path) -> None:
    make.booth(picture=True)
    done: list[int] = []

    def stop() -> None:
        assert len([path for path in tmp_path.iterdir() if path.name.startswith(".")]) == 1
        done.append(1)
        if len(done) == 5:
            raise KeyboardInterrupt

    with app.app_context(), pytest.raises(KeyboardInterrupt):
        backup.create(tmp_path / "a.zip", revision=revisions.wanted(), progress=Watching(stepped=stop))
    assert list(tmp_path.iterdir()) == []


_COMMAND = """
import os, resource, sys
from pathlib import Path
from flask.cli import ScriptInfo
from tests.conftest import Installation, build_app
app = build_app(Path(sys.argv[1]))
{before}
app.cli.main(["backup", *sys.argv[2:]], obj=ScriptInfo(create_app=lambda: app))
"""
# Everything is written when the disk is asked to keep it, and nothing has its name yet.
KILLED = "os.fsync = lambda file: os.path.isdir(f'/proc/self/fd/{file}') or os.kill(os.getpid(), 9)"
FULL = "resource.setrlimit(resource.RLIMIT_FSIZE, (2000, 2000))"


def _in_a_process(before: str, folder: Path, *words: object) -> subprocess.CompletedProcess[str]:
    command = [sys.executable, "-c", _COMMAND.format(before=before), str(folder), *map(str, words)]
    return subprocess.run(command, capture_output=True, text=True, check=False, timeout=60)


def test_a_killed_backup_has_no_name(sqlite_app: Flask, tmp_path: Path) -> None:
    Make(sqlite_app).event("2026")
    ended = _in_a_process(KILLED, tmp_path, "create", tmp_path / "a.zip")
    assert ended.returncode == -9
    assert not (tmp_path / "a.zip").exists()
    assert len(list(tmp_path.glob(".*.part"))) == 1


def test_a_full_disk_is_told_and_leaves_nothing(sqlite_app: Flask, tmp_path: Path) -> None:
    Make(sqlite_app).booth(state="published")
    before = sorted(path.name for path in tmp_path.iterdir())
    ended = _in_a_process(FULL, tmp_path, "create", tmp_path / "a.zip")
    assert (ended.returncode, ended.stdout) == (1, "")
    assert ended.stderr == (
        f"Error: {tmp_path / 'a.zip'} cannot be written: a file may not be that large there. Name one on another disk, "
        "or raise the limit (ulimit -f).\n"
    )
    assert sorted(path.name for path in tmp_path.iterdir()) == before


def test_a_bar_is_shown_on_a_terminal_only(sqlite_app: Flask, tmp_path: Path) -> None:
    Make(sqlite_app).event("2026")
    terminal, end = pty.openpty()
    fcntl.ioctl(end, termios.TIOCSWINSZ, struct.pack("HHHH", 24, 80, 0, 0))
    command = [sys.executable, "-c", _COMMAND.format(before=""), str(tmp_path), "create", str(tmp_path / "a.zip")]
    done = subprocess.run(command, stdout=subprocess.PIPE, stderr=end, check=False, timeout=60)
    os.close(end)
    shown = os.read(terminal, 100_000).decode()
    os.close(terminal)
    assert done.returncode == 0, shown
    assert done.stdout.startswith(f"{tmp_path / 'a.zip'}: ".encode())
    assert " parts" in shown


@pytest.mark.parametrize("words", [("create", "a.zip"), ("restore", __file__)])
def test_a_database_that_does_not_answer(tmp_path: Path, words: tuple[str, str], file: Path) -> None:
    app = build_app(tmp_path / "elsewhere", DATABASE_URL=f"postgresql://fair:secret@127.0.0.1:{free_port()}/fair")
    target = file if words[0] == "restore" else tmp_path / "b.zip"
    said = failure(runner_of(app)("backup", words[0], target))
    assert said.startswith("The database cannot be used: ")
    assert "secret" not in said


def test_a_database_of_another_state(other: Flask, file: Path, tmp_path: Path) -> None:
    run, wanted = runner_of(other), f"wanted is {revisions_of(other)}. Run: flask db upgrade"
    said = f"The database is migrated to nothing, {wanted}"
    assert failure(run("backup", "create", tmp_path / "b.zip")) == said
    with other.app_context(), db.engine.begin() as connection:
        connection.execute(text("CREATE TABLE alembic_version (version_num VARCHAR(32))"))
        connection.execute(text("INSERT INTO alembic_version VALUES ('0000')"))
    for words in (("create", tmp_path / "b.zip"), ("restore", file)):
        assert failure(run("backup", *words)) == f"The database is migrated to 0000, {wanted}"


def revisions_of(app: Flask) -> str:
    with app.app_context():
        return revisions.wanted()


def test_an_installation_in_use_is_not_filled(app: Flask, run: Run, make: Make, file: Path) -> None:
    before = digests(app)
    said = (
        "This installation is not empty: “accounts” has rows already. A backup is restored into an empty one only, "
        "such as a fresh clone, or with new places in DATABASE_URL and STORAGE_URL (docs/backup.md)."
    )
    assert failure(run("backup", "restore", file)) == said
    assert digests(app) == before


@pytest.mark.parametrize("share", [0.0, 0.1, 0.5, 0.9, 0.9999])
def test_a_damaged_file_changes_nothing(other: Flask, file: Path, share: float) -> None:
    whole = file.read_bytes()
    place = int(len(whole) * share)
    said = (
        "“a.zip” is no complete backup: cut off, damaged, or of another program. Compare the copy with the original "
        "(sha256sum) and copy it again, or use another backup."
    )
    for damaged in (whole[:place], whole[:place] + bytes([whole[place] ^ 4]) + whole[place + 1 :]):
        file.write_bytes(damaged)
        assert failure(runner_of(other)("backup", "restore", file)) == said
    require_untouched(other)


def _say(**said: object) -> Callable[[Parts], object]:
    return lambda parts: parts.say(**said)


def _replace(table: str, old: bytes, new: bytes) -> Callable[[Parts], object]:
    """Let the rows of a table, and the manifest with them, say something else."""

    def change(parts: Parts) -> None:
        assert old in parts[f"rows/{table}.jsonl"]
        parts.list_again(f"rows/{table}.jsonl", parts[f"rows/{table}.jsonl"].replace(old, new))

    return change


def _without_table(parts: Parts) -> None:
    members = {name: said for name, said in parts.manifest["members"].items() if name != "rows/outbox.jsonl"}
    parts.say(members=members)
    del parts["rows/outbox.jsonl"]


EARLY: list[tuple[Callable[[Parts], object], str]] = [
    (_say(revision="0001"), "The backup is of an older program (version 0.1.0, database revision 0001, here "),
    (_say(revision="9999"), "The backup is of a newer program (version 0.1.0, database revision 9999, here "),
    (_say(format_version=7), "The backup has format 7, this program reads 1. Use a newer program."),
    (_without_table, "“rows/outbox.jsonl” is missing from the backup. Use another one."),
    (lambda parts: parts.list_again("rows/sessions.jsonl", b""), "“rows/sessions.jsonl” in the backup is not what"),
    (lambda parts: parts.list_again("files/../x", b""), "The backup holds “files/../x”, which no backup does."),
    (lambda parts: parts.update({"rows/events.jsonl": b"{}\n"}), "“rows/events.jsonl” in the backup is not what"),
]


@pytest.mark.parametrize(("change", "said"), EARLY)
def test_what_is_refused_before_anything_is_written(
    other: Flask, file: Path, change: Callable[[Parts], object], said: str
) -> None:
    assert failure(runner_of(other)("backup", "restore", rewritten(file, change))).startswith(said)
    require_untouched(other)


LATE: list[tuple[Callable[[Parts], object], str]] = [
    (_replace("events", b'"id":1', b'"id":"1"'), "Row 1 of “events” in the backup cannot be a row of that table."),
    (_replace("events", b'"id":1', b'"id":2'), "The rows of “booths” in the backup do not fit this database, or each"),
    (_replace("booths", b'"approved"', b'"public"'), "The rows of “booths” in the backup do not fit this database"),
    (_replace("booths", b'"published_revision_id":1', b'"published_revision_id":9'), "The rows of “booths” in the"),
    (_replace("events", b'"id":1', b'"id": 1'), "After restoring, “events” would hold something else than the backup."),
]


@pytest.mark.parametrize(("change", "said"), LATE)
def test_rows_that_do_not_fit_change_nothing(
    app: Flask, file: Path, installation: Installation, change: Callable[[Parts], object], said: str
) -> None:
    changed = rewritten(file, change)
    installation.empty()
    assert failure(runner_of(app)("backup", "restore", changed)).startswith(said)
    assert set(digests(app).values()) == {EMPTY}
    assert runner_of(app)("backup", "restore", file).exit_code == 0
    assert members(file)["rows/events.jsonl"]["sha256"] == digests(app)["events"]
