"""``flask prints signs``: one PDF in stand order, or no file at all."""

from __future__ import annotations

from pathlib import Path

import pikepdf
import pytest

from marktplatz.prints import codes, qr
from tests.cli.conftest import Run, failure
from tests.factories import Make

pytestmark = pytest.mark.one_database


def test_all_signs_go_to_one_file(run: Run, make: Make, tmp_path: Path) -> None:
    event = make.event("2026")
    for number in ("A10", "A2"):
        make.booth(event, state="published", stand_number=number)
    make.booth(event)
    result = run("prints", "signs", "--event", "2026", "--out", tmp_path / "signs.pdf")
    assert (result.exit_code, result.stdout, result.stderr) == (0, "signs 2\n", "")
    with pikepdf.open(tmp_path / "signs.pdf") as document, document.open_outline() as outline:
        assert len(document.pages) == 2
        assert [entry.title for entry in outline.root] == ["A2", "A10"]
    assert [file.name for file in tmp_path.iterdir() if "signs" in file.name] == ["signs.pdf"]


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
