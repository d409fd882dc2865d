"""Signing out ends the session on the server, not only in the browser."""

from __future__ import annotations

from collections.abc import Callable

from flask import Flask
from sqlalchemy import func, select

from marktplatz.accounts.models import SignIn
from marktplatz.core.database import session
from tests.client import COOKIE, Client
from tests.factories import AccountRow, Make
from tests.forms import submit_form

PAGE = "/de/konto/abmelden"


def sessions(make: Make) -> int:
    with make.unit():
        return session.scalar(select(func.count()).select_from(SignIn)) or 0


def test_looking_ends_nothing_and_the_button_does(
    app: Flask, make: Make, sign_in: Callable[[AccountRow], Client]
) -> None:
    account = make.member()
    client, elsewhere = sign_in(account), sign_in(account)
    assert account.email in client.get(PAGE).get_data(as_text=True)
    assert sessions(make) == 2
    response = submit_form(client, PAGE)
    assert (response.status_code, response.headers["Location"]) == (303, "/de/")
    assert client.get_cookie(COOKIE) is None
    assert sessions(make) == 1
    thief = app.test_client()
    assert isinstance(thief, Client)
    thief.sign_in(client.secret)
    assert thief.get("/de/aussteller/").headers["Location"] == "/de/konto/"
    assert elsewhere.get("/de/aussteller/").status_code == 200


def test_a_foreign_form_signs_nobody_out(make: Make, sign_in: Callable[[AccountRow], Client]) -> None:
    client, other = sign_in(make.member()), sign_in(make.member())
    for token in ("", other.csrf_token):
        assert client.post(PAGE, data={"csrf_token": token}).status_code == 400
    assert client.send(PAGE, headers={"Sec-Fetch-Site": "cross-site"}).status_code == 400
    assert sessions(make) == 2


def test_who_is_not_signed_in_is_led_to_the_sign_in_page(client: Client) -> None:
    response = client.get(PAGE)
    assert (response.status_code, response.headers["Location"]) == (303, "/de/konto/")
    assert client.send(PAGE).status_code == 401
