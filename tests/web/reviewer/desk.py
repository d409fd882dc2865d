"""Addresses of the desk, what its pages say, and what the database says."""

from __future__ import annotations

from collections.abc import Callable
from contextlib import AbstractContextManager

from sqlalchemy import select
from werkzeug.test import TestResponse

from marktplatz.booths import queries
from marktplatz.booths.models import Booth
from marktplatz.core.database import session
from marktplatz.mail.models import OutboxMail
from marktplatz.review.queries import reviews_of
from tests.client import Client
from tests.factories import AccountRow, BoothRow, Make
from tests.html import Element, parse
from tests.statements import Statements

SignIn = Callable[[AccountRow], Client]
Counting = Callable[[], AbstractContextManager[Statements]]
REASON = "Bitte nennen Sie Zahlen."


def path(row: BoothRow, query: str = "", lang: str = "de") -> str:
    """The address of a submission."""
    return f"/{lang}/pruefung/{row.code}{query}"


def queue(row: BoothRow, query: str = "", lang: str = "de") -> str:
    """The address of the queue of a booth's event."""
    return f"/{lang}/pruefung/?event={row.event.slug}{query}"


def whole(make: Make, row: BoothRow) -> Booth:
    """The booth as it is stored, to be read inside of ``make.unit()``."""
    found = queries.whole_by_id(row.id)
    assert found is not None
    return found


def state(make: Make, row: BoothRow) -> dict[str, object]:
    """Everything that a step of this desk could change."""
    with make.unit():
        booth = whole(make, row)
        public = booth.published_revision
        return {
            "status": str(booth.status),
            "public": public.number if public else 0,
            "stand": booth.stand_number,
            "decisions": [
                (one.decision, one.reason, {remark.key: remark.text for remark in one.remarks})
                for one in reviews_of(row.id)
            ],
        }


def mails(make: Make) -> list[str]:
    """The addresses of all mails that wait."""
    with make.unit():
        return sorted(session.scalars(select(OutboxMail.recipient)))


def element(answer: TestResponse, name: str) -> Element:
    """The element of a page with this id."""
    found = parse(answer.text).root.by_id(name)
    assert found is not None, f"no element has the id {name}"
    return found


def has(answer: TestResponse, name: str) -> bool:
    """Say whether an element of the page has this id."""
    return parse(answer.text).root.by_id(name) is not None


def held(answer: TestResponse, name: str) -> str:
    """What an input or a text area of a page holds."""
    one = element(answer, name)
    return "".join(one.strings).removeprefix("\n") if one.tag == "textarea" else one.get("value") or ""


def buttons(answer: TestResponse) -> set[str]:
    """The steps that a page offers."""
    return {one.get("value") or "" for one in parse(answer.text).root.all("button") if one.get("name") == "action"}


def words(answer: TestResponse) -> str:
    """All the words of a page's main part."""
    return parse(answer.text).root.first("main").text


def alarm(answer: TestResponse) -> tuple[str, list[tuple[str, str]]]:
    """The words of the summary on top, and its links with their addresses."""
    box = element(answer, "fehler").above("div")
    assert box is not None
    assert box.get("role") == "alert"
    assert parse(answer.text).root.first("title").text.startswith(("Fehler: ", "Error: "))
    return box.text, [(link.text, link.get("href") or "") for link in box.all("a")]


def rows(answer: TestResponse) -> list[list[str]]:
    """The cells of the queue's table."""
    body = parse(answer.text).root.first("tbody")
    return [[cell.text for cell in row.all("td", "th")] for row in body.all("tr")]
