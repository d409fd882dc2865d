"""Dates as people write them here, in the time zone of the fair."""

from __future__ import annotations

import re
from datetime import datetime

from babel.dates import format_date, get_month_names

from marktplatz.core.clock import ZONE


def long_date(moment: datetime, language: str) -> str:
    """Return ``7. Juni 2024`` or ``7 June 2024``."""
    return format_date(moment.astimezone(ZONE), "d. MMMM y" if language == "de" else "d MMMM y", locale=language)


def weekday_date(moment: datetime, language: str) -> str:
    """Return ``Freitag, 7. Juni 2024``."""
    pattern = "EEEE, d. MMMM y" if language == "de" else "EEEE, d MMMM y"
    return format_date(moment.astimezone(ZONE), pattern, locale=language)


def short_date(moment: datetime, language: str) -> str:
    """Return ``07.06.2024`` for tables, in English ``07/06/2024``."""
    return moment.astimezone(ZONE).strftime("%d.%m.%Y" if language == "de" else "%d/%m/%Y")


def poster_date(moment: datetime, language: str) -> str:
    """Return day and month as they stand on a poster, in figures and capitals: "04.12." and "4 DEC"."""
    local = moment.astimezone(ZONE)
    return local.strftime("%d.%m.") if language == "de" else format_date(local, "d MMM", locale="en").upper()


_PERIOD = re.compile(r"(\d{4})-(?:(0[1-9]|1[0-2])|Q([1-4]))")


def period(stored: str, language: str) -> str:
    """Return ``2025-01`` as ``Januar 2025`` and ``2027-Q2`` as ``2. Quartal 2027`` or ``Q2 2027``; else as it is."""
    found = _PERIOD.fullmatch(stored)
    if found is None:
        return stored
    year, month, quarter = found.groups()
    if month:
        return f"{get_month_names('wide', 'stand-alone', language)[int(month)]} {year}"
    return f"{quarter}. Quartal {year}" if language == "de" else f"Q{quarter} {year}"


def clock_time(moment: datetime, language: str) -> str:
    """Return ``09:30 Uhr`` or ``09:30``; the blank does not break."""
    time = moment.astimezone(ZONE).strftime("%H:%M")
    return f"{time}\u00a0Uhr" if language == "de" else time


def long_moment(moment: datetime, language: str) -> str:
    """Return ``7. Juni 2024, 09:30 Uhr``."""
    return f"{long_date(moment, language)}, {clock_time(moment, language)}"


def iso(moment: datetime) -> str:
    """Return the moment for a ``datetime`` attribute and the API, in the fair's time zone (RFC 3339)."""
    return moment.astimezone(ZONE).isoformat(timespec="seconds")
