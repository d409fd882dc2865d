"""Tables for spreadsheets."""

from __future__ import annotations

import pytest

from marktplatz.exchange.tables import csv_text


@pytest.mark.parametrize("cell", ["=1+1", "+49 89", "-1", "@SUM(A1)", "\tx", "\rx"])
def test_no_cell_is_calculated(cell: str) -> None:
    table = csv_text(["a"], [[cell]])
    assert table.removeprefix("a\n").lstrip('"').startswith(f"'{cell[0]}")


def test_plain_cells_come_through_as_they_are() -> None:
    assert csv_text(["a", "b", "c"], [["A07", None, -3], ["x;y", 'a"b', 0]]) == 'a;b;c\nA07;;-3\n"x;y";"a""b";0\n'
