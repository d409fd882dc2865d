"""Inviting: one invitation a person and organisation, a link to copy, sent again, revoked, replaced."""

from __future__ import annotations

from collections.abc import Callable
from datetime import datetime

import pytest
from flask import Flask
from sqlalchemy import func, select

from marktplatz.accounts import actions
from marktplatz.accounts.models import AccessLink, Account, Invitation, Membership, Organisation, SignIn
from marktplatz.core.database import session
from marktplatz.core.permissions import SYSTEM, Role
from marktplatz.mail.actions import letter_of
from marktplatz.mail.models import OutboxMail
from tests.client import Client
from tests.conftest import PUBLIC_URL
from tests.factories import AccountRow, EventRow, Make
from tests.html import Element, parse
from tests.parallel import together

PAGE = "/de/verwaltung/messe/einladungen"
FORM = {"email": "team@stadt.example", "organisation": "Baureferat Musterstadt", "language": "de"}


@pytest.fixture
def event(make: Make) -> EventRow:
    return make.event("messe", "KI-Messe")


@pytest.fixture
def organiser(make: Make, event: EventRow, sign_in: Callable[[AccountRow], Client]) -> Client:
    return sign_in(make.organiser())


def page_of(client: Client, path: str = PAGE) -> Element:
    response = client.get(path)
    assert response.status_code == 200
    return parse(response.get_data(as_text=True)).root


def links_on(page: Element) -> list[str]:
    return [field.get("value") or "" for field in page.all("input") if field.get("readonly") is not None]


def count(make: Make, table: type) -> int:
    with make.unit():
        return session.scalar(select(func.count()).select_from(table)) or 0


def letters(make: Make, email: str = "team@stadt.example") -> list[str]:
    with make.unit():
        query = select(OutboxMail.id).where(OutboxMail.recipient == email).order_by(OutboxMail.id)
        return [letter_of(number).body for number in session.scalars(query)]


def test_inviting_sends_a_mail_and_shows_the_link(organiser: Client, make: Make, app: Flask) -> None:
    response = organiser.send(PAGE, FORM)
    assert (response.status_code, response.headers["Location"]) == (303, f"{PAGE}?meldung=eingeladen")
    page = page_of(organiser, response.headers["Location"])
    assert "Eingeladen." in page.text
    assert "Nie benutzt" in page.text
    assert "Baureferat Musterstadt" in [heading.text for heading in page.all("h3")]
    (link,) = links_on(page)
    assert link.startswith(f"{PUBLIC_URL}/de/konto/zugang/")
    assert [link in body for body in letters(make)] == [True]
    visitor = app.test_client()
    assert isinstance(visitor, Client)
    assert visitor.send(link.removeprefix(PUBLIC_URL)).headers["Location"] == "/de/aussteller/"


def test_the_page_says_when_a_link_was_used(organiser: Client, app: Flask, stopped_clock: datetime) -> None:
    organiser.send(PAGE, FORM)
    visitor = app.test_client()
    assert isinstance(visitor, Client)
    visitor.send(links_on(page_of(organiser))[0].removeprefix(PUBLIC_URL))
    page = page_of(organiser)
    assert "zuletzt benutzt am 15.04.2026" in page.text
    assert "Nie benutzt" not in page.text
    assert "Alle Links wurden benutzt." in page.text


def test_the_same_once_more_is_the_same_invitation(organiser: Client, make: Make) -> None:
    organiser.send(PAGE, FORM)
    before = links_on(page_of(organiser))
    again = {**FORM, "email": " TEAM@Stadt.Example", "organisation": "baureferat  MUSTERSTADT"}
    response = organiser.send(PAGE, again)
    assert response.headers["Location"] == f"{PAGE}?meldung=erneut"
    page = page_of(organiser, response.headers["Location"])
    assert "War schon eingeladen." in page.text
    assert links_on(page) == before
    assert len(letters(make)) == 2
    assert [count(make, table) for table in (Invitation, Organisation, Membership)] == [1, 1, 1]


def test_one_person_may_come_for_two_organisations(organiser: Client, make: Make) -> None:
    organiser.send(PAGE, FORM)
    response = organiser.send(PAGE, {**FORM, "organisation": "Stadtarchiv"})
    assert response.headers["Location"].endswith("eingeladen")
    assert len(set(links_on(page_of(organiser)))) == 2


def test_the_mail_is_in_the_language_chosen_last(organiser: Client, make: Make) -> None:
    organiser.send(PAGE, FORM)
    organiser.send(PAGE, {**FORM, "language": "en"})
    german, english = letters(make)
    assert german.startswith("Guten Tag,")
    assert english.startswith("Hello,")
    assert f"{PUBLIC_URL}/en/konto/zugang/" in english


def test_many_clicks_at_once_make_one_invitation(app: Flask, make: Make, event: EventRow) -> None:
    def invite() -> int:
        found = actions.invite(
            email=FORM["email"],
            organisation_name=FORM["organisation"],
            event_id=event.id,
            language="de",
            actor=SYSTEM,
        )
        return found.id

    came = together(app, *[invite] * 6)
    assert len(set(came)) == 1, came
    assert [count(make, table) for table in (Invitation, Organisation, Membership, AccessLink)] == [1, 1, 1, 1]
    assert len(letters(make)) == 6


def test_at_two_events_at_once_there_is_one_account(app: Flask, make: Make, event: EventRow) -> None:
    other = make.event()

    def inviting(number: int) -> Callable[[], int]:
        return lambda: (
            actions.invite(FORM["email"], FORM["organisation"], event_id=number, language="de", actor=SYSTEM).account_id
        )

    came = together(app, *[inviting(number) for number in (event.id, other.id) * 3])
    assert len({one for one in came if isinstance(one, int)}) == 1
    assert [count(make, table) for table in (Account, Organisation)] == [1, 1]


@pytest.mark.parametrize(
    ("changed", "fields"),
    [
        ({"email": "quatsch"}, ["email"]),
        ({"organisation": " "}, ["organisation"]),
        ({"organisation": "x" * 141}, ["organisation"]),
        ({"language": "fr"}, ["language"]),
        ({"language": ""}, ["language"]),
        ({"email": "", "organisation": "", "language": "xx"}, ["email", "organisation", "language"]),
    ],
)
def test_every_problem_is_named_and_nothing_is_lost(
    organiser: Client, make: Make, changed: dict[str, str], fields: list[str]
) -> None:
    sent = {**FORM, **changed}
    response = organiser.send(PAGE, sent)
    page = parse(response.get_data(as_text=True)).root
    assert response.status_code == 422
    assert page.first("title").text.startswith("Fehler: ")
    summary = page.by_id("fehler")
    assert summary is not None
    assert summary.parent is not None
    assert [link.get("href") for link in summary.parent.all("a")] == [f"#{name}" for name in fields]
    for name in ("email", "organisation"):
        field = page.by_id(name)
        assert field is not None
        assert field.get("value") == sent[name]
        assert (field.get("aria-invalid") == "true") is (name in fields)
        assert (page.by_id(f"{name}-error") is not None) is (name in fields)
    assert [count(make, table) for table in (Invitation, OutboxMail)] == [0, 0]


def test_nothing_at_all_is_refused_like_anything_else(organiser: Client, make: Make) -> None:
    assert organiser.send(PAGE, {}).status_code == 422
    assert count(make, Invitation) == 0


def test_a_revoked_link_opens_nothing_and_ends_its_sessions(organiser: Client, make: Make, app: Flask) -> None:
    organiser.send(PAGE, FORM)
    path = links_on(page_of(organiser))[0].removeprefix(PUBLIC_URL)
    visitor = app.test_client()
    assert isinstance(visitor, Client)
    visitor.send(path)
    assert visitor.get("/de/aussteller/").status_code == 200
    for _ in range(2):
        response = organiser.send(f"{PAGE}/1/sperren")
        assert response.headers["Location"] == f"{PAGE}?meldung=gesperrt"
    page = page_of(organiser, response.headers["Location"])
    assert "Gesperrt" in page.text
    assert links_on(page) == []
    assert visitor.get("/de/aussteller/").headers["Location"] == "/de/konto/"
    assert visitor.get(path).status_code == 410
    assert count(make, SignIn) == 1, "the organiser's own session stays"


def test_a_revoked_link_is_replaced_by_a_new_one(organiser: Client, make: Make, app: Flask) -> None:
    organiser.send(PAGE, FORM)
    old = links_on(page_of(organiser))[0]
    organiser.send(f"{PAGE}/1/sperren")
    response = organiser.send(PAGE, FORM)
    assert response.headers["Location"] == f"{PAGE}?meldung=neuer-link"
    (new,) = links_on(page_of(organiser))
    assert new != old
    first, second = letters(make)
    assert (old in first, new in second, old in second) == (True, True, False)
    visitor = app.test_client()
    assert isinstance(visitor, Client)
    assert visitor.get(old.removeprefix(PUBLIC_URL)).status_code == 410
    assert visitor.send(new.removeprefix(PUBLIC_URL)).status_code == 303
    assert count(make, Invitation) == 1


def test_an_invitation_of_another_event_is_missing_here(organiser: Client, make: Make) -> None:
    organiser.send(PAGE, FORM)
    make.event("andere")
    for path in ("andere/einladungen/1/sperren", "messe/einladungen/2/sperren"):
        assert organiser.send(f"/de/verwaltung/{path}").status_code == 404
    assert len(links_on(page_of(organiser))) == 1


def test_names_of_people_are_text_and_no_markup(organiser: Client) -> None:
    organiser.send(PAGE, {**FORM, "organisation": '"><b id=x>Amt & Söhne*innen</b>'})
    page = page_of(organiser)
    assert page.by_id("x") is None
    assert '"><b id=x>Amt & Söhne*innen</b>' in [heading.text for heading in page.all("h3")]


def test_fifty_are_on_a_page(organiser: Client, make: Make, event: EventRow) -> None:
    with make.unit():
        for number in range(51):
            actions.invite(f"p{number}@stadt.example", f"Amt {number}", event_id=event.id, language="de", actor=SYSTEM)
    first, second = page_of(organiser), page_of(organiser, f"{PAGE}?page=2")
    assert [len(links_on(page)) for page in (first, second)] == [50, 1]
    assert "51 Einladungen sind verschickt." in first.text
    assert "Seite 2 von 2" in second.text


def test_the_link_of_somebody_with_a_role_is_never_shown(
    organiser: Client, make: Make, app: Flask, event: EventRow
) -> None:
    organiser.send(PAGE, FORM)
    path = links_on(page_of(organiser))[0].removeprefix(PUBLIC_URL)
    with make.unit():
        account = session.scalars(select(Account).where(Account.email == FORM["email"])).one()
        actions.grant(account, Role.REVIEWER, actor=SYSTEM)
    page = page_of(organiser)
    assert links_on(page) == []
    assert path.rpartition("/")[2] not in page.text
    assert "wird niemandem gezeigt" in page.text
    response = organiser.send(PAGE, FORM)
    assert response.status_code == 422
    assert "bekommt keinen persönlichen Link" in response.get_data(as_text=True)
    assert len(letters(make)) == 1
    visitor = app.test_client()
    assert isinstance(visitor, Client)
    assert visitor.send(path).headers["Location"] == "/de/aussteller/"
    refused = visitor.get("/de/pruefung/")
    assert refused.status_code == 403
    assert "nur als Aussteller*in" in refused.get_data(as_text=True)
    assert organiser.send(f"{PAGE}/1/sperren").status_code == 303
    assert visitor.get(path).status_code == 410
