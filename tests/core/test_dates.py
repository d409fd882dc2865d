"""Moments as people write them here, and a clock that can be stopped."""

from __future__ import annotations

from datetime import UTC, datetime, timedelta

import pytest

from marktplatz.core import clock, dates

MOMENT = datetime(2026, 6, 7, 7, 5, tzinfo=UTC)


@pytest.mark.parametrize(
    ("write", "german", "english"),
    [
        (dates.long_date, "7. Juni 2026", "7 June 2026"),
        (dates.weekday_date, "Sonntag, 7. Juni 2026", "Sunday, 7 June 2026"),
        (dates.short_date, "07.06.2026", "07/06/2026"),
        (dates.clock_time, "09:05\u00a0Uhr", "09:05"),
        (dates.long_moment, "7. Juni 2026, 09:05\u00a0Uhr", "7 June 2026, 09:05"),
    ],
)
def test_a_moment_is_written_in_the_time_of_the_fair(write: object, german: str, english: str) -> None:
    assert callable(write)
    assert write(MOMENT, "de") == german
    assert write(MOMENT, "en") == english


def test_winter_is_an_hour_behind_and_midnight_is_another_day() -> None:
    assert dates.clock_time(MOMENT.replace(month=12), "en") == "08:05"
    assert dates.long_date(datetime(2026, 12, 31, 23, 30, tzinfo=UTC), "en") == "1 January 2027"
    assert dates.iso(MOMENT) == "2026-06-07T09:05:00+02:00"


@pytest.mark.parametrize(
    ("stored", "german", "english"),
    [
        ("2025-01", "Januar 2025", "January 2025"),
        ("2024-12", "Dezember 2024", "December 2024"),
        ("2027-Q2", "2. Quartal 2027", "Q2 2027"),
        ("bald", "bald", "bald"),
        ("2025-13", "2025-13", "2025-13"),
        ("2025-Q5", "2025-Q5", "2025-Q5"),
    ],
)
def test_months_and_quarters_are_words(stored: str, german: str, english: str) -> None:
    assert (dates.period(stored, "de"), dates.period(stored, "en")) == (german, english)


def test_the_clock_stands_where_it_was_stopped() -> None:
    local = datetime(2026, 1, 1, 12, tzinfo=clock.ZONE)
    with clock.stopped_at(local):
        assert clock.now() == local
        assert clock.now().tzinfo is UTC
        with clock.stopped_at(local + timedelta(hours=1)):
            assert clock.now() == local + timedelta(hours=1)
        assert clock.now() == local
    assert abs(clock.now() - datetime.now(UTC)) < timedelta(seconds=5)
    assert clock.now().microsecond == 0
