"""Which answers an event requires: the four sets, and what never changes whatever the set."""

from __future__ import annotations

from typing import Any

import pytest

from marktplatz.booths.fields.conditions import FROM_OUTSIDE, OWN_UNIT
from marktplatz.booths.questionnaire import FIELDS, QUESTIONNAIRE
from marktplatz.booths.required import ALWAYS, RequiredSet, needed
from marktplatz.core.fields import Condition, Field, Kind, Need
from marktplatz.core.text import Text

NOTHING = Text(de="", en="")
DEPARTMENT = {"exhibitor_kind": "lhm_department"}
COMPANY = {"exhibitor_kind": "company"}
PERSONAL = Condition(key="personal_data", codes=frozenset({"personal"}), words=NOTHING)
ONLY_OTHERS = Condition(key="exhibitor_kind", codes=frozenset({"company"}), words=NOTHING)


def field(need: Need, **more: Any) -> Field:
    return Field(key="x", kind=Kind.LINE, label=NOTHING, hint=NOTHING, need=need, **more)


@pytest.mark.parametrize(
    ("required_set", "need", "of_city", "of_others"),
    [
        ("minimum", Need.SUBMIT, True, True),
        ("minimum", Need.FULL, False, False),
        ("units", Need.SUBMIT, True, True),
        ("units", Need.FULL, True, False),
        ("full", Need.FULL, True, True),
        ("full", Need.OPTIONAL, False, False),
        ("units", Need.OPTIONAL, False, False),
        ("own", Need.SUBMIT, False, False),
        ("own", Need.FULL, False, False),
    ],
)
def test_each_set_asks_what_it_says(required_set: str, need: Need, of_city: bool, of_others: bool) -> None:
    asked = needed(field(need), required_set)
    assert asked.is_required(DEPARTMENT) is of_city
    assert asked.is_required(COMPANY) is of_others


def test_an_own_choice_requires_its_keys_only() -> None:
    assert needed(field(Need.OPTIONAL), "own", ("x",)).is_required({})
    assert not needed(field(Need.SUBMIT), "own", ("y",)).is_required({})


@pytest.mark.parametrize("required_set", list(RequiredSet))
def test_a_draft_needs_its_title_and_nobody_is_published_without_permission(required_set: str) -> None:
    assert needed(field(Need.DRAFT), required_set).is_required({})
    for key in ALWAYS:
        assert needed(FIELDS[key], required_set).is_required({})


def test_a_condition_of_its_own_stays() -> None:
    asked = needed(field(Need.FULL, required_when=(PERSONAL,)), "units")
    assert not asked.is_required(DEPARTMENT)
    assert asked.is_required({**DEPARTMENT, "personal_data": "personal"})
    assert not asked.is_required({**COMPANY, "personal_data": "personal"})


def test_what_only_others_are_asked_is_not_required_of_units() -> None:
    asked = needed(field(Need.FULL, required_when=(ONLY_OTHERS,)), "units")
    assert not asked.is_required(DEPARTMENT)
    assert not asked.is_required(COMPANY), "others give the minimum"
    assert needed(field(Need.FULL, required_when=(ONLY_OTHERS,)), "full").is_required(COMPANY)


def test_no_set_changes_what_is_asked() -> None:
    for required_set in RequiredSet:
        for one in QUESTIONNAIRE.fields:
            asked = needed(one, required_set)
            assert (asked.key, asked.kind, asked.condition, asked.visibility) == (
                one.key,
                one.kind,
                one.condition,
                one.visibility,
            )


def test_the_minimum_has_17_answers() -> None:
    """Domain model, end of A.2; the language of the entry stands beside them, it is known from the first title on."""
    minimum = [one.key for one in QUESTIONNAIRE.fields if one.need in (Need.DRAFT, Need.SUBMIT)]
    assert len([key for key in minimum if key != "entry_language"]) == 17
    assert OWN_UNIT.holds(DEPARTMENT)


def test_a_kind_that_an_event_adds_is_from_outside() -> None:
    added = {"exhibitor_kind": "start_up"}
    assert FROM_OUTSIDE.holds(added)
    assert not OWN_UNIT.holds(added)
    assert not FROM_OUTSIDE.holds({})
    assert not FROM_OUTSIDE.holds(DEPARTMENT)
    takeaway = FIELDS["takeaway_for_munich"]
    assert needed(takeaway, "full").is_required(added)
    assert not needed(takeaway, "full").is_required(DEPARTMENT)
    assert not needed(takeaway, "units").is_required(DEPARTMENT)


def test_any_other_code_counts_among_several() -> None:
    other = Condition(key="x", other_than=frozenset({"none"}), words=NOTHING)
    held = [{"x": ["none"]}, {"x": ["none", "a"]}, {"x": ["a"]}, {"x": []}, {}]
    assert [other.holds(one) for one in held] == [False, True, True, False, False]


@pytest.mark.parametrize("codes", [{}, {"codes": frozenset({"a"}), "other_than": frozenset({"b"})}])
def test_a_condition_says_one_thing(codes: dict[str, frozenset[str]]) -> None:
    with pytest.raises(ValueError, match="needs codes or other_than"):
        Condition(key="x", words=NOTHING, **codes)
