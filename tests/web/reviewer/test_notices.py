"""Anybody can write a confirmation into an address. It is shown only where it is true."""

from __future__ import annotations

import pytest
from werkzeug.test import TestResponse

from marktplatz.core.database import session
from marktplatz.events.models import Event
from tests.factories import Make
from tests.factories.booths import PUBLIC_STATES, STATES
from tests.forms import submit_form
from tests.html import parse
from tests.web.reviewer.desk import REASON, SignIn, path, queue, state, words

SAID = {
    "freigegeben": "Freigegeben. Die",
    "ueberarbeitung": "Überarbeitung angefordert. Die",
    "abgelehnt": "Abgelehnt. Die",
    "veroeffentlicht": "Veröffentlicht. Besucher*innen",
    "nicht-oeffentlich": "Nicht mehr öffentlich. Wer",
    "zurueckgezogen": "Zurückgezogen. Der",
    "geoeffnet": "Wieder geöffnet. Der",
    "standnummer": "Gespeichert. Der Stand hat keine Standnummer.",
}
DECISIONS = ("freigegeben", "ueberarbeitung", "abgelehnt")
IN_STATUS = {"approved": "freigegeben", "changes_requested": "ueberarbeitung", "rejected": "abgelehnt"}


def told(answer: TestResponse) -> list[str]:
    """The confirmations of a page."""
    return [one.text for one in parse(answer.text).root.first("main").all() if one.get("role") == "status"]


def decided(status: object) -> set[str]:
    """The decisions that are true of a state."""
    return {IN_STATUS[str(status)]} if status in IN_STATUS else set()


@pytest.mark.parametrize("state_now", STATES)
def test_a_confirmation_is_shown_on_the_page_where_it_is_true(make: Make, sign_in: SignIn, state_now: str) -> None:
    row = make.booth(state=state_now)
    client = sign_in(make.reviewer())
    now = state(make, row)
    true = decided(now["status"])
    true |= {"zurueckgezogen"} if now["status"] == "withdrawn" else {"standnummer"}
    true |= {"veroeffentlicht"} if state_now in PUBLIC_STATES else set()
    true |= {"nicht-oeffentlich"} if state_now in ("unpublished", "withdrawn") else set()
    for word, said in SAID.items():
        found = told(client.get(path(row, f"?meldung={word}")))
        assert [one.startswith(said) for one in found] == ([True] if word in true else []), word


@pytest.mark.parametrize("state_now", ["submitted", "approved", "changes_requested", "rejected", "withdrawn"])
def test_the_queue_confirms_decisions_that_were_taken(make: Make, sign_in: SignIn, state_now: str) -> None:
    row = make.booth(state=state_now)
    client = sign_in(make.reviewer())
    true = decided(state(make, row)["status"])
    for word, said in SAID.items():
        found = told(client.get(queue(row, f"&meldung={word}&stand={row.code.lower()}")))
        assert [one.startswith(said) for one in found] == ([True] if word in true else []), word
        assert all(f"Stand {row.code}" in one for one in found)


@pytest.mark.parametrize("stand", ["", "&stand=", "&stand=ZZZZZ", "&stand=%00", "&stand=%3Cb%3E"])
def test_a_decision_about_no_booth_is_not_confirmed(make: Make, sign_in: SignIn, stand: str) -> None:
    row = make.booth(state="approved")
    answer = sign_in(make.reviewer()).get(queue(row, f"&meldung=freigegeben{stand}"))
    assert (answer.status_code, told(answer)) == (200, [])


def test_a_decision_at_another_event_is_not_confirmed(make: Make, sign_in: SignIn) -> None:
    row, elsewhere = make.booth(state="approved"), make.booth(make.event(), state="approved")
    client = sign_in(make.reviewer())
    assert told(client.get(queue(row, f"&meldung=freigegeben&stand={elsewhere.code}"))) == []
    assert len(told(client.get(queue(elsewhere, f"&meldung=freigegeben&stand={elsewhere.code}")))) == 1


def test_a_register_entry_was_approved_by_nobody(make: Make, sign_in: SignIn) -> None:
    row = make.register_entry()
    client = sign_in(make.organiser())
    for word in (*DECISIONS, "nicht-oeffentlich", "zurueckgezogen", "geoeffnet"):
        assert told(client.get(path(row, f"?meldung={word}"))) == [], word


def test_a_reopened_register_entry_is_no_draft(make: Make, sign_in: SignIn) -> None:
    row = make.register_entry()
    client = sign_in(make.organiser())
    submit_form(client, path(row), button=("action", "withdraw"))
    reopened = submit_form(client, path(row), button=("action", "reopen"))
    assert told(client.get(reopened.headers["Location"])) == [
        "Wieder geöffnet. Der Eintrag ist wieder freigegeben und kann veröffentlicht werden."
    ]


def test_a_recalled_booth_was_not_reopened(make: Make, sign_in: SignIn) -> None:
    row = make.booth(state="rejected")
    client = sign_in(make.organiser())
    submit_form(client, path(row), button=("action", "reopen"))
    assert len(told(client.get(path(row, "?meldung=geoeffnet")))) == 1
    assert row.member is not None
    member = sign_in(row.member)
    for action in ("submit", "recall"):
        assert member.send(f"/de/aussteller/{row.code}/", {"action": action}).status_code == 303
    assert state(make, row)["status"] == "draft"
    assert told(client.get(path(row, "?meldung=geoeffnet"))) == []


def test_what_waits_for_its_event_is_not_said_to_be_seen(make: Make, sign_in: SignIn) -> None:
    row = make.booth(state="approved")
    with make.unit():
        session.get_one(Event, row.event.id).is_public = False
    client = sign_in(make.reviewer())
    shown = submit_form(client, path(row), button=("action", "publish"))
    (found,) = told(client.get(shown.headers["Location"]))
    assert found == (
        "Veröffentlicht. Besucher*innen sehen die freigegebene Fassung, sobald die Veranstaltung öffentlich ist."
    )


def test_a_newer_approved_revision_is_not_public_before_it_is_published(make: Make, sign_in: SignIn) -> None:
    row = make.booth(make.event(publishes_on_approval=False), state="submitted_again")
    client = sign_in(make.reviewer())
    assert client.send(path(row), {"action": "approve", "revision": "2"}).status_code == 303
    assert told(client.get(path(row, "?meldung=veroeffentlicht"))) == []
    submit_form(client, path(row), button=("action", "publish"))
    assert len(told(client.get(path(row, "?meldung=veroeffentlicht")))) == 1


def test_the_confirmation_of_a_place_names_the_number_that_is_stored(make: Make, sign_in: SignIn) -> None:
    row = make.booth(state="submitted", stand_number="A07")
    client = sign_in(make.reviewer())
    saved = "Gespeichert. Die Standnummer ist A07. Der QR-Code gilt weiter."
    assert told(client.get(path(row, "?meldung=standnummer"))) == [saved]


def test_a_refusal_is_never_shown_beside_a_confirmation(make: Make, sign_in: SignIn) -> None:
    row = make.booth(state="published")
    client = sign_in(make.reviewer())
    refused = client.send(
        path(row, "?meldung=veroeffentlicht"), {"action": "reject", "revision": "1", "reason": REASON}
    )
    assert (refused.status_code, told(refused)) == (409, [])
    assert "Veröffentlicht. Besucher*innen" not in words(refused)
