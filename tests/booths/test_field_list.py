"""Every question of the agreed list is in the program as it was agreed, and no other."""

from __future__ import annotations

from collections.abc import Iterator
from typing import Any

import pytest

from marktplatz.booths.questionnaire import FIELDS, QUESTIONNAIRE
from marktplatz.core.fields import Condition, Field, Kind, Need, Visibility
from tests.booths.field_list import ADDED, AGREED, ASKED_OF_ALL, DIFFERENT

KINDS = {
    Kind.LINE: "text",
    Kind.TEXT: "text",
    Kind.MARKDOWN: "markdown",
    Kind.EMAIL: "e-mail",
    Kind.URL: "url",
    Kind.CHOICE: "enum",
    Kind.CHOICES: "enum multi",
    Kind.COUNTRY: "country",
    Kind.MONTH: "month",
    Kind.PERIOD: "month or quarter",
    Kind.NUMBER: "number",
    Kind.LIST: "list",
    Kind.TIMES: "times",
    Kind.PICTURES: "pictures",
    Kind.DOCUMENTS: "documents",
    Kind.CONFIRMATION: "yes/no",
}
ROWS: list[dict[str, Any]] = AGREED["fields"]
ASKED = [row for row in ROWS if row["set_by"] == "exhibitor"]
NOTES = {f"{row['key']}_note": row for row in ASKED if "note" in row}


def _name(row: dict[str, Any]) -> str:
    return row.get("part", row["key"])


def _need(row: dict[str, Any]) -> Need:
    """Return what the letter in the list comes to: the minimum, or the full set; of files everything is needed."""
    if "part" in row or row["need"] == "S":
        return Need.SUBMIT if "part" in row or row["key"] in AGREED["minimum"] else Need.FULL
    return {"D": Need.DRAFT, "C": Need.FULL, "O": Need.OPTIONAL}[row["need"]]


def _agreed(row: dict[str, Any]) -> dict[str, Any]:
    return {
        "de": row["de"],
        "en": row["en"],
        "kind": row["kind"],
        "limit": row.get("limit"),
        "suggested": row.get("suggested"),
        "at_least": row.get("at_least", 0),
        "most": row.get("most"),
        "default": row.get("default"),
        "formats": row.get("formats", []),
        "largest": row.get("largest", 0),
        "need": _need(row),
        "visibility": row["visibility"],
        "required_when": {key: sorted(codes) for key, codes in row.get("required_when", {}).items()},
    }


def _said(field: Field) -> dict[str, Any]:
    return {
        "de": field.label.de,
        "en": field.label.en,
        "kind": KINDS[field.kind],
        "limit": field.limit,
        "suggested": field.suggested,
        "at_least": field.at_least,
        "most": field.most,
        "default": field.default,
        "formats": list(field.formats),
        "largest": field.largest,
        "need": field.need,
        "visibility": "P" if field.visibility is Visibility.PUBLIC else "I",
        "required_when": _required_when(field),
    }


def _required_when(field: Field) -> dict[str, list[str]]:
    """Return where the answer is required: what the question is asked under, and what narrows that."""
    found: dict[str, set[str]] = {}
    for condition in (field.condition, *field.required_when):
        if condition is not None:
            codes = codes_of(condition)
            found[condition.key] = found.get(condition.key, codes) & codes
    return {key: sorted(codes) for key, codes in found.items()}


def codes_of(condition: Condition) -> set[str]:
    """Return the codes of our own vocabulary under which the condition holds."""
    vocabulary = FIELDS[condition.key].vocabulary
    assert vocabulary is not None
    return {code for code in vocabulary.codes if condition.holds({condition.key: code})}


def _all_questions() -> Iterator[tuple[str, Field]]:
    for field in QUESTIONNAIRE.fields:
        yield field.key, field
        yield from ((f"{field.key}.{part.key}", part) for part in field.parts)


QUESTIONS = dict(_all_questions())


@pytest.mark.parametrize("row", ASKED, ids=_name)
def test_a_question_is_as_it_was_agreed(row: dict[str, Any]) -> None:
    name = _name(row)
    said, agreed = _said(QUESTIONS[name]), _agreed(row)
    different = {aspect: (said[aspect], agreed[aspect]) for aspect in agreed if said[aspect] != agreed[aspect]}
    assert different.keys() == {aspect for key, aspect in DIFFERENT if key == name}, different


def test_what_differs_on_purpose_is_in_the_list() -> None:
    assert {name for name, _ in DIFFERENT} <= {_name(row) for row in ASKED}
    assert all(DIFFERENT.values())


def test_nothing_is_missing_and_nothing_is_there_that_was_not_agreed() -> None:
    agreed = {_name(row) for row in ASKED} | NOTES.keys()
    assert agreed.isdisjoint(ADDED)
    assert agreed | ADDED.keys() == QUESTIONS.keys()
    assert all(ADDED.values())


def test_questions_stand_in_the_agreed_order_and_sections() -> None:
    agreed = []
    for row in ASKED:
        if "part" not in row:
            agreed += [(row["block"], row["key"]), *([(row["block"], f"{row['key']}_note")] if "note" in row else [])]
    numbered = [(at, field.key) for at, block in enumerate(QUESTIONNAIRE.blocks, 1) for field in block.fields]
    assert [one for one in numbered if one[1] not in ADDED] == agreed


@pytest.mark.parametrize("key", NOTES)
def test_the_text_beside_a_choice_is_a_question_of_its_own(key: str) -> None:
    beside, note = FIELDS[NOTES[key]["key"]], FIELDS[key]
    assert (note.kind, note.limit, note.need) == (Kind.TEXT, NOTES[key]["note"], Need.OPTIONAL)
    assert (note.visibility, note.translatable) == (beside.visibility, beside.is_public)
    keys = list(FIELDS)
    assert keys.index(key) == keys.index(beside.key) + 1


@pytest.mark.parametrize("row", [row for row in ROWS if row["set_by"] != "exhibitor"], ids=_name)
def test_what_others_set_is_no_question_to_exhibitors(row: dict[str, Any]) -> None:
    assert row["set_by"] in ("system", "reviewers")
    assert row["key"] not in QUESTIONS


def test_whoever_need_not_answer_is_asked_all_the_same_where_the_list_says_so() -> None:
    agreed = {row["key"] for row in ASKED if row.get("otherwise") == "optional"} | ASKED_OF_ALL
    assert {key for key, field in FIELDS.items() if field.required_when and field.condition is None} == agreed


def test_the_minimum_is_what_has_to_be_there_without_more() -> None:
    needed = {field.key for field in QUESTIONNAIRE.fields if field.need in (Need.DRAFT, Need.SUBMIT)}
    assert needed == {*AGREED["minimum"], "entry_language"}
    assert len(AGREED["minimum"]) == 17
    assert all(FIELDS[key].condition is None and not FIELDS[key].required_when for key in needed)
