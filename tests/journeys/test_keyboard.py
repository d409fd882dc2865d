"""The exhibitor's path with the keyboard alone: every step can be reached, and the focus can be seen."""

from __future__ import annotations

from collections.abc import Callable

import pytest
from playwright.sync_api import BrowserContext, Page, ViewportSize, expect

from marktplatz.booths.questionnaire import QUESTIONNAIRE, key_of
from marktplatz.core.fields import Kind
from tests.factories.answers import MUNICH, complete, sent
from tests.journeys.checkers import sideways
from tests.journeys.conftest import DESK, NARROW, Site
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
FOLDED = """
name => {
  const fold = document.getElementsByName(name)[0].closest('details:not([open])');
  return fold ? fold.querySelector('summary').innerText : '';
}
"""
NAMES = "[...new Set([...document.querySelectorAll('form [name]')].map(at => at.name))]"
MOST_STEPS = 300


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
    """Reach a question and answer it; what is folded away is opened first."""
    unfold(page, name)
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


def unfold(page: Page, name: str) -> None:
    """Open what an input is folded away in, by its summary."""
    folded = page.evaluate(FOLDED, name)
    if folded:
        tab_to(page, lambda at: at["tag"] == "SUMMARY" and at["text"] == folded)
        page.keyboard.press("Enter")


def choose(page: Page, code: str, *, first: str) -> None:
    """Walk down a list of choices to the wanted one; ``first`` is the key that takes the first of them."""
    page.keyboard.press(first)
    for _ in range(300):
        if page.evaluate("document.activeElement.value") == code:
            return
        page.keyboard.press("ArrowDown")
    raise AssertionError(f"{code} cannot be chosen")


def everything() -> dict[str, dict[str, str | list[str]]]:
    """Return the answers of a booth to which every question applies, by section and form field name."""
    values = sent(complete(**MUNICH, title=None))
    found: dict[str, dict[str, str | list[str]]] = {}
    for block in QUESTIONNAIRE.blocks:
        several = {one.key for one in block.fields if one.kind in (Kind.CHOICES, Kind.CONFIRMATION)}
        names = {name: key_of(name) for name in values if any(one.key == key_of(name) for one in block.fields)}
        told = {name: values[name] for name in names if any(values[name])}
        found[block.slug] = {
            name: (["yes"] if given == ["1"] else given) if names[name] in several else given[0]
            for name, given in told.items()
        }
    return found


@pytest.mark.browser
@pytest.mark.slow
@pytest.mark.parametrize(
    ("required_set", "javascript", "size", "answers_of"),
    [("minimum", True, DESK, lambda: ANSWERS), ("full", False, NARROW, everything)],
    ids=["the minimum at a desk", "every question on 320 pixels without scripts"],
)
def test_the_exhibitor_gets_there_without_a_mouse(
    site: Site,
    context_of: Callable[..., BrowserContext],
    required_set: str,
    javascript: bool,
    size: ViewportSize,
    answers_of: Callable[[], dict[str, dict[str, str | list[str]]]],
) -> None:
    site.make.event("2026", required_set=required_set)
    member = site.make.member()
    page = context_of(javascript=javascript, size=size).new_page()
    page.goto(sign_in_address(site, member))
    tab_to(page, lambda at: at["tag"] == "BUTTON")
    with page.expect_navigation():
        page.keyboard.press("Enter")

    answer(page, "title_de", TITLE)
    with page.expect_navigation():
        page.keyboard.press("Enter")
    expect(page.locator("h1")).to_contain_text(TITLE)
    desk = page.url.partition("?")[0]
    for slug, answers in answers_of().items():
        page.goto(desk)
        press(page, href=slug)
        assert sideways(page) <= 0, slug
        for name in page.evaluate(NAMES):
            if name in answers:
                answer(page, name, answers[name])
        press(page, value="save")
        assert "Fehler" not in page.title(), page.locator("main").inner_text()
    page.goto(desk)
    press(page, value="submit")
    expect(page.locator("main")).to_contain_text("Eingereicht")
