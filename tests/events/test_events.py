"""Events: their addresses, which one is current, and when registration is open."""

from __future__ import annotations

import re
from datetime import timedelta

import pytest
from flask import Flask

from marktplatz.core import clock
from marktplatz.core.errors import Conflict, Invalid, Refused
from marktplatz.core.permissions import NOBODY, SYSTEM
from marktplatz.core.text import LANGUAGES
from marktplatz.events import queries
from marktplatz.events.actions import RESERVED, create_event
from marktplatz.events.models import Event
from marktplatz.events.rules import registration_open
from tests.factories import Make

NOW = clock.now()
HOUR = timedelta(hours=1)


@pytest.mark.parametrize("slug", ["2026", "ki-markt-2027", "a", "x" * 40])
def test_an_event_is_made(make: Make, slug: str) -> None:
    with make.unit():
        event = create_event(slug, "  KI-Marktplatz\n2026 ", actor=SYSTEM)
        assert event.name == {"de": "KI-Marktplatz 2026", "en": "KI-Marktplatz 2026"}
    with make.unit():
        assert queries.public_by_slug(slug) is not None


@pytest.mark.parametrize(
    "slug", ["", "A", "münchen", "a_b", "-a", "a-", "a--b", "a/b", "a b", "x" * 41, "a\n", *sorted(RESERVED)]
)
def test_an_address_that_means_something_else_is_refused(make: Make, slug: str) -> None:
    with make.unit(), pytest.raises(Invalid):
        create_event(slug, "KI-Marktplatz", actor=SYSTEM)


def test_every_word_that_stands_where_an_event_could_is_reserved(app: Flask) -> None:
    """An event whose address is a word of the program would hide behind it, or hide it."""
    rules = [rule.rule.split("/")[1:] for rule in app.url_map.iter_rules()]
    places = {tuple(rule[: rule.index("<event>")]) for rule in rules if "<event>" in rule} | {()}
    words = {
        word.lower()
        for rule in rules
        for place in places
        if tuple(rule[: len(place)]) == place
        for word in rule[len(place) : len(place) + 1]
    }
    possible = {word for word in words if re.fullmatch(r"[a-z0-9]+(-[a-z0-9]+)*", word)}
    assert {"konto", "api", "s", "static", "healthz", "protokoll"} <= possible
    assert possible <= RESERVED


def test_languages_and_pages_to_come_are_reserved() -> None:
    assert {*LANGUAGES, "katalog", "media", "metrics", "impressum"} <= RESERVED


def test_a_slug_is_taken_once(make: Make) -> None:
    make.event("2026")
    with make.unit(), pytest.raises(Conflict):
        create_event("2026", "Noch eine", actor=SYSTEM)


@pytest.mark.parametrize("name", ["", " \n", "x" * 121])
def test_an_event_needs_a_name(make: Make, name: str) -> None:
    with make.unit(), pytest.raises(Invalid):
        create_event("2026", name, actor=SYSTEM)


def test_only_organisers_make_events(make: Make) -> None:
    for actor in (NOBODY, make.member().actor, make.reviewer().actor):
        with make.unit(), pytest.raises(Refused):
            create_event("2026", "KI-Marktplatz", actor=actor)
    with make.unit():
        create_event("2026", "KI-Marktplatz", actor=make.organiser().actor)
        assert [event.slug for event in queries.all_events()] == ["2026"]


def test_the_current_event_runs_or_comes_next_or_was_last(make: Make) -> None:
    """From the last to the first in rank, so that each new one takes over."""
    assert _current(make) == ""
    days = timedelta(days=1)
    spans = [
        ("undated", None, None),
        ("long-ago", NOW - 400 * days, NOW - 399 * days),
        ("just-over", NOW - 2 * days, NOW - days),
        ("next-year", NOW + 365 * days, NOW + 366 * days),
        ("next", NOW + 30 * days, NOW + 31 * days),
        ("running", NOW - HOUR, NOW + HOUR),
    ]
    for slug, starts, ends in spans:
        make.event(slug, starts_at=starts, ends_at=ends)
        assert _current(make) == slug
    make.event("hidden", starts_at=NOW - 2 * HOUR, ends_at=NOW + 2 * HOUR, is_public=False)
    assert _current(make) == "running"
    with clock.stopped_at(NOW), make.unit():
        order = [event.slug for event in queries.all_events()]
        assert order == ["running", "next", "next-year", "just-over", "long-ago", "undated"]
        assert {event.slug for event in queries.all_events(public_only=False)} == {*order, "hidden"}
        assert queries.public_by_slug("hidden") is None
        assert queries.by_slug("hidden") is not None


def _current(make: Make) -> str:
    with clock.stopped_at(NOW), make.unit():
        event = queries.current()
        return event.slug if event else ""


@pytest.mark.parametrize(
    ("registration", "end", "is_open"),
    [
        (None, None, True),
        (NOW + HOUR, None, True),
        (NOW, NOW + HOUR, False),
        (NOW - HOUR, NOW + HOUR, False),
        (None, NOW + HOUR, True),
        (None, NOW, False),
        (NOW + HOUR, NOW - HOUR, True),
    ],
)
def test_registration_is_open_until_its_end(registration: object, end: object, is_open: bool) -> None:
    event = Event(registration_ends_at=registration, ends_at=end)
    assert bool(registration_open(event, NOW)) == is_open
