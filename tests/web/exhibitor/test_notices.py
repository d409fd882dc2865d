"""Anybody can write a confirmation into an address. It is shown only where it is true."""

from __future__ import annotations

import pytest
from werkzeug.test import TestResponse

from tests.factories import Make
from tests.factories.booths import STATES
from tests.html import parse
from tests.web.exhibitor.desk import SignIn, path, stored

SAID = {
    "gespeichert": "Gespeichert.",
    "vorhanden": "Diesen Stand gibt es schon.",
    "eingereicht": "Eingereicht.",
    "zurueckgeholt": "Zurückgeholt.",
    "zurueckgezogen": "Zurückgezogen.",
    "geoeffnet": "Wieder geöffnet.",
}
TRUE = {
    "draft": {"gespeichert", "vorhanden"},
    "changes_requested": {"gespeichert", "vorhanden"},
    "approved": {"gespeichert", "vorhanden"},
    "submitted": {"vorhanden", "eingereicht"},
    "rejected": {"vorhanden"},
    "withdrawn": {"zurueckgezogen"},
}


def told(answer: TestResponse) -> list[str]:
    """The confirmations of a page."""
    return [one.text for one in parse(answer.text).root.first("main").all() if one.get("role") == "status"]


@pytest.mark.parametrize("state", STATES)
def test_a_confirmation_is_shown_where_it_is_true(make: Make, sign_in: SignIn, state: str) -> None:
    row = make.booth(state=state)
    assert row.member is not None
    client = sign_in(row.member)
    true = TRUE[stored(make, row)[0]] | ({"zurueckgeholt"} if state == "recalled" else set())
    for word, said in SAID.items():
        found = told(client.get(path(row, f"?meldung={word}")))
        assert [one.startswith(said) for one in found] == ([True] if word in true else []), word


@pytest.mark.parametrize("word", ["", "unsinn", "<b>frei</b>", "%00", "freigegeben", "veroeffentlicht"])
def test_a_confirmation_is_one_of_a_closed_list(make: Make, sign_in: SignIn, word: str) -> None:
    row = make.booth(state="published")
    assert row.member is not None
    assert told(sign_in(row.member).get(path(row, f"?meldung={word}"))) == []


@pytest.mark.parametrize("state", ["rejected", "withdrawn", "withdrawn_early"])
def test_the_way_back_to_the_draft_is_named_as_it_was(make: Make, sign_in: SignIn, state: str) -> None:
    """Reopened is not recalled, whatever was submitted before; and after the next round it is the other way round."""
    row = make.booth(state=state)
    assert row.member is not None
    client = sign_in(row.member)
    reopened, recalled = path(row, "?meldung=geoeffnet"), path(row, "?meldung=zurueckgeholt")
    assert client.send(path(row), {"action": "reopen"}).status_code == 303
    assert (len(told(client.get(reopened))), len(told(client.get(recalled)))) == (1, 0)
    for action in ("submit", "recall"):
        assert client.send(path(row), {"action": action}).status_code == 303
    assert (len(told(client.get(reopened))), len(told(client.get(recalled)))) == (0, 1)
