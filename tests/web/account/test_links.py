"""Access links: a page with a button, and a POST that signs in."""

from __future__ import annotations

from collections.abc import Callable
from datetime import datetime, timedelta
from pathlib import Path

import pytest
from flask import Flask
from sqlalchemy import select

from marktplatz.accounts import actions
from marktplatz.accounts.models import AccessLink, SignIn
from marktplatz.cli.revisions import upgrade
from marktplatz.core import clock
from marktplatz.core.codes import fingerprint
from marktplatz.core.database import db, session
from marktplatz.core.permissions import SYSTEM
from tests.client import COOKIE, Client
from tests.conftest import build_app
from tests.factories import AccountRow, Make
from tests.html import parse
from tests.web.account.steps import EMAIL, ORGANISATION, path_of, press, sessions, sign_in_link


def test_the_page_says_whose_link_it_is_and_not_the_whole_address(client: Client, personal: str) -> None:
    response = client.get(personal)
    page = parse(response.get_data(as_text=True)).root
    facts = page.first("dl").text
    assert ORGANISATION in facts
    assert "KI-Messe" in facts
    assert "t…@stadt.example" in facts
    assert EMAIL not in page.text
    assert response.headers["Cache-Control"] == "no-store"
    assert response.headers["Referrer-Policy"] in ("no-referrer", "same-origin")


def test_a_link_of_a_hidden_event_shows_its_name_and_leads_nowhere_hidden(make: Make, client: Client) -> None:
    event = make.event("geheim", "Geheime Messe", is_public=False)
    with make.unit():
        path = path_of(actions.invite(EMAIL, ORGANISATION, event_id=event.id, language="de", actor=SYSTEM).link)
    page = parse(client.get(path).get_data(as_text=True)).root
    assert "Geheime Messe" in page.first("dl").text
    assert not [link for link in page.all("a") if "/geheim/" in (link.get("href") or "")]


def test_looking_at_a_link_does_not_use_it(make: Make, client: Client) -> None:
    path = sign_in_link(make, make.member())
    for _ in range(3):
        assert client.get(path).status_code == 200
        response = client.head(path)
        assert response.status_code == 200
        assert "Set-Cookie" not in response.headers
    assert sessions(make) == 0
    assert press(client, path) == "/de/aussteller/"
    assert sessions(make) == 1


def test_a_personal_link_works_again_and_again_and_remembers_when(
    app: Flask, make: Make, client: Client, personal: str, stopped_clock: datetime
) -> None:
    for day in range(3):
        with clock.stopped_at(stopped_clock + timedelta(days=day)):
            other = app.test_client()
            assert isinstance(other, Client)
            assert press(other, personal) == "/de/aussteller/"
    with make.unit():
        link = session.scalars(select(AccessLink)).one()
        assert link.used_at == stopped_clock + timedelta(days=2)


def test_a_sign_in_link_works_once(app: Flask, make: Make, client: Client) -> None:
    path = sign_in_link(make, make.member())
    press(client, path)
    for other in (client, app.test_client()):
        assert isinstance(other, Client)
        again = other.get(path)
        assert again.status_code == 410
        assert "Dieser Link gilt nicht mehr" in again.get_data(as_text=True)
    stranger = app.test_client()
    assert isinstance(stranger, Client)
    assert stranger.send(path).status_code == 410
    assert stranger.get_cookie(COOKIE) is None
    assert sessions(make) == 1


@pytest.mark.parametrize(
    ("who", "desk"),
    [
        ("organiser", "/de/verwaltung/"),
        ("reviewer", "/de/pruefung/"),
        ("member", "/de/aussteller/"),
        ("adviser", "/de/aussteller/"),
    ],
)
def test_signing_in_leads_to_ones_desk(make: Make, client: Client, who: str, desk: str) -> None:
    account: AccountRow = getattr(make, who)()
    assert press(client, sign_in_link(make, account)) == desk
    assert client.get(desk, check=False).status_code == 200


def test_an_invited_organiser_comes_to_the_booths(make: Make, client: Client) -> None:
    event = make.event()
    with make.unit():
        path = path_of(actions.invite(EMAIL, ORGANISATION, event_id=event.id, language="de", actor=SYSTEM).link)
    organiser = make.organiser(email=EMAIL)
    assert press(client, path) == "/de/aussteller/"
    client.delete_cookie(COOKIE)
    assert press(client, sign_in_link(make, organiser)) == "/de/verwaltung/"


def test_the_cookie_is_for_the_server_only(make: Make, client: Client, personal: str) -> None:
    header = client.send(personal).headers["Set-Cookie"]
    assert header.startswith(f"{COOKIE}=")
    assert {"HttpOnly", "SameSite=Lax", "Path=/"} <= set(header.split("; "))
    assert "Domain" not in header
    cookie = client.get_cookie(COOKIE)
    assert cookie is not None
    with make.unit():
        assert session.scalars(select(SignIn.fingerprint)).one() == fingerprint(cookie.value)


def test_in_production_the_cookie_is_bound_to_host_and_https(tmp_path: Path) -> None:
    app = build_app(tmp_path, PUBLIC_URL="https://ki-marktplatz.example")
    with app.app_context():
        upgrade()
    make = Make(app)
    path = sign_in_link(make, make.member())
    client = app.test_client()
    assert isinstance(client, Client)
    header = client.send(path, base_url="https://ki-marktplatz.example").headers["Set-Cookie"]
    assert header.startswith("__Host-marktplatz=")
    assert {"Secure", "HttpOnly", "SameSite=Lax", "Path=/"} <= set(header.split("; "))
    with app.app_context():
        db.engine.dispose()


def test_signing_in_ends_the_session_that_was_running(
    make: Make, sign_in: Callable[[AccountRow], Client], app: Flask, personal: str
) -> None:
    other = make.member()
    client = sign_in(other)
    old = client.secret
    assert other.email in client.get(personal).get_data(as_text=True)
    press(client, personal)
    cookie = client.get_cookie(COOKIE)
    assert cookie is not None
    assert cookie.value != old
    thief = app.test_client()
    assert isinstance(thief, Client)
    thief.sign_in(old)
    assert thief.get("/de/aussteller/").headers["Location"] == "/de/konto/"
    assert sessions(make) == 1


def test_a_link_that_opens_nothing_leaves_the_session_alone(
    make: Make, sign_in: Callable[[AccountRow], Client], personal: str
) -> None:
    account = make.member()
    client = sign_in(account)
    response = client.send(personal + "x")
    assert response.status_code == 404
    assert account.email in response.get_data(as_text=True)
    assert client.get("/de/aussteller/").status_code == 200


def test_a_foreign_form_does_not_use_a_link(make: Make, client: Client) -> None:
    path = sign_in_link(make, make.member())
    for values, headers in (
        ({}, {}),
        ({"csrf_token": client.csrf_token}, {"Sec-Fetch-Site": "cross-site"}),
        ({"csrf_token": client.csrf_token}, {"Origin": "https://else.example"}),
    ):
        response = client.post(path, data=values, headers=headers)
        assert response.status_code == 400
        assert "Set-Cookie" not in response.headers
    assert press(client, path) == "/de/aussteller/"


def test_demo_links_work_in_the_demo_only(tmp_path: Path) -> None:
    app = build_app(tmp_path, DEMO="1")
    with app.app_context():
        upgrade()
    make = Make(app)
    path = sign_in_link(make, make.organiser(), "demo")
    for _ in range(2):
        client = app.test_client()
        assert isinstance(client, Client)
        assert press(client, path) == "/de/verwaltung/"
    with app.app_context():
        db.engine.dispose()
