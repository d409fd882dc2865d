"""The page of the log: newest first, in both languages, older lines behind a link."""

from __future__ import annotations

from collections.abc import Callable

from marktplatz.audit.models import AuditEntry
from marktplatz.core import clock
from marktplatz.core.database import session
from tests.client import Client
from tests.factories import AccountRow, Make
from tests.html import Element, parse

PAGE = "/de/verwaltung/protokoll"


def page_of(client: Client, path: str = PAGE) -> Element:
    response = client.get(path)
    assert response.status_code == 200
    return parse(response.get_data(as_text=True)).root


def rows_of(page: Element) -> list[str]:
    return [row.text for row in page.first("tbody").all("tr")]


def test_lines_say_who_did_what_and_lead_to_the_booth(make: Make, sign_in: Callable[[AccountRow], Client]) -> None:
    booth = make.booth(state="submitted")
    client = sign_in(make.organiser(name="Alex Organisation"))
    page = page_of(client)
    rows = rows_of(page)
    assert "Angemeldet" in rows[0]
    assert "Alex Organisation" in rows[0]
    submitted = next(row for row in rows if "Fassung 1 eingereicht" in row)
    assert booth.code in submitted
    assert f"/de/pruefung/{booth.code}" in [link.get("href") for link in page.all("a")]
    assert "das Programm" in next(row for row in rows if "Veranstaltung" in row)
    english = rows_of(page_of(client, "/en/verwaltung/protokoll"))
    assert any("Revision 1 submitted" in row for row in english)


def test_what_a_line_holds_is_text(make: Make, sign_in: Callable[[AccountRow], Client]) -> None:
    with make.unit():
        session.add(
            AuditEntry(at=clock.now(), name="event_created", actor_id=None, payload={"slug": "<b id=x>Grund</b>"})
        )
    page = page_of(sign_in(make.organiser()))
    assert page.by_id("x") is None
    assert any("<b id=x>Grund</b>" in row for row in rows_of(page))


def test_older_lines_are_behind_a_link(make: Make, sign_in: Callable[[AccountRow], Client]) -> None:
    with make.unit():
        session.add_all(
            AuditEntry(at=clock.now(), name="event_created", actor_id=None, payload={"slug": f"nr-{number}"})
            for number in range(70)
        )
    client = sign_in(make.organiser())
    first = page_of(client)
    (older,) = [link.get("href") or "" for link in first.all("a") if link.get("rel") == "next"]
    assert older.startswith(f"{PAGE}?vor=")
    second = page_of(client, older)
    assert len(rows_of(first)) == 50
    assert any("nr-0" in row for row in rows_of(second))
    assert not set(rows_of(first)) & set(rows_of(second))
    assert not [link for link in second.all("a") if link.get("rel") == "next"]
    assert "Hier gibt es keine Zeilen" in page_of(client, f"{PAGE}?vor=1").text
