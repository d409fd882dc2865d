"""Whom to remind: invited, nothing submitted; addresses to copy, nothing sent."""

from __future__ import annotations

from collections.abc import Callable

import pytest
from sqlalchemy import func, select

from marktplatz.accounts import actions
from marktplatz.core.database import session
from marktplatz.core.permissions import SYSTEM, Actor
from marktplatz.mail.models import OutboxMail
from tests.client import Client
from tests.factories import AccountRow, EventRow, Make, OrganisationRow
from tests.html import Element, parse

PAGE = "/de/verwaltung/messe/erinnerung"


@pytest.fixture
def event(make: Make) -> EventRow:
    return make.event("messe")


@pytest.fixture
def organiser(make: Make, event: EventRow, sign_in: Callable[[AccountRow], Client]) -> Client:
    return sign_in(make.organiser())


def invited(make: Make, event: EventRow, email: str, organisation: str, *states: str) -> None:
    """Invite somebody, whose organisation then brings booths into these states."""
    with make.unit():
        found = actions.invite(email, organisation, event_id=event.id, language="de", actor=SYSTEM)
        own = OrganisationRow(found.organisation_id, organisation)
        actor = Actor(account_id=found.account_id, organisation_ids=frozenset({own.id}))
        member = AccountRow(found.account_id, email, actor, (own,))
    for state in states:
        make.booth(event, own, state=state, member=member)


def page_of(client: Client, path: str = PAGE) -> Element:
    response = client.get(path)
    assert response.status_code == 200
    return parse(response.get_data(as_text=True)).root


def addresses(page: Element) -> list[str]:
    return [one for area in page.all("textarea") for one in area.text.split(", ")]


def test_only_who_has_submitted_nothing_is_reminded(organiser: Client, make: Make, event: EventRow) -> None:
    remind = {"none": (), "draft": ("draft",), "recalled": ("draft", "withdrawn_early")}
    peace = {
        "submitted": ("submitted",),
        "changes": ("changes_requested",),
        "approved": ("draft", "published"),
        "rejected": ("rejected",),
        "withdrawn": ("withdrawn_early",),
    }
    for name, states in {**remind, **peace}.items():
        invited(make, event, f"{name}@stadt.example", f"Amt {name}", *states)
    with make.unit():
        sent = session.scalar(select(func.count()).select_from(OutboxMail))
    page = page_of(organiser)
    assert addresses(page) == ["draft@stadt.example", "none@stadt.example", "recalled@stadt.example"]
    assert "3 eingeladene Personen haben noch nichts eingereicht." in page.text
    facts = page.first("dl").text
    assert "Amt none none@stadt.example hat noch nicht begonnen" in facts
    assert "Amt draft draft@stadt.example hat einen Entwurf begonnen" in facts
    with make.unit():
        assert session.scalar(select(func.count()).select_from(OutboxMail)) == sent


def test_other_events_closed_accounts_and_revoked_links_do_not_count(
    organiser: Client, make: Make, event: EventRow
) -> None:
    other = make.event("andere")
    invited(make, event, "here@stadt.example", "Amt eins")
    invited(make, other, "there@stadt.example", "Amt zwei")
    invited(make, other, "here@stadt.example", "Amt eins", "submitted")
    with make.unit():
        revoked = actions.invite("revoked@stadt.example", "Amt drei", event_id=event.id, language="de", actor=SYSTEM)
        actions.revoke(revoked.link_id, actor=SYSTEM)
    invited(make, event, "closed@stadt.example", "Amt vier")
    make.close_account(make.account("closed@stadt.example"))
    assert addresses(page_of(organiser)) == ["here@stadt.example"]


def test_one_address_stands_once_among_those_to_copy(organiser: Client, make: Make, event: EventRow) -> None:
    invited(make, event, "team@stadt.example", "Amt eins")
    invited(make, event, "team@stadt.example", "Amt zwei")
    page = page_of(organiser)
    assert addresses(page) == ["team@stadt.example"]
    assert "Amt eins" in page.text
    assert "Amt zwei" in page.text


def test_nobody_to_remind_is_said(organiser: Client) -> None:
    page = page_of(organiser)
    assert "Gerade muss niemand erinnert werden." in page.text
    assert not list(page.all("textarea"))


def test_all_addresses_are_on_every_page_of_the_list(organiser: Client, make: Make, event: EventRow) -> None:
    with make.unit():
        for number in range(51):
            actions.invite(
                f"p{number:02}@stadt.example", f"Amt {number:02}", event_id=event.id, language="de", actor=SYSTEM
            )
    first, second = page_of(organiser), page_of(organiser, f"{PAGE}?page=2")
    assert len(addresses(first)) == len(addresses(second)) == 51
    assert [len(list(page.first("dl").all("dt"))) for page in (first, second)] == [50, 1]
