"""Two editors, one draft: what both changed is a conflict, what one changed is taken. Pure.

The rule is the three-way merge by form field: a field counts as changed by a side when it differs
from what that side started from.
"""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass
from typing import Any


@dataclass(frozen=True)
class Clash:
    """One field that both sides changed differently."""

    name: str
    mine: Any
    theirs: Any


@dataclass(frozen=True)
class Merge:
    """``changes`` are to be written; with any clash nothing may be."""

    changes: dict[str, Any]
    clashes: tuple[Clash, ...]


def merge(started_from: Mapping[str, Any], theirs: Mapping[str, Any], mine: Mapping[str, Any]) -> Merge:
    """Merge what was sent (``mine``) into what is stored (``theirs``).

    ``started_from`` is what the sender's form showed. Only names in ``mine`` are looked at.
    """
    changes: dict[str, Any] = {}
    clashes: list[Clash] = []
    for name, value in mine.items():
        if value == theirs.get(name) or value == started_from.get(name):
            continue
        if theirs.get(name) == started_from.get(name):
            changes[name] = value
        else:
            clashes.append(Clash(name, mine=value, theirs=theirs.get(name)))
    return Merge(changes, tuple(clashes))
