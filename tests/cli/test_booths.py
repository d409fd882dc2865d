"""``flask booths import``: the counts on stdout, what is wrong on stderr, and exit codes."""

from __future__ import annotations

import fcntl
import os
import pty
import struct
import subprocess
import sys
import termios
from pathlib import Path

import pytest
from flask import Flask
from sqlalchemy import func, select

from marktplatz.booths.models import Booth
from marktplatz.cli.booths import BATCH
from marktplatz.core.database import session
from tests.cli.conftest import Run, failure
from tests.exchange.entries import csv_bytes, entry, jsonl
from tests.factories import Make


def public_and_all(make: Make) -> tuple[int, int]:
    with make.unit():
        return (
            session.scalar(select(func.count(Booth.published_revision_id))) or 0,
            session.scalar(select(func.count(Booth.id))) or 0,
        )


def test_import_counts_and_says_nothing_else(run: Run, make: Make, tmp_path: Path) -> None:
    make.event("2026")
    file = jsonl(tmp_path / "a.jsonl", *(entry(source_id=str(n)) for n in range(BATCH + 3)))
    first = run("booths", "import", file, "--event", "2026")
    assert (first.exit_code, first.stderr) == (0, "")
    assert first.stdout == f"added {BATCH + 3}, unchanged 0, changed 0, refused 0\n"
    assert public_and_all(make) == (0, BATCH + 3)
    second = run("booths", "import", file, "--event", "2026", "--publish")
    assert second.stdout == f"added 0, unchanged 0, changed {BATCH + 3}, refused 0\n"
    assert public_and_all(make) == (BATCH + 3, BATCH + 3)
    third = run("booths", "import", file, "--event", "2026", "--publish")
    assert third.stdout == f"added 0, unchanged {BATCH + 3}, changed 0, refused 0\n"


def test_single_bad_lines_are_named_and_stop_nothing(run: Run, make: Make, tmp_path: Path) -> None:
    make.event("2026")
    good = [entry(source_id=str(n)) for n in range(60)]
    bad = ['{"cut', entry(title=None), entry(country="Holland"), entry(url="file:///etc/passwd"), [1]]
    file = jsonl(tmp_path / "a.jsonl", *good[:30], *bad, *good[30:])
    result = run("booths", "import", file, "--event", "2026", "--publish")
    assert result.exit_code == 0
    assert result.stdout == "added 60, unchanged 0, changed 0, refused 5\n"
    assert result.stderr.splitlines() == [
        "line 31: The line is not valid JSON.",
        "line 32: The field “title” is missing.",
        "line 33: The field “country” does not know “Holland”.",
        "line 34: The address “file:///etc/passwd” is not an http:// or https:// address.",
        "line 35: The line is no record of names and values.",
    ]
    assert public_and_all(make) == (60, 60)


def test_a_spreadsheet_is_the_same_as_json_lines(run: Run, make: Make, tmp_path: Path) -> None:
    make.event("2026")
    records = [entry(source_id="1", title="Bürger*innen; „Fragen“"), entry(source_id="2")]
    table = tmp_path / "a.csv"
    table.write_bytes(csv_bytes(*records, delimiter=";", mark="\ufeff"))
    assert run("booths", "import", table, "--event", "2026").stdout.startswith("added 2,")
    lines = jsonl(tmp_path / "a.jsonl", *records)
    assert run("booths", "import", lines, "--event", "2026").stdout.startswith("added 0, unchanged 2,")


def test_an_unknown_event_is_refused(run: Run, make: Make, tmp_path: Path) -> None:
    file = jsonl(tmp_path / "a.jsonl", entry())
    assert failure(run("booths", "import", file, "--event", "2030")) == ("There is no event “2030”. There is none yet.")
    make.event("2026")
    assert failure(run("booths", "import", file, "--event", "2030")) == ("There is no event “2030”. Known are: 2026.")


@pytest.mark.parametrize(
    ("name", "content", "sentence"),
    [
        ("missing.jsonl", None, "There is no file {path}."),
        ("a.txt", "x", "“a.txt” ends neither in .jsonl nor in .csv."),
        ("empty.jsonl", "", "empty.jsonl holds not a single record that can be taken over."),
        ("empty.csv", "", "The first line does not name the column “source”."),
        ("head.csv", "source,source_id,title\n", "head.csv holds not a single record that can be taken over."),
    ],
)
def test_a_file_without_records_fails(
    run: Run, make: Make, tmp_path: Path, name: str, content: str | None, sentence: str
) -> None:
    make.event("2026")
    path = tmp_path / name
    if content is not None:
        path.write_text(content, encoding="utf-8")
    assert failure(run("booths", "import", path, "--event", "2026")) == sentence.format(path=path)


def test_a_folder_is_no_file(run: Run, make: Make, tmp_path: Path) -> None:
    make.event("2026")
    folder = tmp_path / "a.jsonl"
    folder.mkdir()
    assert failure(run("booths", "import", folder, "--event", "2026")) == f"There is no file {folder}."


def test_a_file_of_bad_lines_only_fails_after_naming_them(run: Run, make: Make, tmp_path: Path) -> None:
    make.event("2026")
    result = run("booths", "import", jsonl(tmp_path / "a.jsonl", "{", "["), "--event", "2026")
    assert (result.exit_code, result.stdout) == (1, "")
    assert result.stderr.splitlines() == [
        "line 1: The line is not valid JSON.",
        "line 2: The line is not valid JSON.",
        "Error: a.jsonl holds not a single record that can be taken over.",
    ]
    assert public_and_all(make) == (0, 0)


_ON_A_TERMINAL = """
import sys
import termios
from pathlib import Path
from flask.cli import ScriptInfo
from tests.conftest import build_app
app = build_app(Path(sys.argv[1]))
this = ScriptInfo(create_app=lambda: app)
app.cli.main(["booths", "import", sys.argv[2], "--event", "2026"], obj=this)
"""


def test_a_bar_is_shown_on_a_terminal_only(sqlite_app: Flask, tmp_path: Path) -> None:
    Make(sqlite_app).event("2026")
    file = jsonl(tmp_path / "a.jsonl", entry(), "{")
    terminal, end = pty.openpty()
    fcntl.ioctl(end, termios.TIOCSWINSZ, struct.pack("HHHH", 24, 80, 0, 0))
    command = [sys.executable, "-c", _ON_A_TERMINAL, str(tmp_path), str(file)]
    done = subprocess.run(command, stdout=subprocess.PIPE, stderr=end, check=False, timeout=60)
    os.close(end)
    shown = os.read(terminal, 100_000).decode()
    os.close(terminal)
    assert done.returncode == 0, shown
    assert (done.returncode, done.stdout) == (0, b"added 1, unchanged 0, changed 0, refused 1\n")
    assert "2/2" in shown
    assert "line 2: The line is not valid JSON." in shown
