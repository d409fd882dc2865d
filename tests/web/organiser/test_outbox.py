"""The outbox page: every mail with its state; no address that signs in, but in the demo."""

from __future__ import annotations

from collections.abc import Callable
from pathlib import Path

import pytest

from marktplatz.accounts import actions
from marktplatz.cli.revisions import upgrade
from marktplatz.core.database import db, session
from marktplatz.core.permissions import SYSTEM
from marktplatz.core.ports import MailRefused
from marktplatz.mail.actions import lease_next, letter_of, settle
from marktplatz.mail.models import OutboxMail
from tests.client import Client
from tests.conftest import build_app
from tests.factories import AccountRow, Make
from tests.forms import submit_form
from tests.html import Element, parse

PAGE = "/de/verwaltung/postausgang"


@pytest.fixture
def organiser(make: Make, sign_in: Callable[[AccountRow], Client]) -> Client:
    """An organiser; three invitations were written, the first was refused, the second is sent."""
    event = make.event()
    with make.unit():
        for number in range(3):
            actions.invite(f"p{number}@stadt.example", f"Amt {number}", event_id=event.id, language="de", actor=SYSTEM)
    with make.unit():
        for outcome in (MailRefused("the mail server: 550 5.1.1"), None):
            settle(lease_next() or 0, outcome)
    return sign_in(make.organiser())


def page_of(client: Client, path: str) -> Element:
    response = client.get(path)
    assert response.status_code == 200
    return parse(response.get_data(as_text=True)).root


def rows_of(page: Element) -> list[str]:
    return [row.text for row in page.first("tbody").all("tr")]


def test_the_list_shows_every_mail_newest_first(organiser: Client) -> None:
    rows = rows_of(page_of(organiser, PAGE))
    assert ["p2@" in rows[0], "p1@" in rows[1], "p0@" in rows[2]] == [True] * 3
    assert ["Wartet" in rows[0], "Verschickt" in rows[1], "Nicht zugestellt" in rows[2]] == [True] * 3
    assert "the mail server: 550 5.1.1" in rows[2]


@pytest.mark.parametrize(("state", "who"), [("waiting", "p2@"), ("sent", "p1@"), ("failed", "p0@")])
def test_the_list_can_be_narrowed_to_a_state(organiser: Client, state: str, who: str) -> None:
    rows = rows_of(page_of(organiser, f"{PAGE}?state={state}"))
    assert len(rows) == 1
    assert who in rows[0]


def test_a_mail_shows_its_text_without_the_link(organiser: Client, make: Make) -> None:
    with make.unit():
        address = next(line for line in letter_of(1).body.split("\n") if line.startswith("http"))
    response = organiser.get(f"{PAGE}/1")
    page = parse(response.get_data(as_text=True)).root
    assert "Guten Tag," in page.text
    assert "[Link, nur in der E-Mail selbst]" in page.text
    assert address not in response.get_data(as_text=True)
    assert address.rpartition("/")[2][16:] not in response.get_data(as_text=True)
    assert "p0@stadt.example" in page.text


def test_a_failed_mail_is_let_go_again(organiser: Client, make: Make) -> None:
    response = submit_form(organiser, f"{PAGE}/1", action="/postausgang/1/erneut")
    assert (response.status_code, response.headers["Location"]) == (303, f"{PAGE}?meldung=erneut")
    assert "Wartet wieder." in page_of(organiser, response.headers["Location"]).text
    with make.unit():
        assert session.get_one(OutboxMail, 1).state == "waiting"
    assert organiser.send(f"{PAGE}/1/erneut").status_code == 303
    refused = organiser.send(f"{PAGE}/2/erneut")
    assert refused.status_code == 409
    assert "inzwischen verschickt" in refused.get_data(as_text=True)
    assert organiser.send(f"{PAGE}/9/erneut").status_code == 404


def test_an_empty_outbox_says_so(make: Make, sign_in: Callable[[AccountRow], Client]) -> None:
    client = sign_in(make.organiser())
    assert "Noch ist keine E-Mail geschrieben" in page_of(client, PAGE).text
    assert "Keine E-Mail ist in diesem Zustand" in page_of(client, f"{PAGE}?state=failed").text


def test_what_people_wrote_is_text_on_the_page(organiser: Client, make: Make) -> None:
    with make.unit():
        mail = session.get_one(OutboxMail, 1)
        mail.subject = "<b id=x>Betreff</b>"
        mail.body = "Eins\nzwei\n\n> <b id=y>Zitat</b>\n> zwei\n"
    page = page_of(organiser, f"{PAGE}/1")
    assert (page.by_id("x"), page.by_id("y")) == (None, None)
    assert "<b id=x>Betreff</b>" in page.first("h1").text
    paragraphs = [one.text for one in page.all("p")]
    assert "Eins zwei" in paragraphs
    assert "> <b id=y>Zitat</b> > zwei" in [" ".join(text.split()) for text in paragraphs]


def test_in_the_demo_the_link_can_be_opened_from_here(tmp_path: Path) -> None:
    app = build_app(tmp_path, DEMO="1")
    with app.app_context():
        upgrade()
    make = Make(app)
    event = make.event()
    with make.unit():
        actions.invite("p@stadt.example", "Amt", event_id=event.id, language="de", actor=SYSTEM)
    client = app.test_client()
    assert isinstance(client, Client)
    client.sign_in(make.session_of(make.organiser()))
    page = page_of(client, f"{PAGE}/1")
    (address,) = [link.get("href") or "" for link in page.all("a") if "/konto/zugang/" in (link.get("href") or "")]
    assert client.get(address).status_code == 200
    with app.app_context():
        db.engine.dispose()
