"""Two people at one vocabulary, or at the required answers: what each has changed counts, and what both did is asked.

A form says by ``seen`` what it had shown. Row by row, what its sender left alone stays as it is stored now.
"""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from dataclasses import dataclass, replace

from marktplatz.booths.required import SETS, RequiredSet
from marktplatz.core.codes import fingerprint
from marktplatz.core.errors import Conflict
from marktplatz.core.text import Text, tidy

NOTHING_SAVED = Text(
    de="Jemand hat inzwischen dasselbe geändert. Es ist noch nichts gespeichert: Prüfen Sie diese Zeilen und speichern "
    "Sie dann.",
    en="Somebody has changed the same in the meantime. Nothing has been saved yet: check these rows, then save.",
)
CHANGED = Text(
    de="Inzwischen hat jemand diese Zeile geändert, jetzt gilt: {de} / {en}{state}. Prüfen Sie Ihre und speichern Sie "
    "dann.",
    en="Somebody changed this row in the meantime; it is now: {de} / {en}{state}. Check yours, then save.",
)
RETIRED = Text(de=" (ausgemustert)", en=" (retired)")
SET_CHANGED = Text(
    de="Jemand hat die Pflichtangaben inzwischen geändert, jetzt gilt: {words}. Es ist noch nichts gespeichert. Prüfen "
    "Sie Ihre Auswahl und speichern Sie dann.",
    en="Somebody has changed the required answers in the meantime; it is now: {words}. Nothing has been saved yet. "
    "Check your choice, then save.",
)


@dataclass(frozen=True, kw_only=True)
class Label:
    """One row of the form: the words of a term, and whether it is offered; a new term has no code yet."""

    code: str
    de: str
    en: str
    is_retired: bool = False


@dataclass(frozen=True)
class Required:
    """Which answers are required: a set, and the keys of an own choice."""

    required_set: str
    keys: frozenset[str] = frozenset()


class Collision(Conflict):
    """Rows that two people have changed differently; ``problems`` says which, by form field name."""

    def __init__(self, problems: Mapping[str, Text]) -> None:
        super().__init__(NOTHING_SAVED)
        self.problems = dict(problems)


def mark(label: Label) -> str:
    """Return what a form sends back to say which words it had shown."""
    words = (tidy(label.de, multiline=False), tidy(label.en, multiline=False), str(label.is_retired))
    return fingerprint("\n".join(words))[:16]


def merged_terms(labels: Sequence[Label], stored: Mapping[str, Label], seen: Mapping[str, str]) -> list[Label]:
    """Return the rows with everybody's changes. Raises Collision for those that were changed twice."""
    found, problems = [], {}
    for place, label in enumerate(labels):
        now = stored.get(label.code, label)
        shown = seen.get(label.code)
        left_alone = shown is not None and mark(label) == shown
        found.append(now if left_alone else label)
        if shown not in (None, mark(label), mark(now)) and mark(label) != mark(now):
            state = RETIRED if now.is_retired else Text(de="", en="")
            problems[f"de-{place}"] = CHANGED.filled(de=now.de, en=now.en, state=state)
    if problems:
        raise Collision(problems)
    return found


def merged_required(sent: Required, stored: Required, seen: Required) -> Required:
    """Return the required answers with both people's changes. Raises Conflict where only one of them can count."""
    if sent in (seen, stored):
        return stored
    if stored == seen:
        return sent
    if {sent.required_set, stored.required_set, seen.required_set} == {RequiredSet.OWN}:
        return replace(stored, keys=(stored.keys | (sent.keys - seen.keys)) - (seen.keys - sent.keys))
    raise Conflict(SET_CHANGED.filled(words=SETS[RequiredSet(stored.required_set)]))
