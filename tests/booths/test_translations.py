"""The second language of a text: missing, perhaps outdated, there."""

from __future__ import annotations

from typing import Any

import pytest

from marktplatz.booths.questionnaire import FIELDS
from marktplatz.booths.translations import Translation, translation_of

SUMMARY = FIELDS["summary"]


@pytest.mark.parametrize(
    ("texts", "versions", "language", "state"),
    [
        ({}, {}, "de", Translation.NOTHING_TO_DO),
        ({"en": "Only the other"}, {}, "de", Translation.NOTHING_TO_DO),
        ({"de": "Da"}, {}, "de", Translation.MISSING),
        ({"de": "Da", "en": "There"}, {}, "de", Translation.DONE),
        ({"de": "Da", "en": "There"}, {"summary_de": 4, "summary_en": 3}, "de", Translation.OUTDATED),
        ({"de": "Da", "en": "There"}, {"summary_de": 4, "summary_en": 4}, "de", Translation.DONE),
        ({"de": "Da", "en": "There"}, {"summary_de": 4}, "en", Translation.DONE),
        ({"de": "Da", "en": "There"}, {"summary_en": 2}, "en", Translation.OUTDATED),
    ],
)
def test_the_state_follows_from_texts_and_versions(
    texts: dict[str, str], versions: dict[str, int], language: str, state: Translation
) -> None:
    assert translation_of(SUMMARY, {"summary": texts}, versions, language) is state


def test_what_is_not_translated_has_no_state() -> None:
    content: dict[str, Any] = {"organisation_name": "Amt"}
    assert translation_of(FIELDS["organisation_name"], content, {}, "de") is Translation.NOTHING_TO_DO
