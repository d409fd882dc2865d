"""The catalogue equals what is public, after every step."""

from __future__ import annotations

import dataclasses
from typing import Any

import pytest
from sqlalchemy import select

from marktplatz.booths import actions as booths
from marktplatz.booths.public import PublicBooth
from marktplatz.booths.questionnaire import QUESTIONNAIRE
from marktplatz.catalogue import queries
from marktplatz.catalogue.actions import refresh
from marktplatz.catalogue.documents import CARD_KEYS, NOT_STATED, OWN_WORDS, search_document
from marktplatz.catalogue.models import CatalogueEntry
from marktplatz.catalogue.queries import Wish
from marktplatz.core.database import session
from marktplatz.core.fields import Field
from marktplatz.events.models import Event
from marktplatz.review.actions import publish, unpublish
from marktplatz.stands.actions import assign
from tests.booths.test_drafts import member_of, save, whole
from tests.factories import BoothRow, EventRow, Make
from tests.factories.answers import COMPLETE
from tests.factories.booths import PUBLIC_STATES, STATES


def event_of(row: EventRow) -> Event:
    event = session.get(Event, row.id)
    assert event is not None
    return event


def found(make: Make, event: EventRow, words: str = "", **filters: list[str]) -> list[str]:
    with make.unit():
        listing = queries.listing(event_of(event), Wish(words=words, filters=filters))
        assert listing.total == len(listing.entries)
        return [entry.code for entry in listing.entries]


def facets_of(make: Make, row: BoothRow) -> set[tuple[str, str]]:
    with make.unit():
        entry = session.get(CatalogueEntry, row.id)
        return {(key, value) for key, values in entry.facets.items() for value in values} if entry else set()


@pytest.mark.parametrize("state", STATES)
def test_a_booth_is_listed_where_it_is_public(make: Make, state: str) -> None:
    row = make.booth(state=state, title="Laubwunder")
    expected = [row.code] if state in PUBLIC_STATES else []
    assert found(make, row.event) == expected
    assert found(make, row.event, "laubwunder") == expected
    assert found(make, row.event, domain=["mobility"]) == expected
    assert (facets_of(make, row) != set()) == bool(expected)


def test_an_entry_holds_the_approved_text_and_public_answers_only(make: Make) -> None:
    row = make.booth(state="published", title="Laub")
    save(make, row, {"title_de": "Geheim", "domain": ["health"]})
    with make.unit():
        refresh(row.id)
        entry = session.get(CatalogueEntry, row.id)
        assert entry is not None
        assert entry.card["title"]["de"] == "Laub"
        public: set[str] = {field.key for field in QUESTIONNAIRE.public}
        assert set(CARD_KEYS) <= public
        assert set(entry.card) <= {*CARD_KEYS, "path_part", "own_words"}
        assert entry.card["path_part"] == row.path_part
    assert found(make, row.event, "geheim") == []


def test_every_step_is_followed_at_once(make: Make) -> None:
    row, reviewer = make.booth(state="published"), make.reviewer().actor
    steps: list[tuple[Any, bool]] = [
        (lambda booth: unpublish(booth, reason="x", actor=reviewer), False),
        (lambda booth: publish(booth, actor=reviewer), True),
        (lambda booth: booths.withdraw(booth, actor=member_of(row)), False),
    ]
    for step, listed in steps:
        with make.unit():
            step(whole(row))
        assert found(make, row.event) == ([row.code] if listed else [])
        assert found(make, row.event, row.code) == ([row.code] if listed else [])


def test_a_new_stand_is_on_the_card_and_found(make: Make) -> None:
    row, reviewer = make.booth(state="published", stand_number="A07"), make.reviewer().actor
    assert found(make, row.event, "a07") == [row.code]
    with make.unit():
        assign(whole(row), "B3", actor=reviewer)
    assert found(make, row.event, "a07") == []
    assert found(make, row.event, "b3") == [row.code]
    with make.unit():
        entry = session.get(CatalogueEntry, row.id)
        assert entry is not None
        assert entry.stand_number == "B3"


def test_facets_are_the_answers_and_a_gap_is_one_too(make: Make) -> None:
    row = make.booth(state="published", content={"technology": ["nlp", "rag"]})
    asked = [field for field in QUESTIONNAIRE.facets if field.asked(COMPLETE)]
    assert len(asked) == 19
    given = {field.key: COMPLETE.get(field.key) or ["not_stated"] for field in asked} | {"technology": ["nlp", "rag"]}
    expected = {(key, code) for key, codes in given.items() for code in (codes if isinstance(codes, list) else [codes])}
    assert facets_of(make, row) == expected
    entry = make.register_entry()
    assert facets_of(make, entry) == {(field.key, "not_stated") for field in QUESTIONNAIRE.facets if field.asked({})}


def test_a_question_that_does_not_apply_leaves_no_gap(make: Make) -> None:
    unit = make.booth(state="published", content={"exhibitor_kind": "lhm_enterprise", "lhm_unit": "awm"})
    other = make.booth(state="published", content={"lhm_unit": None})
    assert ("lhm_unit", "awm") in facets_of(make, unit)
    assert "lhm_unit" not in {key for key, _ in facets_of(make, other)}


def test_refreshing_again_changes_nothing(make: Make) -> None:
    row = make.booth(state="published")
    before = facets_of(make, row)
    with make.unit():
        refresh(row.id)
        refresh(row.id)
        refresh(987654)
    assert facets_of(make, row) == before
    assert found(make, row.event) == [row.code]


def test_machines_are_led_to_public_events_only(make: Make) -> None:
    row = make.booth(state="published")
    make.booth(make.event(is_public=False), state="published")
    make.booth(state="draft")
    with make.unit():
        addresses = [(slug, part) for slug, part, _ in queries.public_addresses()]
    assert addresses == [(row.event.slug, row.path_part)]


def test_a_register_answers_in_its_own_words_and_is_no_gap(make: Make) -> None:
    make.register_entry(own_words={"technology": "Beeldherkenning"})
    with make.unit():
        (facets,) = session.scalars(select(CatalogueEntry.facets))
    assert facets["technology"] == [OWN_WORDS]
    assert facets["domain"] == [NOT_STATED]


def test_what_is_found_by_words_is_what_the_field_list_weighs() -> None:
    """Every searchable field goes to the column of its weight; a new one needs no line elsewhere."""
    booth = PublicBooth(
        **{field.name: None for field in dataclasses.fields(PublicBooth)}
        | {
            "id": 1,
            "code": "K7M4P",
            "stand_number": None,
            "origin": "exhibitor",
            "event": Event(id=1, required_set="recommended", required_keys=[]),
            "entry_language": "de",
            "own_words": {},
            "content": {field.key: _marked(field) for field in QUESTIONNAIRE.fields},
            "html": {"description": {"de": "<p>markdescriptionend</p>"}},
        }  # type: ignore[arg-type]  # what the search does not read may be missing
    )
    found = dataclasses.asdict(search_document(booth))
    columns = {8: "title", 4: "summary", 3: "organisation", 1: "description"}
    for field in QUESTIONNAIRE.fields:
        holding = {name for name in columns.values() if _mark(field) in found[name]}
        assert holding == ({columns[field.weight]} if field.weight and field.is_public else set()), field.key


def _mark(field: Field) -> str:
    return f"mark{field.key.replace('_', '')}end"


def _marked(field: Field) -> object:
    return {"de": _mark(field)} if field.translatable else _mark(field)
