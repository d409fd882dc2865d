"""Whose booth it is not: nothing to read, nothing to change, nothing to learn."""

from __future__ import annotations

import pytest
from werkzeug.test import TestResponse

from marktplatz.core.permissions import Role
from tests.client import Client
from tests.factories import Make
from tests.forms import forms_of, values_of
from tests.html import Element
from tests.web.exhibitor.desk import SignIn, path, stored, words

SLUGS = ["", "wer-und-was", "angaben"]


@pytest.mark.parametrize("slug", SLUGS)
def test_a_foreign_booth_is_as_unknown_as_none(make: Make, sign_in: SignIn, slug: str) -> None:
    row = make.booth(state="submitted")
    client = sign_in(make.member())
    foreign, unknown = client.get(path(row, slug)), client.get(f"/de/aussteller/ZZZZZ/{slug}")
    assert (foreign.status_code, unknown.status_code) == (404, 404)
    assert foreign.text.replace(row.code, "ZZZZZ") == unknown.text
    assert "Schlaglöcher" not in foreign.text


@pytest.mark.parametrize("action", ["save", "submit", "recall", "withdraw", "reopen", "other"])
@pytest.mark.parametrize("who", ["member", "reviewer", "organiser", "nobody"])
def test_nobody_else_changes_a_booth(make: Make, sign_in: SignIn, action: str, who: str) -> None:
    row = make.booth(state="submitted")
    accounts = {"reviewer": (Role.REVIEWER,), "organiser": (Role.ORGANISER,)}
    account = make.member() if who == "member" else make.account(roles=accounts.get(who, ()))
    before = stored(make, row)
    for slug in ("", "wer-und-was"):
        values = {"action": action, "version": row.version, "title_de": "Übernommen"}
        answer = sign_in(account).send(path(row, slug), values)
        assert answer.status_code == 404
        assert "Übernommen" not in answer.text
    assert stored(make, row) == before


SAME_ORIGIN = {"Sec-Fetch-Site": "same-origin", "Origin": "http://localhost"}


def test_visitors_are_led_to_sign_in(make: Make, client: Client) -> None:
    row = make.booth()
    for address in ("/de/aussteller/", path(row), path(row, "wer-und-was"), path(row, "angaben")):
        answer = client.get(address)
        assert (answer.status_code, answer.headers["Location"]) == (303, "/de/konto/")
    before = stored(make, row)
    for address in ("/de/aussteller/", path(row), path(row, "wer-und-was")):
        assert client.send(address, {"action": "withdraw", "version": row.version}).status_code == 401
    assert stored(make, row) == before


def test_a_session_that_ended_while_somebody_wrote_loses_no_word(make: Make, client: Client) -> None:
    """Signed in again, the page that gave the text back sends it once more, and it is stored."""
    row = make.booth()
    assert row.member is not None
    address = f"{path(row, 'chancen-und-risiken')}?danach=uebersicht"
    sent = {
        "action": "save",
        "version": str(row.version),
        "risks_de": "Lange <b>überlegt</b>.",
        "personal_data": "none",
    }
    ended = client.send(address, sent)
    assert ended.status_code == 401
    assert "Was Sie geschrieben haben, steht unten." in words(ended)
    client.sign_in(make.session_of(row.member))
    old = client.post(address, data=values_of(_kept(ended)))
    assert old.status_code == 400
    form = _kept(old)
    assert form.get("action") == address
    saved = client.post(address, data=values_of(form))
    assert (saved.status_code, saved.headers["Location"]) == (303, path(row, "?meldung=gespeichert"))
    assert stored(make, row)[2]["risks"]["de"] == "Lange <b>überlegt</b>."
    assert stored(make, row)[2]["personal_data"] == "none"


def test_who_has_signed_in_in_another_window_sends_once(make: Make, client: Client) -> None:
    """The token of the page is a visitor's; the browser must say that the form is ours."""
    row = make.booth()
    assert row.member is not None
    address = path(row, "chancen-und-risiken")
    ended = client.send(address, {"action": "save", "version": row.version, "risks_de": "Überlegt."})
    client.sign_in(make.session_of(row.member))
    held = values_of(_kept(ended))
    for foreign in ({}, {"Sec-Fetch-Site": "none"}, {"Sec-Fetch-Site": "same-site"}):
        assert client.post(address, data=held, headers=foreign).status_code == 400
    assert client.post(address, data={**held, "csrf_token": "x"}, headers=SAME_ORIGIN).status_code == 400
    assert client.post(address, data=held, headers=SAME_ORIGIN).status_code == 303
    assert stored(make, row)[2]["risks"]["de"] == "Überlegt."


def _kept(answer: TestResponse) -> Element:
    (form,) = [one for one in forms_of(answer.text) if "risks_de" in values_of(one)]
    return form


def test_what_was_chosen_beside_a_text_is_sent_again_too(make: Make, client: Client) -> None:
    make.event()
    sent = {"action": "create", "title_de": "Neu", "organisation": "2", "event": "1", "auth": "link-token"}
    (form,) = [one for one in forms_of(client.send("/de/aussteller/", sent).text) if "title_de" in values_of(one)]
    held = values_of(form)
    assert (held["organisation"], held["event"], held["action"]) == (["2"], ["1"], ["create"])
    assert "auth" not in held


def test_an_invitation_and_stand_numbers_are_given_back_too(make: Make, client: Client) -> None:
    event = make.event()
    sent = {"email": "a@stadt.example", "organisation": "Amt", "language": "en"}
    invited = client.send(f"/de/verwaltung/{event.slug}/einladungen", sent)
    (form,) = [one for one in forms_of(invited.text) if "email" in values_of(one)]
    assert {name: values_of(form)[name] for name in ("email", "organisation", "language")} == {
        "email": ["a@stadt.example"],
        "organisation": ["Amt"],
        "language": ["en"],
    }
    placed = client.send(f"/de/verwaltung/{event.slug}/staende", {"stand_number-K7M4P": "A07", "seen-K7M4P": "A01"})
    (form,) = [one for one in forms_of(placed.text) if "stand_number-K7M4P" in values_of(one)]
    assert values_of(form)["seen-K7M4P"] == ["A01"]
    assert "Standnummer K7M4P" in placed.text


def test_a_form_from_elsewhere_is_not_offered_again(make: Make, client: Client) -> None:
    row = make.booth()
    sent = {"action": "save", "version": row.version, "risks_de": "Untergeschoben"}
    for headers in ({"Origin": "https://evil.example"}, {"Sec-Fetch-Site": "cross-site"}):
        answer = client.send(path(row), sent, headers=headers)
        assert answer.status_code == 401
        assert "Untergeschoben" not in answer.text


def test_a_former_member_is_a_stranger_at_once(make: Make, sign_in: SignIn) -> None:
    row = make.booth()
    assert row.member is not None
    assert row.organisation is not None
    client = sign_in(row.member)
    assert client.get(path(row)).status_code == 200
    make.remove_member(row.member, row.organisation)
    assert client.get(path(row)).status_code == 404


def test_a_form_without_its_token_changes_nothing(make: Make, sign_in: SignIn) -> None:
    row = make.booth()
    assert row.member is not None
    client = sign_in(row.member)
    before = stored(make, row)
    values = {"action": "withdraw", "version": str(row.version)}
    for token in ({}, {"csrf_token": ""}, {"csrf_token": "falsch"}):
        answer = client.post(path(row), data={**values, **token})
        assert answer.status_code == 400
    foreign = client.send(path(row), values, headers={"Origin": "https://evil.example"})
    assert foreign.status_code == 400
    assert stored(make, row) == before


@pytest.mark.parametrize("code", ["%00", "K7M4P%00", "a" * 300, "0O1IL", "..%2f..", "k7m4", "K7M4P7"])
def test_no_code_is_no_booth(make: Make, sign_in: SignIn, code: str) -> None:
    make.event()
    client = sign_in(make.member())
    assert client.get(f"/de/aussteller/{code}/").status_code in (404, 308)
    assert client.send(f"/de/aussteller/{code}/", {"action": "withdraw"}).status_code in (404, 308)


def test_a_code_is_read_in_any_case_and_written_in_capitals(make: Make, sign_in: SignIn) -> None:
    row = make.booth()
    assert row.member is not None
    page = sign_in(row.member).get(path(row).lower())
    assert page.status_code == 200
    assert path(row, "wer-und-was") in page.text
    assert path(row).lower() not in page.text.replace(f"/en/aussteller/{row.code.lower()}/", "")


def test_a_form_that_is_too_large_is_refused(make: Make, sign_in: SignIn) -> None:
    row = make.booth()
    assert row.member is not None
    before = stored(make, row)
    values = {"action": "save", "version": row.version, "risks_de": "x" * 1_100_000}
    assert sign_in(row.member).send(path(row), values).status_code == 413
    assert stored(make, row) == before
