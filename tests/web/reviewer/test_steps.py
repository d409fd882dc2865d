"""Everything beside the decision: publishing, taking back, withdrawing, reopening, giving a place."""

from __future__ import annotations

import time
from concurrent.futures import ThreadPoolExecutor
from datetime import timedelta

import pytest
from sqlalchemy import update

from marktplatz.booths.models import Booth
from marktplatz.core import clock
from marktplatz.core.permissions import Role
from marktplatz.stands.actions import assign
from tests.client import Client
from tests.conftest import Installation
from tests.factories import Make
from tests.forms import forms_of, submit_form, values_of
from tests.html import Element
from tests.web.reviewer.desk import SignIn, alarm, buttons, element, held, path, state, whole, words


def test_publishing_and_taking_back(make: Make, sign_in: SignIn) -> None:
    row = make.booth(state="published")
    client = sign_in(make.reviewer())
    taken = submit_form(client, path(row), {"reason": "Bild ohne Rechte"}, button=("action", "unpublish"))
    assert (taken.status_code, taken.headers["Location"]) == (303, path(row, "?meldung=nicht-oeffentlich"))
    page = client.get(taken.headers["Location"])
    assert "Nicht mehr öffentlich." in words(page)
    assert "Veröffentlichung von Fassung 1 zurückgenommen" in words(page)
    decided = element(page, "entschieden").above("section")
    assert decided is not None
    assert decided.text.count("Bild ohne Rechte") == 1
    assert row.member is not None
    members = sign_in(row.member).get(f"/de/aussteller/{row.code}/")
    assert "Nichts mehr. Die Prüfung hat die Veröffentlichung am" in words(members)
    assert "Bild ohne Rechte" in words(members)
    assert (state(make, row)["status"], state(make, row)["public"]) == ("approved", 0)
    shown = submit_form(client, path(row), button=("action", "publish"))
    assert shown.headers["Location"] == path(row, "?meldung=veroeffentlicht")
    assert "Veröffentlicht." in words(client.get(shown.headers["Location"]))
    assert state(make, row)["public"] == 1


def test_taking_back_needs_a_reason_and_keeps_it(make: Make, sign_in: SignIn) -> None:
    row = make.booth(state="submitted_again")
    client = sign_in(make.reviewer())
    for reason, said in (("  ", "Nennen Sie einen Grund."), ("ä" * 2001, "Der Text hat 2001 Zeichen.")):
        answer = client.send(path(row), {"action": "unpublish", "reason": reason})
        assert answer.status_code == 422
        (link,) = alarm(answer)[1]
        assert (said in link[0], link[1]) == (True, "#grund")
        assert (held(answer, "grund"), held(answer, "reason")) == (reason, "")
        assert element(answer, "grund").get("aria-invalid") == "true"
        assert element(answer, "reason").get("aria-invalid") is None
        assert state(make, row)["public"] == 1


def test_what_cannot_be_published_is_a_conflict(make: Make, sign_in: SignIn) -> None:
    row = make.booth(state="submitted")
    answer = sign_in(make.reviewer()).send(path(row), {"action": "publish"})
    assert answer.status_code == 409
    assert "noch keine Fassung freigegeben" in alarm(answer)[0]
    assert state(make, row)["public"] == 0


def test_organisers_withdraw_and_reopen(make: Make, sign_in: SignIn) -> None:
    row = make.booth(state="published", stand_number="A07")
    client = sign_in(make.organiser())
    gone = submit_form(client, path(row), button=("action", "withdraw"))
    assert gone.headers["Location"] == path(row, "?meldung=zurueckgezogen")
    assert state(make, row) | {"decisions": []} == {"status": "withdrawn", "public": 0, "stand": None, "decisions": []}
    assert "Zurückgezogen." in words(client.get(gone.headers["Location"]))
    back = submit_form(client, path(row), button=("action", "reopen"))
    assert back.headers["Location"] == path(row, "?meldung=geoeffnet")
    assert "Wieder geöffnet." in words(client.get(back.headers["Location"]))
    assert state(make, row)["status"] == "draft"


def test_two_clicks_on_reopen_are_one(make: Make, sign_in: SignIn) -> None:
    row = make.booth(state="rejected")
    client = sign_in(make.organiser())
    sent = {"action": "reopen", "seen": "rejected"}
    assert [client.send(path(row), sent).status_code for _ in range(2)] == [303, 303]
    late = client.send(path(row), {"action": "reopen"})
    assert late.status_code == 409
    assert "Der Stand ist inzwischen „Entwurf“." in alarm(late)[0]


@pytest.mark.parametrize(("action", "state_now"), [("withdraw", "published"), ("reopen", "rejected")])
def test_reviewers_leave_that_to_the_organisers(make: Make, sign_in: SignIn, action: str, state_now: str) -> None:
    row = make.booth(state=state_now)
    before = state(make, row)
    answer = sign_in(make.reviewer()).send(path(row), {"action": action})
    assert answer.status_code == 403
    assert "Das dürfen nur Mitglieder der Organisation und Organisator*innen." in words(answer)
    assert state(make, row) == before


def test_a_stand_number_is_given_changed_and_freed(make: Make, sign_in: SignIn) -> None:
    row = make.booth(state="submitted")
    client = sign_in(make.reviewer())
    for typed, stored in ((" a07 ", "A07"), ("B-2", "B2"), ("", None)):
        answer = submit_form(client, path(row), {"stand_number": typed}, button=("action", "assign_stand"))
        assert (answer.status_code, answer.headers["Location"]) == (303, path(row, "?meldung=standnummer"))
        assert state(make, row)["stand"] == stored
        assert "Gespeichert." in words(client.get(answer.headers["Location"]))


def test_a_number_that_is_none_or_taken_stays_in_its_field(make: Make, sign_in: SignIn) -> None:
    other = make.booth(state="submitted", stand_number="A07")
    row = make.booth(other.event, state="submitted", stand_number="B01")
    client = sign_in(make.reviewer())
    bad = client.send(path(row), {"action": "assign_stand", "stand_number": "vorne links"})
    assert bad.status_code == 422
    ((said, address),) = alarm(bad)[1]
    assert (said.startswith("Standnummer: Schreiben Sie"), address) == (True, "#stand_number")
    assert held(bad, "stand_number") == "vorne links"
    assert element(bad, "stand_number").get("aria-invalid") == "true"
    taken = client.send(path(row), {"action": "assign_stand", "stand_number": "A07"})
    assert taken.status_code == 409
    assert "A07 ist schon vergeben." in alarm(taken)[0]
    assert held(taken, "stand_number") == "A07"
    assert "Stand B01" in words(taken)
    assert state(make, row)["stand"] == "B01"


def test_a_form_without_the_field_frees_no_stand(make: Make, sign_in: SignIn) -> None:
    row = make.booth(state="submitted", stand_number="A07")
    answer = sign_in(make.reviewer()).send(path(row), {"action": "assign_stand"})
    assert answer.status_code == 422
    assert state(make, row)["stand"] == "A07"


def test_a_withdrawn_booth_gets_no_place(make: Make, sign_in: SignIn) -> None:
    row = make.booth(state="withdrawn")
    answer = sign_in(make.reviewer()).send(path(row), {"action": "assign_stand", "stand_number": "A07"})
    assert answer.status_code == 409
    assert "Ein zurückgezogener Stand bekommt keinen Platz." in alarm(answer)[0]
    assert state(make, row)["stand"] is None


def test_the_number_that_the_database_refuses_leaves_a_whole_page(
    make: Make, sign_in: SignIn, installation: Installation
) -> None:
    """Two at the same moment: both look, the database lets one through, and the other reads why."""
    other = make.booth(state="submitted")
    row = make.booth(other.event, state="submitted_again", stand_number="B01")
    client = sign_in(make.reviewer())
    taking = update(Booth).where(Booth.id == other.id).values(stand_number="A07")
    with ThreadPoolExecutor(1) as pool, installation.engine.connect().execution_options(writes=True) as connection:
        with connection.begin():
            connection.execute(taking)
            late = pool.submit(client.send, path(row), {"action": "assign_stand", "stand_number": "A07"})
            time.sleep(0.5)
            assert not late.done(), "it has to wait for the one who was faster"
        answer = late.result(timeout=20)
    assert answer.status_code == 409
    assert "A07 ist schon vergeben." in alarm(answer)[0]
    assert "Stand B01" in words(answer)
    assert held(answer, "stand_number") == "A07"
    assert state(make, row)["stand"] == "B01"


def test_what_organisers_do_with_a_register_entry(make: Make, sign_in: SignIn) -> None:
    row = make.register_entry()
    client = sign_in(make.organiser())
    assert client.send(path(row), {"action": "approve", "revision": "1"}).status_code == 409
    assert client.send(path(row), {"action": "unpublish", "reason": "Veraltet"}).status_code == 303
    assert state(make, row)["public"] == 0
    assert "publish" in buttons(client.get(path(row)))
    assert submit_form(client, path(row), button=("action", "publish")).status_code == 303
    assert state(make, row)["public"] == 1
    assert submit_form(client, path(row), button=("action", "withdraw")).status_code == 303
    assert (state(make, row)["status"], state(make, row)["public"]) == ("withdrawn", 0)
    assert client.get(path(row)).status_code == 200


@pytest.mark.parametrize(
    "query", ["?meldung=unsinn", "?meldung=%3Cb%3E", "?meldung=", "?meldung=freigegeben&stand=%3Cb%3E"]
)
def test_a_confirmation_is_one_of_a_closed_list(make: Make, sign_in: SignIn, query: str) -> None:
    row = make.booth(state="submitted")
    client = sign_in(make.reviewer())
    for address in (path(row, query), f"/de/pruefung/{query}"):
        answer = client.get(address)
        assert "<b>" not in answer.text
        assert "unsinn" not in words(answer)
        assert "Freigegeben. Die Aussteller*innen bekommen eine E-Mail." not in words(answer)


def test_the_number_is_kept_when_given_by_somebody_else_too(make: Make, sign_in: SignIn) -> None:
    row = make.booth(state="submitted")
    reviewer = make.reviewer()
    with make.unit():
        assign(whole(make, row), "C3", actor=reviewer.actor)
    assert held(sign_in(reviewer).get(path(row)), "stand_number") == "C3"


def test_publishing_and_unpublishing_name_the_revision_that_was_seen(make: Make, sign_in: SignIn) -> None:
    """A tab that was left open must not put a text online, or take one down, that nobody at it has seen."""
    row = make.booth(state="unpublished")
    client = sign_in(make.reviewer())
    (form,) = [one for one in forms_of(client.get(path(row)).text) if "publish" in _actions(one)]
    assert values_of(form)["revision"] == ["1"]
    stale = client.send(path(row), {"action": "publish", "revision": "7"})
    assert (stale.status_code, state(make, row)["public"]) == (409, 0)
    assert client.send(path(row), {"action": "publish", "revision": "1"}).status_code == 303
    stale = client.send(path(row), {"action": "unpublish", "revision": "7", "reason": "Bild ohne Rechte"})
    assert (stale.status_code, state(make, row)["public"]) == (409, 1)
    assert "Bild ohne Rechte" in stale.text


def _actions(form: Element) -> set[str]:
    return {button.get("value") or "" for button in form.all("button")}


def test_a_recording_is_added_after_the_beginning_and_seen_by_all(make: Make, sign_in: SignIn, client: Client) -> None:
    begun = clock.now() - timedelta(hours=1)
    row = make.booth(make.event(starts_at=begun, ends_at=begun + timedelta(hours=7)), state="published")
    desk, address = sign_in(make.reviewer()), "https://video.stadt.example/a07"
    bad = submit_form(desk, path(row), {"recording_url": "video.stadt.example"}, button=("action", "set_recording"))
    assert bad.status_code == 422
    ((said, target),) = alarm(bad)[1]
    assert (said.startswith("Aufzeichnung: Schreiben Sie die ganze Adresse"), target) == (True, "#recording_url")
    assert held(bad, "recording_url") == "video.stadt.example"
    answer = submit_form(desk, path(row), {"recording_url": address}, button=("action", "set_recording"))
    assert (answer.status_code, answer.headers["Location"]) == (303, path(row, "?meldung=aufzeichnung"))
    assert "Der Stand hat eine Aufzeichnung." in words(desk.get(answer.headers["Location"]))
    page = client.get(f"/de/{row.event.slug}/staende/{row.code}", follow_redirects=True)
    assert element(page, "unterlagen").above("section").first("a").get("href") == address  # type: ignore[union-attr]
    assert client.get(f"/api/v1/booths/{row.code}").get_json()["recording_url"] == address


def test_before_the_event_nothing_is_asked_and_nothing_typed_is_lost(make: Make, sign_in: SignIn) -> None:
    row = make.booth(state="published")
    desk = sign_in(make.reviewer())
    assert "set_recording" not in buttons(desk.get(path(row)))
    early = desk.send(path(row), {"action": "set_recording", "recording_url": "https://video.stadt.example/a07"})
    assert early.status_code == 409
    assert "Die Veranstaltung hat noch nicht begonnen" in alarm(early)[0]
    assert held(early, "recording_url") == "https://video.stadt.example/a07"
    assert desk.send(path(row), {"action": "set_recording"}).status_code == 422


def test_neither_recording_nor_place_is_offered_for_a_registers_entry_nor_a_recording_for_the_own_booth(
    make: Make, sign_in: SignIn
) -> None:
    begun = clock.now() - timedelta(hours=1)
    event = make.event(starts_at=begun, ends_at=begun + timedelta(hours=7))
    own = make.booth(event, state="published")
    colleague = sign_in(make.account(roles=(Role.REVIEWER,), organisations=(own.organisation,)))
    assert not buttons(colleague.get(path(own))) & {"set_recording", "approve"}
    entry = sign_in(make.organiser()).get(path(make.register_entry(event)))
    assert not buttons(entry) & {"set_recording", "assign_stand"}
