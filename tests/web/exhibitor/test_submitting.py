"""Submit, recall, withdraw, reopen: each once, each with its reason when it cannot be."""

from __future__ import annotations

from datetime import timedelta
from typing import Any

import pytest

from marktplatz.booths import queries
from marktplatz.core import clock
from marktplatz.core.database import session
from marktplatz.events.models import Event
from tests.factories import BoothRow, Make
from tests.factories.booths import REASON
from tests.forms import forms_of, submit_form, values_of
from tests.web.exhibitor.desk import SignIn, buttons, held, path, stored, summary, words

GAPS = {"risks": None, "personal_data": None, "domain": None, "publication_right": None, "employee_effects": None}


def _revisions(make: Make, row: BoothRow) -> list[dict[str, Any]]:
    with make.unit():
        return [revision.content for revision in queries.revisions(row.id)]


def _close_registration(make: Make, row: BoothRow) -> None:
    with make.unit():
        event = session.get(Event, row.event.id)
        assert event is not None
        event.registration_ends_at = clock.now() - timedelta(days=1)


def test_a_complete_booth_is_submitted(make: Make, sign_in: SignIn) -> None:
    row = make.booth()
    assert row.member is not None
    client = sign_in(row.member)
    answer = submit_form(client, path(row), button=("action", "submit"))
    assert (answer.status_code, answer.headers["Location"]) == (303, path(row, "?meldung=eingereicht"))
    page = words(client.get(answer.headers["Location"]))
    assert "Eingereicht." in page
    assert f"Nummer {row.event.slug}-{row.code}-1," in page
    assert "KI Competence Center (KICC) prüft Ihre Angaben." in page
    assert "Kopie Ihrer Einreichung" in page
    assert stored(make, row)[0] == "submitted"


def test_all_gaps_are_said_at_once_with_links(make: Make, sign_in: SignIn) -> None:
    row = make.booth(content=GAPS)
    assert row.member is not None
    client = sign_in(row.member)
    answer = submit_form(client, path(row), button=("action", "submit"))
    assert answer.status_code == 422
    lines = summary(answer)
    assert [address for _, address in lines] == [
        path(row, "funktionsweise#domain"),
        path(row, "chancen-und-risiken#risks_de"),
        path(row, "chancen-und-risiken#personal_data"),
        path(row, "beschaeftigte#employee_effects"),
        path(row, "bestaetigungen#publication_right"),
    ]
    assert "5 Angaben fehlen noch oder brauchen eine Änderung" in words(answer)
    assert stored(make, row)[0] == "draft"


def test_what_was_sent_is_saved_even_if_submitting_is_not_possible_yet(make: Make, sign_in: SignIn) -> None:
    row = make.booth(content=GAPS)
    assert row.member is not None
    values = {
        "action": "submit",
        "version": row.version,
        "risks_de": "Ein Ausfall bleibt unbemerkt.",
        "domain": ["", "mobility"],
    }
    answer = sign_in(row.member).send(path(row), values)
    assert answer.status_code == 422
    assert len(summary(answer)) == 3
    status, _, content = stored(make, row)
    assert (status, content["domain"]) == ("draft", ["mobility"])
    assert content["risks"]["de"] == "Ein Ausfall bleibt unbemerkt."


def test_saving_and_submitting_is_one_step(make: Make, sign_in: SignIn) -> None:
    row = make.booth(content={"risks": None})
    assert row.member is not None
    client = sign_in(row.member)
    values = {"action": "submit", "version": row.version, "risks_de": "Ein Ausfall bleibt unbemerkt."}
    answers = [client.send(path(row, "chancen-und-risiken"), values) for _ in range(3)]
    assert {(one.status_code, one.headers["Location"]) for one in answers} == {(303, path(row, "?meldung=eingereicht"))}
    (content,) = _revisions(make, row)
    assert content["risks"]["de"] == "Ein Ausfall bleibt unbemerkt."


def test_two_clicks_that_find_gaps_say_the_same(make: Make, sign_in: SignIn) -> None:
    row = make.booth(content=GAPS)
    assert row.member is not None
    client = sign_in(row.member)
    values = {"action": "submit", "version": row.version, "risks_de": "Ein Ausfall bleibt unbemerkt."}
    first, second = client.send(path(row), values), client.send(path(row), values)
    assert (first.status_code, second.status_code) == (422, 422)
    assert summary(first) == summary(second)


def test_what_cannot_be_stored_is_not_submitted(make: Make, sign_in: SignIn) -> None:
    row = make.booth()
    assert row.member is not None
    answer = sign_in(row.member).send(path(row), {"action": "submit", "version": row.version, "logic_type": "magic"})
    assert answer.status_code == 422
    assert [address for _, address in summary(answer)] == ["#logic_type"]
    assert stored(make, row)[0] == "draft"


def test_an_older_view_is_not_submitted(make: Make, sign_in: SignIn) -> None:
    row = make.booth()
    assert row.member is not None
    assert row.organisation is not None
    client, colleague = sign_in(row.member), sign_in(make.member(row.organisation))
    form = forms_of(client.get(path(row)).text)[0]
    values = {**values_of(form), "action": "submit"}
    colleague.send(path(row), {"action": "save", "version": row.version, "risks_de": "Inzwischen anders."})
    answer = client.post(path(row), data=values)
    assert answer.status_code == 409
    assert "Inzwischen wurde weiter gespeichert." in words(answer)
    assert stored(make, row)[0] == "draft"
    with_text = client.send(path(row), {"action": "submit", "version": row.version, "summary_de": "Von mir."})
    assert with_text.status_code == 409
    status, _, content = stored(make, row)
    assert (status, content["summary"]["de"], content["risks"]["de"]) == ("draft", "Von mir.", "Inzwischen anders.")


def test_a_colleague_who_submits_with_another_text_is_told(make: Make, sign_in: SignIn) -> None:
    row = make.booth(state="submitted")
    assert row.member is not None
    answer = sign_in(row.member).send(path(row), {"action": "submit", "version": row.version, "risks_de": "Anders."})
    assert answer.status_code == 409
    assert "Anders." in answer.text
    assert len(_revisions(make, row)) == 1


def test_an_unknown_value_for_a_submitted_booth_is_no_second_click(make: Make, sign_in: SignIn) -> None:
    row = make.booth(state="submitted")
    assert row.member is not None
    values = {"action": "submit", "version": row.version, "country": "XX", "risks_de": "Anders."}
    answer = sign_in(row.member).send(path(row), values)
    assert answer.status_code == 409
    assert held(answer, "risks_de") == "Anders."
    assert held(answer, "country") == "XX"


def test_the_first_submission_needs_open_registration_and_the_text_stays(make: Make, sign_in: SignIn) -> None:
    row = make.booth()
    assert row.member is not None
    _close_registration(make, row)
    answer = sign_in(row.member).send(path(row), {"action": "submit", "version": row.version, "risks_de": "Spät."})
    assert answer.status_code == 403
    assert "Die Anmeldung ist geschlossen." in words(answer)
    status, _, content = stored(make, row)
    assert (status, content["risks"]["de"]) == ("draft", "Spät.")


@pytest.mark.parametrize(
    ("state", "action", "reached", "notice"),
    [
        ("submitted", "recall", "draft", "Zurückgeholt."),
        ("published", "withdraw", "withdrawn", "Zurückgezogen."),
        ("draft", "withdraw", "withdrawn", "Zurückgezogen."),
        ("rejected", "reopen", "draft", "Wieder geöffnet."),
        ("withdrawn", "reopen", "draft", "Wieder geöffnet."),
    ],
)
def test_a_step_asked_twice_ends_on_the_same_page(
    make: Make, sign_in: SignIn, state: str, action: str, reached: str, notice: str
) -> None:
    row = make.booth(state=state)
    assert row.member is not None
    client = sign_in(row.member)
    forms = forms_of(client.get(path(row)).text)
    (form,) = [one for one in forms if action in {button.get("value") for button in one.all("button")}]
    values = {**values_of(form), "action": action}
    first, second = client.post(path(row), data=values), client.post(path(row), data=values)
    assert (first.status_code, second.status_code) == (303, 303)
    assert first.headers["Location"] == second.headers["Location"]
    assert notice in words(client.get(first.headers["Location"]))
    assert stored(make, row)[0] == reached


@pytest.mark.parametrize(("shown", "state"), [("draft", "published"), ("approved", "submitted_again")])
def test_a_page_that_shows_another_state_withdraws_nothing(make: Make, sign_in: SignIn, shown: str, state: str) -> None:
    """A colleague went on in the meantime: whoever withdraws a draft may not know that it is public by now."""
    row = make.booth(state=state)
    assert row.member is not None
    client = sign_in(row.member)
    before = stored(make, row)
    answer = client.send(path(row), {"action": "withdraw", "version": row.version, "seen": shown})
    assert answer.status_code == 409
    assert "Inzwischen ist er" in words(answer)
    assert stored(make, row) == before
    assert client.get(f"/s/{row.code}").status_code == 200


@pytest.mark.parametrize(
    ("state", "action"),
    [
        ("draft", "recall"),
        ("draft", "reopen"),
        ("approved", "recall"),
        ("approved", "reopen"),
        ("rejected", "submit"),
        ("rejected", "recall"),
        ("withdrawn", "submit"),
        ("withdrawn", "recall"),
        ("submitted", "reopen"),
    ],
)
def test_a_step_that_is_not_in_the_table_is_refused(make: Make, sign_in: SignIn, state: str, action: str) -> None:
    row = make.booth(state=state)
    assert row.member is not None
    before = stored(make, row)
    answer = sign_in(row.member).send(path(row), {"action": action, "version": row.version})
    assert answer.status_code == 409
    assert "geht von hier aus nicht" in words(answer)
    assert stored(make, row) == before


def test_a_member_cannot_reopen_after_the_deadline(make: Make, sign_in: SignIn) -> None:
    row = make.booth(state="rejected")
    assert row.member is not None
    client = sign_in(row.member)
    _close_registration(make, row)
    answer = client.send(path(row), {"action": "reopen", "version": row.version})
    assert answer.status_code == 403
    assert "Die Anmeldung ist geschlossen." in words(answer)
    assert stored(make, row)[0] == "rejected"


def test_a_correction_goes_round_again_while_the_old_text_stays_public(make: Make, sign_in: SignIn) -> None:
    row = make.booth(state="published")
    assert row.member is not None
    client = sign_in(row.member)
    assert "submit" not in buttons(client.get(path(row)))
    client.send(path(row), {"action": "save", "version": row.version, "risks_de": "Neu gefasst."})
    assert submit_form(client, path(row), button=("action", "submit")).status_code == 303
    assert "Sie bleibt online, bis die neue Fassung freigegeben ist." in words(client.get(path(row)))
    public = client.get(f"/de/{row.event.slug}/staende/{row.path_part}")
    assert "Neu gefasst." not in public.text


def test_a_recalled_submission_has_answered_no_remark(make: Make, sign_in: SignIn) -> None:
    row = make.booth(state="changes_requested")
    assert row.member is not None
    client = sign_in(row.member)
    for action in ("submit", "recall"):
        assert client.send(path(row), {"action": action, "version": row.version}).status_code == 303
    page = client.get(path(row))
    assert REASON in words(page)
    assert "1 Anmerkung" in words(page)
    assert REASON in words(client.get(path(row, "chancen-und-risiken")))
