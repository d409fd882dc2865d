"""The start of the desk: what waits, in numbers that lead on."""

from __future__ import annotations

from collections.abc import Callable
from datetime import timedelta

from marktplatz.accounts import actions
from marktplatz.core import clock
from marktplatz.core.database import session
from marktplatz.core.permissions import SYSTEM
from marktplatz.mail.models import OutboxMail
from tests.client import Client
from tests.factories import AccountRow, Make
from tests.html import Element, parse

PAGE = "/de/verwaltung/"


def page_of(client: Client, path: str = PAGE) -> Element:
    response = client.get(path)
    assert response.status_code == 200
    return parse(response.get_data(as_text=True)).root


def tally(page: Element) -> dict[str, str]:
    (found,) = [one for one in page.all("ul") if one.get("class") == "tally"]
    return {link.get("href") or "": link.text for link in found.all("a")}


def test_without_an_event_it_says_how_one_is_made(make: Make, sign_in: Callable[[AccountRow], Client]) -> None:
    text = page_of(sign_in(make.organiser())).text
    assert "flask events create" in text


def test_the_states_are_counted_and_lead_to_the_booths(make: Make, sign_in: Callable[[AccountRow], Client]) -> None:
    event = make.event("messe", "KI-Messe")
    for state in ("draft", "draft", "submitted", "published", "withdrawn"):
        make.booth(event, state=state)
    make.booth(
        make.event("andere", starts_at=clock.now() + timedelta(days=900), ends_at=clock.now() + timedelta(days=901))
    )
    make.register_entry(event)
    page = page_of(sign_in(make.organiser()))
    assert tally(page) == {
        "/de/verwaltung/messe/staende?status=submitted": "1 Eingereicht",
        "/de/verwaltung/messe/staende?status=changes_requested": "0 Überarbeitung nötig",
        "/de/verwaltung/messe/staende?status=approved": "1 Freigegeben",
        "/de/verwaltung/messe/staende?status=draft": "2 Entwurf",
        "/de/verwaltung/messe/staende?status=rejected": "0 Abgelehnt",
        "/de/verwaltung/messe/staende?status=withdrawn": "1 Zurückgezogen",
    }
    assert "Eine Einreichung wartet auf die Prüfung." in page.text


def test_a_hidden_event_is_listed_and_is_current_only_where_there_is_no_other(
    make: Make, sign_in: Callable[[AccountRow], Client]
) -> None:
    soon = clock.now() + timedelta(days=1)
    make.event("geheim", "Geheime Messe", is_public=False, starts_at=soon, ends_at=soon)
    client = sign_in(make.organiser())
    page = page_of(client)
    assert "/de/verwaltung/geheim/einladungen" in [link.get("href") for link in page.all("a")]
    assert "/de/geheim/" not in [link.get("href") for link in page.all("a")]
    assert all("/geheim/" in address for address in tally(page))
    make.event("messe")
    page = page_of(client)
    assert all("/messe/" in address for address in tally(page))
    assert "Geheime Messe" in page.text


def test_mails_that_did_not_arrive_are_said_first(make: Make, sign_in: Callable[[AccountRow], Client]) -> None:
    event = make.event("messe")
    client = sign_in(make.organiser())
    with make.unit():
        for number in range(3):
            actions.invite(f"p{number}@stadt.example", f"Amt {number}", event_id=event.id, language="de", actor=SYSTEM)
    page = page_of(client)
    assert "3 E-Mails warten, 0 nicht zugestellt, 0 verschickt" in page.text
    assert "zustellen" not in page.text
    assert "3 eingeladen, 3 Links nie benutzt" in page.text
    with make.unit():
        session.get_one(OutboxMail, 2).state = "failed"
    page = page_of(client)
    assert "Eine E-Mail ließ sich nicht zustellen." in page.text
    assert "/de/verwaltung/postausgang?state=failed" in [link.get("href") for link in page.all("a")]


def test_after_its_end_registration_is_said_to_be_closed(make: Make, sign_in: Callable[[AccountRow], Client]) -> None:
    make.event("messe", registration_ends_at=clock.now())
    client = sign_in(make.organiser())
    assert "Die Anmeldung ist seit dem" in page_of(client).text
    assert "Registration has been closed since" in page_of(client, "/en/verwaltung/").text
