"""Every page of the journey against axe and the HTML checker: phone and desk, both languages, light and dark."""

from __future__ import annotations

from collections.abc import Callable

import pytest
from playwright.sync_api import BrowserContext, Page

from tests.factories import AccountRow
from tests.journeys.checkers import axe_findings
from tests.journeys.conftest import Site
from tests.journeys.people import sign_in_address, signed_in

Contexts = Callable[..., BrowserContext]
Inspect = Callable[[Page], None]
LONG = (
    "Anträge auf Vollständigkeit prüfen und Bürger*innen schon beim Ausfüllen direkt auf fehlende Nachweise hinweisen"
)


def pages(site: Site) -> tuple[dict[str, AccountRow], dict[str, list[str]]]:
    """Make an event with booths in the states that look different; return the people, and the pages of each role."""
    make = site.make
    event, organisation = make.event("2026"), make.organisation("Sozialreferat")
    member = make.member(organisation)
    draft = make.booth(event, organisation, member=member, state="draft", content={"risks": None, "summary": None})
    asked = make.booth(event, organisation, member=member, state="changes_requested")
    waiting = make.booth(event, organisation, member=member, state="submitted_again", title=LONG, stand_number="A07")
    withdrawn = make.booth(event, organisation, member=member, state="withdrawn")
    entry = make.register_entry(event)
    sections = ("wer-und-was", "funktionsweise", "chancen-und-risiken", "beschaeftigte", "am-stand", "bestaetigungen")
    people = {"exhibitor": member, "organiser": make.organiser()}
    return people, {
        "visitor": [
            "/2026/",
            "/2026/katalog",
            "/2026/katalog?view=table&domain=mobility",
            "/2026/katalog?q=gibtesnicht",
            f"/2026/staende/{waiting.path_part}",
            f"/2026/staende/{entry.path_part}",
            f"/2026/staende/{withdrawn.path_part}",
            "/2026/gibt-es-nicht",
            "/konto/",
            "/konto/zugang/abgeschnitten",
        ],
        "exhibitor": [
            "/aussteller/",
            f"/aussteller/{draft.code}/",
            *(f"/aussteller/{draft.code}/{slug}" for slug in sections),
            f"/aussteller/{asked.code}/",
            f"/aussteller/{asked.code}/chancen-und-risiken",
            f"/aussteller/{waiting.code}/",
            f"/aussteller/{waiting.code}/wer-und-was",
            f"/aussteller/{waiting.code}/angaben",
            f"/aussteller/{withdrawn.code}/",
            "/pruefung/",
            "/konto/abmelden",
        ],
        "organiser": [
            "/pruefung/",
            "/pruefung/?status=draft",
            "/pruefung/?status=rejected",
            f"/pruefung/{waiting.code}",
            f"/pruefung/{waiting.code}?felder=alle",
            f"/pruefung/{asked.code}",
            f"/pruefung/{draft.code}",
            "/verwaltung/",
            "/verwaltung/2026/einladungen",
            "/verwaltung/2026/staende",
            "/verwaltung/2026/erinnerung",
            "/verwaltung/postausgang",
            "/verwaltung/postausgang/1",
            "/verwaltung/protokoll",
        ],
    }


@pytest.mark.browser
@pytest.mark.slow
@pytest.mark.parametrize("language", ["de", "en"])
def test_no_page_of_the_journey_has_a_finding(
    site: Site, context_of: Contexts, inspect: Inspect, language: str
) -> None:
    accounts, known = pages(site)
    people = {"visitor": context_of(language=language).new_page()}
    for role, account in accounts.items():
        people[role] = signed_in(context_of(language=language), sign_in_address(site, account))
    scheme = "light" if language == "de" else "dark"
    for role, paths in known.items():
        people[role].emulate_media(color_scheme=scheme)  # type: ignore[arg-type]
        for path in paths:
            people[role].goto(f"/{language}{path}")
            inspect(people[role])


@pytest.mark.browser
def test_errors_have_no_finding_and_get_the_focus(site: Site, context_of: Contexts) -> None:
    event, organisation = site.make.event("2026"), site.make.organisation("Sozialreferat")
    member = site.make.member(organisation)
    booth = site.make.booth(event, organisation, member=member, state="draft", content={"risks": None})
    page = signed_in(context_of(), sign_in_address(site, member))
    page.goto(f"/de/aussteller/{booth.code}/wer-und-was")
    page.locator("[name=summary_de]").fill("x" * 301)
    page.locator("[name=public_contact_email]").fill("niemand")
    page.locator("button[value=save]").first.click()
    assert page.title().startswith("Fehler:")
    focused = page.evaluate("document.activeElement.className")
    assert "errors" in focused
    links = page.locator(".errors a")
    assert links.count() == 2
    links.first.click()
    assert page.evaluate("document.activeElement.id") == "summary_de"
    assert page.locator("[name=summary_de]").input_value() == "x" * 301
    beside = page.locator("#summary_de-error").inner_text()
    assert beside.strip() in page.locator(".errors").inner_text()
    assert axe_findings(page) == {"violations": [], "incomplete": []}
