"""Whose desk it is not: nothing to read, nothing to change."""

from __future__ import annotations

import pytest

from marktplatz.core.permissions import Role
from tests.client import Client
from tests.factories import Make
from tests.web.reviewer.desk import REASON, SignIn, path, queue, state, words

ACTIONS = (
    *("approve", "request_changes", "reject", "publish", "unpublish"),
    *("withdraw", "reopen", "assign_stand", "set_recording", "x"),
)


@pytest.mark.parametrize("roles", [(), (Role.ADVISER,)], ids=["member", "adviser"])
def test_only_reviewers_and_organisers_come_in(make: Make, sign_in: SignIn, roles: tuple[Role, ...]) -> None:
    row = make.booth(state="submitted")
    assert row.organisation is not None
    before = state(make, row)
    client = sign_in(make.account(roles=roles, organisations=(row.organisation,)))
    for address in (queue(row), path(row)):
        answer = client.get(address)
        assert answer.status_code == 403
        assert "Diese Seite ist für Prüfer*innen." in words(answer)
        assert "Gesichter" not in answer.text
    for action in ACTIONS:
        sent = {"action": action, "revision": "1", "reason": REASON, "stand_number": "A07"}
        assert client.send(path(row), sent).status_code == 403
    assert state(make, row) == before


def test_visitors_are_led_to_sign_in(make: Make, client: Client) -> None:
    row = make.booth(state="submitted")
    before = state(make, row)
    for address in (queue(row), path(row)):
        answer = client.get(address)
        assert (answer.status_code, answer.headers["Location"]) == (303, "/de/konto/")
    for action in ACTIONS:
        assert client.send(path(row), {"action": action, "revision": "1", "reason": REASON}).status_code == 401
    assert state(make, row) == before


@pytest.mark.parametrize("token", ["", "x", None])
@pytest.mark.parametrize("action", ["approve", "withdraw", "assign_stand"])
def test_a_foreign_form_does_nothing(make: Make, sign_in: SignIn, action: str, token: str | None) -> None:
    row = make.booth(state="submitted")
    before = state(make, row)
    sent = {"action": action, "revision": "1", "stand_number": "A07"}
    sent |= {} if token is None else {"csrf_token": token}
    assert sign_in(make.organiser()).post(path(row), data=sent).status_code == 400
    assert state(make, row) == before


def test_a_form_from_another_site_does_nothing(make: Make, sign_in: SignIn) -> None:
    row = make.booth(state="submitted")
    before = state(make, row)
    client = sign_in(make.reviewer())
    for headers in ({"Origin": "https://evil.example"}, {"Sec-Fetch-Site": "cross-site"}):
        answer = client.send(path(row), {"action": "approve", "revision": "1"}, headers=headers)
        assert answer.status_code == 400
    assert state(make, row) == before


def test_reading_changes_nothing(make: Make, sign_in: SignIn) -> None:
    row = make.booth(state="submitted")
    before = state(make, row)
    client = sign_in(make.organiser())
    for query in ("?action=approve&revision=1", "?felder=alle&meldung=freigegeben", "?action=withdraw"):
        assert client.get(path(row, query)).status_code == 200
        assert client.head(path(row, query)).status_code == 200
    assert state(make, row) == before


def test_a_reviewer_of_yesterday_is_none(make: Make, sign_in: SignIn) -> None:
    row = make.booth(state="submitted")
    reviewer = make.reviewer()
    client = sign_in(reviewer)
    assert client.get(path(row)).status_code == 200
    make.close_account(reviewer)
    answer = client.send(path(row), {"action": "approve", "revision": "1"}, check=False)
    assert answer.status_code in (400, 401)
    assert client.get(path(row)).status_code == 303
    assert state(make, row)["decisions"] == []


def test_no_page_of_this_desk_is_kept_or_found_by_others(make: Make, sign_in: SignIn) -> None:
    row = make.booth(state="submitted")
    client = sign_in(make.reviewer())
    for address in (queue(row), path(row)):
        answer = client.get(address)
        assert answer.headers["Cache-Control"] == "no-store"
        assert '<meta name="robots" content="noindex">' in answer.text
