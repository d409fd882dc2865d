"""What the journeys through the catalogue have in common."""

from __future__ import annotations

from collections.abc import Callable

from playwright.sync_api import BrowserContext, Page

from tests.factories.answers import MUNICH
from tests.journeys.conftest import Site

Contexts = Callable[..., BrowserContext]

ELSEWHERE = {"domain": ["health"], "lifecycle_status": "retired", "logic_type": "none"}
"""What makes the second booth different. As it is not of Munich, it has no answer to some questions."""


def opened(site: Site, context: BrowserContext, query: str = "", *, more: int = 0) -> Page:
    """Open a catalogue of two booths, or more."""
    event = site.make.event("2026")
    site.make.booth(event, state="published", title="Laub im Herbst erkennen", stand_number="A01", content=MUNICH)
    site.make.booth(event, state="published", title="Straßenlaternen prüfen", stand_number="A02", content=ELSEWHERE)
    for _ in range(more):
        site.make.register_entry(event)
    page = context.new_page()
    page.goto(f"/de/2026/katalog{query}")
    # Whatever leaves the page takes this along.
    page.evaluate("document.body.dataset.stayed = 'yes'")
    return page


def stayed(page: Page) -> bool:
    """Tell whether the page was left for another one, or loaded anew."""
    return bool(page.evaluate("document.body.dataset.stayed === 'yes'"))


def unfold(page: Page, *names: str) -> None:
    """Open filters by their names, from the outside in."""
    for name in names:
        page.locator("summary", has_text=name).first.click()


def is_open(page: Page, key: str) -> bool:
    """Tell whether the filter of a field is open."""
    return bool(page.locator(f"#filter-{key}").evaluate("one => one.open"))


def focused(page: Page, what: str) -> str:
    """Return an attribute of the element that has the focus, or its ``text``."""
    found = "at.textContent.trim()" if what == "text" else f"at.getAttribute('{what}')"
    return str(page.evaluate(f"() => {{ const at = document.activeElement; return {found}; }}"))
