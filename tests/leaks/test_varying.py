"""What is planted is other than what is shown, in every field; what is not is noticed before anything is asked."""

from __future__ import annotations

from dataclasses import replace
from typing import Any

import pytest

from marktplatz.booths.questionnaire import FIELDS, QUESTIONNAIRE
from marktplatz.core.fields import Field
from tests.factories.answers import COMPLETE
from tests.leaks.varying import IN_DRAFTS, IN_REVISIONS, as_shown, other_answers


def planted(turn: int) -> dict[str, Any]:
    return other_answers(IN_DRAFTS, COMPLETE, lambda place: f"kim{turn}", turn=turn)


def listed(answer: Any) -> list[Any]:
    return answer if isinstance(answer, list) else [answer]


@pytest.mark.parametrize("field", QUESTIONNAIRE.fields, ids=lambda field: field.key)
def test_a_field_that_is_planted_as_it_is_shown_or_not_at_all_is_noticed(field: Field) -> None:
    assert as_shown(IN_DRAFTS, COMPLETE, planted(0)) == []
    shown = {**COMPLETE, field.key: planted(0)[field.key]}
    assert as_shown(IN_DRAFTS, shown, planted(0)) == [field.key]
    without = {key: answer for key, answer in planted(0).items() if key != field.key}
    assert as_shown(IN_DRAFTS, {**COMPLETE, field.key: field.default}, without) == [field.key]


def test_one_code_or_one_language_in_common_is_noticed() -> None:
    technology = {**planted(0), "technology": [*planted(0)["technology"], *COMPLETE["technology"]]}
    assert as_shown(IN_DRAFTS, COMPLETE, technology) == ["technology"]
    risks = {**planted(0), "risks": {**planted(0)["risks"], "en": COMPLETE["risks"]["en"]}}
    assert as_shown(IN_DRAFTS, COMPLETE, risks) == ["risks"]


def test_every_public_field_is_planted_in_revisions_too() -> None:
    assert {field.key for field in QUESTIONNAIRE.public} <= {field.key for field in IN_REVISIONS}


WITH_CODES = [field for field in QUESTIONNAIRE.facets if field.vocabulary is not None]


@pytest.mark.parametrize("field", WITH_CODES, ids=lambda field: field.key)
def test_every_code_that_is_not_shown_has_its_turn(field: Field) -> None:
    assert field.vocabulary is not None
    codes = field.vocabulary.codes
    given = {code for turn in range(len(codes)) for code in listed(planted(turn)[field.key])}
    assert given == set(codes) - set(listed(field.value(COMPLETE)))


def test_a_kind_of_which_no_other_answer_is_known_is_not_passed_over() -> None:
    unheard: Any = "hologram"
    field = replace(FIELDS["city"], kind=unheard)
    with pytest.raises(AssertionError, match="city: say here what answers of the kind hologram can be planted"):
        other_answers([field], COMPLETE, str, turn=0)
