"""The exhibitor's path with the keyboard alone: every step can be reached, and the focus can be seen."""

from __future__ import annotations

from collections.abc import Callable

import pytest
from playwright.sync_api import BrowserContext, Page, expect

from tests.journeys.conftest import Site
from tests.journeys.people import ANSWERS, TITLE, sign_in_address

FOCUS = """
() => {
  const at = document.activeElement, style = getComputedStyle(at), box = at.getBoundingClientRect();
  return {
    tag: at.tagName, type: at.type || '', name: at.name || '', value: at.value || '', text: at.innerText || '',
    href: at.href || '',
    visible: style.outlineStyle !== 'none' && parseFloat(style.outlineWidth) >= 2,
    inside: box.width === 0 || (box.bottom > 0 && box.top < innerHeight),
  };
}
"""
MOST_STEPS = 120


def tab_to(page: Page, wanted: Callable[[dict[str, str]], bool]) -> dict[str, str]:
    """Press Tab until the wanted element has the focus; fail when the focus cannot be seen or never gets there."""
    for _ in range(MOST_STEPS):
        page.keyboard.press("Tab")
        at = page.evaluate(FOCUS)
        if at["tag"] == "BODY":
            continue
        assert at["visible"], f"no visible focus on {at}"
        assert at["inside"], f"the focus is outside the window on {at}"
        if wanted(at):
            return dict(at)
    raise AssertionError(f"not reached by keyboard on {page.url}")


def press(page: Page, *, value: str = "", href: str = "") -> None:
    """Reach a button by its value, or a link by the end of its address, and press it."""
    if value:
        tab_to(page, lambda at: at["tag"] == "BUTTON" and at["value"] == value)
    else:
        tab_to(page, lambda at: at["tag"] == "A" and at["href"].endswith(href))
    with page.expect_navigation():
        page.keyboard.press("Enter")


def choice_of(name: str, code: str) -> Callable[[dict[str, str]], bool]:
    """Tell one choice of a question from all other elements."""
    return lambda at: at["name"] == name and at["value"] == code


def answer(page: Page, name: str, given: str | list[str]) -> None:
    """Reach a question and answer it."""
    if isinstance(given, list):
        for code in given:
            tab_to(page, choice_of(name, code))
            page.keyboard.press("Space")
        return
    at = tab_to(page, lambda at: at["name"] == name)
    if at["type"] == "radio" or at["tag"] == "SELECT":
        choose(page, given, first="Space" if at["type"] == "radio" else "Home")
    else:
        page.keyboard.press("Control+A")
        page.keyboard.insert_text(given)


def choose(page: Page, code: str, *, first: str) -> None:
    """Walk down a list of choices to the wanted one; ``first`` is the key that takes the first of them."""
    page.keyboard.press(first)
    for _ in range(300):
        if page.evaluate("document.activeElement.value") == code:
            return
        page.keyboard.press("ArrowDown")
    raise AssertionError(f"{code} cannot be chosen")


@pytest.mark.browser
@pytest.mark.slow
def test_the_exhibitor_gets_there_without_a_mouse(site: Site, context_of: Callable[..., BrowserContext]) -> None:
    site.make.event("2026")
    member = site.make.member()
    page = context_of().new_page()
    page.goto(sign_in_address(site, member))
    tab_to(page, lambda at: at["tag"] == "BUTTON")
    with page.expect_navigation():
        page.keyboard.press("Enter")

    answer(page, "title_de", TITLE)
    with page.expect_navigation():
        page.keyboard.press("Enter")
    expect(page.locator("h1")).to_contain_text(TITLE)
    desk = page.url.partition("?")[0]
    for slug, answers in ANSWERS.items():
        page.goto(desk)
        press(page, href=slug)
        for name in page.evaluate("[...new Set([...document.querySelectorAll('form [name]')].map(at => at.name))]"):
            if name in answers:
                answer(page, name, answers[name])
        press(page, value="save")
        assert "Fehler" not in page.title()
    page.goto(desk)
    press(page, value="submit")
    expect(page.locator("main")).to_contain_text("Eingereicht")
