"""From what was sent to what is stored, for every kind of answer."""

from __future__ import annotations

from typing import Any

import pytest

from marktplatz.booths.questionnaire import FIELDS, QUESTIONNAIRE
from marktplatz.core.fields import Field, Kind
from marktplatz.core.forms import flatten, gather
from marktplatz.core.reading import MOST_PLACES, STORABLE, Unreadable, places, read, was_sent
from marktplatz.core.text import Text
from tests.factories.answers import COMPLETE, complete, sent

LINES = Field(key="partners", kind=Kind.LIST, label=Text(de="P", en="P"), hint=Text(de="", en=""))


@pytest.mark.parametrize(
    ("key", "values", "stored"),
    [
        ("organisation_name", ["  Bauamt\tNord \n"], "Bauamt Nord"),
        ("organisation_name", [" ", "\u200b"], None),
        ("organisation_name", ["Erstes", "Letztes"], "Letztes"),
        ("logic_type", ["learning"], "learning"),
        ("logic_type", ["", "learning"], "learning"),
        ("logic_type", [""], None),
        ("technology", ["", "rag", "nlp", "rag"], ["nlp", "rag"]),
        ("technology", [""], None),
        ("country", [" at "], "AT"),
        ("country", ["eu"], "EU"),
        ("publication_right", ["", "1"], True),
        ("publication_right", [""], False),
        ("publication_right", ["Ja"], True),
        ("publication_right", ["nein"], False),
    ],
)
def test_one_answer(key: str, values: list[str], stored: Any) -> None:
    assert read(FIELDS[key], {key: values}, None) == stored


def test_lines_become_a_list_without_gaps() -> None:
    assert read(LINES, {"partners": ["  Eins \r\n\r\n zwei\u2028drei\n \n"]}, None) == ["Eins", "zwei", "drei"]
    assert read(LINES, {"partners": [" \n "]}, None) is None


@pytest.mark.parametrize("place", ["9" * 5_000, "030", "30", "-1", "²"])
def test_a_place_that_no_form_has_is_none(place: str) -> None:
    assert places(LINES, {f"partners-{place}": ["Eins"], "partners-2": ["Zwei"]}) == [2]


def test_a_list_of_thousands_of_lines_is_not_read() -> None:
    lines = "\n".join(str(number) for number in range(MOST_PLACES))
    assert len(read(LINES, {"partners": [f"{lines}\n\n"]}, None)) == MOST_PLACES
    with pytest.raises(Unreadable) as refusal:
        read(LINES, {"partners": [f"{lines}\none more"]}, None)
    assert refusal.value.name == "partners"
    assert "at most 30" in refusal.value.message.en


def test_a_language_that_was_not_sent_stays() -> None:
    title = FIELDS["title"]
    before = {"de": "Laub", "en": "Leaves"}
    assert read(title, {"title_de": ["Schnee"]}, before) == {"de": "Schnee", "en": "Leaves"}
    assert read(title, {"title_en": [""]}, before) == {"de": "Laub"}
    assert read(title, {"title_de": [""], "title_en": [" "]}, before) is None
    assert before == {"de": "Laub", "en": "Leaves"}


@pytest.mark.parametrize(
    ("key", "values", "name"),
    [
        ("logic_type", ["LEARNING"], "logic_type"),
        ("technology", ["nlp", "x"], "technology"),
        ("country", ["Deutschland"], "country"),
        ("country", ["UN"], "country"),
        ("organisation_name", ["x" * (STORABLE + 1)], "organisation_name"),
    ],
)
def test_what_cannot_be_stored(key: str, values: list[str], name: str) -> None:
    with pytest.raises(Unreadable) as refusal:
        read(FIELDS[key], {key: values}, None)
    assert refusal.value.name == name
    assert refusal.value.message.de != refusal.value.message.en


def test_a_field_was_sent_when_any_of_its_names_was() -> None:
    assert was_sent(FIELDS["title"], {"title_en": [""]})
    assert not was_sent(FIELDS["title"], {"title": ["x"], "title_fr": ["x"]})


def test_complete_answers_come_back_from_the_form_as_they_were() -> None:
    values = sent(COMPLETE)
    back = {field.key: read(field, values, None) for field in QUESTIONNAIRE.fields}
    assert {key: value for key, value in back.items() if value not in (None, [])} == COMPLETE


def test_what_is_said_of_files_comes_back_from_the_form_as_it_was() -> None:
    item = {"id": "one", "file": {"hash": "a" * 32}, "alt": {"de": "Ein Bus"}, "credit": "Stadt", "rights": True}
    other = {"id": "two", "file": {"hash": "b" * 32}, "alt": {"en": "A map"}}
    content = complete(images=[item, other], slides=[{"id": "three", "file": {"hash": "c" * 32}}])
    values = sent(content)
    assert values["images-0-alt_de"] == ["Ein Bus"]
    assert values["images-1-rights"] == [""]
    for field in QUESTIONNAIRE.fields:
        assert (read(field, values, content.get(field.key)) or None) == content.get(field.key), field.key


@pytest.mark.parametrize("gone", [None, *COMPLETE])
def test_flattening_and_gathering_are_opposites(gone: str | None) -> None:
    content = complete(**({gone: None} if gone else {}))
    flat = flatten(QUESTIONNAIRE, content)
    assert set(flat) == {name for field in QUESTIONNAIRE.fields for name in field.names}
    assert gather(QUESTIONNAIRE, flat) == content


def test_gathering_leaves_no_empty_answer_behind() -> None:
    assert gather(QUESTIONNAIRE, {"title_de": "", "technology": [], "licence": None, "unknown": "x"}) == {}
