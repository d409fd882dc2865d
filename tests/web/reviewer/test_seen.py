"""A step names what its page showed: who withdraws or reopens a booth must have seen how it is now."""

from __future__ import annotations

from marktplatz.review.actions import NEWER_REVISION
from tests.factories import Make
from tests.forms import forms_of, submit_form, values_of
from tests.web.reviewer.desk import SignIn, alarm, path, state, words
from tests.web.reviewer.test_versions import submit_again


def test_withdrawing_asks_for_what_was_seen(make: Make, sign_in: SignIn) -> None:
    row = make.booth(state="published")
    organiser = sign_in(make.organiser())
    answer = organiser.send(path(row), {"action": "withdraw", "seen": "submitted", "revision": "1"})
    assert answer.status_code == 409
    assert "war der Stand „Eingereicht“. Inzwischen ist er „Freigegeben“." in alarm(answer)[0]
    assert (state(make, row)["status"], state(make, row)["public"]) == ("approved", 1)


def test_withdrawing_names_the_submission_that_was_seen(make: Make, sign_in: SignIn) -> None:
    row = make.booth(state="submitted")
    organiser = sign_in(make.organiser())
    (old,) = [
        values_of(form)
        for form in forms_of(organiser.get(path(row)).text)
        if any(one.get("value") == "withdraw" for one in form.all("button"))
    ]
    assert row.member is not None
    sign_in(row.member).send(f"/de/aussteller/{row.code}/", {"action": "recall"})
    submit_again(sign_in, row, risks_de="Etwas ganz anderes.")
    answer = organiser.send(path(row), {**old, "action": "withdraw"})
    assert answer.status_code == 409
    assert NEWER_REVISION.de in words(answer)
    assert state(make, row)["status"] == "submitted"
    assert submit_form(organiser, path(row), button=("action", "withdraw")).status_code == 303
    assert state(make, row)["status"] == "withdrawn"


def test_the_second_click_on_withdraw_is_none(make: Make, sign_in: SignIn) -> None:
    row = make.booth(state="published")
    organiser = sign_in(make.organiser())
    sent = {"action": "withdraw", "seen": "approved", "revision": "1"}
    assert [organiser.send(path(row), sent).status_code for _ in range(2)] == [303, 303]
    late = organiser.send(path(row), {"action": "reopen", "seen": "rejected"})
    assert (late.status_code, state(make, row)["status"]) == (409, "withdrawn")


def test_what_reopening_does_to_an_entry_of_a_register_is_said(make: Make, sign_in: SignIn) -> None:
    row = make.register_entry()
    organiser = sign_in(make.organiser())
    submit_form(organiser, path(row), button=("action", "withdraw"))
    assert "Wieder geöffnet ist der Eintrag erneut freigegeben." in words(organiser.get(path(row)))
    assert "können die Aussteller*innen" not in words(organiser.get(path(row)))
    submit_form(organiser, path(row), button=("action", "reopen"))
    assert state(make, row)["status"] == "approved"


def test_reviewers_read_that_organisers_publish_entries_of_registers(make: Make, sign_in: SignIn) -> None:
    row, reviewer = make.register_entry(), sign_in(make.reviewer())
    page = reviewer.get(path(row))
    assert "Einträge aus Registern veröffentlichen nur Organisator*innen, und nur sie nehmen sie zurück." in words(page)
    answer = reviewer.send(path(row), {"action": "unpublish", "reason": "Veraltet.", "revision": "1"})
    assert answer.status_code == 403
    assert state(make, row)["public"] == 1
