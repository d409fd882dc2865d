"""Whatever an address says about numbers, it is a number or none, and a page is always one of the list's."""

from __future__ import annotations

import pytest
from werkzeug.datastructures import MultiDict

from marktplatz.web.numbers import page_wished, pages_of, whole_number


@pytest.mark.parametrize(
    ("typed", "number"), [("0", 0), ("1", 1), ("007", 7), ("2147483647", 2147483647), ("2147483648", None)]
)
def test_digits_are_a_number_as_far_as_the_database_knows_one(typed: str, number: int | None) -> None:
    assert whole_number(typed) == number


@pytest.mark.parametrize("typed", ["", " 1", "+1", "-1", "1.0", "1e3", "x", "²", "１", "٣", "1\x00", "9" * 5_000])
def test_everything_else_is_none(typed: str) -> None:
    assert whole_number(typed) is None


@pytest.mark.parametrize(
    ("typed", "page"), [("2", 2), ("0", 1), ("", 1), ("x", 1), ("100000", 100_000), ("999999999", 100_000)]
)
def test_a_page_is_the_first_one_at_least(typed: str, page: int) -> None:
    assert page_wished(MultiDict({"page": typed})) == page


def test_an_address_without_a_page_means_the_first_one() -> None:
    assert page_wished(MultiDict()) == 1


@pytest.mark.parametrize(("total", "pages"), [(0, 1), (1, 1), (50, 1), (51, 2), (100, 2), (101, 3)])
def test_a_list_has_one_page_at_least(total: int, pages: int) -> None:
    assert pages_of(total, 50) == pages
