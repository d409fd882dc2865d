"""Entries of public registers: found by their words, listed page by page, each leading to where it is taken down."""

from __future__ import annotations

from collections.abc import Callable
from contextlib import AbstractContextManager

import pytest

from marktplatz.booths.models import Booth, Revision
from marktplatz.core.database import session
from tests.client import Client
from tests.factories import AccountRow, BoothRow, EventRow, Make
from tests.html import Element, parse
from tests.statements import Statements

PAGE = "/de/verwaltung/messe/register"


@pytest.fixture
def event(make: Make) -> EventRow:
    return make.event("messe")


@pytest.fixture
def organiser(make: Make, sign_in: Callable[[AccountRow], Client]) -> Client:
    return sign_in(make.organiser())


def page_of(client: Client, path: str = PAGE) -> Element:
    response = client.get(path)
    assert response.status_code == 200
    return parse(response.text).root


def rows(page: Element) -> list[Element]:
    body = next(page.all("tbody"), None)
    return list(body.all("tr")) if body is not None else []


def told(make: Make, entry: BoothRow, language: str, **content: object) -> None:
    """Give an entry a language and answers, as an import does."""
    with make.unit():
        booth = session.get_one(Booth, entry.id)
        booth.entry_language = language
        revision = session.get_one(Revision, booth.approved_revision_id)
        revision.content = {**revision.content, **content}


def test_an_entry_shows_what_it_is_and_leads_to_its_page(organiser: Client, make: Make, event: EventRow) -> None:
    entry = make.register_entry(event, title="Chatbot", source_id="M-1")
    told(make, entry, "fr", title={"fr": "Agent conversationnel"}, organisation_name="Ville de Rennes")
    make.booth(event, state="published")
    make.register_entry(make.event("andere"))
    (row,) = rows(page_of(organiser))
    assert row.first("th").get("lang") == "fr"
    assert row.first("a").get("href") == f"/de/pruefung/{entry.code}"
    assert [cell.text for cell in row.all("th", "td")] == [
        entry.code,
        "Agent conversationnel Ville de Rennes",
        "Landeshauptstadt München, KI-Dokumentation (ki.muenchen.de)",
        "M-1",
        "ja",
    ]
    assert organiser.get(row.first("a").get("href") or "").status_code == 200


def test_what_is_not_public_says_so_and_stays_in_the_list(organiser: Client, make: Make, event: EventRow) -> None:
    entry = make.register_entry(event)
    with make.unit():
        session.get_one(Booth, entry.id).published_revision = None
    (row,) = rows(page_of(organiser))
    assert row.text.endswith("nein")
    assert "keine Angabe" in row.text


@pytest.mark.parametrize(
    ("words", "found"),
    [
        ("übersetz", {"Übersetzung für Ämter"}),
        ("ÄMTER", {"Übersetzung für Ämter"}),
        ("für ämt", {"Übersetzung für Ämter"}),
        ("rathaus", {"Chatbot"}),
        ("köln ämter", {"Übersetzung für Ämter"}),
        ("köln chatbot", set()),
        ("ki-7", {"Übersetzung für Ämter"}),
        ("entry", {"Chatbot", "100 % sicher_"}),
        ("%", {"100 % sicher_"}),
        ("_", {"100 % sicher_"}),
        ("/", set()),
        ("de", set()),
        ("gibtesnicht", set()),
        ("\\'; --", set()),
    ],
)
def test_words_find_title_organisation_and_number(
    organiser: Client, make: Make, event: EventRow, words: str, found: set[str]
) -> None:
    told(
        make,
        make.register_entry(event, title="Übersetzung für Ämter", source_id="KI-7"),
        "de",
        organisation_name="Stadt Köln",
    )
    told(make, make.register_entry(event, title="Chatbot"), "de", organisation_name="Rathaus Süd")
    told(make, make.register_entry(event), "en", title={"en": "100 % sicher_"})
    response = organiser.get(PAGE, query_string={"q": words})
    page = parse(response.text).root
    assert {row.first("a").text for row in rows(page)} == found
    assert next(one for one in page.all("input") if one.get("name") == "q").get("value") == words
    if not found:
        assert f"Kein Eintrag hat „{words}“" in page.text


def test_odd_words_are_read_as_far_as_they_go(organiser: Client, make: Make, event: EventRow) -> None:
    make.register_entry(event)
    assert len(rows(page_of(organiser, f"{PAGE}?q=%20%00%20"))) == 1
    assert rows(page_of(organiser, f"{PAGE}?q={'x' * 3000}")) == []


def test_pages_keep_the_words_and_a_page_beyond_leads_to_the_last(
    organiser: Client, make: Make, event: EventRow
) -> None:
    with make.unit():
        for _ in range(51):
            make.register_entry(event)
    page = page_of(organiser, f"{PAGE}?q=chatbot")
    assert len(rows(page)) == 50
    (onward,) = [link.get("href") for link in page.all("a") if link.get("rel") == "next"]
    assert onward == f"{PAGE}?q=chatbot&page=2"
    assert len(rows(page_of(organiser, onward))) == 1
    beyond = organiser.get(f"{PAGE}?q=chatbot&page=99")
    assert (beyond.status_code, beyond.headers["Location"]) == (302, onward)
    assert organiser.get(f"{PAGE}?q=gibtesnicht&page=2").headers["Location"] == f"{PAGE}?q=gibtesnicht"


def test_without_entries_it_says_how_they_come(organiser: Client, make: Make, event: EventRow) -> None:
    make.booth(event, state="published")
    assert "flask booths import DATEI --event messe" in page_of(organiser).text
    assert "Einträge aus Registern" in page_of(organiser, "/de/verwaltung/").text


def test_the_overview_counts_them_and_leads_there(organiser: Client, make: Make, event: EventRow) -> None:
    make.register_entry(event)
    make.register_entry(event)
    page = page_of(organiser, "/de/verwaltung/")
    (fact,) = [one for one in page.all("div") if one.text == "Einträge aus Registern 2 Einträge"]
    assert fact.first("a").get("href") == PAGE


@pytest.mark.parametrize(("query", "number"), [("", 6), ("?q=chatbot", 7)])
def test_the_number_of_statements_does_not_grow(
    organiser: Client,
    make: Make,
    event: EventRow,
    statements: Callable[[], AbstractContextManager[Statements]],
    query: str,
    number: int,
) -> None:
    there = 0
    for size in (1, 3, 300):
        with make.unit():
            for _ in range(size - there):
                make.register_entry(event)
        there = size
        with statements() as seen:
            organiser.get(f"{PAGE}{query}", check=size < 300)
        assert len(seen) == number, f"{size} entries:\n{seen}"
