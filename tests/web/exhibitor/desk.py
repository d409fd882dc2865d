"""Addresses of the desk, and what the pages and the database say."""

from __future__ import annotations

from collections.abc import Callable
from typing import Any

from werkzeug.test import TestResponse

from marktplatz.booths import queries
from tests.client import Client
from tests.factories import AccountRow, BoothRow, Make
from tests.html import Element, parse

SignIn = Callable[[AccountRow], Client]


def path(row: BoothRow, slug: str = "", lang: str = "de") -> str:
    """The address of a booth's task list, or of one of its sections."""
    return f"/{lang}/aussteller/{row.code}/{slug}"


def stored(make: Make, row: BoothRow) -> tuple[str, int, dict[str, Any]]:
    """The state of a booth, the version of its draft, and what is in it."""
    with make.unit():
        booth = queries.whole_by_id(row.id)
        assert booth is not None
        return str(booth.status), booth.draft.version, dict(booth.draft.content)


def element(answer: TestResponse, name: str) -> Element:
    """The element of a page with this id."""
    found = parse(answer.text).root.by_id(name)
    assert found is not None, f"no element has the id {name}"
    return found


def held(answer: TestResponse, name: str) -> str:
    """What an input or a text area of a page holds."""
    one = element(answer, name)
    return "".join(one.strings).removeprefix("\n") if one.tag == "textarea" else one.get("value") or ""


def summary(answer: TestResponse) -> list[tuple[str, str]]:
    """Words and address of every line of the summary on top."""
    box = element(answer, "fehler").above("div")
    assert box is not None
    assert (box.get("role"), box.get("tabindex"), box.get("autofocus")) == ("alert", "-1", "")
    title = parse(answer.text).root.first("title").text
    assert title.startswith(("Fehler: ", "Error: ")), title
    return [(link.text, link.get("href") or "") for link in box.all("a")]


def buttons(answer: TestResponse) -> set[str]:
    """The steps that a page offers."""
    return {one.get("value") or "" for one in parse(answer.text).root.all("button") if one.get("name") == "action"}


def words(answer: TestResponse) -> str:
    """All the words of a page's main part."""
    return parse(answer.text).root.first("main").text
