"""The desk is for organisers: everybody else is turned away, and nothing changes."""

from __future__ import annotations

from collections.abc import Callable

import pytest
from flask import Flask
from sqlalchemy import func, select

from marktplatz.accounts.models import AccessLink, Invitation
from marktplatz.core.database import session
from marktplatz.mail.models import OutboxMail
from tests.client import Client
from tests.factories import AccountRow, Make

READS = (
    "",
    "messe/angaben",
    "messe/angaben/domain",
    "messe/einladungen",
    "messe/staende",
    "messe/register",
    "messe/erinnerung",
    "postausgang",
    "postausgang/1",
    "protokoll",
)
WRITES = {
    "messe/angaben": {"required_set": "full"},
    "messe/angaben/domain": {},
    "messe/einladungen": {"email": "new@stadt.example", "organisation": "Neu", "language": "de"},
    "messe/einladungen/1/sperren": {},
    "messe/staende": {},
    "postausgang/1/erneut": {},
}


def test_every_route_of_the_desk_is_among_those_tested(app: Flask) -> None:
    rules = [rule for rule in app.url_map.iter_rules() if rule.endpoint.startswith("organiser.")]
    # The stand signs are for reviewers too: tests/web/test_printed.py.
    assert len([rule for rule in rules if "GET" in (rule.methods or set())]) == len(READS) + 1
    assert len([rule for rule in rules if "POST" in (rule.methods or set())]) == len(WRITES)


@pytest.mark.parametrize("who", ["visitor", "member", "adviser", "reviewer"])
def test_others_are_turned_away(make: Make, sign_in: Callable[[AccountRow], Client], client: Client, who: str) -> None:
    make.event("messe")
    booth = make.booth(stand_number="A07")
    someone = client if who == "visitor" else sign_in(getattr(make, who)())
    for path in READS:
        response = someone.get(f"/de/verwaltung/{path}")
        if who == "visitor":
            assert (response.status_code, response.headers["Location"]) == (303, "/de/konto/")
        else:
            assert response.status_code == 403
            assert "für Organisator*innen" in response.get_data(as_text=True)
    for path, values in WRITES.items():
        sent = {**values, f"stand_number-{booth.code}": "B01"}
        assert someone.send(f"/de/verwaltung/{path}", sent).status_code == (401 if who == "visitor" else 403)
    with make.unit():
        assert session.scalar(select(func.count()).select_from(Invitation)) == 0
        assert session.scalar(select(func.count()).where(AccessLink.kind == "personal")) == 0
        assert session.scalar(select(func.count()).where(OutboxMail.recipient == "new@stadt.example")) == 0


def test_a_role_taken_away_closes_the_desk_at_once(make: Make, sign_in: Callable[[AccountRow], Client]) -> None:
    organiser = make.organiser()
    client = sign_in(organiser)
    assert client.get("/de/verwaltung/").status_code == 200
    make.close_account(organiser)
    assert client.get("/de/verwaltung/").headers["Location"] == "/de/konto/"


@pytest.mark.parametrize("path", list(WRITES))
def test_a_foreign_form_changes_nothing(make: Make, sign_in: Callable[[AccountRow], Client], path: str) -> None:
    make.event("messe")
    client = sign_in(make.organiser())
    other = sign_in(make.organiser())
    for token in ("", other.csrf_token):
        assert client.post(f"/de/verwaltung/{path}", data={**WRITES[path], "csrf_token": token}).status_code == 400
    response = client.send(f"/de/verwaltung/{path}", WRITES[path], headers={"Sec-Fetch-Site": "cross-site"})
    assert response.status_code == 400
    with make.unit():
        assert session.scalar(select(func.count()).select_from(Invitation)) == 0


@pytest.mark.parametrize(
    "path",
    [
        "keine/einladungen",
        "keine/staende",
        "keine/register",
        "keine/erinnerung",
        "postausgang/99",
        "postausgang/99999999999999999999",
        "x",
    ],
)
def test_what_is_not_there_is_missing(make: Make, sign_in: Callable[[AccountRow], Client], path: str) -> None:
    make.event("messe")
    response = sign_in(make.organiser()).get(f"/de/verwaltung/{path}")
    assert response.status_code == 404
    assert "Diese Seite gibt es nicht" in response.get_data(as_text=True)


@pytest.mark.parametrize(
    "query",
    [
        "page=0",
        "page=-1",
        "page=abc",
        "page=²",
        "page=99999999999999999999",
        "vor=0",
        "vor=x",
        "vor=99999999999",
        "state=x",
        "status=x",
        "meldung=x",
    ],
)
def test_odd_queries_are_read_as_none(make: Make, sign_in: Callable[[AccountRow], Client], query: str) -> None:
    make.event("messe")
    client = sign_in(make.organiser())
    for path in READS:
        if path != "postausgang/1":
            assert client.get(f"/de/verwaltung/{path}?{query}").status_code == 200


@pytest.mark.parametrize(
    "path", ["messe/einladungen", "messe/staende", "messe/register", "messe/erinnerung", "postausgang"]
)
def test_a_page_beyond_leads_to_the_last_one(make: Make, sign_in: Callable[[AccountRow], Client], path: str) -> None:
    make.event("messe")
    client = sign_in(make.organiser())
    beyond = client.get(f"/de/verwaltung/{path}?page=99")
    assert beyond.status_code == 302
    assert beyond.headers["Location"].partition("?")[0] == f"/de/verwaltung/{path}"
    assert client.get(beyond.headers["Location"]).status_code == 200
