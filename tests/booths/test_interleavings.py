"""Two editors of one draft in every order of up to three saves each, with any answers to any questions."""

from __future__ import annotations

from random import Random
from typing import Any

import pytest

from marktplatz.booths.drafts import DraftConflict, save_draft
from marktplatz.booths.questionnaire import QUESTIONNAIRE
from marktplatz.core.forms import flatten
from tests.booths.editors import (
    MOST_SAVES,
    NAMES,
    TEXTS,
    WORDS,
    Flat,
    Order,
    Outcome,
    Remembered,
    Shelf,
    answer,
    orders,
    play,
)
from tests.booths.test_drafts import kept, member_of, whole
from tests.factories import BoothRow, Make

EVERY_STEP = list(orders(("open", "save")))
SAVES_ONLY = [[("A", "open"), ("B", "open"), *order] for order in orders(("save",))]
"""Who has saved goes on with what came back, as the page of the desk does."""
APART = {"A": NAMES[::2], "B": NAMES[1::2]}
"""Of a text in two languages each has one."""


class Stored:
    """A draft in the database, saved as the desk saves it."""

    def __init__(self, make: Make, row: BoothRow, dice: Random) -> None:
        self.make, self.row, self.dice = make, row, dice
        self.read: tuple[int, Flat] | None = None

    def now(self) -> tuple[int, Flat]:
        """Read once after each save: nobody else writes here."""
        if self.read is None:
            version, content = kept(self.make, self.row)
            flat = flatten(QUESTIONNAIRE, content)
            self.read = version, {name: flat[name] for name in NAMES}
        return self.read

    def save(self, sent: Flat, version: int) -> Outcome:
        self.read = None
        form = {place: typed for name, value in sent.items() for place, typed in self._typed(name, value).items()}
        try:
            with self.make.unit():
                saved = save_draft(whole(self.row), form, version=version, actor=member_of(self.row))
        except DraftConflict as conflict:
            return Outcome(conflict.version, conflict.clashes)
        return Outcome(saved.version)

    def _typed(self, name: str, value: Any) -> dict[str, list[str]]:
        """Return form values, texts as untidy as browsers and people send them and ticks in any order."""
        if name in WORDS:
            return {name: [""], **{f"{name}-{place}": [f"{word} "] for place, word in enumerate(value or ())}}
        if isinstance(value, list):
            return {name: ["", *self.dice.sample(value, len(value))]}
        if name in TEXTS and value:
            return {name: [self.dice.choice(["{}", " {} ", "{}\r\n"]).format(value)]}
        return {name: ["1" if value is True else str(value or "")]}


def beginning(dice: Random) -> Flat:
    """Return answers to all questions, some of them none."""
    return {name: answer(dice, name, "C", "Alt", "Anfang") if name in TEXTS else None for name in NAMES} | {
        "publication_right": True
    }


def apart(shelf: Shelf, order: Order, edits: dict[str, list[Flat]]) -> Flat:
    """Let both save answers to questions of their own in this order; return what is stored in the end."""
    opened: dict[str, int] = {}
    coming = {who: iter(edits[who]) for who in edits}
    for who, step in order:
        if step == "open":
            opened[who] = shelf.now()[0]
        else:
            outcome = shelf.save(next(coming[who]), opened[who])
            assert not outcome.clashes, (order, outcome)
            opened[who] = outcome.version
    return shelf.now()[1]


def edits_apart(dice: Random) -> dict[str, list[Flat]]:
    return {
        who: [{name: answer(dice, name, who, None, None) for name in dice.sample(names, 3)} for _ in range(MOST_SAVES)]
        for who, names in APART.items()
    }


def expected(began: Flat, edits: dict[str, list[Flat]], order: Order) -> Flat:
    content = dict(began)
    for who, saves in edits.items():
        for edit in saves[: order.count((who, "save"))]:
            content |= edit
    return content


def test_there_are_as_many_orders_as_there_can_be() -> None:
    assert len({str(order) for order in EVERY_STEP}) == len(EVERY_STEP) == 1506
    assert len({str(order) for order in SAVES_ONLY}) == len(SAVES_ONLY) == 62


@pytest.mark.parametrize("seed", range(6))
def test_nothing_is_overwritten_or_lost_in_any_order(seed: int) -> None:
    refused = 0
    for number, order in enumerate(EVERY_STEP):
        dice = Random(f"{seed}-{number}")
        try:
            refused += play(Remembered(beginning(dice)), order, dice)
        except AssertionError as fault:
            raise AssertionError(f"seed {seed}, order {number}: {fault}: {order}") from fault
    assert refused > 500, "too few of them met"


def test_nothing_is_overwritten_or_lost_in_the_database(make: Make) -> None:
    seed = 7
    dice = Random(seed)
    shelf = Stored(make, make.booth(), dice)
    refused = 0
    for number, order in enumerate(SAVES_ONLY):
        try:
            refused += play(shelf, order, dice)
        except AssertionError as fault:
            raise AssertionError(f"seed {seed}, order {number}: {fault}: {order}") from fault
    assert refused > 20, "too few of them met"


@pytest.mark.parametrize("seed", range(2))
def test_who_comes_first_makes_no_difference_to_answers_apart(seed: int) -> None:
    dice = Random(seed)
    began, edits = beginning(dice), edits_apart(dice)
    for order in EVERY_STEP:
        assert apart(Remembered(began), order, edits) == expected(began, edits, order), (seed, order)


def test_who_comes_first_makes_no_difference_in_the_database(make: Make) -> None:
    dice = Random(0)
    began, edits = beginning(dice), edits_apart(dice)
    shelf = Stored(make, make.booth(), dice)
    for order in SAVES_ONLY:
        shelf.save(began, shelf.now()[0])
        assert shelf.now()[1] == began
        assert apart(shelf, order, edits) == expected(began, edits, order), order
