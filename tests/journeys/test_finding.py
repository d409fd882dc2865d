"""The catalogue answers at once where scripts run: no page is left, the address says everything, back leads back."""

from __future__ import annotations

from collections.abc import Callable

import pytest
from playwright.sync_api import BrowserContext, Page, expect

from tests.journeys.conftest import Site

Contexts = Callable[..., BrowserContext]


def opened(site: Site, context: BrowserContext) -> Page:
    event = site.make.event("2026")
    site.make.booth(event, state="published", title="Laub im Herbst erkennen", stand_number="A01")
    site.make.booth(
        event, state="published", title="Straßenlaternen prüfen", stand_number="A02", content={"domain": ["health"]}
    )
    page = context.new_page()
    page.goto("/de/2026/katalog")
    # Whatever leaves the page takes this along.
    page.evaluate("document.body.dataset.stayed = 'yes'")
    return page


def stayed(page: Page) -> bool:
    return bool(page.evaluate("document.body.dataset.stayed === 'yes'"))


@pytest.mark.browser
def test_typing_ticking_and_going_back(site: Site, context_of: Contexts) -> None:
    page = opened(site, context_of())
    expect(page.locator(".card")).to_have_count(2)
    page.locator("#q").press_sequentially("laterne")
    expect(page.locator(".card")).to_have_count(1)
    expect(page.locator(".card mark")).to_have_text("Straßenlaternen")
    assert page.evaluate("document.activeElement.id") == "q"
    assert page.locator("#q").input_value() == "laterne"
    assert page.url.endswith("?q=laterne")
    page.locator(".chips a").click()
    expect(page.locator(".card")).to_have_count(2)
    page.locator("summary", has_text="Anwendungsbereich").click()
    page.locator("input[name=domain][value=mobility]").check()
    expect(page.locator(".card")).to_have_count(1)
    expect(page).to_have_title("Katalog, 1 Stand – KI-Marktplatz")
    assert page.evaluate("document.activeElement.value") == "mobility"
    assert page.locator("details", has=page.locator("input[name=domain]")).last.get_attribute("open") is not None
    page.go_back()
    expect(page.locator(".card")).to_have_count(2)
    page.locator("nav.switch a", has_text="Tabelle").click()
    expect(page.locator("tbody tr")).to_have_count(2)
    page.locator("th a", has_text="Projekt").click()
    expect(page.locator("th[aria-sort] a")).to_have_text("Projekt")
    assert stayed(page)


@pytest.mark.browser
def test_a_stand_number_opens_its_booth(site: Site, context_of: Contexts) -> None:
    page = opened(site, context_of())
    page.locator("#q").fill("a 02")
    page.locator("#q").press("Enter")
    expect(page.locator("h1")).to_have_text("Straßenlaternen prüfen")
    assert not stayed(page)


@pytest.mark.browser
def test_where_the_network_is_gone_the_browser_says_so_itself(site: Site, context_of: Contexts) -> None:
    context = context_of()
    page = opened(site, context)
    context.set_offline(True)
    with page.expect_event("requestfailed", lambda request: request.is_navigation_request()):
        page.locator("#q").fill("laub")
