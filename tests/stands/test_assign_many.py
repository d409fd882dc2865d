"""A table of numbers against a single one at the same moment."""

from __future__ import annotations

from flask import Flask

from marktplatz.core.permissions import SYSTEM
from marktplatz.stands.actions import Collision, assign, assign_many
from tests.booths.test_drafts import whole
from tests.factories import Make
from tests.parallel import overtaken


def test_a_number_given_meanwhile_to_another_booth_is_a_collision(app: Flask, make: Make) -> None:
    single, first, second = make.booth(), make.booth(stand_number="A01"), make.booth()
    came = overtaken(
        app,
        lambda: assign(whole(single), "A05", actor=SYSTEM),
        lambda: assign_many(single.event.id, {first.code: "A02", second.code: "A05"}, actor=SYSTEM),
    )
    assert came[0] is None
    assert isinstance(came[1], Collision)
    assert list(came[1].problems) == [second.code]
    with make.unit():
        assert [whole(row).stand_number for row in (single, first, second)] == ["A05", "A01", None]
