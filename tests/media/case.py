"""One file of the corpus: how it is made, and what has to become of it."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import dataclass
from typing import Literal

from marktplatz.media.limits import Reason

Outcome = Literal["accepted", "repaired"] | Reason
"""Taken as it is; taken without what does not belong to the picture or the pages; refused, and why."""


@dataclass(frozen=True)
class Case:
    """``planted`` are words inside that must not be in anything stored."""

    name: str
    make: Callable[[], bytes]
    outcome: Outcome
    planted: tuple[bytes, ...] = ()

    @property
    def is_taken(self) -> bool:
        return self.outcome in ("accepted", "repaired")

    def __str__(self) -> str:
        return self.name


def word(place: str) -> str:
    """Return the word that is planted in a place, like no other."""
    return f"kimgeheim-{place}-x7q"


def plant(name: str, make: Callable[[bytes], bytes]) -> Case:
    """Return a case that has one word of its own in it; ``make`` gets the word and puts it in."""
    secret = word(name).encode()
    return Case(name, lambda: make(secret), "repaired", (secret,))
