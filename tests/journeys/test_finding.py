"""The catalogue answers at once where scripts run: no page is left, the address says everything, back leads back."""

from __future__ import annotations

import pytest
from playwright.sync_api import ViewportSize, expect

from tests.journeys.catalogue import Contexts, focused, is_open, opened, stayed, unfold
from tests.journeys.conftest import DESK, PHONE, Site
from tests.journeys.test_access import Inspect

ROUTE = "**/2026/katalog*"


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
    expect(page.locator("#q")).to_have_value("")
    unfold(page, "Anwendungsbereich")
    page.locator("#filters [name=domain][value=mobility]").check()
    expect(page.locator(".card")).to_have_count(1)
    expect(page).to_have_title("Katalog, 1 Stand – KI-Marktplatz")
    assert page.evaluate("document.activeElement.value") == "mobility"
    assert is_open(page, "domain")
    page.go_back()
    expect(page.locator(".card")).to_have_count(2)
    page.locator("nav.switch a", has_text="Tabelle").click()
    expect(page.locator("tbody tr")).to_have_count(2)
    page.locator("th a", has_text="Projekt").click()
    expect(page.locator("th[aria-sort] a")).to_have_text("Projekt")
    assert stayed(page)


@pytest.mark.browser
def test_a_link_takes_along_what_is_typed_and_ticked_at_that_moment(site: Site, context_of: Contexts) -> None:
    page = opened(site, context_of())
    other_view = "document.querySelector('nav.switch a:not([aria-current])').click()"
    page.evaluate(f"""() => {{
        const field = document.getElementById("q");
        field.value = "laterne";
        field.dispatchEvent(new Event("input", {{ bubbles: true }}));
        {other_view};
    }}""")
    expect(page.locator("tbody tr")).to_have_count(1)
    expect(page.locator("#q")).to_have_value("laterne")
    assert "q=laterne" in page.url
    page.evaluate(f"""() => {{
        document.querySelector("#filters [name=logic_type][value=none]").click();
        {other_view};
    }}""")
    expect(page.locator(".card")).to_have_count(1)
    expect(page.locator("#filters [name=logic_type][value=none]")).to_be_checked()
    page.evaluate(f"""() => {{
        document.querySelector("#filters [name=logic_type][value=none]").click();
        {other_view};
    }}""")
    expect(page.locator("tbody tr")).to_have_count(1)
    assert "logic_type" not in page.url
    assert stayed(page)


@pytest.mark.browser
@pytest.mark.parametrize(("size", "folds"), [(PHONE, ["Filter", "Anwendungsbereich"]), (DESK, ["Anwendungsbereich"])])
@pytest.mark.parametrize("ticked", ["lifecycle_status=retired", "logic_type=none"])
def test_what_a_visitor_opened_stays_open_though_other_filters_go(
    site: Site, context_of: Contexts, size: ViewportSize, folds: list[str], ticked: str
) -> None:
    page = opened(site, context_of(size=size))
    unfold(page, *folds)
    facets = page.locator(".facet").count()
    name, value = ticked.split("=")
    box = page.locator(f"#filters [name={name}][value={value}]")
    box.focus()
    page.keyboard.press("Space")
    expect(page.locator(".card")).to_have_count(1)
    assert page.locator(".facet").count() < facets, "some questions are asked in Munich only"
    assert focused(page, "value") == value
    assert is_open(page, "domain")
    expect(box).to_be_visible()
    page.keyboard.press("Space")
    expect(page.locator(".card")).to_have_count(2)
    assert (page.locator(".facet").count(), focused(page, "value"), is_open(page, "domain")) == (facets, value, True)


@pytest.mark.browser
def test_the_way_back_leads_to_the_list_the_words_and_the_open_filters(site: Site, context_of: Contexts) -> None:
    page = opened(site, context_of(size=PHONE))
    unfold(page, "Filter", "Anwendungsbereich")
    page.locator("#filters [name=domain][value=health]").check()
    expect(page.locator(".card")).to_have_count(1)
    page.locator("#q").fill("laub")
    expect(page.locator(".card")).to_have_count(0)
    page.locator(".chips a", has_text="Gesundheit").click()
    expect(page.locator(".card")).to_have_count(1)
    page.locator("#q").fill("laternen")
    expect(page.locator(".card")).to_contain_text("Straßenlaternen")
    page.locator("#q").focus()
    page.go_back()
    expect(page.locator(".card")).to_have_count(0)
    expect(page.locator("#q")).to_have_value("laub")
    assert page.locator("#filters [name=domain][value=health]").is_checked()
    page.go_forward()
    page.locator(".card a").click()
    expect(page.locator("h1")).to_have_text("Straßenlaternen prüfen")
    # From another page the list is made anew: as each step left it, not as it was when the step was left.
    page.go_back()
    expect(page.locator("#q")).to_have_value("laternen")
    assert is_open(page, "domain")
    page.locator(".card a").click()
    expect(page.locator("h1")).to_have_text("Straßenlaternen prüfen")
    page.evaluate("history.go(-3)")
    expect(page.locator(".card")).to_have_count(2)
    expect(page.locator("#q")).to_have_value("")
    assert not page.locator("#filters [name=domain][value=health]").is_checked()
    assert is_open(page, "domain")


@pytest.mark.browser
@pytest.mark.parametrize("typed", ["A02", "a2", "Stand A02"])
def test_a_number_opens_its_booth_when_it_is_sent_off_and_not_before(
    site: Site, context_of: Contexts, typed: str
) -> None:
    page = opened(site, context_of())
    page.locator("#q").press_sequentially(typed, delay=60)
    expect(page.locator(".card")).to_have_count(1)
    expect(page.locator(".card")).to_contain_text("Straßenlaternen")
    page.locator("#q").press_sequentially(" ")
    page.wait_for_timeout(500)
    page.locator("#q").press_sequentially("laterne")
    expect(page.locator(".chips")).to_contain_text("laterne")
    assert page.locator("#q").input_value() == f"{typed} laterne"
    assert stayed(page)
    page.locator("#q").fill(typed)
    page.locator("#q").press("Enter")
    expect(page.locator("h1")).to_have_text("Straßenlaternen prüfen")
    page.go_back()
    expect(page.locator("#q")).to_have_value(typed)
    expect(page.locator(".card")).to_contain_text("Straßenlaternen")


@pytest.mark.browser
def test_what_is_ticked_beside_a_number_leads_nowhere(site: Site, context_of: Contexts) -> None:
    page = opened(site, context_of())
    page.locator("#q").fill("A02")
    expect(page.locator(".card")).to_have_count(1)
    box = page.locator("input[type=checkbox][name=lifecycle_status]")
    box.check()
    expect(page.locator(".chips li")).to_have_count(2)
    box.uncheck()
    expect(page.locator(".chips li")).to_have_count(1)
    page.locator("nav.switch a", has_text="Tabelle").click()
    expect(page.locator("tbody tr")).to_have_count(1)
    assert stayed(page)


@pytest.mark.browser
def test_without_a_network_everything_stays_and_it_goes_on_later(
    site: Site, context_of: Contexts, inspect: Inspect
) -> None:
    context = context_of(size=PHONE)
    page = opened(site, context)
    unfold(page, "Filter")
    context.set_offline(True)
    page.locator("#q").fill("laterne")
    expect(page.locator("[data-offline]")).to_be_visible()
    expect(page.locator("[data-offline]")).to_contain_text("Keine Verbindung")
    expect(page.locator("[data-offline]")).to_be_in_viewport()
    expect(page.locator(".card")).to_have_count(2)
    assert page.locator("#q").input_value() == "laterne"
    page.locator("#filters [value=retired]").check()
    page.wait_for_timeout(100)
    assert page.locator("#filters [value=retired]").is_checked()
    inspect(page, posted=True)
    context.set_offline(False)
    expect(page.locator(".card")).to_have_count(1)
    expect(page.locator("[data-offline]")).to_be_hidden()
    assert page.url.endswith("?q=laterne&lifecycle_status=retired")
    assert stayed(page)
    inspect(page, posted=True)


@pytest.mark.browser
def test_an_answer_that_never_came_is_asked_for_again_on_request(site: Site, context_of: Contexts) -> None:
    page = opened(site, context_of())
    page.route(ROUTE, lambda route: route.abort())
    page.locator("nav.switch a", has_text="Tabelle").click()
    button = page.locator("[data-offline] button")
    button.press("Enter")
    expect(button).to_be_visible()
    page.unroute(ROUTE)
    button.press("Enter")
    expect(page.locator("tbody tr")).to_have_count(2)
    expect(button).to_be_hidden()
    assert focused(page, "role") == "status"
    page.route(ROUTE, lambda route: route.abort())
    page.locator("#q").fill("laterne")
    expect(button).to_be_visible()
    page.unroute(ROUTE)
    page.locator("#q").press_sequentially("n")
    expect(page.locator("tbody tr")).to_have_count(1)
    expect(button).to_be_hidden()
    assert stayed(page)
