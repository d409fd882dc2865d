"""``flask booths export``: what is public, one column for every public field."""

from __future__ import annotations

import csv
from io import StringIO

from marktplatz.booths.questionnaire import QUESTIONNAIRE
from tests.cli.conftest import Run, failure
from tests.factories import Make


def table(run: Run) -> list[dict[str, str]]:
    result = run("booths", "export", "--event", "2026")
    assert (result.exit_code, result.stderr) == (0, "")
    return list(csv.DictReader(StringIO(result.stdout), delimiter=";"))


def test_every_public_field_is_a_column_and_no_internal_one(run: Run, make: Make) -> None:
    booth = make.booth(make.event("2026"), state="published", stand_number="A07", title="Hilfe für Bürger*innen")
    (row,) = table(run)
    public = {name for field in QUESTIONNAIRE.public for name in field.names}
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


def test_an_unknown_event(run: Run) -> None:
    assert failure(run("booths", "export", "--event", "x")) == "There is no event “x”. There is none yet."
