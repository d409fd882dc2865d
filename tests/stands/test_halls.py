"""The letter of a stand number is the hall's; its name comes from the event."""

from __future__ import annotations

import pytest

from marktplatz.events.models import Event
from marktplatz.stands.halls import hall_letter, hall_name

EVENT = Event(
    halls=[
        {"letter": "A", "name": {"de": "Bürgersaal", "en": "Citizens’ hall"}},
        {"letter": "B", "name": {"de": "Foyer"}},
        {"letter": "C", "name": {}},
    ]
)


@pytest.mark.parametrize(
    ("stand_number", "letter"), [("A07", "A"), ("B2", "B"), ("AB12", "AB"), ("A", "A"), ("", ""), (None, "")]
)
def test_the_letter_is_what_stands_before_the_digits(stand_number: str | None, letter: str) -> None:
    assert hall_letter(stand_number) == letter


@pytest.mark.parametrize(
    ("letter", "language", "name"),
    [
        ("A", "de", "Bürgersaal"),
        ("A", "en", "Citizens’ hall"),
        ("B", "en", "Foyer"),
        ("C", "de", ""),
        ("D", "de", ""),
        ("", "de", ""),
    ],
)
def test_the_name_is_the_readers_or_else_the_german_one(letter: str, language: str, name: str) -> None:
    assert hall_name(EVENT, letter, language) == name


def test_an_event_without_halls_names_none() -> None:
    assert hall_name(Event(halls=[]), "A", "de") == ""
