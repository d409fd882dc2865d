"""The browser's way back: what was typed comes back where it still fits, and never over a newer text."""

from __future__ import annotations

import pytest
from playwright.sync_api import Page, expect

from tests.factories import BoothRow
from tests.journeys.conftest import Site
from tests.journeys.test_writing import Contexts, desk, opened, stored

CARD = "wer-und-was"
TYPED = {"#organisation_name": "Amt A", "#city": "Stadt A", "#summary_de": "Text A"}
NEWER = {"#organisation_name": "Amt B", "#city": "Stadt B", "#summary_de": "Text B"}


def fill(page: Page, values: dict[str, str]) -> None:
    for place, value in values.items():
        page.locator(place).fill(value)


def shown(page: Page) -> dict[str, str]:
    return {place: page.locator(place).input_value() for place in TYPED}


def saved_and_changed_by_a_colleague(site: Site, context_of: Contexts, *, javascript: bool) -> tuple[Page, BoothRow]:
    """Save a section, let a colleague write something else in all of it, and go back to the form of before."""
    row, me, colleague = desk(site)
    mine = opened(site, context_of(javascript=javascript), me, row, CARD)
    fill(mine, TYPED)
    mine.locator("#country").select_option("AT")
    mine.locator("button.main").click()
    mine.wait_for_url("**/funktionsweise*")
    theirs = opened(site, context_of(javascript=False), colleague, row, CARD)
    assert shown(theirs) == TYPED
    fill(theirs, NEWER)
    theirs.locator("#country").select_option("CH")
    theirs.locator("button.main").click()
    mine.go_back()
    mine.wait_for_url(f"**/{CARD}")
    return mine, row


@pytest.mark.browser
@pytest.mark.parametrize("javascript", [True, False])
def test_going_back_shows_the_newer_text_in_every_input(site: Site, context_of: Contexts, javascript: bool) -> None:
    mine, row = saved_and_changed_by_a_colleague(site, context_of, javascript=javascript)
    assert shown(mine) == NEWER
    assert mine.locator("#country").input_value() == "CH"
    assert mine.locator("#organisation_name").get_attribute("autocomplete") == "organization"
    mine.locator("button.main").click()
    mine.wait_for_url("**/funktionsweise*")
    assert stored(site.make, row, "summary") == "Text B"


@pytest.mark.browser
@pytest.mark.parametrize("javascript", [True, False])
def test_what_was_not_saved_comes_back_while_nobody_has_saved_anything_else(
    site: Site, context_of: Contexts, javascript: bool
) -> None:
    row, me, _ = desk(site)
    page = opened(site, context_of(javascript=javascript), me, row, CARD)
    page.on("dialog", lambda asked: asked.accept())
    before = stored(site.make, row, "summary")
    fill(page, TYPED)
    page.goto(f"/de/aussteller/{row.code}/am-stand")
    page.go_back()
    assert shown(page) == TYPED
    if javascript:
        # It was sent while the page was left.
        expect(page.locator("[data-saved]")).to_contain_text("Gespeichert")
        assert stored(site.make, row, "summary") == "Text A"
    else:
        assert stored(site.make, row, "summary") == before, "nobody has pressed anything"
    page.locator("button.main").click()
    page.wait_for_url("**/funktionsweise*")
    assert stored(site.make, row, "summary") == "Text A"
