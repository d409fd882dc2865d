"""Stand numbers for a whole page of booths: all or none, swaps allowed, what was typed stays."""

from __future__ import annotations

from collections.abc import Callable

import pytest

from marktplatz.booths.models import Booth
from marktplatz.core.database import session
from tests.client import Client
from tests.factories import AccountRow, BoothRow, EventRow, Make
from tests.forms import submit_form
from tests.html import Element, parse

PAGE = "/de/verwaltung/messe/staende"


@pytest.fixture
def event(make: Make) -> EventRow:
    return make.event("messe")


@pytest.fixture
def organiser(make: Make, event: EventRow, sign_in: Callable[[AccountRow], Client]) -> Client:
    return sign_in(make.organiser())


def field(row: BoothRow) -> str:
    return f"stand_number-{row.code}"


def numbers(make: Make, *rows: BoothRow) -> list[str | None]:
    with make.unit():
        return [session.get_one(Booth, row.id).stand_number for row in rows]


def page_of(client: Client, path: str = PAGE) -> Element:
    return parse(client.get(path).get_data(as_text=True)).root


def test_the_form_gives_frees_and_swaps_numbers(organiser: Client, make: Make, event: EventRow) -> None:
    one, two, three = make.booth(event, stand_number="A01"), make.booth(event, stand_number="A02"), make.booth(event)
    response = submit_form(organiser, PAGE, {field(one): "a-02", field(two): "A01", field(three): " b5 "})
    assert (response.status_code, response.headers["Location"]) == (303, f"{PAGE}?meldung=gespeichert")
    assert numbers(make, one, two, three) == ["A02", "A01", "B5"]
    assert "Gespeichert." in page_of(organiser, response.headers["Location"]).text
    submit_form(organiser, PAGE, {field(two): ""})
    assert numbers(make, one, two, three) == ["A02", None, "B5"]


def test_saving_without_a_change_says_so(organiser: Client, make: Make, event: EventRow) -> None:
    one = make.booth(event, stand_number="A01")
    response = submit_form(organiser, PAGE)
    assert response.headers["Location"] == f"{PAGE}?meldung=unveraendert"
    assert numbers(make, one) == ["A01"]


@pytest.mark.parametrize(
    ("typed", "status", "wrong", "words"),
    [
        (("A02", "A02", ""), 409, [0], "A02 ist schon vergeben"),
        (("C01", "A02", "c01"), 409, [0, 2], "C01 steht hier zweimal"),
        (("C01", "quatsch", "C02"), 422, [1], "Buchstabe und Ziffern"),
        (("A02", "A02", "12345"), 422, [0, 2], "Buchstabe und Ziffern"),
    ],
)
def test_all_or_none_and_the_fields_are_named(
    organiser: Client, make: Make, event: EventRow, typed: tuple[str, ...], status: int, wrong: list[int], words: str
) -> None:
    rows = [make.booth(event, stand_number="A01"), make.booth(event, stand_number="A02"), make.booth(event)]
    sent = dict(zip(map(field, rows), typed, strict=True))
    response = submit_form(organiser, PAGE, sent)
    page = parse(response.get_data(as_text=True)).root
    assert response.status_code == status
    assert page.first("title").text.startswith("Fehler: ")
    assert numbers(make, *rows) == ["A01", "A02", None]
    for number, row in enumerate(rows):
        shown = page.by_id(field(row))
        assert shown is not None
        assert shown.get("value") == typed[number]
        assert (shown.get("aria-invalid") == "true") is (number in wrong)
        assert (page.by_id(f"{field(row)}-error") is not None) is (number in wrong)
    summary = page.by_id("fehler")
    assert summary is not None
    assert summary.parent is not None
    assert [link.get("href") for link in summary.parent.all("a")] == [f"#{field(rows[number])}" for number in wrong]
    assert words in page.text


def test_what_somebody_else_changed_meanwhile_is_not_overwritten(
    organiser: Client, make: Make, event: EventRow
) -> None:
    one, two = make.booth(event, stand_number="A01"), make.booth(event, stand_number="A02")
    stale = {field(one): "A01", f"seen-{one.code}": "A01", field(two): "A03", f"seen-{two.code}": "A02"}
    submit_form(organiser, PAGE, {field(one): "B01"})
    assert organiser.send(PAGE, stale).status_code == 303
    assert numbers(make, one, two) == ["B01", "A03"]
    again = {field(one): "C01", f"seen-{one.code}": "A01"}
    response = organiser.send(PAGE, again)
    page = parse(response.get_data(as_text=True)).root
    assert response.status_code == 409
    assert "jetzt gilt: B01" in page.text
    shown = page.by_id(field(one))
    assert shown is not None
    assert shown.get("value") == "C01"
    assert numbers(make, one) == ["B01"]


def test_after_a_stale_save_the_form_can_be_saved(organiser: Client, make: Make, event: EventRow) -> None:
    one = make.booth(event, stand_number="B01")
    response = organiser.send(PAGE, {field(one): "C01", f"seen-{one.code}": "A01"})
    page = parse(response.get_data(as_text=True)).root
    held = {control.get("name"): control.get("value") for control in page.all("input")}
    assert held[f"seen-{one.code}"] == "B01"
    saved = organiser.post(PAGE, data={name: value for name, value in held.items() if name})
    assert saved.status_code == 303
    assert numbers(make, one) == ["C01"]


def test_a_booth_of_another_event_is_missing(organiser: Client, make: Make, event: EventRow) -> None:
    own, foreign = make.booth(event), make.booth(make.event("andere"))
    for name in (field(foreign), "stand_number-ZZZZZ", "stand_number-", "stand_number-\x00"):
        assert organiser.send(PAGE, {field(own): "A01", name: "A02"}).status_code == 404
    assert numbers(make, own, foreign) == [None, None]


def test_withdrawn_booths_have_no_field_and_register_entries_are_not_listed(
    organiser: Client, make: Make, event: EventRow
) -> None:
    withdrawn, entry = make.booth(event, state="withdrawn"), make.register_entry(event, title="Aus dem Register")
    page = page_of(organiser)
    assert page.by_id(field(withdrawn)) is None
    assert withdrawn.code in page.text
    assert "Aus dem Register" not in page.text
    assert entry.code not in page.text
    response = organiser.send(PAGE, {field(withdrawn): "A01"})
    assert response.status_code == 409
    rows = parse(response.get_data(as_text=True)).root.first("tbody").text
    assert "Ein zurückgezogener Stand bekommt keinen Platz." in rows
    assert numbers(make, withdrawn) == [None]


def test_the_list_can_be_narrowed_to_a_state_and_stays_so(organiser: Client, make: Make, event: EventRow) -> None:
    draft, submitted = make.booth(event), make.booth(event, state="submitted")
    page = page_of(organiser, f"{PAGE}?status=submitted")
    assert page.by_id(field(draft)) is None
    assert page.by_id(field(submitted)) is not None
    response = submit_form(organiser, f"{PAGE}?status=submitted", {field(submitted): "A01"})
    assert response.headers["Location"] == f"{PAGE}?status=submitted&meldung=gespeichert"
    assert "Kein Stand ist in diesem Status" in page_of(organiser, f"{PAGE}?status=rejected").text


def test_an_empty_event_says_so(organiser: Client) -> None:
    assert "Noch hat niemand einen Stand begonnen" in page_of(organiser).text


def test_titles_of_people_are_text_and_marked_with_their_language(
    organiser: Client, make: Make, event: EventRow
) -> None:
    row = make.booth(event, title="<b>Bürger*innen</b>", content={"title": {"de": "<b>Bürger*innen</b>"}})
    page = parse(organiser.get("/en/verwaltung/messe/staende").get_data(as_text=True)).root
    (link,) = [one for one in page.all("a") if (one.get("href") or "").endswith(row.code)]
    assert (link.text, link.get("lang")) == ("<b>Bürger*innen</b>", "de")
