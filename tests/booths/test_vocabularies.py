"""Every vocabulary has the agreed codes and words, in their order."""

from __future__ import annotations

from typing import Any

import pytest

from marktplatz.booths.questionnaire import QUESTIONNAIRE
from marktplatz.core.text import Text, fold
from marktplatz.core.vocabulary import Vocabulary
from tests.booths.field_list import AGREED, OTHER_WORDS, VOCABULARIES_ADDED

LISTS: dict[str, dict[str, Any]] = AGREED["vocabularies"]
OURS: dict[str, Vocabulary] = {
    field.vocabulary.name: field.vocabulary for field in QUESTIONNAIRE.fields if field.vocabulary is not None
}


def test_a_vocabulary_is_called_after_its_question() -> None:
    for field in QUESTIONNAIRE.fields:
        assert field.vocabulary is None or field.vocabulary.name == field.key


def test_there_are_the_agreed_vocabularies_and_no_others() -> None:
    assert LISTS.keys().isdisjoint(VOCABULARIES_ADDED)
    assert LISTS.keys() | VOCABULARIES_ADDED.keys() == OURS.keys()


@pytest.mark.parametrize("name", LISTS)
def test_codes_and_words_are_as_agreed(name: str) -> None:
    agreed, ours = LISTS[name]["terms"], OURS[name].terms
    if LISTS[name].get("and_others"):
        assert len(ours) > len(agreed)
        ours = ours[: len(agreed)]
    assert [term.code for term in ours] == [code for code, _, _ in agreed]
    for term, (code, de, en) in zip(ours, agreed, strict=True):
        words = {"de": (term.label.de, de), "en": (term.label.en, en)}
        different = {language for language, (said, wanted) in words.items() if wanted is not None and said != wanted}
        assert different == {language for at, key, language in OTHER_WORDS if (at, key) == (name, code)}, code


@pytest.mark.parametrize("name", LISTS)
def test_what_excludes_others_and_what_belongs_together_is_as_agreed(name: str) -> None:
    ours = OURS[name]
    excluding = [term.code for term in ours.terms if term.excludes_others]
    assert excluding == LISTS[name].get("excludes_others", [])
    grouped: dict[str, list[str]] = {}
    for term in ours.terms:
        if term.group:
            grouped.setdefault(term.group, []).append(term.code)
    agreed: dict[str, list[str]] = LISTS[name].get("groups", {})
    assert {group: sorted(codes) for group, codes in grouped.items()} == {
        group: sorted(codes) for group, codes in agreed.items()
    }
    labels = {group: [label.de.lower(), label.en.lower()] for group, label in ours.groups.items()}
    assert labels == LISTS[name].get("group_labels", {})


def test_every_language_can_be_spoken_at_a_stand() -> None:
    """The list says: and any other of ISO 639. The usual ones come first, the others in the order of the alphabet."""
    ours = OURS["stand_languages"]
    for code, de, en in (("rom", "Romani", "Romany"), ("ti", "Tigrinya", "Tigrinya"), ("sq", "Albanisch", "Albanian")):
        assert ours.label(code) == Text(de=de, en=en)
        assert "rare" in ours[code].tags
    assert not {"mul", "und", "zxx", "mis", "root", "de_AT"} & set(ours.codes)
    assert len(ours.codes) > 500
    assert [term.code for term in ours.terms if "rare" not in term.tags][:4] == ["de", "en", "de_plain", "dgs"]
    rare = [fold(term.label.de) for term in ours.terms if "rare" in term.tags]
    assert rare == sorted(rare)


def test_departments_have_their_abbreviation_in_both_languages() -> None:
    for term in OURS["lhm_unit"].terms:
        assert term.label.en.rpartition(" ")[2] == term.label.de.rpartition(" ")[2]
        assert term.label.en.endswith(")")


def test_a_city_changes_what_is_its_own() -> None:
    assert {name for name, ours in OURS.items() if ours.editable} == {"exhibitor_kind", "lhm_unit", "domain"}


@pytest.mark.parametrize("name", VOCABULARIES_ADDED)
def test_an_added_vocabulary_has_codes_and_words(name: str) -> None:
    codes = OURS[name].codes
    assert len(set(codes)) == len(codes) >= 2
    assert all(code == code.lower().strip() and len(code) <= 40 for code in codes)
