"""What is found by which words: forms, the words of choices, and what is offered where nothing is found."""

from __future__ import annotations

from dataclasses import replace

import pytest
from sqlalchemy import select

from marktplatz.booths.asking import change_vocabulary, labels_of
from marktplatz.booths.questionnaire import FIELDS
from marktplatz.catalogue import queries
from marktplatz.catalogue.models import CatalogueEntry
from marktplatz.catalogue.queries import Wish
from marktplatz.catalogue.spelling import Vocabulary
from marktplatz.catalogue.suggestions import instead
from marktplatz.core.database import session
from marktplatz.core.query import read_query
from tests.catalogue.test_refresh import event_of
from tests.factories import EventRow, Make


def found(make: Make, event: EventRow, words: str) -> list[str]:
    with make.unit():
        listing = queries.listing(event_of(event), Wish(words=words))
        return [entry.card["title"]["de"] for entry in listing.entries]


def meant(make: Make, event: EventRow, words: str, **filters: list[str]) -> str:
    with make.unit():
        return queries.listing(event_of(event), Wish(words=words, filters=filters)).meant


def test_every_form_of_a_word_finds_the_same_booths(make: Make) -> None:
    event = make.event()
    for title in ("Der Personalrat fragt", "Räte des Personals", "Was Personalräte wissen", "Gesamtpersonalrat"):
        make.booth(event, state="published", title=title)
    expected = {"Der Personalrat fragt", "Was Personalräte wissen", "Gesamtpersonalrat"}
    for typed in ("Personalrat", "Personalräte", "personalraete", "PERSONALRATS"):
        assert set(found(make, event, typed)) == expected, typed
    assert found(make, event, '"Personalräte"') == ["Was Personalräte wissen"]


def test_the_form_that_was_typed_comes_first(make: Make) -> None:
    event = make.event()
    make.booth(event, state="published", title="Anträge lesen", stand_number="A01")
    make.booth(event, state="published", title="Ein Antrag", stand_number="A02")
    assert found(make, event, "Antrag") == ["Ein Antrag", "Anträge lesen"]
    assert found(make, event, "Anträge") == ["Anträge lesen", "Ein Antrag"]


@pytest.mark.parametrize("words", ["Gebärdensprache", "sign language", "Robotik", "Kurzvortrag"])
def test_the_words_of_choices_are_found_in_both_languages(make: Make, words: str) -> None:
    event = make.event()
    choices = {"stand_languages": ["de", "dgs"], "technology": ["robotics"], "interaction": ["talk"]}
    others = {"stand_languages": ["de"], "technology": ["rules"], "interaction": ["poster"]}
    make.booth(event, state="published", title="Mit Händen", content=choices)
    make.booth(event, state="published", title="Ohne", content=others)
    assert found(make, event, words) == ["Mit Händen"]
    with make.unit():
        (texts,) = session.scalars(select(CatalogueEntry.texts).where(CatalogueEntry.sort_title == "mit handen"))
    assert any(words.lower() in text.lower() for _, _, text in texts), "the line that shows why"


def test_a_choice_that_an_organiser_renames_is_found_by_its_new_words(make: Make) -> None:
    event, organiser = make.event(), make.organiser().actor
    make.booth(event, state="published", title="Bus", content={"domain": ["mobility"]})
    make.booth(event, state="published", title="Kita", content={"domain": ["education"]})
    assert found(make, event, "Beweglichkeit") == []
    with make.unit():
        domain = FIELDS["domain"].vocabulary
        assert domain is not None
        rows = [replace(row, de="Beweglichkeit") if row.code == "mobility" else row for row in labels_of(domain)]
        change_vocabulary(event_of(event), "domain", rows, actor=organiser)
    assert found(make, event, "Beweglichkeit") == ["Bus"]


def test_another_word_is_offered_only_where_it_finds_something(make: Make) -> None:
    event = make.event()
    make.booth(event, state="published", title="Der Gehweg", content={"domain": ["mobility"]})
    assert meant(make, event, "Bürgersteig") == "Gehweg"
    assert meant(make, event, "Bürgersteige", domain=["mobility"]) == "Gehweg"
    assert meant(make, event, "Bürgersteig", domain=["health"]) == ""
    assert meant(make, event, "Gehwge") == "Gehweg"
    assert meant(make, event, "Gehwge", domain=["health"]) == ""


@pytest.mark.parametrize(
    ("typed", "expected"),
    [
        ("Betriebsrat", "Personalrat"),
        ("works council", "Personalrat"),
        ("Betriebsrat -Schnee", "Personalrat -Schnee"),
        ("Personalrat -Personalrat", ""),
        ("Mitarbeiter*innen (Schnee)", "Beschäftigte Schnee"),
        ("Schnne,", "Schnee"),
        ('Schnne "das Amt"', 'Schnee "das Amt"'),
        ("NXWT4", ""),
        ("Personlrat qqqqqq", ""),
        ("Schnee", ""),
    ],
)
def test_what_was_meant(typed: str, expected: str) -> None:
    known = ("Personalrat", "Beschäftigte", "Schnee", "nxwt3")
    vocabulary = Vocabulary(1, [(read_query(word).wanted[0].words[0], word) for word in known])
    assert instead(read_query(typed), vocabulary) == expected


def test_a_word_of_the_same_language_is_offered_first() -> None:
    vocabulary = Vocabulary(1, [("gehweg", "Gehweg"), ("pavement", "pavement")])
    assert instead(read_query("Bürgersteig"), vocabulary) == "Gehweg"
    assert instead(read_query("sidewalk"), vocabulary) == "pavement"
    assert instead(read_query("sidewalk"), Vocabulary(1, [("gehweg", "Gehweg")])) == "Gehweg"


def test_what_cards_say_of_the_stage_is_found(make: Make) -> None:
    event = make.event()
    make.booth(event, state="published", title="Läuft", content={"lifecycle_status": "operational"})
    make.booth(event, state="published", title="Kommt", content={"lifecycle_status": "idea"})
    assert found(make, event, "bestehend") == found(make, event, "existing") == ["Läuft"]
    assert found(make, event, "geplant idee") == found(make, event, "planned") == ["Kommt"]


def test_a_plural_is_found_in_compounds_of_its_singular(make: Make) -> None:
    event = make.event()
    make.booth(event, state="published", title="Prozessdaten lesen")
    make.booth(event, state="published", title="Ein Hochrisiko")
    assert found(make, event, "Prozesse") == ["Prozessdaten lesen"]
    assert found(make, event, "Risiken") == ["Ein Hochrisiko"]


def test_words_that_say_nothing_stand_in_no_way(make: Make) -> None:
    event = make.event()
    make.booth(event, state="published", title="Robotik")
    assert found(make, event, "eine Robotik in der Wüste") == []
    assert found(make, event, "with a Robotik zum by the Robotik") == ["Robotik"]
