"""``flask events``."""

from __future__ import annotations

from datetime import datetime

import pytest
from sqlalchemy import select

from marktplatz.core.clock import ZONE
from marktplatz.core.database import session
from marktplatz.events.models import Event
from tests.cli.conftest import Run, failure
from tests.factories import Make


def test_create_and_list(run: Run, make: Make) -> None:
    make.event("2026", "KI-Marktplatz 2026", starts_at=datetime(2026, 12, 4, 0, 30, tzinfo=ZONE))
    made = run("events", "create", "--slug", "2027", "--name", "Markt der Möglichkeiten", "--hidden")
    assert (made.exit_code, made.stdout) == (0, "The event 2027 is there.\n")
    assert run("events", "list").stdout == (
        "2026\t2026-12-04\tpublic\tKI-Marktplatz 2026\n2027\tno date yet\thidden\tMarkt der Möglichkeiten\n"
    )


def test_an_event_is_public_unless_hidden(run: Run, make: Make) -> None:
    run("events", "create", "--slug", "a", "--name", "A")
    run("events", "create", "--slug", "b", "--name", "B", "--hidden")
    with make.unit():
        seen = {event.slug: event.is_public for event in session.scalars(select(Event))}
    assert seen == {"a": True, "b": False}


@pytest.mark.parametrize(
    ("slug", "name", "sentence"),
    [
        ("2026", "Again", "The event “2026” exists already."),
        ("Große Messe", "A", "“Große Messe” cannot be an address."),
        ("konto", "A", "“konto” is reserved for another page. Choose another word, such as 2026."),
        ("2027", " ", "The name needs 1 to 120 characters."),
    ],
)
def test_what_cannot_be_created(run: Run, make: Make, slug: str, name: str, sentence: str) -> None:
    make.event("2026")
    assert failure(run("events", "create", "--slug", slug, "--name", name)).startswith(sentence)
    with make.unit():
        assert [event.slug for event in session.scalars(select(Event))] == ["2026"]
