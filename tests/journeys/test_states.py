"""Pages in the states that nobody designs for: empty, as long as allowed, wrong everywhere, in conflict."""

from __future__ import annotations

from collections.abc import Callable
from typing import Any

import pytest
from playwright.sync_api import BrowserContext, Page

from marktplatz.booths.questionnaire import FIELDS, QUESTIONNAIRE
from marktplatz.core.fields import Field, Kind, Need
from tests.factories import AccountRow, BoothRow
from tests.factories.answers import COMPLETE
from tests.journeys.conftest import Site
from tests.journeys.people import sign_in_address, signed_in
from tests.journeys.test_access import Inspect

Contexts = Callable[..., BrowserContext]
SLUGS = [block.slug for block in QUESTIONNAIRE.blocks]
WORDS = "Grundstücksverkehrsgenehmigungszuständigkeit der Bürger*innen, "
"""A word that no phone is wide enough for, and a gender star."""


def as_long_as_allowed() -> dict[str, Any]:
    """Return complete answers whose texts have as many characters as they may."""
    return {field.key: _long(field, COMPLETE[field.key]) for field in QUESTIONNAIRE.fields if field.key in COMPLETE}


def _long(field: Field, answer: Any) -> Any:
    limit = field.limit or 0
    text = (WORDS * (limit // len(WORDS) + 1))[:limit].strip().rstrip(",")
    if field.translatable:
        return {"de": text, "en": text}
    if field.kind is Kind.LINE and isinstance(answer, str):
        return text
    if field.kind is Kind.LIST:
        return [f"{number} {text}"[:limit].strip() for number in range(field.most or 1)]
    return answer


def desk(site: Site, context_of: Contexts, **booth: Any) -> tuple[Page, BoothRow, AccountRow]:
    make = site.make
    organisation = make.organisation("Sozialreferat")
    member = make.member(organisation)
    event = booth.pop("event", None) or make.event("2026")
    row = make.booth(event, organisation, member=member, **booth)
    return signed_in(context_of(), sign_in_address(site, member)), row, member


@pytest.mark.browser
@pytest.mark.slow
def test_an_empty_draft(site: Site, context_of: Contexts, inspect: Inspect) -> None:
    nothing = {key: None for key in COMPLETE if FIELDS[key].need is not Need.DRAFT}
    page, row, _ = desk(site, context_of, state="draft", content=nothing)
    for slug in ("", *SLUGS, "vorschau", "vorschau/seite"):
        page.goto(f"/de/aussteller/{row.code}/{slug}")
        inspect(page)


@pytest.mark.browser
@pytest.mark.slow
def test_texts_as_long_as_they_may_be(site: Site, context_of: Contexts, inspect: Inspect) -> None:
    page, row, _ = desk(site, context_of, state="submitted_again", content=as_long_as_allowed(), picture=True)
    for path in (f"/de/aussteller/{row.code}/", f"/de/aussteller/{row.code}/angaben"):
        page.goto(path)
        inspect(page)
    for path in ("/de/2026/katalog", "/de/2026/katalog?view=table", f"/de/2026/staende/{row.path_part}"):
        page.goto(path)
        inspect(page)
    reviewer = signed_in(context_of(), sign_in_address(site, site.make.reviewer()))
    for path in ("/de/pruefung/", f"/de/pruefung/{row.code}", f"/de/pruefung/{row.code}?felder=alle"):
        reviewer.goto(path)
        inspect(reviewer)
    writing, draft, _ = desk(
        site, context_of, event=row.event, state="draft", content=as_long_as_allowed(), picture=True
    )
    for slug in (*SLUGS, "vorschau/seite"):
        writing.goto(f"/de/aussteller/{draft.code}/{slug}")
        inspect(writing)


@pytest.mark.browser
@pytest.mark.slow
def test_errors_in_every_section_and_a_conflict_in_every_kind_of_answer(
    site: Site, context_of: Contexts, inspect: Inspect
) -> None:
    page, row, member = desk(site, context_of, state="draft", picture=True)
    colleague = signed_in(context_of(), sign_in_address(site, member))
    for slug in SLUGS:
        page.goto(f"/de/aussteller/{row.code}/{slug}")
        for field in page.locator("main input[type=text]").all():
            if field.is_visible():
                field.fill("x" * 2_000)
        page.locator("button.btn[value=save]").first.click()
        inspect(page, posted=True)
    for slug, name, mine in (
        ("wer-und-was", "partners-0", "Meine Fassung übernehmen"),
        ("am-stand", "demo_times-0", "Meine Fassung übernehmen"),
        ("chancen-und-risiken", "risks_de", "Meinen Text übernehmen"),
        ("funktionsweise", "description_de", "Meinen Text übernehmen"),
        ("bilder-und-unterlagen", "images-0-alt_de", "Meine Fassung übernehmen"),
    ):
        for one in (page, colleague):
            one.goto(f"/de/aussteller/{row.code}/{slug}")
        for text, one in (("10:30", colleague), ("11:45", page)):
            one.locator(f"[name='{name}']").fill(text)
            one.locator("button.btn[value=save]").first.click()
        assert mine in page.locator("main").inner_text(), slug
        inspect(page, posted=True)
