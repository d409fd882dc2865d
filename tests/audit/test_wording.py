"""The log speaks: every fact has its words in both languages, filled from what the fact told."""

from __future__ import annotations

from dataclasses import fields
from string import Formatter

import pytest

from marktplatz.audit.wording import ROLES, WORDS, words_of
from marktplatz.core.facts import Fact
from marktplatz.core.permissions import Role
from marktplatz.core.text import LANGUAGES
from marktplatz.reactions import REACTIONS


@pytest.mark.parametrize("fact", REACTIONS, ids=lambda fact: fact.name)
def test_every_fact_has_its_words(fact: type[Fact]) -> None:
    words = WORDS[fact.name]
    told = {field.name for field in fields(fact)}
    for language in LANGUAGES:
        text = words.in_(language)
        assert text[:1].isupper()
        assert not text.endswith(".")
        assert {name for _, name, _, _ in Formatter().parse(text) if name} <= told


def test_no_words_are_left_over() -> None:
    assert set(WORDS) == {fact.name for fact in REACTIONS}
    assert set(ROLES) == {role.value for role in Role}


@pytest.mark.parametrize(
    ("name", "told", "de", "en"),
    [
        ("booth_submitted", {"revision": 3}, "Fassung 3 eingereicht", "Revision 3 submitted"),
        ("role_granted", {"role": "reviewer"}, "Rolle „Prüfer*in“ erhalten", "Role “reviewer” granted"),
        (
            "stand_assigned",
            {"before": None, "stand_number": "A07"},
            "Standnummer A07 vergeben",
            "Stand number A07 assigned",
        ),
        (
            "stand_assigned",
            {"before": "A07", "stand_number": None},
            "Standnummer A07 frei gemacht",
            "Stand number A07 freed",
        ),
        (
            "stand_assigned",
            {"before": "A07", "stand_number": "B01"},
            "Standnummer A07 wird zu B01",
            "Stand number A07 becomes B01",
        ),
        ("booth_created", {"origin": "exhibitor"}, "Stand angelegt", "Booth created"),
        ("booth_created", {"origin": "register"}, "Aus einem Register übernommen", "Taken over from a register"),
        ("event_created", {"slug": "{0} {x}"}, "Veranstaltung „{0} {x}“ angelegt", "Event “{0} {x}” created"),
        ("event_created", {}, "Veranstaltung „–“ angelegt", "Event “–” created"),
        (
            "required_set_changed",
            {"required_set": "units", "added": [], "removed": []},
            "Pflichtangaben geändert auf „Mindestangaben, von Dienststellen der Stadt alle Angaben“",
            "Required answers changed to “The minimum, and everything from units of the city”",
        ),
        (
            "required_set_changed",
            {"required_set": "own", "added": [], "removed": ["title"]},
            "Pflichtangaben geändert auf „Eigene Auswahl“; neu verlangt: –; nicht mehr verlangt: Projekttitel",
            "Required answers changed to “An own choice”; now required: –; required no more: Project title",
        ),
        (
            "vocabulary_changed",
            {"vocabulary": "domain", "codes": ["mobility", "health"]},
            "Vokabular „Anwendungsbereich“ geändert: mobility, health",
            "Vocabulary “Application domain” changed: mobility, health",
        ),
        ("vocabulary_changed", {"vocabulary": "gone"}, "Vokabular „gone“ geändert", "Vocabulary “gone” changed"),
        ("something_newer", {"x": 1}, "something_newer", "something_newer"),
    ],
)
def test_words_are_filled_from_what_was_told(name: str, told: dict[str, object], de: str, en: str) -> None:
    words = words_of(name, told)
    assert (words.de, words.en) == (de, en)
