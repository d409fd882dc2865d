"""Asking for a sign-in link: the same answer for everybody, a mail for those who have an account."""

from __future__ import annotations

import time
from collections.abc import Callable
from datetime import datetime, timedelta

import pytest
from flask import Flask
from sqlalchemy import func, select

from marktplatz.accounts import actions
from marktplatz.accounts.models import SignIn
from marktplatz.core import clock
from marktplatz.core.database import session
from marktplatz.core.permissions import NOBODY
from marktplatz.mail.models import OutboxMail
from marktplatz.web.account.pace import STEP
from tests.client import Client
from tests.factories import AccountRow, Make
from tests.forms import submit_form
from tests.html import parse
from tests.parallel import together

PAGE = "/de/konto/"
SENT = "/de/konto/?meldung=unterwegs"


def mails_to(make: Make, email: str) -> int:
    with make.unit():
        return (
            session.scalar(select(func.count()).where(OutboxMail.recipient == email, OutboxMail.message == "sign_in"))
            or 0
        )


@pytest.mark.parametrize(("language", "heading"), [("de", "Anmelden"), ("en", "Sign in")])
def test_the_page_asks_for_the_address_and_sets_no_cookie(client: Client, language: str, heading: str) -> None:
    response = client.get(f"/{language}/konto/")
    page = parse(response.get_data(as_text=True)).root
    assert page.first("h1").text == heading
    field = page.by_id("email")
    assert field is not None
    assert (field.get("type"), field.get("autocomplete"), field.get("value")) == ("email", "email", "")
    assert response.headers["Cache-Control"] == "no-store"
    assert "Cookie" in response.headers["Vary"]
    assert "Set-Cookie" not in response.headers


def test_the_answer_is_the_same_whoever_asks(client: Client, make: Make) -> None:
    known, closed = make.account("known@stadt.example"), make.account("closed@stadt.example")
    make.close_account(closed)
    with make.unit():
        for _ in range(actions.MOST_SIGN_IN_MAILS):
            actions.ask_for_sign_in_link(make.account("limited@stadt.example").email, actor=NOBODY)
    before = {email: mails_to(make, email) for email in ("limited@stadt.example", known.email)}
    answers = []
    for email in (known.email, "KNOWN@Stadt.Example ", "nobody@else.example", closed.email, "limited@stadt.example"):
        response = submit_form(client, PAGE, {"email": email})
        told = [(name, value) for name, value in response.headers if name != "Date"]
        answers.append((response.status_code, told, response.get_data(as_text=True)))
        assert (response.status_code, response.headers["Location"]) == (303, SENT)
    assert all(answer == answers[0] for answer in answers)
    assert mails_to(make, known.email) == before[known.email] + 2
    assert mails_to(make, "limited@stadt.example") == before["limited@stadt.example"] == 5
    assert mails_to(make, closed.email) == mails_to(make, "nobody@else.example") == 0


def test_the_confirmation_names_no_address(client: Client, make: Make) -> None:
    make.account("known@stadt.example")
    submit_form(client, PAGE, {"email": "known@stadt.example"})
    text = client.get(SENT).get_data(as_text=True)
    assert "Wenn wir die Adresse kennen" in text
    assert "known@" not in text


def test_a_confirmation_is_chosen_from_ours(client: Client) -> None:
    assert "Wenn wir die Adresse kennen" not in client.get("/de/konto/?meldung=Wenn").get_data(as_text=True)


@pytest.mark.parametrize(
    "typed",
    [
        "",
        " ",
        "quatsch",
        "a@b",
        "a b@stadt.example",
        "a@stadt.example\nBcc: b@else.example",
        '"><script>@x.example',
        "a" * 250 + "@x.example",
    ],
)
def test_what_is_no_address_comes_back_with_a_word_about_it(client: Client, make: Make, typed: str) -> None:
    response = client.send(PAGE, {"email": typed})
    page = parse(response.get_data(as_text=True)).root
    assert response.status_code == 422
    assert page.first("title").text.startswith("Fehler: Anmelden")
    field, summary = page.by_id("email"), page.by_id("fehler")
    assert field is not None
    assert summary is not None
    assert " ".join((field.get("value") or "").split()) == " ".join(typed.split())
    assert field.get("aria-invalid") == "true"
    assert "email-error" in (field.get("aria-describedby") or "")
    assert [link.get("href") for link in page.all("a") if link.get("href") == "#email"] == ["#email"]
    with make.unit():
        assert session.scalar(select(func.count()).select_from(OutboxMail)) == 0


def test_five_mails_in_a_quarter_of_an_hour_are_the_most(make: Make, client: Client, stopped_clock: datetime) -> None:
    make.account("known@stadt.example")
    for minute in range(7):
        with clock.stopped_at(stopped_clock + timedelta(minutes=minute)):
            assert client.send(PAGE, {"email": "known@stadt.example"}).headers["Location"] == SENT
    assert mails_to(make, "known@stadt.example") == 5
    with clock.stopped_at(stopped_clock + timedelta(minutes=15)):
        client.send(PAGE, {"email": "known@stadt.example"})
    assert mails_to(make, "known@stadt.example") == 6


def test_many_at_the_same_moment_get_no_more_mails(app: Flask, make: Make) -> None:
    make.account("known@stadt.example")
    asking = [lambda: actions.ask_for_sign_in_link("known@stadt.example", actor=NOBODY)] * 8
    assert together(app, *asking) == [None] * 8
    assert mails_to(make, "known@stadt.example") == 5


@pytest.mark.parametrize("email", ["known@stadt.example", "nobody@else.example", "quatsch"])
def test_no_answer_comes_before_its_time(client: Client, make: Make, email: str) -> None:
    make.account("known@stadt.example")
    token = client.csrf_token
    begun = time.monotonic()
    client.post(PAGE, data={"csrf_token": token, "email": email})
    assert time.monotonic() - begun >= STEP


@pytest.mark.parametrize(
    ("values", "headers"),
    [
        ({}, {}),
        ({"csrf_token": ""}, {}),
        ({"csrf_token": "anonymous.AAAA.BBBB"}, {}),
        ({"csrf_token": "right"}, {"Origin": "https://else.example"}),
        ({"csrf_token": "right"}, {"Sec-Fetch-Site": "cross-site"}),
    ],
)
def test_a_foreign_form_sends_nothing(
    client: Client, make: Make, values: dict[str, str], headers: dict[str, str]
) -> None:
    make.account("known@stadt.example")
    sent = {"email": "known@stadt.example", **values}
    if sent.get("csrf_token") == "right":
        sent["csrf_token"] = client.csrf_token
    assert client.post(PAGE, data=sent, headers=headers).status_code == 400
    assert mails_to(make, "known@stadt.example") == 0


@pytest.mark.parametrize(
    ("who", "desks"),
    [
        ("organiser", ["/de/verwaltung/", "/de/pruefung/"]),
        ("reviewer", ["/de/pruefung/"]),
        ("member", ["/de/aussteller/"]),
        ("adviser", ["/de/aussteller/"]),
    ],
)
def test_who_is_signed_in_is_shown_the_way(
    make: Make, sign_in: Callable[[AccountRow], Client], who: str, desks: list[str]
) -> None:
    account: AccountRow = getattr(make, who)()
    page = parse(sign_in(account).get(PAGE).get_data(as_text=True)).root
    main = page.first("main")
    assert account.email in main.text
    assert [link.get("href") for link in main.all("a")] == [*desks, "/de/konto/abmelden"]
    assert ("Zu „Beratung“" in main.text) is (who == "adviser")


def test_a_cookie_of_a_closed_account_shows_the_form(make: Make, sign_in: Callable[[AccountRow], Client]) -> None:
    account = make.member()
    client = sign_in(account)
    make.close_account(account)
    assert account.email not in client.get(PAGE).get_data(as_text=True)
    with make.unit():
        assert session.scalar(select(func.count()).select_from(SignIn)) == 1
