"""How the catalogue looks where it is narrow, where words are long and where no script runs."""

from __future__ import annotations

import pytest
from playwright.sync_api import FloatRect, Page, ViewportSize, expect

from tests.journeys.catalogue import Contexts, opened
from tests.journeys.checkers import sideways
from tests.journeys.conftest import DESK, NARROW, PHONE, Site

LONG = "Grundstücksverkehrsgenehmigungszuständigkeitsübertragungsverordnung"


def box(page: Page, place: str) -> FloatRect:
    found = page.locator(place).bounding_box()
    assert found
    return found


@pytest.mark.browser
@pytest.mark.parametrize("size", [PHONE, NARROW])
def test_a_long_word_breaks_in_its_chip(site: Site, context_of: Contexts, size: ViewportSize) -> None:
    page = opened(site, context_of(size=size), f"?q={LONG}")
    chip = page.locator(".chips a")
    expect(chip).to_contain_text(LONG)
    assert sideways(page) <= 0
    words = chip.evaluate("""one => {
      const range = document.createRange(), box = one.getBoundingClientRect();
      range.selectNodeContents(one);
      const text = range.getBoundingClientRect();
      return [text.top - box.top, box.bottom - text.bottom, box.right - text.right];
    }""")
    assert min(words) >= 4, "there is room around two lines"


@pytest.mark.browser
def test_the_order_stands_beside_cards_and_table(site: Site, context_of: Contexts) -> None:
    page = opened(site, context_of(size=DESK))
    switch, sort = box(page, "nav.switch"), box(page, "#sort")
    assert abs((switch["y"] + switch["height"] / 2) - (sort["y"] + sort["height"] / 2)) <= 1


@pytest.mark.browser
@pytest.mark.parametrize("size", [PHONE, NARROW])
def test_without_scripts_the_button_stands_beside_the_order(
    site: Site, context_of: Contexts, size: ViewportSize
) -> None:
    page = opened(site, context_of(javascript=False, size=size))
    button, sort, first = box(page, ".sort .btn"), box(page, "#sort"), box(page, ".card >> nth=0")
    assert abs(button["y"] - sort["y"]) <= 1
    assert button["x"] >= sort["x"] + sort["width"]
    assert first["y"] - (button["y"] + button["height"]) >= 20
    assert sideways(page) <= 0
