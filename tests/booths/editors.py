"""Two people who edit one draft, as a model: what each was shown and has typed, and what must never come of it."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from dataclasses import dataclass, field
from itertools import combinations
from random import Random
from typing import Any, Protocol

from marktplatz.booths.merging import Clash, merge
from marktplatz.booths.questionnaire import FIELDS

Flat = dict[str, Any]
Order = list[tuple[str, str]]
"""Such as ``[("A", "open"), ("B", "open"), ("B", "save"), ("A", "save")]``."""
TEXTS = ("title_de", "summary_de", "summary_en", "description_de", "risks_de", "risks_en", "public_contact_email")
CHOICES = ("licence", "personal_data", "country")
LISTS = ("technology", "employee_effects", "domain")
WORDS = ("keywords",)
TICKS = ("publication_right",)
NAMES = (*TEXTS, *CHOICES, *LISTS, *WORDS, *TICKS)
MOST_SAVES = 3


@dataclass(frozen=True)
class Outcome:
    """What came of a save: the version that is stored now, and where nothing was stored, why."""

    version: int
    clashes: tuple[Clash, ...] = ()


class Shelf(Protocol):
    """Where one draft is kept."""

    def now(self) -> tuple[int, Flat]:
        """Return version and answers."""

    def save(self, sent: Flat, version: int) -> Outcome:
        """Save what a form holds that showed this version."""


class Remembered:
    """A draft in memory, with the bookkeeping of ``save_draft``: what each change replaced, taken back when needed."""

    def __init__(self, content: Flat) -> None:
        self.version = 1
        self.content = dict(content)
        self.changes: list[tuple[int, str, Any]] = []

    def now(self) -> tuple[int, Flat]:
        return self.version, dict(self.content)

    def save(self, sent: Flat, version: int) -> Outcome:
        started_from = dict(self.content)
        for changed, name, before in reversed(self.changes):
            if changed > version:
                started_from[name] = before
        merged = merge(started_from, self.content, sent)
        if merged.changes and not merged.clashes:
            self.version += 1
            self.changes += [(self.version, name, self.content[name]) for name in merged.changes]
            self.content |= merged.changes
        return Outcome(self.version, merged.clashes)


@dataclass
class Editor:
    """One of the two. ``shown`` is what the form showed when it came; ``typed`` what was refused and is still in it."""

    who: str
    names: Sequence[str]
    version: int = 0
    shown: Flat = field(default_factory=dict)
    typed: Flat = field(default_factory=dict)
    clashes: tuple[Clash, ...] = ()
    older: list[tuple[int, Flat]] = field(default_factory=list)
    refusals: int = 0

    def open(self, shelf: Shelf) -> None:
        """Open the form, unless a refused one still waits for an answer."""
        if not self.typed:
            self.version, self.shown = shelf.now()
            self.older.append((self.version, self.shown))

    def form(self, dice: Random, stored: Flat) -> Flat:
        """Return what is sent: new answers and untouched ones, or after a refusal the choice between both texts."""
        if self.typed:
            kept = {one.name: dice.choice([one.mine, one.theirs]) for one in self.clashes}
            return {**self.typed, **kept}
        if dice.random() < 0.2:
            self.version, self.shown = dice.choice(self.older)
        untouched = dice.sample(NAMES, dice.randint(0, len(NAMES)))
        touched = dice.sample(self.names, dice.randint(1, 3))
        answers = {name: answer(dice, name, self.who, self.shown[name], stored[name]) for name in touched}
        return {**{name: self.shown[name] for name in untouched}, **answers}

    def save(self, shelf: Shelf, dice: Random) -> None:
        """Save, and hold what came of it against what must never happen."""
        before_version, before = shelf.now()
        sent = self.form(dice, before)
        outcome = shelf.save(sent, self.version)
        after_version, after = shelf.now()
        assert outcome.version == after_version, "the sender was told another version"
        assert after_version == before_version + (after != before), "the version does not count the changes"
        meant = {name for name, value in sent.items() if value != self.shown[name]}
        unseen = {name for name in before if before[name] != self.shown[name]}
        both = {name for name in meant & unseen if before[name] != sent[name]}
        if outcome.clashes or both:
            self._refused(outcome, sent, both, before, after)
            self.refusals += 1
            # What was not touched shows what is stored when the form comes back.
            self.typed, self.clashes = {name: sent[name] for name in meant}, outcome.clashes
        else:
            self.typed, self.clashes = {}, ()
            for name in before:
                assert after[name] == (sent[name] if name in meant else before[name]), f"{name} was lost"
                assert name not in unseen or after[name] == before[name], f"{name} was overwritten unseen"
        self.version, self.shown = after_version, after

    def _refused(self, outcome: Outcome, sent: Flat, both: set[str], before: Flat, after: Flat) -> None:
        """Of a refused form nothing is stored, and each text that clashed comes back beside the other one."""
        told = {one.name: (one.mine, one.theirs) for one in outcome.clashes}
        meeting = {name: (sent[name], before[name]) for name in both}
        assert told == meeting, f"the refusal tells {told}, there met {meeting}"
        assert after == before, "something of a refused form was stored"


def answer(dice: Random, name: str, who: str, shown: Any, stored: Any) -> Any:
    """Return a new answer to a question; now and then what somebody else has stored, or what was there."""
    if name in TICKS:
        return dice.choice([True, False])
    chance = dice.random()
    if chance < 0.15:
        return stored
    if chance < 0.25:
        return shown
    if name in TEXTS:
        own = f"Text {dice.randrange(10**9)} von {who}"
        return own if chance < 0.9 or name == "title_de" else None
    if name in WORDS:
        return dice.sample(["Bäume", "Wasser", "Straße", "KI"], dice.randint(0, 3)) or None
    vocabulary = FIELDS[name].vocabulary
    codes = vocabulary.codes if vocabulary else ("DE", "AT", "CH", "FR")
    if name in CHOICES:
        return dice.choice([*codes, None])
    chosen = set(dice.sample(codes, dice.randint(0, 3)))
    return [code for code in codes if code in chosen] or None


def play(shelf: Shelf, order: Order, dice: Random) -> int:
    """Let both do what the order says; in the end each settles what was refused. Return how often that was."""
    # Few questions, so that they meet.
    names = dice.sample(NAMES, 5)
    editors = {who: Editor(who, names) for who in "AB"}
    for who, step in order:
        if step == "open":
            editors[who].open(shelf)
        else:
            editors[who].save(shelf, dice)
    # Whoever waits may be refused once more for what the other has saved since, and once for what the other settles.
    for editor in [*editors.values()] * 3:
        if editor.typed:
            editor.save(shelf, dice)
    assert not any(editor.typed for editor in editors.values()), "who is alone can settle it"
    return sum(editor.refusals for editor in editors.values())


def orders(steps: Sequence[str]) -> Iterator[Order]:
    """Yield every order in which A and B can do ``steps`` up to three times each, such as open and save."""
    for of_a in range(1, MOST_SAVES + 1):
        for of_b in range(1, MOST_SAVES + 1):
            lengths = {"A": of_a * len(steps), "B": of_b * len(steps)}
            for places in combinations(range(sum(lengths.values())), lengths["A"]):
                yield _order(set(places), sum(lengths.values()), steps)


def _order(places_of_a: set[int], length: int, steps: Sequence[str]) -> Order:
    done = {"A": 0, "B": 0}
    order: Order = []
    for place in range(length):
        who = "A" if place in places_of_a else "B"
        order.append((who, steps[done[who] % len(steps)]))
        done[who] += 1
    return order
