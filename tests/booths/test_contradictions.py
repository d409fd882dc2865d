"""Answers that do not fit each other are told, each by its rule, and nothing else is."""

from __future__ import annotations

from typing import Any

import pytest

from marktplatz.booths.contradictions import contradictions
from marktplatz.booths.questionnaire import FIELDS


@pytest.mark.parametrize(
    ("content", "codes"),
    [
        ({}, []),
        ({"logic_type": "deterministic", "technology": ["rules", "rag"]}, ["contradiction"]),
        ({"logic_type": "deterministic", "technology": ["rules"]}, []),
        ({"logic_type": "hybrid", "technology": ["rag"]}, []),
        ({"logic_type": "learning", "ai_act_class": "not_ai"}, ["not_ai"]),
        ({"logic_type": "learning", "ai_act_class": "not_ai", "ai_act_note": {"de": "Weil"}}, []),
        ({"logic_type": "deterministic", "ai_act_class": "not_ai"}, []),
        ({"ai_act_class": "prohibited"}, ["prohibited"]),
        ({"decision_role": "decides_auto", "personal_data": "personal"}, ["redress"]),
        ({"decision_role": "decides_auto", "personal_data": "special", "redress": {"de": "So"}}, []),
        ({"decision_role": "decides_auto", "personal_data": "none"}, []),
        ({"decision_role": "supports", "personal_data": "personal"}, []),
        ({"in_use_since": "2026-04"}, []),
        ({"in_use_since": "2026-05"}, ["in_future"]),
        ({"in_use_since": "2099-12"}, ["in_future"]),
        ({"in_use_since": "seit Langem"}, []),
    ],
)
@pytest.mark.usefixtures("stopped_clock")
def test_each_rule_finds_what_does_not_fit(content: dict[str, Any], codes: list[str]) -> None:
    found = contradictions(content)
    assert [one.code for one in found] == codes
    assert all(one.key in FIELDS for one in found)
