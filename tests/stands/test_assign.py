"""Stand numbers: one booth each, also when two ask at the same moment."""

from __future__ import annotations

from collections.abc import Callable

import pytest
from flask import Flask

from marktplatz.audit import queries as audit
from marktplatz.booths import actions as booths
from marktplatz.core.errors import Conflict, Invalid, Missing, Refused
from marktplatz.core.permissions import NOBODY, SYSTEM, Actor
from marktplatz.stands.actions import Collision, assign, assign_many
from tests.booths.test_drafts import member_of, whole
from tests.factories import BoothRow, Make
from tests.parallel import overtaken, together


@pytest.fixture
def reviewer(make: Make) -> Actor:
    return make.reviewer().actor


def number_of(make: Make, row: BoothRow) -> str | None:
    with make.unit():
        return whole(row).stand_number


def test_a_number_is_given_changed_and_taken_back(make: Make, reviewer: Actor) -> None:
    row = make.booth()
    for typed, stored in (("a-07", "A07"), ("B1", "B1"), (" ", None), ("AB12", "AB12")):
        with make.unit():
            assign(whole(row), typed, actor=reviewer)
        assert number_of(make, row) == stored
    with make.unit():
        told = [line.payload for line in audit.of_booth(row.id) if line.name == "stand_assigned"]
        assert [(one["before"], one["stand_number"]) for one in told] == [
            (None, "AB12"),
            ("B1", None),
            ("A07", "B1"),
            (None, "A07"),
        ]


def test_the_same_number_again_is_nothing_new(make: Make, reviewer: Actor) -> None:
    row = make.booth(stand_number="A07")
    with make.unit():
        before = len(audit.of_booth(row.id))
        assign(whole(row), "A7" if number_of(make, row) == "A7" else "a07", actor=reviewer)
    with make.unit():
        assert len(audit.of_booth(row.id)) == before


@pytest.mark.parametrize("typed", ["7", "A", "A1234", "ABC1", "A07B", "Ä07", "A07; DROP", "K7M4P"])
def test_what_is_no_number_is_refused(make: Make, reviewer: Actor, typed: str) -> None:
    row = make.booth(stand_number="C1")
    with make.unit(), pytest.raises(Invalid) as refusal:
        assign(whole(row), typed, actor=reviewer)
    assert list(refusal.value.problems) == ["stand_number"]
    assert number_of(make, row) == "C1"


def test_a_number_is_taken_at_its_own_event_only(make: Make, reviewer: Actor) -> None:
    first, second = make.booth(stand_number="A07"), make.booth()
    elsewhere = make.booth(make.event())
    with make.unit(), pytest.raises(Conflict) as refusal:
        assign(whole(second), "A07", actor=reviewer)
    assert "A07" in refusal.value.message.de
    with make.unit():
        assign(whole(elsewhere), "A07", actor=reviewer)
    assert [number_of(make, row) for row in (first, second, elsewhere)] == ["A07", None, "A07"]


def test_a_withdrawn_booth_gets_no_place(make: Make, reviewer: Actor) -> None:
    row = make.booth(state="withdrawn")
    with make.unit(), pytest.raises(Conflict):
        assign(whole(row), "A07", actor=reviewer)
    with make.unit(), pytest.raises(Collision):
        assign_many(row.event.id, {row.code: "A07"}, actor=reviewer)
    assert number_of(make, row) is None


def test_exhibitors_and_strangers_give_no_numbers(make: Make) -> None:
    row = make.booth()
    for actor in (NOBODY, member_of(row), make.adviser().actor):
        with make.unit(), pytest.raises(Refused):
            assign(whole(row), "A07", actor=actor)
        with make.unit(), pytest.raises(Refused):
            assign_many(row.event.id, {row.code: "A07"}, actor=actor)
    assert number_of(make, row) is None
    with make.unit():
        assign(whole(row), "A07", actor=SYSTEM)
    assert number_of(make, row) == "A07"


def test_of_two_at_the_same_moment_one_gets_the_number(app: Flask, make: Make, reviewer: Actor) -> None:
    rows = [make.booth(), make.booth()]

    def taking(row: BoothRow) -> Callable[[], None]:
        return lambda: assign(whole(row), "A07", actor=reviewer)

    came = overtaken(app, taking(rows[0]), taking(rows[1]))
    assert came[0] is None
    assert isinstance(came[1], Conflict)
    assert [number_of(make, row) for row in rows] == ["A07", None]


def test_of_many_at_the_same_moment_one_gets_the_number(app: Flask, make: Make, reviewer: Actor) -> None:
    rows = [make.booth() for _ in range(4)]

    def taking(row: BoothRow) -> Callable[[], None]:
        return lambda: assign(whole(row), "A07", actor=reviewer)

    came = together(app, *[taking(row) for row in rows])
    assert sorted(type(one).__name__ for one in came) == ["Conflict", "Conflict", "Conflict", "NoneType"]
    assert [number_of(make, row) for row in rows].count("A07") == 1


def test_two_tables_of_numbers_do_not_wait_for_each_other(app: Flask, make: Make, reviewer: Actor) -> None:
    first, second = make.booth(stand_number="A01"), make.booth(stand_number="A02")

    def table(numbers: dict[str, str]) -> Callable[[], int]:
        return lambda: assign_many(first.event.id, numbers, actor=reviewer)

    swapped = {first.code: "A02", second.code: "A01"}
    other = {second.code: "A03", first.code: "A04"}
    assert overtaken(app, table(swapped), table(other)) == [2, 2]
    assert [number_of(make, row) for row in (first, second)] == ["A04", "A03"]


def test_a_booth_that_is_withdrawn_at_this_moment_keeps_no_number(app: Flask, make: Make, reviewer: Actor) -> None:
    row = make.booth(state="published")
    came = overtaken(
        app,
        lambda: booths.withdraw(whole(row), actor=member_of(row)),
        lambda: assign_many(row.event.id, {row.code: "A07"}, actor=reviewer),
    )
    assert came[0] is None
    assert isinstance(came[1], Collision)
    assert number_of(make, row) is None


def test_a_table_is_taken_whole_or_not_at_all(make: Make, reviewer: Actor) -> None:
    held = make.booth(stand_number="A01")
    rows = [make.booth(), make.booth()]
    with make.unit(), pytest.raises(Collision) as refusal:
        assign_many(held.event.id, {rows[0].code: "A05", rows[1].code: "A01"}, actor=reviewer)
    assert list(refusal.value.problems) == [rows[1].code]
    with make.unit(), pytest.raises(Collision) as refusal:
        assign_many(held.event.id, {rows[0].code: "A05", rows[1].code: "a05"}, actor=reviewer)
    assert set(refusal.value.problems) == {row.code for row in rows}
    with make.unit(), pytest.raises(Invalid):
        assign_many(held.event.id, {rows[0].code: "A05", rows[1].code: "5"}, actor=reviewer)
    assert [number_of(make, row) for row in (held, *rows)] == ["A01", None, None]


def test_booths_may_swap_numbers(make: Make, reviewer: Actor) -> None:
    first, second = make.booth(stand_number="A01"), make.booth(stand_number="A02")
    with make.unit():
        assert assign_many(first.event.id, {first.code: "A02", second.code: "A01"}, actor=reviewer) == 2
    assert [number_of(make, row) for row in (first, second)] == ["A02", "A01"]


def test_a_table_touches_only_what_was_typed_and_notices_what_others_did(make: Make, reviewer: Actor) -> None:
    first, second = make.booth(stand_number="A01"), make.booth(stand_number="A02")
    seen = {first.code: "", second.code: "A02"}
    with make.unit():
        assert assign_many(first.event.id, {first.code: "", second.code: "A03"}, actor=reviewer, seen=seen) == 1
    with make.unit(), pytest.raises(Collision) as refusal:
        assign_many(first.event.id, {first.code: "A09"}, actor=reviewer, seen=seen)
    assert "A01" in refusal.value.problems[first.code].de
    assert [number_of(make, row) for row in (first, second)] == ["A01", "A03"]


@pytest.mark.parametrize("code", ["ZZZZZ", "' OR 1", ""])
def test_a_code_of_elsewhere_is_missing(make: Make, reviewer: Actor, code: str) -> None:
    row = make.booth()
    foreign = make.booth(make.event())
    for wrong in (code, foreign.code):
        with make.unit(), pytest.raises(Missing):
            assign_many(row.event.id, {row.code: "A01", wrong: "A02"}, actor=reviewer)
    assert number_of(make, row) is None


def test_an_entry_of_a_register_gets_no_place(make: Make, reviewer: Actor) -> None:
    row, booth = make.register_entry(), make.booth()
    for actor in (reviewer, SYSTEM):
        with make.unit(), pytest.raises(Refused, match="nobody exhibits it"):
            assign(whole(row), "A07", actor=actor)
        with make.unit(), pytest.raises(Refused, match="nobody exhibits it"):
            assign_many(row.event.id, {booth.code: "A08", row.code: "A07"}, actor=actor)
    assert number_of(make, row) is None
    assert number_of(make, booth) is None, "all or none"
