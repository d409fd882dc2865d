"""``flask prints signs``: one PDF in stand order, or no file at all."""

from __future__ import annotations

import errno
import os
from pathlib import Path
from unittest.mock import Mock

import pikepdf
import pytest

from marktplatz.prints import codes, qr
from tests.cli.conftest import Run, failure
from tests.factories import Make

LOCAL = "Warning: Printed codes lead to this machine only. Set PUBLIC_URL before printing.\n"
pytestmark = pytest.mark.one_database


def test_all_signs_go_to_one_file(run: Run, make: Make, tmp_path: Path) -> None:
    event = make.event("2026")
    for number in ("A10", "A2"):
        make.booth(event, state="published", stand_number=number)
    make.booth(event)
    result = run("prints", "signs", "--event", "2026", "--out", tmp_path / "signs.pdf")
    assert (result.exit_code, result.stdout, result.stderr) == (0, "signs 2\n", LOCAL)
    with pikepdf.open(tmp_path / "signs.pdf") as document, document.open_outline() as outline:
        assert len(document.pages) == 2
        assert [entry.title for entry in outline.root] == ["A2", "A10"]
    assert [file.name for file in tmp_path.iterdir() if "signs" in file.name] == ["signs.pdf"]


def test_what_is_to_be_known_before_printing_is_said_on_stderr(run: Run, make: Make, tmp_path: Path) -> None:
    event = make.event("2026", "KI-Marktplatz 北")
    content = {"title": {"de": "Hilfe für 北京 🚀", "en": "Help"}, "summary": {"de": "Kurz \ue000."}}
    make.booth(event, state="published", stand_number="A02", content=content)
    make.booth(event, state="approved", stand_number="A05")
    none = [make.booth(event, state="published").code for _ in range(14)]
    result = run("prints", "signs", "--event", "2026", "--out", tmp_path / "signs.pdf")
    assert (result.exit_code, result.stdout) == (0, "signs 16\n")
    assert result.stderr == (
        f"16 signs, 14 without a stand number ({', '.join(none[:12])} and 2 more), 1 not public yet (A05)\n"
        "Warning: the signs leave out of the event's name what no font here has: 北 (U+5317)\n"
        "Warning: the sign of A02 leaves out what no font here has: 北 (U+5317), 京 (U+4EAC), 🚀 (U+1F680), "
        "? (U+E000)\n"
        f"{LOCAL}"
    )


def test_the_signs_of_a_hidden_event(run: Run, make: Make, tmp_path: Path) -> None:
    make.booth(make.event("2026", is_public=False), state="published", stand_number="A07")
    result = run("prints", "signs", "--event", "2026", "--out", tmp_path / "signs.pdf")
    assert result.stderr == f"Warning: the event is not public yet; until then no code leads anywhere.\n{LOCAL}"


def test_a_full_disk_is_told_with_what_to_do(
    run: Run, make: Make, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    make.booth(make.event("2026"), state="published", stand_number="A07")
    full = OSError(errno.ENOSPC, os.strerror(errno.ENOSPC))
    monkeypatch.setattr(os, "fsync", Mock(side_effect=full))
    result = run("prints", "signs", "--event", "2026", "--out", tmp_path / "signs.pdf")
    assert failure(result) == (
        f"{tmp_path / 'signs.pdf'} cannot be written: the disk is full. "
        "Make room there, or name a file on another disk."
    )
    assert [file.name for file in tmp_path.iterdir() if "signs" in file.name] == []


def test_a_failure_names_the_booth_and_leaves_the_older_file(
    run: Run, make: Make, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    row = make.booth(make.event("2026"), state="published", stand_number="A07")
    out = tmp_path / "signs.pdf"
    out.write_text("yesterday's")
    monkeypatch.setattr(codes, "image", lambda code, kind: qr.svg("http://localhost/s/ZZZZZ"))
    said = failure(run("prints", "signs", "--event", "2026", "--out", out))
    assert said.startswith(f"The QR code cannot be read on the sign of stand A07 ({row.code}, ")
    assert said.endswith("No sign was made.")
    assert out.read_text() == "yesterday's"
    assert [file.name for file in tmp_path.iterdir() if "signs" in file.name] == ["signs.pdf"]


def test_what_cannot_be_done_is_said_in_one_sentence(run: Run, make: Make, tmp_path: Path) -> None:
    make.event("2026")
    order = ("prints", "signs", "--event")
    assert "has been approved yet" in failure(run(*order, "2026", "--out", tmp_path / "a.pdf"))
    assert failure(run(*order, "x", "--out", tmp_path / "a.pdf")) == "There is no event “x”. Known are: 2026."
    assert "is a folder" in failure(run(*order, "2026", "--out", tmp_path))
    assert "There is no folder" in failure(run(*order, "2026", "--out", tmp_path / "no" / "a.pdf"))
    assert failure(run(*order, "2026", "--out", "")) == "The name of the file is empty. Name one, such as signs.pdf."


def test_a_place_that_takes_no_file_is_told_by_the_name_that_was_wished(run: Run, make: Make, tmp_path: Path) -> None:
    make.booth(make.event("2026"), state="published", stand_number="A07")
    result = run("prints", "signs", "--event", "2026", "--out", "/proc/x.pdf")
    assert result.exit_code == 1
    said = result.stderr.splitlines()[-1]
    assert said.startswith("Error: /proc/x.pdf cannot be written: ")
    assert said.endswith(" Name a file in another folder.")
