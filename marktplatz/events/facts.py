"""What happens to events."""

from __future__ import annotations

from dataclasses import dataclass

from marktplatz.core.facts import Fact


@dataclass(frozen=True, kw_only=True)
class EventCreated(Fact):
    """An event came into being."""

    name = "event_created"
    event_id: int
    slug: str
