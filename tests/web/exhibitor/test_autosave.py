"""Saving while somebody types: only what changed, told in a few words, stopped where a person must decide."""

from __future__ import annotations

from typing import Any

from werkzeug.test import TestResponse

from marktplatz.audit import queries as audit
from marktplatz.booths.drafts import SITTING
from marktplatz.core import clock
from tests.client import Client
from tests.factories import BoothRow, Make
from tests.web.exhibitor.desk import SignIn, path, stored

RISKS = "chancen-und-risiken"


def autosave(client: Client, row: BoothRow, version: int, **values: Any) -> TestResponse:
    sent = {"action": "autosave", "version": str(version), **values}
    return client.send(path(row, RISKS), sent, headers={"Accept": "application/json"})


def two(make: Make, sign_in: SignIn, **more: Any) -> tuple[Client, Client, BoothRow]:
    row = make.booth(**more)
    assert row.member is not None
    assert row.organisation is not None
    return sign_in(row.member), sign_in(make.member(row.organisation)), row


def test_the_changed_field_is_saved_and_the_new_version_told(make: Make, sign_in: SignIn) -> None:
    me, _, row = two(make, sign_in)
    answer = autosave(me, row, row.version, risks_de="Neues Risiko.")
    told = answer.get_json()
    assert (answer.status_code, told["version"], told["problems"], told["others"]) == (200, row.version + 1, {}, {})
    assert told["saved"].startswith("Gespeichert um ")
    content = stored(make, row)[2]
    assert content["risks"]["de"] == "Neues Risiko."
    assert content["risks"]["en"], "what was not sent stays"


def test_a_flaw_is_told_and_saved_all_the_same(make: Make, sign_in: SignIn) -> None:
    me, _, row = two(make, sign_in)
    answer = autosave(me, row, row.version, risks_de="x" * 801)
    assert answer.status_code == 200
    assert "höchstens 800" in answer.get_json()["problems"]["risks_de"][0]
    assert len(stored(make, row)[2]["risks"]["de"]) == 801


def test_a_flaw_in_a_list_is_told_at_the_input_that_it_was_typed_into(make: Make, sign_in: SignIn) -> None:
    me, _, row = two(make, sign_in)
    partners = {"partners-0": "", "partners-1": "Amt", "partners-2": "Amt", "partners-3": "x" * 200}
    times = {"demo_times-0": "morgens", "demo_times-1": "10 Uhr", "demo_times-2": "9.30"}
    answer = autosave(me, row, row.version, **partners, **times)
    assert set(answer.get_json()["problems"]) == {"partners-3", "demo_times-0"}
    content = stored(make, row)[2]
    assert content["partners"] == ["Amt", "x" * 200]
    assert content["demo_times"] == ["09:30", "10:00", "morgens"]


def test_what_others_saved_comes_along_so_that_it_is_not_undone(make: Make, sign_in: SignIn) -> None:
    me, colleague, row = two(make, sign_in)
    autosave(colleague, row, row.version, citizen_benefit_de="Von nebenan.", employee_effects=["", "relief"])
    told = autosave(me, row, row.version, risks_de="Von mir.").get_json()
    assert told["others"]["citizen_benefit_de"] == ["Von nebenan."]
    assert told["version"] == row.version + 2
    content = stored(make, row)[2]
    assert (content["risks"]["de"], content["citizen_benefit"]["de"]) == ("Von mir.", "Von nebenan.")


def test_the_same_field_of_two_people_stops_it(make: Make, sign_in: SignIn) -> None:
    me, colleague, row = two(make, sign_in)
    autosave(colleague, row, row.version, risks_de="Ihres.")
    answer = autosave(me, row, row.version, risks_de="Meines.")
    assert (answer.status_code, answer.get_json()["names"]) == (409, ["risks_de"])
    assert stored(make, row)[2]["risks"]["de"] == "Ihres."


def test_a_closed_draft_and_an_unknown_code_stop_it(make: Make, sign_in: SignIn) -> None:
    me, _, row = two(make, sign_in, state="submitted")
    answer = autosave(me, row, row.version, risks_de="Zu spät.")
    assert answer.status_code == 409
    assert "geprüft" in answer.get_json()["message"]
    me, _, row = two(make, sign_in)
    answer = autosave(me, row, row.version, personal_data="invented")
    assert answer.status_code == 422
    assert list(answer.get_json()["problems"]) == ["personal_data"]
    assert stored(make, row)[1] == row.version


def test_nobody_elses_draft_is_saved(make: Make, sign_in: SignIn) -> None:
    _, _, row = two(make, sign_in)
    assert autosave(sign_in(make.member()), row, row.version, risks_de="Fremd.").status_code == 404


def test_the_log_has_one_line_for_one_sitting(make: Make, sign_in: SignIn) -> None:
    me, colleague, row = two(make, sign_in)
    before = _saves(make, row)
    for number in range(3):
        assert autosave(me, row, row.version + number, risks_de=f"Stand {number}.").status_code == 200
    assert _saves(make, row) == before, "the same person went on within ten minutes of the last save"
    autosave(colleague, row, row.version + 3, risks_de="Von nebenan.")
    assert _saves(make, row) == before + 1
    with clock.stopped_at(clock.now() + SITTING):
        autosave(colleague, row, row.version + 4, risks_de="Nach der Pause.")
    assert _saves(make, row) == before + 2


def _saves(make: Make, row: BoothRow) -> int:
    with make.unit():
        return sum(1 for line in audit.of_booth(row.id) if line.name == "draft_saved")
