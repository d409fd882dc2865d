"""Facts: what has happened, in the past tense. Actions record them; ``marktplatz.reactions`` says who cares."""

from __future__ import annotations

from dataclasses import dataclass
from typing import ClassVar

from sqlalchemy.orm import Session, scoped_session

_KEY = "facts"


@dataclass(frozen=True, kw_only=True)
class Fact:
    """Something that happened. A subclass adds the fields that the log keeps: numbers and codes, no texts of people.

    ``name`` is what the log shows and what machines match; it never changes.
    """

    name: ClassVar[str]
    actor_id: int | None


def record(session: Session | scoped_session[Session], fact: Fact) -> None:
    """Note a fact in the running transaction; its reactions run before the commit."""
    session.info.setdefault(_KEY, []).append(fact)


def take(session: Session | scoped_session[Session]) -> list[Fact]:
    """Return and forget the facts noted so far."""
    facts: list[Fact] = session.info.pop(_KEY, [])
    return facts
