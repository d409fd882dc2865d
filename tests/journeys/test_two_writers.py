"""Two people write at once: each sees what the other stored, nothing comes back that is gone, nobody meets oneself."""

from __future__ import annotations

import time
from typing import Any

import pytest
from playwright.sync_api import Page, Route, expect

from marktplatz.booths import queries
from marktplatz.booths.drafts import save_draft
from tests.factories import AccountRow, BoothRow
from tests.factories.pictures import png
from tests.journeys.conftest import Site
from tests.journeys.test_writing import Contexts, desk, opened, stored

CARD = "wer-und-was"
MEDIA = "bilder-und-unterlagen"


def content(site: Site, row: BoothRow) -> dict[str, Any]:
    with site.make.unit():
        booth = queries.whole_by_id(row.id)
        assert booth is not None
        return dict(booth.draft.content)


def save_as(site: Site, row: BoothRow, who: AccountRow, sent: dict[str, list[str]], **more: Any) -> None:
    """Let somebody store something, as if they had just opened the page."""
    with site.make.unit():
        booth = queries.whole_by_id(row.id)
        assert booth is not None
        save_draft(booth, sent, version=booth.draft.version, actor=who.actor, **more)


def write(page: Page, name: str, text: str) -> None:
    page.locator(f"#{name}").fill(text)
    expect(page.locator("[data-saved]")).to_contain_text("Gespeichert um")


@pytest.mark.browser
def test_a_list_that_a_colleague_emptied_stays_empty(site: Site, context_of: Contexts) -> None:
    row, me, colleague = desk(site)
    save_as(site, row, me, {"partners-0": ["Stadtwerke"], "partners-1": ["Hochschule"]})
    page = opened(site, context_of(), me, row, CARD)
    save_as(site, row, colleague, {"partners-0": [""], "partners-1": [""]})
    write(page, "summary_de", "Von mir.")
    expect(page.locator("#partners-0")).to_have_value("")
    expect(page.locator("#partners-1")).to_have_value("")
    page.locator("button.main").click()
    page.wait_for_url("**/funktionsweise*")
    assert "partners" not in content(site, row)
    assert stored(site.make, row, "summary") == "Von mir."


@pytest.mark.browser
def test_a_picture_that_a_colleague_removed_or_described_does_not_come_back(site: Site, context_of: Contexts) -> None:
    row, me, colleague = desk(site)
    page = opened(site, context_of(), me, row, MEDIA)
    page.locator("details.add summary").first.click()
    page.locator("#images-0-file").set_input_files({"name": "a.png", "mimeType": "image/png", "buffer": png()})
    page.locator("#images-0-alt_de").fill("Alt")
    page.locator("#images-0-credit").fill("Foto: Amt")
    page.locator("#images-0-rights").check()
    page.locator("button.main").click()
    page.wait_for_url("**meldung=gespeichert")
    page.goto(f"/de/aussteller/{row.code}/{MEDIA}")
    item = content(site, row)["images"][0]
    save_as(site, row, colleague, {"images-0-id": [item["id"]], "images-0-alt_de": ["Neu"]})
    write(page, "video_url", "https://video.example/1")
    expect(page.locator("#images-0-alt_de")).to_have_value("Neu")
    expect(page.locator("#images-0-alt_de-count")).to_contain_text("3 von")
    save_as(site, row, colleague, {"images-0-id": [item["id"]], "images-0-remove": ["1"]})
    write(page, "video_url", "https://video.example/2")
    expect(page.locator("img.kept")).to_have_count(0)
    page.locator("button.main").click()
    page.wait_for_url("**meldung=gespeichert")
    assert "images" not in content(site, row)


@pytest.mark.browser
def test_what_others_change_in_other_sections_stops_nothing(site: Site, context_of: Contexts) -> None:
    row, me, colleague = desk(site)
    page = opened(site, context_of(), me, row, CARD)
    save_as(site, row, colleague, {"demo_times-0": ["10:00"], "risks_de": ["Ihres."], "technology": ["", "rules"]})
    write(page, "summary_de", "Von mir.")
    page.locator("#summary_de").fill("Von mir, und weiter.")
    page.locator("button.main").click()
    page.wait_for_url("**/funktionsweise*")
    assert stored(site.make, row, "summary") == "Von mir, und weiter."
    assert content(site, row)["demo_times"] == ["10:00"]


@pytest.mark.browser
def test_what_a_colleague_wrote_is_counted_and_asks_what_depends_on_it(site: Site, context_of: Contexts) -> None:
    row, me, colleague = desk(site)
    page = opened(site, context_of(), me, row, CARD)
    expect(page.locator("#lhm_unit")).to_be_hidden()
    save_as(site, row, colleague, {"exhibitor_kind": ["lhm_department"], "summary_de": ["Acht ist"]})
    write(page, "city", "München")
    expect(page.locator("#lhm_unit")).to_be_visible()
    expect(page.locator("#summary_de-count")).to_contain_text("8 von 300")


def held_up(page: Page, *, seconds: float = 0, is_lost: bool = False) -> list[str]:
    """Let the first save on its own take its time, or let its answer be lost. Return what was sent."""
    seen: list[str] = []

    def handle(route: Route) -> None:
        body = route.request.post_data or ""
        if "action=autosave" not in body:
            route.continue_()
            return
        seen.append(body)
        if len(seen) > 1:
            route.continue_()
            return
        answer = route.fetch()
        time.sleep(seconds)
        if is_lost:
            route.abort()
        else:
            route.fulfill(response=answer)

    page.route("**/aussteller/**", handle)
    return seen


@pytest.mark.browser
def test_pressing_save_while_it_saves_is_no_conflict_with_oneself(site: Site, context_of: Contexts) -> None:
    row, me, _ = desk(site)
    page = opened(site, context_of(), me, row, CARD)
    held_up(page, seconds=2)
    page.locator("#summary_de").fill("Drei")
    with page.expect_request(lambda request: "action=autosave" in (request.post_data or "")):
        pass
    page.locator("#summary_de").fill("Drei und vier")
    page.locator("button.main").click()
    page.wait_for_url("**/funktionsweise*")
    assert stored(site.make, row, "summary") == "Drei und vier"


@pytest.mark.browser
@pytest.mark.parametrize("presses", [True, False])
def test_a_lost_answer_is_no_conflict_with_oneself(site: Site, context_of: Contexts, presses: bool) -> None:
    row, me, _ = desk(site)
    page = opened(site, context_of(), me, row, CARD)
    seen = held_up(page, is_lost=True)
    page.locator("#summary_de").fill("Fünf")
    expect(page.locator("[data-saved]")).to_contain_text("Keine Verbindung")
    assert stored(site.make, row, "summary") == "Fünf", "it had arrived"
    page.locator("#summary_de").fill("Fünf und sechs")
    if presses:
        page.locator("button.main").click()
        page.wait_for_url("**/funktionsweise*")
    else:
        expect(page.locator("[data-saved]")).to_contain_text("Gespeichert um", timeout=10_000)
        page.wait_for_timeout(3_000)
    assert stored(site.make, row, "summary") == "Fünf und sechs"
    assert seen[1] == seen[0], "first what may be stored already, as it was"


@pytest.mark.browser
def test_what_a_colleague_wrote_after_a_lost_answer_is_not_overwritten(site: Site, context_of: Contexts) -> None:
    row, me, colleague = desk(site)
    page = opened(site, context_of(), me, row, CARD)
    held_up(page, is_lost=True)
    page.locator("#summary_de").fill("Fünf")
    expect(page.locator("[data-saved]")).to_contain_text("Keine Verbindung")
    save_as(site, row, colleague, {"summary_de": ["Von nebenan"]})
    page.locator("#summary_de").fill("Fünf und sechs")
    page.locator("button.main").click()
    expect(page.locator("h1")).to_have_text("Zwei Fassungen")
    expect(page.locator("#summary_de")).to_have_value("Fünf und sechs")
    assert stored(site.make, row, "summary") == "Von nebenan"
