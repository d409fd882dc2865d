"""Moments and JSON come back from both databases as they went in."""

from __future__ import annotations

from datetime import UTC, datetime, timedelta
from typing import Any

import pytest
from sqlalchemy.exc import StatementError

from marktplatz.core.clock import ZONE
from marktplatz.core.database import session
from marktplatz.events.models import Event
from tests.factories import Make

CONTENT: dict[str, Any] = {
    "de": "Bürger*innen „in“ Straßen\n👩‍🔧 𝄞 \u202f…",
    "list": ["a", {"b": None}],
    "number": 1,
    "": "",
    "quote": "'\"\\",
}


def test_a_moment_comes_back_in_utc(make: Make) -> None:
    local = datetime(2026, 7, 1, 9, 30, tzinfo=ZONE)
    row = make.event(starts_at=local, ends_at=None)
    with make.unit():
        event = session.get(Event, row.id)
        assert event is not None
        assert event.starts_at == local
        assert event.starts_at.tzinfo is UTC
        assert event.ends_at is None


def test_a_moment_without_a_zone_is_refused(make: Make) -> None:
    with pytest.raises(StatementError, match="time zone"):
        make.event(starts_at=datetime(2026, 7, 1))  # noqa: DTZ001 (what is refused)


def test_moments_compare_in_the_database_as_in_python(make: Make) -> None:
    at = datetime(2026, 10, 25, 0, 30, tzinfo=UTC)
    slugs = [make.event(starts_at=at + timedelta(hours=hours)).slug for hours in (0, 1, 2)]
    with make.unit():
        local = (at + timedelta(hours=1)).astimezone(ZONE)
        found = session.query(Event).filter(Event.starts_at >= local).order_by(Event.starts_at)
        assert [event.slug for event in found] == slugs[1:]


def test_json_comes_back_as_it_was(make: Make) -> None:
    row = make.event(title=CONTENT)
    with make.unit():
        event = session.get(Event, row.id)
        assert event is not None
        assert event.title == CONTENT
