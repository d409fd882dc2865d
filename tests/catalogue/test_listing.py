"""Listing, filtering, counting and sorting, compared with a plain count over the answers."""

from __future__ import annotations

import random
from collections import Counter
from collections.abc import Callable
from contextlib import AbstractContextManager
from typing import Any

import pytest

from marktplatz.booths.questionnaire import FIELDS, QUESTIONNAIRE
from marktplatz.catalogue import queries
from marktplatz.catalogue.documents import filter_values
from marktplatz.catalogue.queries import Wish
from marktplatz.catalogue.shelf import SORTS
from marktplatz.core import clock
from marktplatz.core.codes import stand_order
from marktplatz.core.fields import Kind
from marktplatz.events.models import Event
from tests.catalogue.many import publish_many
from tests.catalogue.test_refresh import event_of
from tests.factories import BoothRow, Make
from tests.statements import Statements

FACETS = tuple(field.key for field in QUESTIONNAIRE.facets)


def codes(make: Make, row: BoothRow, **wish: Any) -> list[str]:
    with make.unit():
        return [entry.code for entry in queries.listing(event_of(row.event), Wish(**wish)).entries]


def _some_codes(key: str) -> list[str]:
    return list(filter_values(FIELDS[key])[:3])


def _answers(dice: random.Random) -> dict[str, Any]:
    chosen: dict[str, Any] = {}
    for key in FACETS:
        some, field = _some_codes(key), FIELDS[key]
        if field.asked(chosen):
            chosen[key] = dice.sample(some, dice.randint(1, 2)) if field.kind is Kind.CHOICES else dice.choice(some)
    return chosen


def _given(answers: dict[str, Any], key: str) -> list[str]:
    given = answers.get(key, [])
    return given if isinstance(given, list) else [given]


def _holds(answers: dict[str, Any], key: str, wanted: list[str]) -> bool:
    return bool(set(_given(answers, key)) & set(wanted))


def test_totals_and_counts_equal_a_plain_count(make: Make) -> None:
    dice = random.Random(7)
    event = make.event()
    booths = {}
    for _ in range(8):
        answers = _answers(dice)
        booths[make.booth(event, state="published", content=answers).code] = answers
    make.booth(event, state="submitted", content=_answers(dice))
    make.booth(make.event(), state="published", content=_answers(dice))
    with make.unit():
        for _ in range(25):
            keys = dice.sample(FACETS, dice.randint(0, 3))
            filters = {key: dice.sample(_some_codes(key), dice.randint(1, 2)) for key in keys}
            listing = queries.listing(event_of(event), Wish(filters=filters, size=100))
            expected = {code for code, a in booths.items() if all(_holds(a, k, v) for k, v in filters.items())}
            assert {entry.code for entry in listing.entries} == expected
            assert (listing.total, listing.all_booths) == (len(expected), 8)
            for facet in FACETS:
                others = {key: wanted for key, wanted in filters.items() if key != facet}
                left = [a for a in booths.values() if all(_holds(a, k, v) for k, v in others.items())]
                values = [value for answers in left for value in _given(answers, facet)]
                assert listing.counts[facet] == dict(Counter(values)), (facet, filters)


def test_stands_come_as_people_count_them(make: Make) -> None:
    event = make.event()
    order = ["A2", "A10", "A100", "AB1", "B1", "Z9", None, None]
    shuffled = ["Z9", "AB1", None, "A10", "B1", "A2", None, "A100"]
    for number in shuffled:
        make.booth(event, state="published", stand_number=number or "")
    with make.unit():
        listing = queries.listing(event_of(event), Wish(sort="stand"))
        assert [entry.stand_number for entry in listing.entries] == order
        board, placed = queries.board(event.id)
        assert ([entry.stand_number for entry in board], placed) == (order[:-2], 6)
        first, placed = queries.board(event.id, limit=2)
        assert ([entry.stand_number for entry in first], placed) == (order[:2], 6)
        assert queries.size(event.id) == 8


def test_titles_come_as_in_a_dictionary(make: Make) -> None:
    event = make.event()
    for title in ("Zebra", "Äpfel zählen", "apfel", "Über uns", "Uhren", "Bürger*innen", "Bürgerinnen fragen"):
        make.booth(event, state="published", title=title)
    with make.unit():
        listing = queries.listing(event_of(event), Wish(sort="title"))
        assert [entry.card["title"]["de"] for entry in listing.entries] == [
            "apfel",
            "Äpfel zählen",
            "Bürger*innen",
            "Bürgerinnen fragen",
            "Über uns",
            "Uhren",
            "Zebra",
        ]


def test_the_newest_comes_first(make: Make) -> None:
    event = make.event()
    made = []
    for day in (3, 1, 2):
        with clock.stopped_at(clock.now().replace(year=2025, month=5, day=day)):
            made.append(make.booth(event, state="published"))
    assert codes(make, made[0], sort="newest") == [made[0].code, made[2].code, made[1].code]


@pytest.mark.parametrize("sort", [*SORTS, "", "nonsense"])
def test_pages_hold_every_booth_once(make: Make, sort: str) -> None:
    row = make.booth(state="published", stand_number="B1")
    publish_many(make, row, 30)
    seen = [code for page in (1, 2, 3, 4, 5) for code in codes(make, row, sort=sort, page=page, size=8)]
    assert len(seen) == len(set(seen)) == 31
    with make.unit():
        listing = queries.listing(event_of(row.event), Wish(size=8))
        assert (listing.total, listing.pages(8)) == (31, 4)


@pytest.mark.parametrize(
    ("words", "is_found"),
    [
        ("Bürger*innen", True),
        ("buergerinnen", True),
        ("bürgerinnen", True),
        ("BURGERINNEN", True),
        ("Bürger:innen-Büro", True),
        ("büro bürger", True),
        ("buro xyz", False),
        ("ürger", True),
        ("rge", False),
        ("Stadtwerke", True),
        ("A07", True),
        ("Schleife", True),
        ("***", False),
        ('" OR 7777=7777 --', False),
        ("büro*", True),
        ("NOT büro", False),
        ("-büro bürger*innen", False),
        ("-laub bürger", True),
        ("-büro", True),
        ('"im Büro"', True),
        ('"Büro im"', False),
        ('"Bür"', False),
    ],
)
def test_search_folds_what_is_kept_and_what_is_asked(make: Make, words: str, is_found: bool) -> None:
    text = {"de": "## Überschrift\n\nEine *Schleife* mit [Verweis](https://x.example). " + "Mehr davon. " * 20}
    row = make.booth(state="published", title="Bürger*innen im Büro", stand_number="A07", content={"description": text})
    assert codes(make, row, words=words) == ([row.code] if is_found else [])


def test_a_title_counts_more_than_a_description(make: Make) -> None:
    event = make.event()
    long = {"de": "Hier geht es einmal um Laubbläser und sonst um anderes. " * 5}
    second = make.booth(event, state="published", title="Etwas anderes", content={"description": long})
    first = make.booth(event, state="published", title="Laubbläser erkennen")
    assert codes(make, first, words="laubbläser") == [first.code, second.code]
    assert codes(make, first, words="laubbläser", sort="nonsense") == [first.code, second.code]


def test_the_next_booths_follow_the_hall_and_begin_again(make: Make) -> None:
    event = make.event()
    rows = {number: make.booth(event, state="published", stand_number=number) for number in ("A1", "A2", "A10", "B1")}
    hidden = make.booth(event, state="draft", stand_number="A3")
    make.booth(make.event(), state="published", stand_number="A4")
    expected = {"A1": ["A2", "A10"], "A2": ["A10", "B1"], "A10": ["B1", "A1"], "B1": ["A1", "A2"]}
    with make.unit():
        for number, following in expected.items():
            found = queries.neighbours(event.id, rows[number].id)
            assert [entry.stand_number for entry in found] == following
        assert queries.neighbours(event.id, hidden.id) == []


def test_a_lonely_booth_has_no_next(make: Make) -> None:
    row = make.booth(state="published")
    with make.unit():
        assert queries.neighbours(row.event.id, row.id) == []


NARROW = Wish(words="laub", filters={"domain": ["mobility"]})
READS: dict[str, tuple[int, Callable[[Event, int], Any]]] = {
    "listing": (2, lambda event, _: queries.listing(event, Wish())),
    "search": (3, lambda event, _: queries.listing(event, NARROW)),
    "wished": (2, lambda event, _: queries.wished(event, Wish(sort="newest"))),
    "neighbours": (1, lambda event, booth_id: queries.neighbours(event.id, booth_id)),
    "board": (1, lambda event, _: queries.board(event.id)),
    "addresses": (1, lambda _event, _: queries.public_addresses()),
}


@pytest.mark.parametrize("number", [1, 3, 300])
def test_the_number_of_statements_does_not_grow(
    make: Make, statements: Callable[[], AbstractContextManager[Statements]], number: int
) -> None:
    row = make.booth(state="published", title="Laub", stand_number="A1")
    publish_many(make, row, number - 1)
    with make.unit():
        assert queries.size(row.event.id) == number
        for name, (most, read) in READS.items():
            event = event_of(row.event)
            read(event, row.id)  # the first one after a publication reads the booths and words for all who follow
            with statements() as seen:
                read(event, row.id)
            assert len(seen) <= most, f"{name}: {seen}"


def test_stand_orders_fit_their_column() -> None:
    numbers = ["A1", "A10", "AB12", "Z999"]
    orders = [stand_order(number) for number in numbers]
    assert orders == sorted(orders)
    assert stand_order(None) == stand_order("") > orders[-1]
    assert all(len(order) <= 12 for order in orders)
