"""Two people at their forms, in any order: what one has not seen it does not overwrite, and no typed text is lost."""

from __future__ import annotations

from random import Random

from werkzeug.test import TestResponse

from marktplatz.booths.questionnaire import QUESTIONNAIRE
from marktplatz.core.forms import flatten
from tests.booths.editors import Order, orders
from tests.client import Client
from tests.factories import BoothRow, Make
from tests.forms import Values, forms_of, values_of
from tests.web.exhibitor.desk import SignIn, path, stored, words

SECTION = "chancen-und-risiken"
NAMES = ("citizen_benefit_de", "citizen_benefit_en", "risks_de", "risks_en", "personal_data")
TEXTS = ("Ein Text.", "Ein anderer.", "Noch einer.", "")
"""Few, so that both type the same, and something comes back that was there before."""
CODES = ("none", "anonymous", "personal", "special")
SEED = 12
MOST = 30


class Desk:
    """One of them. ``shown`` are the answers that stood on the page, of a refused form what is stored."""

    def __init__(self, client: Client, make: Make, row: BoothRow) -> None:
        self.client, self.make, self.row = client, make, row
        self.form: Values = {}
        self.shown: dict[str, str] = {}
        self.clashes: list[str] = []

    def now(self) -> dict[str, str]:
        flat = flatten(QUESTIONNAIRE, stored(self.make, self.row)[2])
        return {name: flat[name] or "" for name in NAMES}

    def open(self) -> None:
        self.form = values_of(forms_of(self.client.get(path(self.row, SECTION)).text)[0])
        self.shown = {name: self.form.get(name, [""])[-1] for name in NAMES}

    def save(self, dice: Random) -> bool:
        """Send the form, or after a refusal the choice between both versions; return whether it was refused."""
        before = self.now()
        typed = self._chosen(dice, before) if self.clashes else self._answers(dice)
        meant = {name: value for name, value in typed.items() if value != self.shown[name]}
        answer = self.client.post(path(self.row, SECTION), data={**self.form, "action": "save"})
        after = self.now()
        if answer.status_code == 409:
            assert after == before, "something of a refused form was stored"
            self._refused(answer, meant, before)
            return True
        assert answer.status_code == 303
        for name in NAMES:
            assert after[name] == meant.get(name, before[name]), f"{name} was lost"
            assert after[name] == before[name] or before[name] == self.shown[name], f"{name} was overwritten unseen"
        self.clashes = []
        self.open()
        return False

    def _answers(self, dice: Random) -> dict[str, str]:
        names = dice.sample(NAMES, dice.randint(1, 3))
        typed = {name: dice.choice(CODES if name == "personal_data" else TEXTS) for name in names}
        self.form |= {name: [value] for name, value in typed.items()}
        return typed

    def _chosen(self, dice: Random, before: dict[str, str]) -> dict[str, str]:
        """The rest of what was typed is still in the form."""
        typed = {name: self.form[name][-1] for name in NAMES if name in self.form}
        for name in self.clashes:
            taken = dice.choice(["mine", "theirs"])
            self.form[f"take-{name}"] = [taken]
            typed[name] = typed[name] if taken == "mine" else before[name]
        return typed

    def _refused(self, answer: TestResponse, meant: dict[str, str], before: dict[str, str]) -> None:
        """Everything that was typed comes back, beside each clash what is stored."""
        self.form = values_of(forms_of(answer.text)[0])
        held = {name: self.form[name][-1] for name in NAMES if name in self.form}
        assert held == {name: value for name, value in meant.items() if value != before[name]}, "typed and not shown"
        self.clashes = [name for name in held if before[name] != self.shown[name]]
        assert self.clashes
        said = words(answer).replace("hinzugefügt: ", "")
        for name in self.clashes:
            assert name == "personal_data" or before[name].removesuffix(".") in said
        self.shown = before


def play(desks: dict[str, Desk], order: Order, dice: Random) -> int:
    for desk in desks.values():
        desk.open()
    refused = sum(desks[who].save(dice) for who, _ in order)
    for desk in [*desks.values()] * 2:
        while desk.clashes:
            desk.save(dice)
    return refused


def test_nothing_is_overwritten_or_lost_at_the_desk(make: Make, sign_in: SignIn) -> None:
    row = make.booth()
    assert row.member is not None
    assert row.organisation is not None
    people = {"A": row.member, "B": make.member(row.organisation)}
    desks = {who: Desk(sign_in(account), make, row) for who, account in people.items()}
    dice = Random(SEED)
    refused = 0
    for number, order in enumerate(dice.sample(list(orders(("save",))), MOST)):
        try:
            refused += play(desks, order, dice)
        except AssertionError as fault:
            raise AssertionError(f"seed {SEED}, order {number}: {fault}: {order}") from fault
    assert refused > 10, "too few of them met"
