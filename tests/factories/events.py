"""Events."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import timedelta
from typing import Any

from marktplatz.core import clock
from marktplatz.core.database import session
from marktplatz.core.permissions import SYSTEM
from marktplatz.events.actions import create_event


@dataclass(frozen=True)
class EventRow:
    """An event."""

    id: int
    slug: str


def make(slug: str, name: str, values: dict[str, Any]) -> EventRow:
    """Add an event; ``values`` replaces columns."""
    now = clock.now()
    event = create_event(slug, name, actor=SYSTEM)
    chosen = {
        "registration_ends_at": now + timedelta(days=30),
        "starts_at": now + timedelta(days=60),
        "ends_at": now + timedelta(days=60, hours=7),
        **values,
    }
    for column, value in chosen.items():
        setattr(event, column, value)
    session.flush()
    return EventRow(event.id, slug)
