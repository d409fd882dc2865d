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


@dataclass(frozen=True, kw_only=True)
class RequiredSetChanged(Fact):
    """An event asks for other answers than before; ``added`` and ``removed`` are keys of an own choice."""

    name = "required_set_changed"
    event_id: int
    required_set: str
    added: list[str]
    removed: list[str]


@dataclass(frozen=True, kw_only=True)
class VocabularyChanged(Fact):
    """The words of a vocabulary were changed for an event; ``codes`` are the terms that changed or came."""

    name = "vocabulary_changed"
    event_id: int
    vocabulary: str
    codes: list[str]
