"""Every fact is in the table of reactions, and its name is its own."""

from __future__ import annotations

import pkgutil
from importlib import import_module

import marktplatz
from marktplatz.audit import actions as audit
from marktplatz.core.facts import Fact
from marktplatz.reactions import REACTIONS


def _facts() -> set[type[Fact]]:
    for module in pkgutil.walk_packages(marktplatz.__path__, "marktplatz."):
        if module.name.endswith((".facts", ".actions")):
            import_module(module.name)
    waiting, found = [Fact], set()
    while waiting:
        kinds = waiting.pop().__subclasses__()
        waiting += kinds
        found |= {kind for kind in kinds if hasattr(kind, "name") and kind.__module__.startswith("marktplatz.")}
    return found


def test_every_fact_is_listed() -> None:
    assert len(_facts()) > 15
    assert {kind.__name__ for kind in _facts() ^ set(REACTIONS)} == set()


def test_every_fact_is_logged() -> None:
    assert [kind.__name__ for kind, reactions in REACTIONS.items() if audit.log not in reactions] == []


def test_names_are_unique_and_fit_the_log() -> None:
    names = [kind.name for kind in REACTIONS]
    assert len(names) == len(set(names))
    assert all(len(name) <= 40 and name.islower() for name in names)
