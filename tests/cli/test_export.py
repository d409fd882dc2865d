"""``flask booths export``: what is public, one column for every public field."""

from __future__ import annotations

import csv
from io import StringIO
from pathlib import Path

import pytest

from marktplatz.booths.questionnaire import QUESTIONNAIRE
from marktplatz.core.fields import FILES
from tests.cli.conftest import Run, failure
from tests.exchange.entries import entry, jsonl
from tests.factories import Make


def table(run: Run) -> list[dict[str, str]]:
    result = run("booths", "export", "--event", "2026")
    assert (result.exit_code, result.stderr) == (0, "")
    return list(csv.DictReader(StringIO(result.stdout_bytes.decode("utf-8-sig")), delimiter=";"))


def test_a_spreadsheet_sees_that_it_is_utf_8(run: Run, make: Make) -> None:
    make.booth(make.event("2026"), state="published", title="Bürgerbüro")
    written = run("booths", "export", "--event", "2026").stdout_bytes
    assert written.startswith(b"\xef\xbb\xbfcode;")
    assert written.count(b"\xef\xbb\xbf") == 1
    assert "Bürgerbüro".encode() in written


@pytest.mark.parametrize("encoding", ["utf-8-sig", "utf-8"])
def test_the_import_reads_it_with_and_without_that_mark(run: Run, make: Make, tmp_path: Path, encoding: str) -> None:
    make.register_entry(make.event("2026"))
    written = run("booths", "export", "--event", "2026").stdout_bytes.decode("utf-8-sig")
    file = tmp_path / "out.csv"
    file.write_text(written, encoding=encoding)
    make.event("2027")
    assert run("booths", "import", file, "--event", "2027").stdout.startswith("added 1,")


def test_every_public_field_is_a_column_and_no_internal_one(run: Run, make: Make) -> None:
    booth = make.booth(make.event("2026"), state="published", stand_number="A07", title="Hilfe für Bürger*innen")
    (row,) = table(run)
    public = {name for field in QUESTIONNAIRE.public if field.kind not in FILES for name in field.names}
    public |= {"images-0-file", "images-4-alt_en", "images-0-credit", "logo-0-file", "slides-2-title_de"}
    assert "images-0-rights" not in row
    internal = {name for field in QUESTIONNAIRE.fields if not field.is_public for name in field.names}
    assert public <= set(row)
    assert not internal & set(row)
    assert (row["code"], row["stand_number"], row["title_de"]) == (booth.code, "A07", "Hilfe für Bürger*innen")
    assert row["employee_effects"] == "relief,changed_tasks"


def test_only_what_visitors_see_is_exported(run: Run, make: Make) -> None:
    event = make.event("2026")
    for state in ("draft", "submitted", "approved", "withdrawn", "unpublished"):
        make.booth(event, state=state)
    shown = make.booth(event, state="being_changed")
    (row,) = table(run)
    assert row["code"] == shown.code
    assert "Radwege" not in row["summary_de"]


def test_a_register_entry_keeps_its_language_and_gets_no_licence_of_ours(run: Run, make: Make) -> None:
    entry = make.register_entry(make.event("2026"))
    (row,) = table(run)
    assert (row["code"], row["origin"], row["licence"]) == (entry.code, "register", "")
    assert row["source"]


def test_no_cell_is_a_formula(run: Run, make: Make) -> None:
    make.booth(make.event("2026"), state="published", title="=1+1")
    assert table(run)[0]["title_de"] == "'=1+1"


def test_what_was_exported_is_taken_over_word_by_word(run: Run, make: Make, tmp_path: Path) -> None:
    """Columns out and in follow the same list: of a register entry nothing is lost on the way."""
    make.event("2026")
    one = entry(title="=1+1; Bürger*innen", technology="nlp,rag", domain="Verkeer")
    lines = jsonl(tmp_path / "a.jsonl", one, entry(source_id="2", language="de", title_en="Two", status="Onbekend"))
    assert run("booths", "import", lines, "--event", "2026", "--publish").stdout.startswith("added 2,")
    file = tmp_path / "out.csv"
    file.write_text(run("booths", "export", "--event", "2026").stdout, encoding="utf-8")
    assert run("booths", "import", file, "--event", "2026").stdout == "added 0, unchanged 2, changed 0, refused 0\n"
    make.event("2027")
    assert run("booths", "import", file, "--event", "2027").stdout.startswith("added 2,")
    assert run("booths", "import", lines, "--event", "2027").stdout.startswith("added 0, unchanged 2,")


def test_a_booth_of_our_own_is_nobodys_register_entry(run: Run, make: Make, tmp_path: Path) -> None:
    make.booth(make.event("2026"), state="published")
    file = tmp_path / "out.csv"
    file.write_text(run("booths", "export", "--event", "2026").stdout, encoding="utf-8")
    result = run("booths", "import", file, "--event", "2026")
    assert result.exit_code == 1
    assert result.stderr.startswith("line 2: The field “source” is missing.")


def test_an_unknown_event(run: Run) -> None:
    assert failure(run("booths", "export", "--event", "x")) == "There is no event “x”. There is none yet."


def test_stands_are_in_the_order_that_people_count(run: Run, make: Make) -> None:
    event = make.event("2026")
    for number in ("A10", "B1", "A2", ""):
        make.booth(event, state="published", stand_number=number)
    assert [row["stand_number"] for row in table(run)] == ["A2", "A10", "B1", ""]
