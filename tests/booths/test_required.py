"""Which answers an event requires: the four sets, and what never changes whatever the set."""

from __future__ import annotations

from typing import Any

import pytest

from marktplatz.booths.questionnaire import FIELDS, QUESTIONNAIRE
from marktplatz.booths.required import ALWAYS, OF_THE_CITY, RequiredSet, needed
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
    assert OF_THE_CITY.holds(DEPARTMENT)
