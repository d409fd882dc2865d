"""Whoever uses the catalogue by keyboard or hears it: where the focus is after each step, and what is said."""

from __future__ import annotations

from typing import Any

import pytest
from playwright.sync_api import Page, ViewportSize, expect

from tests.journeys.catalogue import Contexts, focused, opened, stayed
from tests.journeys.conftest import DESK, PHONE, Site

LISTEN = """
() => {
  window.said = [];
  window.ear?.disconnect();
  const line = ({target}) => (target.closest ? target : target.parentElement)?.closest('[role=status]');
  window.ear = new MutationObserver(seen => {
    const heard = seen.map(line).find(one => one?.isConnected);
    if (heard) window.said.push(heard.textContent);
  });
  window.ear.observe(document.querySelector('main'), {childList: true, characterData: true, subtree: true});
}
"""


def enter(page: Page, place: str, text: str = "") -> None:
    page.locator(place, has_text=text).first.focus()
    page.evaluate(LISTEN)
    page.keyboard.press("Enter")


def said(page: Page) -> Any:
    return page.evaluate("window.said")


@pytest.mark.browser
def test_the_focus_stays_where_it_was_and_the_hits_are_said_once(site: Site, context_of: Contexts) -> None:
    page = opened(site, context_of())
    enter(page, "nav.switch a", "Tabelle")
    expect(page.locator("tbody tr")).to_have_count(2)
    assert (focused(page, "text"), said(page)) == ("Tabelle", ["2 Stände"])
    enter(page, "th a", "Projekt")
    expect(page.locator("th[aria-sort] a")).to_have_text("Projekt")
    assert (focused(page, "text"), said(page)) == ("Projekt", ["2 Stände"])
    page.locator("#sort").focus()
    page.evaluate(LISTEN)
    page.keyboard.press("ArrowDown")
    expect(page.locator("th[aria-sort] a")).to_have_text("Organisation")
    assert (focused(page, "id"), said(page)) == ("sort", ["2 Stände"])
    enter(page, "#q")
    page.keyboard.insert_text("laterne")
    expect(page.locator("tbody tr")).to_have_count(1)
    assert (focused(page, "id"), said(page)[-1]) == ("q", "1 von 2 Ständen")
    assert stayed(page)


@pytest.mark.browser
def test_where_a_chip_is_gone_the_focus_goes_to_the_number_of_hits(site: Site, context_of: Contexts) -> None:
    page = opened(site, context_of(), "?q=laub&domain=health")
    expect(page.locator(".card")).to_have_count(0)
    enter(page, ".chips a", "laub")
    expect(page.locator(".card")).to_have_count(1)
    assert (focused(page, "role"), focused(page, "text"), said(page)) == ("status", "1 von 2 Ständen", [])
    page.keyboard.press("Tab")
    assert focused(page, "text") == "Karten", "what follows is next"


@pytest.mark.browser
def test_a_page_link_leads_to_the_beginning_of_the_page(site: Site, context_of: Contexts) -> None:
    page = opened(site, context_of(size=PHONE), "?sort=title", more=23)
    expect(page.locator(".card")).to_have_count(24)
    enter(page, ".pager a", "Weiter")
    expect(page.locator(".card")).to_have_count(1)
    assert focused(page, "role") == "status"
    expect(page.locator("main [role=status]")).to_be_in_viewport()
    expect(page.locator(".card")).to_be_in_viewport()
    # One booth alone on the last page belongs to the same order.
    expect(page.locator("#sort")).to_have_value("title")
    assert stayed(page)


@pytest.mark.browser
@pytest.mark.parametrize("javascript", [True, False])
@pytest.mark.parametrize("size", [PHONE, DESK])
def test_one_step_leads_past_the_filters(
    site: Site, context_of: Contexts, javascript: bool, size: ViewportSize
) -> None:
    page = opened(site, context_of(javascript=javascript, size=size))
    link = page.locator("#filters .skip")
    page.locator(".find button").focus()
    page.keyboard.press("Tab")
    expect(link).to_be_focused()
    expect(link).to_be_in_viewport()
    assert link.evaluate("one => getComputedStyle(one).clipPath") == "none"
    page.keyboard.press("Enter")
    page.keyboard.press("Tab")
    expect(page.locator("nav.switch a").first).to_be_focused()
    expect(page.locator(".card")).to_have_count(2)
    assert stayed(page)


@pytest.mark.browser
def test_the_way_into_the_other_language_takes_words_and_filters_along(site: Site, context_of: Contexts) -> None:
    page = opened(site, context_of())
    page.locator("#q").fill("laterne")
    expect(page.locator(".card")).to_have_count(1)
    page.locator("input[type=checkbox][name=lifecycle_status]").check()
    expect(page.locator(".chips li")).to_have_count(2)
    for place in ("header a[hreflang=en]", "footer a[hreflang=en]"):
        address = page.locator(place).get_attribute("href")
        assert address == "/en/2026/katalog?q=laterne&lifecycle_status=retired"
    around = "[...document.querySelectorAll('title, link[rel=alternate], header a, footer a')].map(at => at.outerHTML)"
    exchanged = page.evaluate(around)
    page.goto(page.url)
    assert page.evaluate(around) == exchanged
    page.locator("header a[hreflang=en]").click()
    expect(page.locator("#q")).to_have_value("laterne")
    expect(page.locator(".chips li")).to_have_count(2)
