"""What becomes of a text while its writer is signed out: it stays, outlives a reload, and is saved afterwards."""

from __future__ import annotations

import pytest
from playwright.sync_api import BrowserContext, Page, expect

from marktplatz.booths import queries
from tests.factories import AccountRow, BoothRow
from tests.journeys.conftest import Site
from tests.journeys.people import save, sign_in_address, signed_in
from tests.journeys.test_writing import RISKS, Contexts, desk, opened, stored


def signed_out_while_writing(site: Site, context_of: Contexts) -> tuple[BoothRow, AccountRow, BrowserContext, Page]:
    """Return booth, writer, context and page after the session has ended and the page has said so."""
    row, me, _ = desk(site)
    context = context_of()
    page = opened(site, context, me, row)
    context.clear_cookies()
    page.locator("#risks_de").fill("Nach dem Ende der Sitzung.")
    expect(page.locator("[data-saved]")).to_contain_text("Ihre Sitzung ist zu Ende")
    return row, me, context, page


@pytest.mark.browser
def test_after_signing_in_again_elsewhere_saving_goes_on(site: Site, context_of: Contexts) -> None:
    row, me, context, page = signed_out_while_writing(site, context_of)
    page.locator("#risks_de").fill("Und noch weiter geschrieben.")
    signed_in(context, sign_in_address(site, me))
    page.bring_to_front()
    page.evaluate("dispatchEvent(new Event('focus'))")
    expect(page.locator("[data-saved]")).to_contain_text("Gespeichert um")
    expect(page.locator("[data-urgent]")).to_be_hidden()
    assert stored(site.make, row, "risks") == "Und noch weiter geschrieben."
    page.locator("#risks_de").fill("Wie zuvor.")
    expect(page.locator("[data-saved]")).to_have_text("Noch nicht gespeichert.")
    expect(page.locator("[data-saved]")).to_contain_text("Gespeichert um")
    assert stored(site.make, row, "risks") == "Wie zuvor."


@pytest.mark.browser
def test_save_pressed_after_signing_in_again_elsewhere_saves(site: Site, context_of: Contexts) -> None:
    row, me, context, page = signed_out_while_writing(site, context_of)
    signed_in(context, sign_in_address(site, me))
    save(page)
    page.wait_for_url(lambda address: RISKS not in address)
    assert stored(site.make, row, "risks") == "Nach dem Ende der Sitzung."


@pytest.mark.browser
def test_what_could_not_be_saved_outlives_a_reload(site: Site, context_of: Contexts) -> None:
    row, me, _ = desk(site)
    context = context_of()
    page = opened(site, context, me, row, "wer-und-was")
    page.on("dialog", lambda dialog: dialog.accept())
    context.clear_cookies()
    lines = page.locator(".rows input[name^=partners-]")
    wanted = []
    for _number in range(lines.count() + 2):
        wanted.append(f"Partner {len(wanted)}")
        lines.nth(len(wanted) - 1).fill(wanted[-1])
    expect(page.locator("[data-saved]")).to_contain_text("Ihre Sitzung ist zu Ende")
    signed_in(context, sign_in_address(site, me))
    page.reload()
    expect(lines.nth(len(wanted) - 1)).to_have_value(wanted[-1])
    expect(page.locator("[data-saved]")).to_contain_text("Gespeichert um")
    with site.make.unit():
        booth = queries.whole_by_id(row.id)
        assert booth is not None
        assert booth.draft.content["partners"] == wanted
    assert page.evaluate("sessionStorage.length") == 0, "what is saved is kept nowhere else"
