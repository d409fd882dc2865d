"""Deciding: what each button does, what it needs, and that nothing typed is lost when it is refused."""

from __future__ import annotations

from typing import Any

import pytest

from marktplatz.core.permissions import Role
from marktplatz.review.actions import LONGEST_REASON, LONGEST_REMARK
from tests.factories import Make
from tests.forms import forms_of, submit_form, values_of
from tests.html import parse
from tests.web.reviewer.desk import REASON, SignIn, alarm, element, held, mails, path, queue, state, words

BY_DECISION = {"approve": "approved", "request_changes": "changes_requested", "reject": "rejected"}
SAID = {
    "approve": ("freigegeben", "Freigegeben."),
    "request_changes": ("ueberarbeitung", "Überarbeitung angefordert."),
    "reject": ("abgelehnt", "Abgelehnt."),
}


@pytest.mark.parametrize("decision", BY_DECISION)
def test_a_decision_is_taken_told_and_confirmed(make: Make, sign_in: SignIn, decision: str) -> None:
    row = make.booth(state="submitted")
    client = sign_in(make.reviewer())
    typed = {"reason": f" {REASON} ", "comment-risks": "Welche noch?\r\n", "comment-title": "  "}
    answer = submit_form(client, path(row), typed, button=("action", decision))
    word, said = SAID[decision]
    assert answer.status_code == 303
    assert answer.headers["Location"] == queue(row, f"&meldung={word}&stand={row.code}")
    after = state(make, row)
    assert after["status"] == BY_DECISION[decision]
    assert after["public"] == (1 if decision == "approve" else 0)
    assert after["decisions"] == [(decision, REASON, {"risks": "Welche noch?"})]
    assert row.member is not None
    assert row.member.email in mails(make)
    confirmation = client.get(answer.headers["Location"])
    assert said in words(confirmation)
    assert path(row) in [one.get("href") for one in parse(confirmation.text).root.all("a")]


@pytest.mark.parametrize("decision", BY_DECISION)
def test_the_second_click_changes_nothing_more(make: Make, sign_in: SignIn, decision: str) -> None:
    row = make.booth(state="submitted")
    client = sign_in(make.reviewer())
    sent = {"action": decision, "revision": "1", "reason": REASON}
    assert client.send(path(row), sent).status_code == 303
    before, told = state(make, row), mails(make)
    assert client.send(path(row), sent).status_code == 303
    assert (state(make, row), mails(make)) == (before, told)


def test_an_event_that_collects_publishes_later(make: Make, sign_in: SignIn) -> None:
    row = make.booth(make.event(publishes_on_approval=False), state="submitted")
    client = sign_in(make.reviewer())
    client.send(path(row), {"action": "approve", "revision": "1"})
    assert (state(make, row)["status"], state(make, row)["public"]) == ("approved", 0)
    assert client.send(path(row), {"action": "publish"}).status_code == 303
    assert state(make, row)["public"] == 1


@pytest.mark.parametrize(
    ("sent", "links", "said"),
    [
        ({"action": "reject"}, [("Begründung: Nennen Sie einen Grund.", "#reason")], "reason"),
        ({"action": "reject", "reason": " \u200b\n"}, [("Begründung: Nennen Sie einen Grund.", "#reason")], "reason"),
        ({"action": "request_changes"}, [("Begründung: Sagen Sie, was zu ändern ist", "#reason")], "reason"),
        (
            {"action": "approve", "reason": "ä" * (LONGEST_REASON + 1)},
            [("Begründung: Der Text hat 2001 Zeichen.", "#reason")],
            "reason",
        ),
        (
            {"action": "request_changes", "comment-risks": "ä" * (LONGEST_REMARK + 1)},
            [("Anmerkung zu „Risiken und Gegenmaßnahmen“: Der Text hat 1001 Zeichen.", "#comment-risks")],
            "comment-risks",
        ),
    ],
)
def test_what_is_missing_is_said_and_what_was_typed_stays(
    make: Make, sign_in: SignIn, sent: dict[str, str], links: list[tuple[str, str]], said: str
) -> None:
    row = make.booth(state="submitted")
    before = state(make, row)
    sent = {"comment-summary": "Bitte kürzer,\nund klarer.", **sent} if "risks" in str(sent) else sent
    answer = sign_in(make.reviewer()).send(path(row), {"revision": "1", **sent})
    assert answer.status_code == 422
    found = alarm(answer)[1]
    assert [(text.startswith(begin), address) for (text, address), (begin, _) in zip(found, links, strict=True)] == [
        (True, address) for _, address in links
    ]
    field = element(answer, said)
    assert field.get("aria-invalid") == "true"
    assert f"{said}-error" in (field.get("aria-describedby") or "").split()
    for name in ("reason", "comment-risks", "comment-summary"):
        assert held(answer, name) == sent.get(name, "")
    details = element(answer, "comment-risks").above("details")
    assert details is not None
    assert (details.get("open") is not None) is ("comment-risks" in sent)
    assert state(make, row) == before
    assert mails(make) == mails(make)


def test_an_unchanged_field_with_a_remark_is_not_folded_away(make: Make, sign_in: SignIn) -> None:
    row = make.booth(state="submitted_again")
    sent = {"action": "reject", "revision": "2", "comment-risks": "Auch hier, bitte."}
    answer = sign_in(make.reviewer()).send(path(row, "?felder=geaendert"), sent)
    assert answer.status_code == 422
    assert held(answer, "comment-risks") == "Auch hier, bitte."
    (form,) = [
        one for one in forms_of(answer.text) if one.get("id") == "entscheidung" or "comment-risks" in values_of(one)
    ]
    assert form.get("action") == path(row, "?felder=geaendert")


def test_the_form_can_be_sent_again_after_a_refusal(make: Make, sign_in: SignIn) -> None:
    row = make.booth(state="submitted")
    client = sign_in(make.reviewer())
    refused = submit_form(client, path(row), {"comment-risks": "Mehr, bitte."}, button=("action", "reject"))
    (form,) = [
        one for one in forms_of(refused.text) if one.get("id") == "entscheidung" or "comment-risks" in values_of(one)
    ]
    sent = {**values_of(form), "reason": [REASON], "action": ["reject"]}
    assert client.post(path(row), data=sent).status_code == 303
    assert state(make, row)["decisions"] == [("reject", REASON, {"risks": "Mehr, bitte."})]


@pytest.mark.parametrize("action", ["", "submit", "recall", "save", "APPROVE", "delete", "approve "])
def test_an_unknown_action_does_nothing(make: Make, sign_in: SignIn, action: str) -> None:
    row = make.booth(state="submitted")
    before = state(make, row)
    sent = {"action": action, "revision": "1", "reason": "Getippt", "comment-risks": "Auch getippt"}
    answer = sign_in(make.reviewer()).send(path(row), sent)
    assert answer.status_code == 422
    assert "Wir wissen nicht, was Sie tun möchten." in alarm(answer)[0]
    assert (held(answer, "reason"), held(answer, "comment-risks")) == ("Getippt", "Auch getippt")
    assert state(make, row) == before


@pytest.mark.parametrize("revision", [None, "", "x", "1.0", "-1", "²", "1 ", "0x1", "9999999999999999999999", "\x001"])
def test_without_a_readable_revision_nothing_is_decided(make: Make, sign_in: SignIn, revision: str | None) -> None:
    row = make.booth(state="submitted")
    before = state(make, row)
    sent = {"action": "reject", "reason": "Getippt", **({} if revision is None else {"revision": revision})}
    answer = sign_in(make.reviewer()).send(path(row), sent)
    assert answer.status_code == 422
    assert "welche Fassung Sie gesehen haben" in alarm(answer)[0]
    assert held(answer, "reason") == "Getippt"
    assert state(make, row) == before


@pytest.mark.parametrize("name", ["comment-nichts", "comment-", "comment-risks_de", "comment-comment-risks"])
def test_a_remark_on_an_unknown_field_is_refused(make: Make, sign_in: SignIn, name: str) -> None:
    row = make.booth(state="submitted")
    before = state(make, row)
    sent = {"action": "approve", "revision": "1", name: "x", "comment-risks": "Getippt"}
    answer = sign_in(make.reviewer()).send(path(row), sent)
    assert answer.status_code == 422
    assert "gehört zu keinem Feld" in alarm(answer)[0]
    assert held(answer, "comment-risks") == "Getippt"
    assert state(make, row) == before


def test_what_a_form_has_no_business_with_is_ignored(make: Make, sign_in: SignIn) -> None:
    row = make.booth(state="submitted")
    extra = {"status": "approved", "published_revision_id": "1", "organisation_id": "9", "title_de": "Übernommen"}
    sign_in(make.reviewer()).send(path(row), {"action": "request_changes", "revision": "1", "reason": "R", **extra})
    assert state(make, row) == {
        "status": "changes_requested",
        "public": 0,
        "stand": None,
        "decisions": [("request_changes", "R", {})],
    }


def test_of_doubled_values_the_first_counts(make: Make, sign_in: SignIn) -> None:
    row = make.booth(state="submitted")
    sent: dict[str, Any] = {
        "action": ["request_changes", "approve"],
        "revision": ["1", "2"],
        "reason": ["Erster", "Zweiter"],
    }
    assert sign_in(make.reviewer()).send(path(row), sent).status_code == 303
    assert state(make, row)["decisions"] == [("request_changes", "Erster", {})]


@pytest.mark.parametrize("decision", BY_DECISION)
@pytest.mark.parametrize("role", [Role.REVIEWER, Role.ORGANISER])
def test_nobody_decides_about_their_own_organisation(make: Make, sign_in: SignIn, decision: str, role: Role) -> None:
    row = make.booth(state="submitted")
    assert row.organisation is not None
    before = state(make, row)
    own = sign_in(make.account(roles=(role,), organisations=(row.organisation,)))
    answer = own.send(path(row), {"action": decision, "revision": "1", "reason": REASON})
    assert answer.status_code == 403
    assert "Über den eigenen Stand entscheidet jemand anderes." in words(answer)
    assert state(make, row) == before


def test_the_history_tells_every_decision(make: Make, sign_in: SignIn) -> None:
    row = make.booth(state="submitted")
    reviewer = make.reviewer(name="Ada Prüferin")
    client = sign_in(reviewer)
    sent = {"action": "request_changes", "revision": "1", "reason": REASON, "comment-risks": "Welche noch?"}
    client.send(path(row), sent)
    answer = client.get(path(row))
    decided = element(answer, "entschieden").above("section")
    assert decided is not None
    for said in (
        "Überarbeitung nötig",
        "Fassung 1",
        "Ada Prüferin",
        REASON,
        "Risiken und Gegenmaßnahmen",
        "Welche noch?",
    ):
        assert said in decided.text
    log = element(answer, "protokoll").above("section")
    assert log is not None
    assert log.text.index("Überarbeitung von Fassung 1 angefordert") < log.text.index("Fassung 1 eingereicht")
    assert log.text.index("Fassung 1 eingereicht") < log.text.index("Stand angelegt")


def test_saves_in_a_row_are_one_line_of_the_log(make: Make, sign_in: SignIn) -> None:
    row = make.booth()
    assert row.member is not None
    member = sign_in(row.member)
    for number in range(3):
        sent = {"action": "save", "version": row.version + number, "risks_de": f"Fassung {number}"}
        assert member.send(f"/de/aussteller/{row.code}/", sent).status_code == 303
    log = element(sign_in(make.reviewer()).get(path(row)), "protokoll").above("section")
    assert log is not None
    assert "4-mal nacheinander" in log.text
    assert log.text.count("Entwurf gespeichert") == 1
    assert "2 Schritte, der neueste zuerst" in log.text
