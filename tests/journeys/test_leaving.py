"""Whoever leaves a form in the middle of a sentence: a phone asks nobody, and nothing is lost all the same."""

from __future__ import annotations

import pytest
from playwright.sync_api import Page, expect

from tests.journeys.conftest import PHONE, Site
from tests.journeys.people import save
from tests.journeys.test_writing import Contexts, desk, opened, stored

OVERVIEW = "/de/aussteller/{code}/"
GONE = """
Object.defineProperty(document, "hidden", { configurable: true, get: () => true });
document.dispatchEvent(new Event("visibilitychange", { bubbles: true }));
"""


def leave(page: Page, code: str) -> None:
    """Go to another page at once, as a phone does: no question is asked."""
    page.on("dialog", lambda dialog: dialog.accept())
    page.goto(OVERVIEW.format(code=code))


@pytest.mark.browser
def test_what_was_typed_last_is_sent_when_the_page_is_left(site: Site, context_of: Contexts) -> None:
    row, me, _ = desk(site)
    page = opened(site, context_of(size=PHONE), me, row)
    page.locator("#risks_de").fill("Im Gehen geschrieben.")
    leave(page, row.code)
    page.wait_for_timeout(1_000)
    assert stored(site.make, row, "risks") == "Im Gehen geschrieben."


@pytest.mark.browser
def test_it_saves_at_once_when_another_app_comes_to_the_front(site: Site, context_of: Contexts) -> None:
    row, me, _ = desk(site)
    page = opened(site, context_of(size=PHONE), me, row)
    page.locator("#risks_de").fill("Vor dem Anruf.")
    with page.expect_response(lambda answer: answer.request.method == "POST", timeout=1_500):
        page.evaluate(GONE)
    expect(page.locator("[data-saved]")).to_contain_text("Gespeichert um")
    assert stored(site.make, row, "risks") == "Vor dem Anruf."
    assert page.evaluate("sessionStorage.length") == 0, "what is saved is kept nowhere else"


@pytest.mark.browser
def test_what_did_not_arrive_stands_in_the_form_again(site: Site, context_of: Contexts) -> None:
    row, me, _ = desk(site)
    page = opened(site, context_of(size=PHONE), me, row)
    address = page.url
    page.evaluate("() => { window.fetch = () => Promise.reject(new TypeError()); }")
    page.locator("#risks_de").fill("Im Funkloch geschrieben.")
    leave(page, row.code)
    page.goto(address)
    expect(page.locator("#risks_de")).to_have_value("Im Funkloch geschrieben.")
    expect(page.locator("[data-saved]")).to_contain_text("Gespeichert um")
    assert stored(site.make, row, "risks") == "Im Funkloch geschrieben."


@pytest.mark.browser
def test_going_on_after_coming_back_is_no_conflict_with_oneself(site: Site, context_of: Contexts) -> None:
    row, me, _ = desk(site)
    page = opened(site, context_of(size=PHONE), me, row)
    address = page.url
    page.locator("#risks_de").fill("Zuerst.")
    leave(page, row.code)
    page.goto(address)
    expect(page.locator("#risks_de")).to_have_value("Zuerst.")
    page.locator("#risks_de").fill("Zuerst, und dann weiter.")
    save(page)
    page.wait_for_url(lambda now: now != address)
    expect(page.locator("h1")).not_to_have_text("Zwei Fassungen")
    assert stored(site.make, row, "risks") == "Zuerst, und dann weiter."


@pytest.mark.browser
def test_what_is_taken_back_is_not_called_unsaved(site: Site, context_of: Contexts) -> None:
    row, me, _ = desk(site)
    page = opened(site, context_of(), me, row)
    status, text = page.locator("[data-saved]"), page.locator("#risks_de")
    before = text.input_value()
    expect(status).to_contain_text("Gespeichert am")
    text.press_sequentially("x")
    expect(status).to_have_text("Noch nicht gespeichert.")
    text.press("Backspace")
    assert text.input_value() == before
    expect(status).to_contain_text("Gespeichert am")


@pytest.mark.browser
def test_a_title_that_is_there_again_is_no_error_any_more(site: Site, context_of: Contexts) -> None:
    row, me, _ = desk(site)
    page = opened(site, context_of(), me, row, "wer-und-was")
    title = page.locator("#title_de")
    before = title.input_value()
    title.fill("")
    expect(page.locator("#title_de-error")).to_contain_text("Ohne diese Angabe")
    title.fill(before)
    expect(page.locator("#title_de-error")).to_be_hidden()
    expect(page.locator("[data-saved]")).to_contain_text("Gespeichert am")


@pytest.mark.browser
def test_the_button_that_a_message_names_is_there(site: Site, context_of: Contexts) -> None:
    row, me, _ = desk(site)
    for slug in ("chancen-und-risiken", "bestaetigungen"):
        page = opened(site, context_of(), me, row, slug)
        named = str(page.locator("script[data-stopped]").get_attribute("data-stopped")).split("„")[1].split("“")[0]
        expect(page.get_by_role("button", name=named, exact=True).first).to_be_visible()
