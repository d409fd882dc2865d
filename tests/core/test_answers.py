"""How answers read: the language they are in, and the words of their codes."""

from __future__ import annotations

from typing import Any

import pytest

from marktplatz.booths.questionnaire import FIELDS, QUESTIONNAIRE
from marktplatz.core.answers import Spoken, spoken, words
from marktplatz.core.countries import countries, country_name
from marktplatz.core.fields import Field, Kind
from marktplatz.core.text import Text
from marktplatz.core.vocabulary import vocabulary


@pytest.mark.parametrize(
    ("texts", "language", "entry_language", "expected"),
    [
        ({"de": "A", "en": "B"}, "de", "en", Spoken("A")),
        ({"de": "A", "en": "B"}, "en", "de", Spoken("B")),
        ({"de": "A"}, "en", "de", Spoken("A", "de")),
        ({"de": "", "en": "B"}, "de", "de", Spoken("B", "en")),
        ({"nl": "C"}, "de", "de", Spoken("C", "nl")),
        ({"nl": "C", "de": "A"}, "en", "nl", Spoken("C", "nl")),
        ({}, "de", "de", None),
        (None, "de", "de", None),
    ],
)
def test_a_text_falls_back_and_says_so(
    texts: dict[str, str] | None, language: str, entry_language: str, expected: Spoken | None
) -> None:
    assert spoken(texts, language, entry_language) == expected


@pytest.mark.parametrize(
    ("key", "value", "expected"),
    [
        ("country", "FR", ["Frankreich"]),
        ("country", None, ["Deutschland"]),
        ("country", "XX", ["XX"]),
        ("licence", None, ["Alle Rechte vorbehalten"]),
        ("technology", ["nlp", "gone"], ["Sprach- und Textverarbeitung", "gone"]),
        ("technology", [], []),
        ("publication_right", True, ["Ja"]),
        ("publication_right", False, []),
        ("public_contact_email", "a@b.example", ["a@b.example"]),
        ("title", {"de": "Laub"}, []),
        ("in_use_since", "2025-01", ["Januar 2025"]),
        ("planned_start", "2027-Q2", ["2. Quartal 2027"]),
    ],
)
def test_codes_become_words(key: str, value: Any, expected: list[str]) -> None:
    assert words(FIELDS[key], {key: value}, "de") == expected


def test_countries_are_sorted_as_people_look_for_them() -> None:
    german = list(countries("de").values())
    assert german.index("Ägypten") < german.index("Albanien") < german.index("Österreich") < german.index("Polen")
    assert countries("en")["EU"] == "European Union"
    assert set(countries("de")) == set(countries("en"))
    assert {"ZZ", "UN", "EZ", "001"}.isdisjoint(countries("de"))
    assert 240 < len(countries("de")) < 265
    assert country_name("DE", "en") == "Germany"


def test_vocabularies_know_their_terms() -> None:
    colours = vocabulary(
        "colours",
        [("red", "Rot", "Red"), ("none", "Keine", "None")],
        alone=["none"],
        grouped={"red": "warm"},
        groups={"warm": Text(de="Warm", en="Warm")},
    )
    assert "red" in colours
    assert "blue" not in colours
    assert colours.codes == ("red", "none")
    assert colours["none"].excludes_others
    assert not colours["red"].excludes_others
    assert colours["red"].group == "warm"
    assert colours.label("gone").de == "gone"
    with pytest.raises(KeyError):
        colours["blue"]


def test_every_field_is_whole() -> None:
    keys = [field.key for field in QUESTIONNAIRE.fields]
    assert len(keys) == len(set(keys))
    for field in QUESTIONNAIRE.fields:
        assert field.label.de
        assert field.label.en
        assert (field.vocabulary is not None) == (field.kind in (Kind.CHOICE, Kind.CHOICES)), field.key
        assert field.limit or field.kind not in (Kind.LINE, Kind.TEXT, Kind.MARKDOWN), field.key
        assert not (field.facet and not field.is_public), field.key
    assert len({block.slug for block in QUESTIONNAIRE.blocks}) == len(QUESTIONNAIRE.blocks)
    assert QUESTIONNAIRE.block("gibt-es-nicht") is None


def test_every_label_of_a_vocabulary_is_its_own() -> None:
    for field in QUESTIONNAIRE.fields:
        for language in ("de", "en"):
            labels = [term.label.in_(language) for term in field.vocabulary.terms] if field.vocabulary else []
            assert len(labels) == len(set(labels)), field.key


def test_a_default_counts_as_an_answer() -> None:
    field = Field(key="x", kind=Kind.NUMBER, label=Text(de="", en=""), hint=Text(de="", en=""), default=0)
    assert field.value({}) == 0
    assert field.is_filled({}, "de")
    assert field.names == ("x",)


def test_nought_is_an_answer() -> None:
    one = Field(key="n", kind=Kind.NUMBER, label=Text(de="", en=""), hint=Text(de="", en=""))
    assert words(one, {"n": 0}, "de") == ["0"]
