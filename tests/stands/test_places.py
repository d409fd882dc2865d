"""The list of places comes in the order in which people count stands, on both databases alike."""

from __future__ import annotations

from marktplatz.core.codes import stand_order
from marktplatz.stands.queries import places
from tests.factories import Make

COUNTED = ["A1", "A02", "A10", "A100", "AA1", "AB12", "B2", "B10", "Z999"]


def test_stands_come_as_people_count_them(make: Make) -> None:
    event = make.event()
    without = make.booth(event)
    for number in sorted(COUNTED, key=lambda number: number[::-1]):
        make.booth(event, stand_number=number)
    with make.unit():
        found, total = places(event.id)
        assert [booth.stand_number for booth in found] == [*COUNTED, None]
        assert found[-1].id == without.id
        assert total == len(COUNTED) + 1


def test_inside_and_outside_the_database_the_order_is_the_same() -> None:
    assert sorted([*reversed(COUNTED)], key=stand_order) == COUNTED
    assert stand_order(None) > stand_order(COUNTED[-1])
