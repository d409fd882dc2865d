"""Too late: somebody else was faster. Nothing typed is lost, and what is there now is shown."""

from __future__ import annotations

from concurrent.futures import ThreadPoolExecutor
from threading import Barrier

import pytest
from werkzeug.test import TestResponse

from tests.client import Client
from tests.factories import BoothRow, Make
from tests.forms import forms_of, values_of
from tests.web.reviewer.desk import REASON, SignIn, alarm, buttons, element, has, held, mails, path, state, words

TYPED = {"reason": "Mein Grund,\nzweite Zeile.", "comment-risks": "Meine <b>Anmerkung</b>"}


def _resubmit(make: Make, sign_in: SignIn) -> tuple[BoothRow, Client]:
    """A booth whose exhibitor recalls, changes and submits it while a reviewer reads revision 1."""
    row = make.booth(state="submitted")
    assert row.member is not None
    member = sign_in(row.member)
    desk = f"/de/aussteller/{row.code}/"
    member.send(desk, {"action": "recall", "version": row.version})
    again = {"action": "submit", "version": row.version, "risks_de": "Neuer Text der Aussteller*innen."}
    assert member.send(desk, again).status_code == 303
    return row, sign_in(make.reviewer())


@pytest.mark.parametrize("decision", ["approve", "request_changes", "reject"])
def test_a_newer_revision_is_shown_and_the_text_is_kept(make: Make, sign_in: SignIn, decision: str) -> None:
    row, client = _resubmit(make, sign_in)
    before = state(make, row)
    answer = client.send(path(row), {"action": decision, "revision": "1", **TYPED})
    assert answer.status_code == 409
    assert "Inzwischen gibt es eine neuere Fassung" in alarm(answer)[0]
    assert "Neuer Text der Aussteller*innen." in element(answer, "feld-risks").text
    assert {name: held(answer, name) for name in TYPED} == TYPED
    assert "<b>" not in answer.text
    (form,) = [
        one for one in forms_of(answer.text) if one.get("id") == "entscheidung" or "comment-risks" in values_of(one)
    ]
    assert values_of(form)["revision"] == ["2"]
    assert state(make, row) == before
    again = client.post(path(row), data={**values_of(form), "action": "reject"})
    assert again.status_code == 303
    assert state(make, row)["decisions"] == [
        ("reject", "Mein Grund,\nzweite Zeile.", {"risks": "Meine <b>Anmerkung</b>"})
    ]


@pytest.mark.parametrize("mine", ["approve", "request_changes", "reject"])
@pytest.mark.parametrize("theirs", ["approve", "request_changes", "reject"])
def test_another_decision_came_first(make: Make, sign_in: SignIn, mine: str, theirs: str) -> None:
    row = make.booth(state="submitted")
    first, second = sign_in(make.reviewer(name="Erste Person")), sign_in(make.reviewer())
    assert first.send(path(row), {"action": theirs, "revision": "1", "reason": REASON}).status_code == 303
    before, told = state(make, row), mails(make)
    answer = second.send(path(row), {"action": mine, "revision": "1", **TYPED})
    # The same decision too: the words of the second reviewer were sent to nobody, and must not look as if they were.
    assert answer.status_code == 409
    kept = element(answer, "behalten").above("section")
    assert kept is not None
    assert "Mein Grund, zweite Zeile." in kept.text
    assert "Meine <b>Anmerkung</b>" in kept.text
    assert not has(answer, "reason")
    assert "Erste Person" in words(answer)
    assert (state(make, row), mails(make)) == (before, told)


def test_an_approval_without_words_is_the_one_that_came_first(make: Make, sign_in: SignIn) -> None:
    row = make.booth(state="submitted")
    first, second = sign_in(make.reviewer()), sign_in(make.reviewer())
    assert first.send(path(row), {"action": "approve", "revision": "1", "reason": REASON}).status_code == 303
    before, told = state(make, row), mails(make)
    assert second.send(path(row), {"action": "approve", "revision": "1"}).status_code == 303
    assert (state(make, row), mails(make)) == (before, told)


def test_a_recalled_submission_keeps_the_reviewers_text(make: Make, sign_in: SignIn) -> None:
    row = make.booth(state="submitted")
    assert row.member is not None
    sign_in(row.member).send(f"/de/aussteller/{row.code}/", {"action": "recall", "version": row.version})
    answer = sign_in(make.reviewer()).send(path(row), {"action": "approve", "revision": "1", **TYPED})
    assert answer.status_code == 409
    assert "Die Organisation arbeitet wieder an einem Entwurf." in words(answer)
    kept = element(answer, "behalten").above("section")
    assert kept is not None
    assert "Mein Grund" in kept.text
    assert "approve" not in buttons(answer)
    assert state(make, row)["decisions"] == []


def test_a_withdrawn_booth_keeps_the_reason_for_taking_it_back(make: Make, sign_in: SignIn) -> None:
    row = make.booth(state="withdrawn")
    answer = sign_in(make.reviewer()).send(path(row), {"action": "unpublish", "reason": "Bild ohne Rechte"})
    assert answer.status_code == 409
    assert "Der Stand ist inzwischen „Zurückgezogen“." in alarm(answer)[0]
    kept = element(answer, "behalten").above("section")
    assert kept is not None
    assert "Bild ohne Rechte" in kept.text


def test_a_text_that_a_form_holds_is_not_shown_twice(make: Make, sign_in: SignIn) -> None:
    row = make.booth(state="submitted")
    answer = sign_in(make.reviewer()).send(path(row), {"action": "approve", "revision": "7", **TYPED})
    assert answer.status_code == 409
    assert not has(answer, "behalten")
    assert held(answer, "reason") == TYPED["reason"]


def test_of_two_decisions_at_the_same_moment_one_counts(make: Make, sign_in: SignIn) -> None:
    row = make.booth(state="submitted")
    clients = [sign_in(make.reviewer()) for _ in range(4)]
    actions = ["approve", "reject", "request_changes", "reject"]
    start = Barrier(len(clients))

    def press(number: int) -> TestResponse:
        start.wait(timeout=20)
        sent = {"action": actions[number], "revision": "1", "reason": f"Grund {number}"}
        return clients[number].send(path(row), sent)

    with ThreadPoolExecutor(len(clients)) as pool:
        answers = list(pool.map(press, range(len(clients))))
    decisions = state(make, row)["decisions"]
    assert isinstance(decisions, list)
    assert len(decisions) == 1, decisions
    taken = int(decisions[0][1].removeprefix("Grund "))
    assert [one.status_code for one in answers] == [303 if number == taken else 409 for number in range(len(actions))]
    for number, answer in enumerate(answers):
        if answer.status_code == 409:
            assert f"Grund {number}" in words(answer)
