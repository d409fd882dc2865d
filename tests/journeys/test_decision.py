"""The way to the decision: in sight on a desk, one tap away on a phone."""

from __future__ import annotations

from collections.abc import Callable

import pytest
from playwright.sync_api import BrowserContext, expect

from tests.journeys.conftest import DESK, PHONE, Site
from tests.journeys.people import sign_in_address, signed_in


@pytest.mark.browser
@pytest.mark.parametrize("javascript", [True, False])
def test_on_a_phone_a_link_leads_to_the_decision(
    site: Site, context_of: Callable[..., BrowserContext], javascript: bool
) -> None:
    booth = site.make.booth(site.make.event("2026"), state="submitted")
    context = context_of(size=PHONE, javascript=javascript)
    page = signed_in(context, sign_in_address(site, site.make.reviewer()))
    page.goto(f"/de/pruefung/{booth.code}")
    way, decision = page.get_by_role("link", name="Zur Entscheidung"), page.locator("button[value=approve]")
    expect(way).to_be_in_viewport()
    expect(decision).not_to_be_in_viewport()
    way.click()
    expect(decision).to_be_in_viewport()
    page.set_viewport_size(DESK)
    page.goto(f"/de/pruefung/{booth.code}")
    expect(way).to_be_hidden()
    expect(decision).to_be_in_viewport()


@pytest.mark.browser
def test_where_nothing_is_to_be_decided_no_link_promises_it(
    site: Site, context_of: Callable[..., BrowserContext]
) -> None:
    booth = site.make.booth(site.make.event("2026"), state="published")
    page = signed_in(context_of(size=PHONE), sign_in_address(site, site.make.reviewer()))
    page.goto(f"/de/pruefung/{booth.code}")
    expect(page.get_by_role("link", name="Zur Entscheidung")).to_have_count(0)
