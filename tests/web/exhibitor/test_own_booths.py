"""The list of own booths, and beginning one."""

from __future__ import annotations

from datetime import timedelta

import pytest

from marktplatz.accounts.models import SignIn as Session
from marktplatz.booths import queries
from marktplatz.core import clock
from marktplatz.core.database import session
from marktplatz.core.permissions import Role
from tests.factories import AccountRow, Make
from tests.forms import submit_form
from tests.html import parse
from tests.web.exhibitor.desk import SignIn, element, held, path, stored, summary, words

LIST = "/de/aussteller/"


def number_of(make: Make, account: AccountRow) -> int:
    with make.unit():
        return len(queries.of_organisations(account.actor))


def closed_event(make: Make, slug: str) -> None:
    make.event(slug, registration_ends_at=clock.now() - timedelta(days=3))


def test_the_list_names_every_own_booth_with_its_state(make: Make, sign_in: SignIn) -> None:
    member = make.member()
    mine = make.booth(member=member, organisation=member.organisations[0], state="published", stand_number="A07")
    draft = make.booth(mine.event, member.organisations[0], member=member, title="Laub erkennen")
    make.booth(mine.event, title="Das gehört anderen")
    page = sign_in(member).get(LIST)
    rows = {row.first("a").get("href"): row.text for row in parse(page.text).root.first("tbody").all("tr")}
    assert set(rows) == {path(mine), path(draft)}
    assert "A07" in rows[path(mine)]
    assert "Freigegeben ja" in rows[path(mine)]
    assert "Laub erkennen" in rows[path(draft)]
    assert f"Code {draft.code}" in rows[path(draft)]
    assert "Entwurf nein" in rows[path(draft)]


def test_a_title_begins_a_booth(make: Make, sign_in: SignIn) -> None:
    make.event()
    member = make.member()
    client = sign_in(member)
    answer = submit_form(client, LIST, {"title_de": "Laub  erkennen "})
    assert answer.status_code == 303
    with make.unit():
        (booth,) = queries.of_organisations(member.actor)
        assert answer.headers["Location"] == f"/de/aussteller/{booth.code}/"
        assert booth.draft.content["title"] == {"de": "Laub erkennen"}
        assert booth.draft.content["organisation_name"] == member.organisations[0].name
    assert "Laub erkennen" in client.get(answer.headers["Location"]).text


def test_an_english_title_begins_an_english_entry(make: Make, sign_in: SignIn) -> None:
    make.event()
    member = make.member()
    answer = submit_form(sign_in(member), "/en/aussteller/", {"title_en": "Spotting leaves"})
    assert answer.status_code == 303
    with make.unit():
        (booth,) = queries.of_organisations(member.actor)
        assert (booth.entry_language, booth.draft.content["title"]) == ("en", {"en": "Spotting leaves"})


def test_two_clicks_make_one_booth_and_the_second_says_so(make: Make, sign_in: SignIn) -> None:
    make.event()
    member = make.member()
    client = sign_in(member)
    first = client.send(LIST, {"action": "create", "title_de": "Laub erkennen"})
    second = client.send(LIST, {"action": "create", "title_de": "LAUB erkennen"})
    assert (first.status_code, second.status_code) == (303, 303)
    assert second.headers["Location"].partition("?")[0] == first.headers["Location"]
    assert number_of(make, member) == 1
    assert "Diesen Stand gibt es schon." in words(client.get(second.headers["Location"]))


@pytest.mark.parametrize(
    ("values", "name", "message"),
    [
        ({"title_de": " \u200b\x00 "}, "title_de", "Geben Sie dem Stand einen Titel."),
        ({"title_de": "Ä" * 60_001}, "title_de", "Dieser Text ist viel zu lang."),
        ({"title_de": "Laub", "organisation": "999999"}, "organisation", "Wählen Sie eine Ihrer Organisationen"),
        ({"title_de": "Laub", "organisation": "1\x00"}, "organisation", "Wählen Sie eine Ihrer Organisationen"),
        ({"title_de": "Laub", "event": "gibt-es-nicht\x00"}, "event", "Wählen Sie eine Veranstaltung"),
    ],
)
def test_what_cannot_begin_a_booth_is_said_and_kept(
    make: Make, sign_in: SignIn, values: dict[str, str], name: str, message: str
) -> None:
    make.event()
    member = make.member()
    answer = sign_in(member).send(LIST, {"action": "create", **values})
    assert answer.status_code == 422
    ((line, address),) = summary(answer)
    assert message in line
    assert address == f"#{name}"
    assert message in element(answer, f"{name}-error").text
    assert held(answer, "title_de") == values["title_de"].strip(" \u200b\x00")
    assert number_of(make, member) == 0


def test_an_unknown_action_keeps_the_title(make: Make, sign_in: SignIn) -> None:
    make.event()
    member = make.member()
    answer = sign_in(member).send(LIST, {"action": "destroy", "title_de": "Laub <b>"})
    assert answer.status_code == 422
    assert held(answer, "title_de") == "Laub <b>"
    assert "Wir wissen nicht, was Sie tun möchten." in words(answer)
    assert number_of(make, member) == 0


def test_a_title_beyond_the_limit_begins_nothing_and_is_kept_in_the_form(make: Make, sign_in: SignIn) -> None:
    make.event()
    client = sign_in(make.member())
    answer = client.send(LIST, {"action": "create", "title_de": "Laub " * 40})
    assert answer.status_code == 422
    assert "Kürzen Sie ihn auf höchstens 120." in element(answer, "title_de-error").text
    assert held(answer, "title_de").strip() == ("Laub " * 40).strip()
    assert client.get(LIST).text.count("Laub") == 0


def test_one_of_several_organisations_is_chosen(make: Make, sign_in: SignIn) -> None:
    make.event()
    first, second = make.organisation("Amt A"), make.organisation("Amt B")
    account = make.account(organisations=(first, second))
    answer = submit_form(sign_in(account), LIST, {"title_de": "Laub", "organisation": str(second.id)})
    assert answer.status_code == 303
    with make.unit():
        (booth,) = queries.of_organisations(account.actor)
        assert booth.organisation_id == second.id


def test_the_event_of_the_invitation_is_proposed_while_it_is_open(make: Make, sign_in: SignIn) -> None:
    make.event("bald")
    later = make.event(
        "spaeter", starts_at=clock.now() + timedelta(days=300), ends_at=clock.now() + timedelta(days=301)
    )
    member = make.member()
    client = sign_in(member)
    with make.unit():
        session.query(Session).update({"event_id": later.id})
    page = client.get(LIST)
    chosen = [one.get("value") for one in element(page, "event").all("option") if one.get("selected") is not None]
    assert chosen == ["spaeter"]
    client.send(LIST, {"action": "create", "title_de": "Ohne Wahl"})
    client.send(LIST, {"action": "create", "title_de": "Mit Wahl", "event": "bald"})
    with make.unit():
        found = {
            booth.draft.content["title"]["de"]: booth.event.slug for booth in queries.of_organisations(member.actor)
        }
    assert found == {"Ohne Wahl": "spaeter", "Mit Wahl": "bald"}


def test_a_hidden_event_is_offered_to_its_invited_only(make: Make, sign_in: SignIn) -> None:
    hidden = make.event("geheim", is_public=False)
    member = make.member()
    client = sign_in(member)
    assert client.send(LIST, {"action": "create", "title_de": "Laub", "event": "geheim"}).status_code == 422
    assert number_of(make, member) == 0
    with make.unit():
        session.query(Session).update({"event_id": hidden.id})
    assert client.send(LIST, {"action": "create", "title_de": "Laub"}).status_code == 303
    assert number_of(make, member) == 1


def test_an_open_event_is_taken_before_a_closed_current_one(make: Make, sign_in: SignIn) -> None:
    closed_event(make, "naechste")
    make.event("ferne", starts_at=clock.now() + timedelta(days=400), ends_at=clock.now() + timedelta(days=401))
    member = make.member()
    assert sign_in(member).send(LIST, {"action": "create", "title_de": "Laub"}).status_code == 303
    with make.unit():
        (booth,) = queries.of_organisations(member.actor)
        assert booth.event.slug == "ferne"


@pytest.mark.parametrize("event", ["", "zu"])
def test_after_the_end_of_registration_nothing_begins(make: Make, sign_in: SignIn, event: str) -> None:
    closed_event(make, "zu")
    member = make.member()
    client = sign_in(member)
    page = client.get(LIST)
    assert "Die Anmeldung ist seit dem" in words(page)
    assert "form" not in {one.tag for one in parse(page.text).root.all()}
    answer = client.send(LIST, {"action": "create", "title_de": "Zu spät", "event": event})
    assert answer.status_code == 403
    assert "Die Anmeldung ist geschlossen." in words(answer)
    assert held(answer, "title_de") == "Zu spät"
    assert number_of(make, member) == 0


def test_without_any_event_the_page_says_so(make: Make, sign_in: SignIn) -> None:
    client = sign_in(make.member())
    assert "Zurzeit nimmt keine Veranstaltung Anmeldungen an." in words(client.get(LIST))
    answer = client.send(LIST, {"action": "create", "title_de": "Laub"})
    assert answer.status_code == 403
    assert "Zurzeit gibt es keine Veranstaltung" in words(answer)


def test_an_account_without_organisation_learns_what_to_do(make: Make, sign_in: SignIn) -> None:
    make.event()
    client = sign_in(make.account())
    assert "Bitten Sie die Organisator*innen um eine Einladung." in words(client.get(LIST))
    answer = client.send(LIST, {"action": "create", "title_de": "Laub"})
    assert answer.status_code == 403
    assert "Bitten Sie die Organisator*innen um eine Einladung." in words(answer)


@pytest.mark.parametrize(
    ("lang", "title", "purpose", "nothing", "link"),
    [
        ("de", "Beratung", "Diese Rolle ist für Menschen, die", "können Sie hier nichts öffnen", "Zum Katalog"),
        ("en", "Advice", "It is for people who", "There is nothing to open with this role", "To the catalogue"),
    ],
)
def test_an_adviser_reads_what_the_role_is_for_and_that_there_is_nothing_to_open(
    make: Make, sign_in: SignIn, lang: str, title: str, purpose: str, nothing: str, link: str
) -> None:
    event = make.event()
    page = sign_in(make.adviser()).get(f"/{lang}/aussteller/")
    main = parse(page.text).root.first("main")
    assert main.first("h1").text == title
    assert purpose in main.text
    assert nothing in main.text
    assert [(one.text, one.get("href")) for one in main.all("a")] == [(link, f"/{lang}/{event.slug}/katalog")]
    assert not [word for word in ("Einladung", "invitation", "Organisation") if word in main.text]


def test_an_adviser_is_led_to_no_catalogue_where_no_event_is_public(make: Make, sign_in: SignIn) -> None:
    make.event(is_public=False)
    main = parse(sign_in(make.adviser()).get(LIST).text).root.first("main")
    assert "können Sie hier nichts öffnen" in main.text
    assert list(main.all("a")) == []


def test_an_adviser_begins_no_booth_and_reads_why(make: Make, sign_in: SignIn) -> None:
    make.event()
    answer = sign_in(make.adviser()).send(LIST, {"action": "create", "title_de": "Laub"})
    assert answer.status_code == 403
    assert "Ihr Konto gehört noch zu keiner Organisation." in words(answer)
    assert "können Sie hier nichts öffnen" in words(answer)
    assert parse(answer.text).root.first("title").text.startswith("Fehler: ")


def test_an_adviser_who_exhibits_keeps_the_list_of_own_booths(make: Make, sign_in: SignIn) -> None:
    make.event()
    both = make.account(roles=(Role.ADVISER,), organisations=(make.organisation(),))
    client = sign_in(both)
    assert submit_form(client, LIST, {"title_de": "Laub erkennen"}).status_code == 303
    assert parse(client.get(LIST).text).root.first("h1").text == "Meine Stände"
    assert "Laub erkennen" in words(client.get(LIST))


def test_the_wrong_organisation_cannot_be_smuggled_in(make: Make, sign_in: SignIn) -> None:
    row = make.booth()
    member = make.member()
    assert row.organisation is not None
    values = {"action": "create", "title_de": "Laub", "organisation": str(row.organisation.id), "status": "approved"}
    assert sign_in(member).send(LIST, values).status_code == 422
    assert number_of(make, member) == 0
    assert stored(make, row)[0] == "draft"
