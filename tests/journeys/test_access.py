"""Every page of the journey against axe and the HTML checker: phone and desk, both languages, light and dark."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import dataclass
from typing import Any, Literal

import pytest
from playwright.sync_api import BrowserContext, Page

from marktplatz.booths.questionnaire import QUESTIONNAIRE
from tests.factories import AccountRow, BoothRow
from tests.journeys.checkers import axe_findings
from tests.journeys.conftest import Site
from tests.journeys.people import sign_in_address, signed_in

Contexts = Callable[..., BrowserContext]
Inspect = Callable[..., None]
Scheme = Literal["light", "dark"]
in_both_languages = pytest.mark.parametrize("language", ["de", "en"])
in_both_schemes = pytest.mark.parametrize("scheme", ["light", "dark"])
LONG = (
    "Anträge auf Vollständigkeit prüfen und Bürger*innen schon beim Ausfüllen direkt auf fehlende Nachweise hinweisen"
)

LONG_WORDS = {"logic_type": "deterministic", "technology": ["rules", "nlp", "rpa"]}
"""Labels that must break on a phone."""


@dataclass(frozen=True)
class Fair:
    """An event with booths in the states that look different, and the people who look at them."""

    people: dict[str, AccountRow]
    booths: dict[str, BoothRow]


def fair(site: Site) -> Fair:
    """Make the event, the booths and the people."""
    make = site.make
    event, organisation = make.event("2026"), make.organisation("Sozialreferat")
    member = make.member(organisation)

    def booth(state: str, **more: Any) -> BoothRow:
        return make.booth(event, organisation, member=member, state=state, **more)

    booths = {
        "draft": booth("draft", content={"risks": None, "summary": None}),
        "asked": booth("changes_requested", picture=True),
        "waiting": booth("submitted_again", title=LONG, stand_number="A07", content=LONG_WORDS, picture=True),
        "ready": booth("submitted"),
        "withdrawn": booth("withdrawn"),
        "entry": make.register_entry(event),
    }
    people = {
        "exhibitor": member,
        "organiser": make.organiser(),
        "reviewer": make.reviewer(),
        "adviser": make.adviser(),
    }
    return Fair(people, booths)


def pages(booths: dict[str, BoothRow]) -> dict[str, list[str]]:
    """Return the pages of each role; ``<state>`` is the code of the booth in it, ``<state+>`` has the title too."""
    codes = {f"<{state}>": booth.code for state, booth in booths.items()}
    codes |= {f"<{state}+>": booth.path_part for state, booth in booths.items()}
    return {role: [_filled(path, codes) for path in paths] for role, paths in PAGES.items()}


def _filled(path: str, codes: dict[str, str]) -> str:
    for mark, code in codes.items():
        path = path.replace(mark, code)
    return path


PAGES = {
    "visitor": [
        "/2026/",
        "/2026/katalog",
        "/2026/katalog?view=table&domain=mobility",
        "/2026/katalog?q=gibtesnicht",
        "/2026/staende/<waiting+>",
        "/2026/staende/<entry+>",
        "/2026/staende/<withdrawn+>",
        "/2026/gibt-es-nicht",
        "/2026/staende/ZZZZZ-gibt-es-nicht",
        "/konto/",
        "/konto/zugang/abgeschnitten",
    ],
    "exhibitor": [
        "/aussteller/",
        "/aussteller/<draft>/",
        *(f"/aussteller/<draft>/{block.slug}" for block in QUESTIONNAIRE.blocks),
        "/aussteller/<draft>/vorschau",
        "/aussteller/<draft>/vorschau/seite",
        "/aussteller/<asked>/",
        "/aussteller/<asked>/aenderungen",
        "/aussteller/<asked>/bilder-und-unterlagen",
        "/aussteller/<asked>/chancen-und-risiken",
        "/aussteller/<waiting>/",
        "/aussteller/<waiting>/wer-und-was",
        "/aussteller/<waiting>/angaben",
        "/aussteller/<withdrawn>/",
        "/pruefung/",
        "/konto/abmelden",
    ],
    "adviser": ["/konto/", "/aussteller/"],
    "organiser": [
        "/pruefung/",
        "/pruefung/?status=draft",
        "/pruefung/?status=rejected",
        "/pruefung/<waiting>",
        "/pruefung/<waiting>?felder=alle",
        "/pruefung/<asked>",
        "/pruefung/<draft>",
        "/pruefung/<ready>",
        "/pruefung/<entry>",
        "/verwaltung/",
        "/verwaltung/2026/einladungen",
        "/verwaltung/2026/angaben",
        "/verwaltung/2026/angaben/domain",
        "/verwaltung/2026/staende",
        "/verwaltung/2026/register",
        "/verwaltung/2026/register?q=gibtesnicht",
        "/verwaltung/2026/erinnerung",
        "/verwaltung/postausgang",
        "/verwaltung/postausgang/1",
        "/verwaltung/protokoll",
    ],
}


@pytest.mark.browser
@pytest.mark.slow
@in_both_languages
@in_both_schemes
def test_no_page_of_the_journey_has_a_finding(
    site: Site, context_of: Contexts, inspect: Inspect, language: str, scheme: Scheme
) -> None:
    there = fair(site)
    people = {"visitor": context_of(language=language).new_page()}
    for role, account in there.people.items():
        people[role] = signed_in(context_of(language=language), sign_in_address(site, account))
    for role, paths in pages(there.booths).items():
        people[role].emulate_media(color_scheme=scheme)
        for path in paths:
            people[role].goto(f"/{language}{path}")
            inspect(people[role])


@pytest.mark.browser
@pytest.mark.slow
@in_both_languages
@in_both_schemes
def test_no_answer_to_a_form_has_a_finding(
    site: Site, context_of: Contexts, inspect: Inspect, language: str, scheme: Scheme
) -> None:
    there = fair(site)
    member, reviewer = there.people["exhibitor"], there.people["reviewer"]

    def person(account: AccountRow) -> Page:
        page = signed_in(context_of(language=language), sign_in_address(site, account))
        page.emulate_media(color_scheme=scheme)
        return page

    link = context_of(language=language).new_page()
    link.emulate_media(color_scheme=scheme)
    link.goto(sign_in_address(site, member).replace("/de/", f"/{language}/"))
    inspect(link)

    exhibitor = person(member)
    desk = f"/{language}/aussteller/{there.booths['draft'].code}/"
    exhibitor.goto(desk)
    _post(exhibitor, desk, {"action": "submit"})
    inspect(exhibitor, posted=True)  # what is missing
    _post(exhibitor, f"{desk}chancen-und-risiken", {"action": "save", "version": "1", "risks_de": "Erster Text."})
    _post(exhibitor, f"{desk}chancen-und-risiken", {"action": "save", "version": "1", "risks_de": "Zweiter Text."})
    assert exhibitor.locator("main").inner_text().count("Erster Text.") >= 1
    inspect(exhibitor, posted=True)  # both texts of a conflict
    _post(exhibitor, f"{desk}wer-und-was", {"action": "save", "version": "2", "summary_de": "x" * 301, "country": "XX"})
    inspect(exhibitor, posted=True)  # nothing stored
    exhibitor.goto(f"/{language}/verwaltung/")
    inspect(exhibitor)  # not with this account

    judge = person(reviewer)
    code = there.booths["ready"].code
    judge.goto(f"/{language}/pruefung/{code}")
    _post(judge, f"/{language}/pruefung/{code}", {"action": "reject", "revision": "1"})
    inspect(judge, posted=True)  # a reason is missing
    _post(judge, f"/{language}/pruefung/{code}", {"action": "approve", "revision": "7", "comment-risks": "Warum?"})
    inspect(judge, posted=True)  # another revision


def _post(page: Page, path: str, values: dict[str, str]) -> None:
    """Send a form that the page does not offer so, with the page's own token."""
    with page.expect_navigation():
        page.evaluate(
            """([path, values]) => {
                const form = document.createElement('form');
                form.method = 'post';
                form.action = path;
                values.csrf_token = document.querySelector('[name=csrf_token]').value;
                for (const [name, value] of Object.entries(values)) {
                    const field = document.createElement('textarea');
                    field.name = name;
                    field.value = value;
                    form.append(field);
                }
                document.body.append(form);
                form.submit();
            }""",
            [path, values],
        )


@pytest.mark.browser
@pytest.mark.usefixtures("checker")
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
