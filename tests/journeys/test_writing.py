"""What a form does while one writes in it: saves, tries again, stops, asks what applies, shows how a text will look."""

from __future__ import annotations

from collections.abc import Callable

import pytest
from playwright.sync_api import BrowserContext, Dialog, Page, Route, expect

from marktplatz.booths import queries
from tests.factories import AccountRow, BoothRow, Make
from tests.factories.pictures import png
from tests.journeys.conftest import PHONE, Site
from tests.journeys.people import save, sign_in_address, signed_in

Contexts = Callable[..., BrowserContext]
RISKS = "chancen-und-risiken"


def desk(site: Site) -> tuple[BoothRow, AccountRow, AccountRow]:
    """Make a draft and the two people who write it."""
    make = site.make
    organisation = make.organisation("Sozialreferat")
    me, colleague = make.member(organisation), make.member(organisation)
    return make.booth(make.event("2026"), organisation, member=me), me, colleague


def opened(site: Site, context: BrowserContext, member: AccountRow, row: BoothRow, slug: str = RISKS) -> Page:
    page = signed_in(context, sign_in_address(site, member))
    page.goto(f"/de/aussteller/{row.code}/{slug}")
    return page


def stored(make: Make, row: BoothRow, key: str) -> str:
    with make.unit():
        booth = queries.whole_by_id(row.id)
        assert booth is not None
        return str(booth.draft.content[key]["de"])


@pytest.mark.browser
def test_it_saves_on_its_own_and_says_so(site: Site, context_of: Contexts) -> None:
    row, me, _ = desk(site)
    page = opened(site, context_of(), me, row)
    status = page.locator("[data-saved]")
    page.locator("#risks_de").fill("Neues Risiko.")
    expect(status).to_have_text("Noch nicht gespeichert.")
    expect(status).to_contain_text("Gespeichert um")
    assert stored(site.make, row, "risks") == "Neues Risiko."
    page.locator("#risks_de").fill("x" * 801)
    expect(page.locator("#risks_de-error")).to_contain_text("höchstens 800")
    page.locator("#risks_de").fill("Wieder kurz.")
    expect(page.locator("#risks_de-error")).to_be_hidden()
    save(page)
    assert stored(site.make, row, "risks") == "Wieder kurz."


@pytest.mark.browser
def test_it_keeps_the_text_while_the_network_is_gone_and_tries_again(site: Site, context_of: Contexts) -> None:
    row, me, _ = desk(site)
    context = context_of()
    page = opened(site, context, me, row)
    context.set_offline(True)
    page.locator("#risks_de").fill("Ohne Netz geschrieben.")
    expect(page.locator("[data-saved]")).to_contain_text("Keine Verbindung")
    context.set_offline(False)
    expect(page.locator("[data-saved]")).to_contain_text("Gespeichert um")
    assert stored(site.make, row, "risks") == "Ohne Netz geschrieben."


@pytest.mark.browser
def test_two_people_write_and_nothing_is_undone(site: Site, context_of: Contexts) -> None:
    row, me, colleague = desk(site)
    mine, theirs = opened(site, context_of(), me, row), opened(site, context_of(), colleague, row)
    theirs.locator("#citizen_benefit_de").fill("Von nebenan.")
    expect(theirs.locator("[data-saved]")).to_contain_text("Gespeichert um")
    mine.locator("#risks_de").fill("Von mir.")
    expect(mine.locator("[data-saved]")).to_contain_text("Gespeichert um")
    expect(mine.locator("#citizen_benefit_de")).to_have_value("Von nebenan.")
    save(mine)
    assert (stored(site.make, row, "risks"), stored(site.make, row, "citizen_benefit")) == ("Von mir.", "Von nebenan.")


@pytest.mark.browser
def test_it_stops_where_two_people_changed_the_same_text(site: Site, context_of: Contexts) -> None:
    row, me, colleague = desk(site)
    mine, theirs = opened(site, context_of(), me, row), opened(site, context_of(), colleague, row)
    theirs.locator("#risks_de").fill("Ihr Text.")
    expect(theirs.locator("[data-saved]")).to_contain_text("Gespeichert um")
    mine.locator("#risks_de").fill("Mein Text.")
    expect(mine.locator("[data-saved]")).to_contain_text("angehalten")
    save(mine)
    expect(mine.locator("#risks_de")).to_have_value("Mein Text.")
    expect(mine.locator("main")).to_contain_text("Ihr Text.")


@pytest.mark.browser
def test_a_question_comes_and_goes_with_the_answer_that_it_depends_on(site: Site, context_of: Contexts) -> None:
    row, me, _ = desk(site)
    page = opened(site, context_of(), me, row, "wer-und-was")
    expect(page.locator("#lhm_unit")).to_be_hidden()
    page.locator("#exhibitor_kind").select_option("lhm_department")
    expect(page.locator("#lhm_unit")).to_be_visible()
    without = opened(site, context_of(javascript=False), me, row, "wer-und-was")
    expect(without.locator("#lhm_unit")).to_be_visible()
    expect(without.locator("label[for=lhm_unit]")).to_contain_text("Stadt München")


@pytest.mark.browser
def test_a_text_is_shown_as_it_will_look_and_follows_the_writing(site: Site, context_of: Contexts) -> None:
    row, me, _ = desk(site)
    page = opened(site, context_of(), me, row, "funktionsweise")
    look = page.locator("#description_de-look")
    expect(look).to_be_hidden()
    page.locator("#description_de").fill("Ein *schiefer* Text")
    page.locator("button[data-look=description_de]").click()
    expect(look.locator("em")).to_have_text("schiefer")
    page.locator("#description_de").fill("Ein **fetter** Text")
    expect(look.locator("strong")).to_have_text("fetter")


@pytest.mark.browser
def test_a_file_that_was_chosen_is_not_left_behind_without_a_word(site: Site, context_of: Contexts) -> None:
    row, me, _ = desk(site)
    page = opened(site, context_of(), me, row, "bilder-und-unterlagen")
    page.locator("details.add summary").first.click()
    page.locator("#images-0-file").set_input_files({"name": "a.png", "mimeType": "image/png", "buffer": png()})
    asked: list[str] = []

    def leave(dialog: Dialog) -> None:
        asked.append(dialog.type)
        dialog.accept()

    page.on("dialog", leave)
    page.get_by_role("link", name="1 Wer und was").click()
    page.wait_for_url("**/wer-und-was")
    assert asked == ["beforeunload"]


@pytest.mark.browser
def test_an_emptied_title_stops_only_itself(site: Site, context_of: Contexts) -> None:
    row, me, _ = desk(site)
    page = opened(site, context_of(), me, row, "wer-und-was")
    page.locator("#title_de").fill("")
    expect(page.locator("#title_de-error")).to_contain_text("Ohne diese Angabe")
    assert page.locator("#title_de").get_attribute("aria-invalid") == "true"
    page.locator("#summary_de").fill("Wird gespeichert.")
    expect(page.locator("[data-saved]")).to_contain_text("Gespeichert um")
    assert stored(site.make, row, "summary") == "Wird gespeichert."
    page.locator("#title_de").fill("Neuer Titel")
    expect(page.locator("#title_de-error")).to_be_hidden()
    expect(page.locator("[data-saved]")).to_contain_text("Gespeichert um")
    assert stored(site.make, row, "title") == "Neuer Titel"


@pytest.mark.browser
def test_what_a_refused_form_holds_is_still_to_be_saved(site: Site, context_of: Contexts) -> None:
    row, me, _ = desk(site)
    page = opened(site, context_of(), me, row, "wer-und-was")
    page.locator("#summary_de").fill("Noch nirgends.")
    page.locator("#title_de").fill("")
    save(page)
    expect(page.locator("#title_de-error")).to_be_visible()
    expect(page.locator("[data-saved]")).to_have_text("Noch nicht gespeichert.")
    assert stored(site.make, row, "summary") != "Noch nirgends."
    page.locator("#title_de").fill("Neuer Titel")
    expect(page.locator("[data-saved]")).to_contain_text("Gespeichert um")
    assert stored(site.make, row, "summary") == "Noch nirgends."


@pytest.mark.browser
def test_on_a_phone_one_sees_that_it_does_not_save(site: Site, context_of: Contexts) -> None:
    row, me, _ = desk(site)
    context = context_of(size=PHONE)
    page = opened(site, context, me, row)
    strip = page.locator("[data-urgent]")
    expect(strip).to_be_hidden()
    context.set_offline(True)
    page.locator("#risks_de").fill("Ohne Netz geschrieben.")
    expect(strip).to_be_in_viewport(ratio=1)
    expect(strip).to_contain_text("Keine Verbindung")
    context.set_offline(False)
    expect(strip).to_be_hidden()
    context.clear_cookies()
    page.locator("#risks_de").fill("Nach dem Ende der Sitzung.")
    expect(strip).to_contain_text("Ihre Sitzung ist zu Ende")
    page.locator("h1").scroll_into_view_if_needed()
    expect(strip).to_be_in_viewport(ratio=1)


@pytest.mark.browser
def test_what_is_wrong_with_a_list_stands_at_its_line(site: Site, context_of: Contexts) -> None:
    row, me, _ = desk(site)
    page = opened(site, context_of(), me, row, "wer-und-was")
    place = page.locator(".rows input[name^=partners-]").last
    name = place.get_attribute("name")
    place.fill("x" * 200)
    expect(page.locator(f"#{name}-error")).to_contain_text("höchstens 120")
    expect(page.locator(".error:visible")).to_have_count(1)


@pytest.mark.browser
def test_a_list_grows_while_one_fills_it(site: Site, context_of: Contexts) -> None:
    row, me, _ = desk(site)
    page = opened(site, context_of(), me, row, "wer-und-was")
    lines = page.locator(".rows input[name^=partners-]")
    for number in range(10):
        lines.nth(number).fill(f"Partner {number}")
    expect(lines).to_have_count(10)
    assert page.locator("label[for=partners-9]").inner_text().endswith("10")
    expect(page.locator("[data-saved]")).to_contain_text("Gespeichert um")
    with site.make.unit():
        booth = queries.whole_by_id(row.id)
        assert booth is not None
        assert booth.draft.content["partners"] == [f"Partner {number}" for number in range(10)]


@pytest.mark.browser
def test_a_new_line_of_a_list_is_told_as_much_as_the_first(site: Site, context_of: Contexts) -> None:
    row, me, _ = desk(site)
    page = opened(site, context_of(), me, row, "am-stand")
    lines = page.locator(".rows input[name^=demo_times-]")
    before = lines.count()
    lines.last.fill("09:30")
    expect(lines).to_have_count(before + 1)
    told = lines.first.get_attribute("aria-describedby")
    assert told == "demo_times-hint demo_times-example"
    assert lines.last.get_attribute("aria-describedby") == told


@pytest.mark.browser
def test_after_signing_in_again_elsewhere_saving_goes_on(site: Site, context_of: Contexts) -> None:
    row, me, _ = desk(site)
    context = context_of()
    page = opened(site, context, me, row)
    context.clear_cookies()
    page.locator("#risks_de").fill("Nach dem Ende der Sitzung.")
    expect(page.locator("[data-saved]")).to_contain_text("Ihre Sitzung ist zu Ende")
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
    row, me, _ = desk(site)
    context = context_of()
    page = opened(site, context, me, row)
    context.clear_cookies()
    page.locator("#risks_de").fill("Nach dem Ende der Sitzung.")
    expect(page.locator("[data-saved]")).to_contain_text("Ihre Sitzung ist zu Ende")
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


@pytest.mark.browser
def test_a_preview_that_has_to_wait_says_so_and_comes_back(site: Site, context_of: Contexts) -> None:
    row, me, _ = desk(site)
    page = opened(site, context_of(), me, row, "funktionsweise")
    refused: list[str] = []

    def slow(route: Route) -> None:
        if "action=preview" not in (route.request.post_data or "") or refused:
            route.continue_()
        else:
            refused.append(route.request.url)
            route.fulfill(status=429, headers={"Retry-After": "2"}, json={"error": "too_fast"})

    page.route("**/funktionsweise", slow)
    page.locator("#description_de").fill("Ein *schiefer* Text")
    page.locator("button[data-look=description_de]").click()
    waits = page.locator("#description_de-waits")
    expect(waits).to_contain_text("Die Vorschau wartet")
    expect(page.locator("#description_de-look em")).to_have_text("schiefer")
    expect(waits).to_be_empty()
    assert len(refused) == 1


@pytest.mark.browser
def test_a_preview_that_the_script_cannot_have_comes_as_a_page(site: Site, context_of: Contexts) -> None:
    row, me, _ = desk(site)
    page = opened(site, context_of(), me, row, "funktionsweise")

    def broken(route: Route) -> None:
        route.abort() if route.request.resource_type == "fetch" else route.continue_()

    page.route("**/funktionsweise", broken)
    page.locator("#description_de").fill("Ein *schiefer* Text")
    page.locator("button[data-look=description_de]").click()
    expect(page.locator("form[data-form=typed] #description_de-look em")).to_have_text("schiefer")
    expect(page.locator("#description_de")).to_have_value("Ein *schiefer* Text")
