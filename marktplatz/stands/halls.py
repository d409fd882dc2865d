"""Which hall a stand is in: the letter that its number begins with."""

from __future__ import annotations

from marktplatz.core.answers import spoken
from marktplatz.events.models import Event


def hall_letter(stand_number: str | None) -> str:
    """Return the letter of the hall that a stand is in; nothing for a booth without a place."""
    return (stand_number or "").rstrip("0123456789")


def hall_name(event: Event, letter: str, language: str) -> str:
    """Return the name of a hall in the reader's language or a fall-back; nothing where the event has no such hall."""
    for hall in event.halls:
        if hall["letter"] == letter:
            name = spoken(hall["name"], language, "de")
            return name.text if name else ""
    return ""
