"""A booth travels the whole way: invitation, form, review, code, change, withdrawal. With and without JavaScript."""

from __future__ import annotations

from collections.abc import Callable

import pytest
from playwright.sync_api import BrowserContext, Page, expect

from tests.journeys.conftest import PHONE, Site
from tests.journeys.people import TITLE, fill_booth, save, scanned, sign_in_address, signed_in, submit

Contexts = Callable[..., BrowserContext]


@pytest.mark.browser
@pytest.mark.parametrize("site", ["sqlite", "postgresql"], indirect=True)
@pytest.mark.parametrize("javascript", [True, False], ids=["javascript", "no-javascript"])
def test_a_booth_travels_the_whole_way(site: Site, context_of: Contexts, javascript: bool) -> None:
    event = site.make.event("2026")
    organiser = signed_in(context_of(javascript=javascript), sign_in_address(site, site.make.organiser()))
    reviewer = signed_in(context_of(javascript=javascript), sign_in_address(site, site.make.reviewer()))
    visitor = context_of(javascript=javascript, size=PHONE).new_page()

    exhibitor = signed_in(context_of(javascript=javascript), invite(organiser, event.slug))
    desk = begin(exhibitor)
    code = desk.rstrip("/").rpartition("/")[2]
    fill_booth(exhibitor, desk)
    assert visit(visitor, f"/s/{code}") == 404
    submit(exhibitor, desk)
    expect(exhibitor.locator("main")).to_contain_text("Eingereicht")

    request_changes(reviewer, code)
    exhibitor.goto(desk)
    expect(exhibitor.locator("main")).to_contain_text("Überarbeitung nötig")
    answer_remarks(exhibitor, desk)
    submit(exhibitor, desk)
    approve(reviewer, code)

    address = scanned(visitor, f"/s/{code}/qr.png")
    assert address == f"{site.address}/s/{code}"
    visitor.goto(address)
    expect(visitor.locator("h1")).to_have_text(TITLE)
    expect(visitor.locator("main")).to_contain_text("Vögel könnten gestört werden")
    expect(visitor.locator("main")).to_contain_text("Die Gärtner*innen entscheiden.")

    change(exhibitor, desk, "Neu: auch Hecken.")
    visitor.goto(address)
    expect(visitor.locator("main")).not_to_contain_text("Hecken")
    submit(exhibitor, desk)
    visitor.goto(address)
    expect(visitor.locator("main")).not_to_contain_text("Hecken")
    approve(reviewer, code)
    visitor.goto(address)
    expect(visitor.locator("main")).to_contain_text("Neu: auch Hecken.")

    withdraw(exhibitor, desk)
    gone_everywhere(visitor, event.slug, code)


def invite(organiser: Page, event: str) -> str:
    """Invite an address and return the personal link that the page shows."""
    organiser.goto(f"/de/verwaltung/{event}/einladungen")
    organiser.locator("[name=email]").fill("stadtgruen@stadt.example")
    organiser.locator("[name=organisation]").fill("Baureferat")
    organiser.locator("form:has([name=email]) button").first.click()
    link = organiser.locator("input[readonly]").first.input_value()
    assert "/de/konto/zugang/" in link
    return link


def begin(exhibitor: Page) -> str:
    """Begin a booth and return the address of its desk."""
    exhibitor.locator("[name=title_de]").fill(TITLE)
    exhibitor.locator("button[value=create], form:has([name=title_de]) button").first.click()
    expect(exhibitor.locator("h1")).to_contain_text(TITLE)
    return exhibitor.url.partition("?")[0]


def request_changes(reviewer: Page, code: str) -> None:
    """Find the booth in the queue, remark on two fields and ask for changes."""
    reviewer.goto("/de/pruefung/")
    reviewer.get_by_role("link", name=TITLE).click()
    for name, remark in (("comment-risks", "Was ist mit Vögeln?"), ("comment-summary", "Bitte kürzer.")):
        area = reviewer.locator(f"textarea[name={name}]")
        if not area.is_visible():
            area.locator("xpath=ancestor::details").locator("summary").click()
        area.fill(remark)
    reviewer.locator("button[value=request_changes]").click()
    assert "/pruefung" in reviewer.url
    reviewer.goto(f"/de/pruefung/{code}")
    expect(reviewer.locator("main")).to_contain_text("Überarbeitung nötig")


def answer_remarks(exhibitor: Page, desk: str) -> None:
    """Read each remark beside its field and answer it."""
    exhibitor.goto(f"{desk}chancen-und-risiken")
    expect(exhibitor.locator("main")).to_contain_text("Was ist mit Vögeln?")
    exhibitor.locator("[name=risks_de]").fill("Vögel könnten gestört werden. Im Frühjahr wird nicht gebohrt.")
    save(exhibitor)
    change(exhibitor, desk, "Messfühler melden, welche Bäume Wasser brauchen.", remark="Bitte kürzer.")


def change(exhibitor: Page, desk: str, summary: str, *, remark: str = "") -> None:
    """Change the short description."""
    exhibitor.goto(f"{desk}wer-und-was")
    if remark:
        expect(exhibitor.locator("main")).to_contain_text(remark)
    exhibitor.locator("[name=summary_de]").fill(summary)
    save(exhibitor)
    assert "Fehler" not in exhibitor.title()


def approve(reviewer: Page, code: str) -> None:
    """Approve what waits."""
    reviewer.goto(f"/de/pruefung/{code}")
    reviewer.locator("button[value=approve]").click()
    reviewer.goto(f"/de/pruefung/{code}")
    expect(reviewer.locator("main")).to_contain_text("Freigegeben")


def withdraw(exhibitor: Page, desk: str) -> None:
    """Withdraw the booth."""
    exhibitor.goto(desk)
    button = exhibitor.locator("button[value=withdraw]")
    if not button.is_visible():
        button.locator("xpath=ancestor::details").locator("summary").click()
    button.click()
    expect(exhibitor.locator("main")).to_contain_text("Zurückgezogen")


def gone_everywhere(visitor: Page, event: str, code: str) -> None:
    """Hold every public output against the withdrawn booth."""
    assert visit(visitor, f"/s/{code}") == 410
    expect(visitor.locator("h1")).to_have_text("Dieser Stand ist nicht mehr öffentlich")
    assert visitor.request.get(f"/api/v1/booths/{code}").status == 410
    assert visitor.request.get(f"/s/{code}/qr.png").status == 410
    for path in (f"/de/{event}/", f"/de/{event}/katalog", f"/de/{event}/katalog?q=b%C3%A4ume", "/sitemap.xml"):
        body = visitor.request.get(path).text()
        assert code not in body, path
        assert TITLE not in body, path
    assert visitor.request.get(f"/api/v1/events/{event}/booths").json()["total"] == 0


def visit(page: Page, path: str) -> int:
    """Open a page and return its status."""
    answer = page.goto(path)
    assert answer is not None
    return answer.status
