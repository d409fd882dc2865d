"""What the field list says to people, and what it says to the program about itself."""

from __future__ import annotations

import dataclasses
from collections.abc import Iterator

import pytest

from marktplatz.booths.questionnaire import FIELDS, QUESTIONNAIRE
from marktplatz.catalogue.documents import filter_values
from marktplatz.core.checks import flaws, to_submit
from marktplatz.core.fields import FILES, LISTS, Condition, Field, Kind, Need, Questionnaire
from marktplatz.core.reading import read
from marktplatz.core.text import LANGUAGES, Text
from tests.booths.test_field_list import codes_of
from tests.factories.answers import COMPLETE, MUNICH, complete

# What a booth is about; the other choices answer questions of law and organisation, and filter.
TOPICS = {"country", "domain", "exhibitor_kind", "interaction", "lhm_unit", "lifecycle_status", "logic_type"}
TOPICS |= {"participation_mode", "stand_accessibility", "stand_languages", "target_groups", "technology"}
NAMES_AND_CONTACTS = frozenset(
    {"organisation_name", "org_unit", "city", "public_contact_label", "software_licence", "credit"}
)
"""Public texts that are the same in every language."""

SAME_IN_BOTH = frozenset(
    {
        *("Logo", "Video", "Poster", "Organisation", "2025-03", "EUPL-1.2", "09:30", "6", "2", "3"),
        "+49 89 12345-67",
    }
)

POLITICAL = frozenset(
    {
        *("exhibitor_kind", "public_contact_email", "description", "logic_type", "technology", "lifecycle_status"),
        *("domain", "decision_role", "human_oversight", "data_used", "citizen_benefit", "opportunities", "risks"),
        *("ai_act_class", "personal_data", "fairness_check", "gender_perspective", "transparency_measures"),
        *("employee_effects", "staff_council_status", "summary", "participation_mode"),
    }
)
"""What council, staff council or equality office would ask: a gap is said."""

FREE = (Kind.LINE, Kind.TEXT, Kind.MARKDOWN)


def _questions() -> Iterator[Field]:
    for field in QUESTIONNAIRE.fields:
        yield field
        yield from field.parts


def _texts() -> Iterator[tuple[str, Text]]:
    for block in QUESTIONNAIRE.blocks:
        yield from ((block.slug, one) for one in (block.title, block.about))
    for field in _questions():
        said = (field.label, field.hint, field.reader_help, field.example, field.refuses_none, field.each)
        yield from ((field.key, one) for one in said if one is not None)
        yield from ((field.key, one.words) for one in _conditions(field))
        # Many languages are called the same in both; their names are Babel's.
        terms = field.vocabulary.terms if field.vocabulary else ()
        yield from ((field.key, term.label) for term in terms if "rare" not in term.tags)


def _conditions(field: Field) -> list[Condition]:
    return [one for one in (field.condition, *field.required_when) if one is not None]


def test_every_text_is_there_in_both_languages() -> None:
    for key, text in _texts():
        assert text.de.strip(), key
        assert text.en.strip(), key
        assert (text.de != text.en) is (text.de not in SAME_IN_BOTH), (key, text)
        assert "!" not in text.de + text.en, key
        assert "  " not in text.de + text.en, key


def test_every_hint_is_a_sentence() -> None:
    for field in _questions():
        assert field.hint.de.endswith((".", "?")), field.key
        assert field.hint.en.endswith((".", "?")), field.key
        if field.reader_help is not None:
            assert field.reader_help.de.endswith("."), field.key
            assert field.reader_help.en.endswith("."), field.key


@pytest.mark.parametrize("language", LANGUAGES)
def test_no_label_is_used_twice(language: str) -> None:
    labels = [field.label.in_(language) for field in QUESTIONNAIRE.fields]
    assert len(set(labels)) == len(labels)
    for field in QUESTIONNAIRE.fields:
        parts = [part.label.in_(language) for part in field.parts]
        assert len(set(parts)) == len(parts)


def test_conditions_name_questions_that_come_before_and_codes_that_exist() -> None:
    keys = list(FIELDS)
    for field in QUESTIONNAIRE.fields:
        for condition in _conditions(field):
            vocabulary = FIELDS[condition.key].vocabulary
            assert vocabulary is not None
            assert condition.codes | condition.other_than <= set(vocabulary.codes), field.key
            assert keys.index(condition.key) < keys.index(field.key), field.key
            assert condition.words.de.startswith(("nur ", "bei ")), "it stands after a comma"


@pytest.mark.parametrize("field", list(_questions()), ids=lambda field: field.key)
def test_every_answer_is_explained_to_its_readers(field: Field) -> None:
    assert field.reader_help is not None
    for language in LANGUAGES:
        told = field.reader_help.in_(language)
        assert told != field.hint.in_(language), "a reader asks other questions than a writer"
        assert 20 <= len(told) <= 200
        assert "?" not in told, "readers are told, not asked"


@pytest.mark.parametrize("field", list(_questions()), ids=lambda field: field.key)
def test_every_question_that_is_answered_in_words_has_an_example(field: Field) -> None:
    """Where one chooses, ticks or uploads, the answers stand there already; an example would choose for the writer."""
    chosen = field.kind in FILES | {Kind.CHOICE, Kind.CHOICES, Kind.COUNTRY, Kind.CONFIRMATION}
    assert (field.example is None) is chosen


@pytest.mark.parametrize("field", [one for one in _questions() if one.example], ids=lambda field: field.key)
def test_an_example_could_be_sent_as_it_stands(field: Field) -> None:
    assert field.example is not None
    for language in LANGUAGES:
        typed = field.example.in_(language).partition(" für das ")[0].partition(" for the ")[0]
        names = field.names if field.translatable else (field.key,)
        value = read(field, {name: [typed] for name in names}, None)
        assert value
        assert flaws(field, {field.key: value}) == []


def test_public_words_are_said_in_both_languages_and_found() -> None:
    for field in _questions():
        words = field.kind in FREE and field.is_public
        assert field.translatable is (words and field.key not in NAMES_AND_CONTACTS), field.key
    for field in QUESTIONNAIRE.fields:
        words = field.kind in FREE or field.kind is Kind.LIST
        searched = field.is_public and (words or field.key in TOPICS)
        assert bool(field.weight) is searched, field.key


def test_filters_are_public_choices_whose_codes_fit_their_column() -> None:
    for field in QUESTIONNAIRE.facets:
        assert field.kind in (Kind.CHOICE, Kind.CHOICES, Kind.COUNTRY)
        assert field.is_public
        assert max(map(len, filter_values(field))) <= 40


def test_a_gap_is_said_where_somebody_would_ask() -> None:
    assert {field.key for field in QUESTIONNAIRE.fields if field.gap_shown} == POLITICAL


def test_files_are_bounded_and_items_have_a_name() -> None:
    for field in QUESTIONNAIRE.fields:
        if field.kind in FILES:
            assert field.largest > 0
            assert field.formats
            assert field.most
            assert all(part.need is Need.SUBMIT for part in field.parts), field.key
        if field.kind in FILES | LISTS:
            assert field.each is not None, field.key


def test_the_factory_answers_every_question_but_files() -> None:
    assert COMPLETE.keys() == {field.key for field in QUESTIONNAIRE.fields if field.kind not in FILES}
    of_munich = complete(**MUNICH)
    assert [field.key for field in QUESTIONNAIRE.fields if not field.asked(of_munich)] == []


FULL = Questionnaire(
    tuple(
        dataclasses.replace(
            block,
            fields=tuple(
                dataclasses.replace(field, need=Need.SUBMIT) if field.need is Need.FULL else field
                for field in block.fields
            ),
        )
        for block in QUESTIONNAIRE.blocks
    )
)


@pytest.mark.parametrize("changed", [{}, MUNICH], ids=["elsewhere", "Munich"])
def test_the_factory_answers_the_full_set(changed: dict[str, object]) -> None:
    assert to_submit(FULL, complete(**changed), "de") == []
    assert to_submit(FULL, complete(**changed), "en") == []


@pytest.mark.parametrize("key", [field.key for field in QUESTIONNAIRE.fields if field.need is Need.FULL])
def test_each_answer_of_the_full_set_is_asked_for_where_it_applies(key: str) -> None:
    field = FULL.by_key[key]
    applies: dict[str, object] = {}
    for condition in _conditions(field):
        code = min(codes_of(condition))
        applies[condition.key] = [code] if FIELDS[condition.key].kind is Kind.CHOICES else code
    asked = {**complete(), **applies, key: None}
    assert [flaw.field.key for flaw in to_submit(FULL, asked, "de")] == [key]
    assert to_submit(QUESTIONNAIRE, asked, "de") == []
