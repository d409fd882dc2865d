"""The counter below a text field: true with a script and without, by grapheme, in words."""

from __future__ import annotations

from collections.abc import Callable

import pytest
from playwright.sync_api import BrowserContext, Page, expect

from tests.factories import BoothRow
from tests.journeys.checkers import axe_findings
from tests.journeys.conftest import Site
from tests.journeys.people import sign_in_address, signed_in

Contexts = Callable[..., BrowserContext]
FAMILY = "\N{WOMAN}\N{ZERO WIDTH JOINER}\N{WOMAN}\N{ZERO WIDTH JOINER}\N{GIRL}"
NO_SEGMENTER = "delete Intl.Segmenter"


def opened(site: Site, context: BrowserContext, address: str) -> tuple[Page, BoothRow]:
    """Return a section of a draft as its exhibitor sees it."""
    make = site.make
    organisation = make.organisation("Sozialreferat")
    member = make.member(organisation)
    booth = make.booth(make.event("2026"), organisation, member=member, content={"summary": {"de": "Kurz."}})
    page = signed_in(context, sign_in_address(site, member))
    page.goto(address.format(code=booth.code))
    return page, booth


@pytest.mark.browser
def test_it_counts_as_people_do_while_they_type(site: Site, context_of: Contexts) -> None:
    page, _ = opened(site, context_of(), "/de/aussteller/{code}/wer-und-was")
    count, field = page.locator("#summary_de-count"), page.locator("#summary_de")
    expect(count).to_have_text("5 von 300 Zeichen")
    field.fill(f"  Bürger*innen {FAMILY} a\N{COMBINING DIAERESIS}  ")
    expect(count).to_have_text("16 von 300 Zeichen")
    field.press_sequentially("x")
    expect(count).to_have_text("19 von 300 Zeichen")
    expect(page.locator("#title_de-count")).to_contain_text(
        "von 120 Zeichen. Bis 70 liest es sich auf dem Schild leichter."
    )


@pytest.mark.browser
def test_too_long_is_said_in_words_and_only_near_the_limit_aloud(site: Site, context_of: Contexts) -> None:
    page, _ = opened(site, context_of(), "/de/aussteller/{code}/wer-und-was")
    page.clock.install(time="2026-12-04T09:00:00")
    page.clock.pause_at("2026-12-04T09:01:00")
    count, field = page.locator("#summary_de-count"), page.locator("#summary_de")
    spoken = page.locator("[aria-live=polite]")
    field.fill("x" * 200)
    page.clock.run_for(5_000)
    expect(spoken).to_be_empty()
    field.fill("x" * 288)
    expect(spoken).to_be_empty()
    page.clock.run_for(5_000)
    expect(spoken).to_have_text("Noch 12 Zeichen")
    field.fill("x" * 312)
    expect(count).to_have_text("312 von 300 Zeichen, 12 zu viel")
    expect(spoken).to_have_text("Noch 12 Zeichen")
    page.clock.run_for(5_000)
    expect(spoken).to_have_text("12 zu viel")
    page.clock.resume()
    assert axe_findings(page) == {"violations": [], "incomplete": []}
    field.fill("x")
    expect(spoken).to_be_empty()
    expect(count).to_have_text("1 von 300 Zeichen")


@pytest.mark.browser
def test_an_older_browser_counts_code_points_in_the_language_of_the_page(site: Site, context_of: Contexts) -> None:
    context = context_of(language="en")
    context.add_init_script(NO_SEGMENTER)
    page, _ = opened(site, context, "/en/aussteller/{code}/funktionsweise")
    page.locator("#description_de").fill("ä" * 1_234 + "\N{GRINNING FACE}")
    expect(page.locator("#description_de-count")).to_have_text("1,235 of 6,000 characters")


@pytest.mark.browser
def test_what_a_browser_fills_in_on_the_way_back_is_counted(site: Site, context_of: Contexts) -> None:
    page, _ = opened(site, context_of(), "/de/aussteller/{code}/wer-und-was")
    page.locator("#summary_de").fill("Noch nicht gespeichert")
    page.goto("/de/aussteller/")
    page.go_back()
    typed = page.locator("#summary_de").input_value()
    expect(page.locator("#summary_de-count")).to_have_text(f"{len(typed)} von 300 Zeichen")


@pytest.mark.browser
def test_without_a_script_the_words_stay_true(site: Site, context_of: Contexts) -> None:
    page, _ = opened(site, context_of(javascript=False), "/de/aussteller/{code}/wer-und-was")
    page.locator("#summary_de").fill("x" * 288)
    expect(page.locator("#summary_de-count")).to_have_text("höchstens 300 Zeichen")


@pytest.mark.browser
def test_visitors_get_no_script_but_that_of_the_catalogue(site: Site, context_of: Contexts) -> None:
    booth = site.make.booth(site.make.event("2026"), state="published")
    page = context_of().new_page()
    for path in ("/de/2026/", "/de/2026/katalog", f"/s/{booth.code}", "/de/konto/", "/de/gibt-es-nicht"):
        page.goto(path)
        scripts = page.locator("script:not([type='application/ld+json'])").count()
        assert scripts == (1 if path.endswith("/katalog") else 0), path
