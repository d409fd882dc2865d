"""The task list: how far the booth is, what the review says, what visitors see, what may be done next."""

from __future__ import annotations

from datetime import UTC, datetime, timedelta

import pytest

from marktplatz.booths import actions, queries, rules
from marktplatz.booths.models import Booth
from marktplatz.core import clock
from marktplatz.core.database import session
from marktplatz.core.permissions import SYSTEM
from marktplatz.events.models import Event
from marktplatz.review.actions import publish
from tests.factories import BoothRow, Make
from tests.factories.booths import PUBLIC_STATES, REASON, STATES
from tests.forms import submit_form
from tests.html import parse
from tests.web.exhibitor.desk import SignIn, buttons, element, path, words

GAPS = {"risks": None, "personal_data": None, "domain": None, "publication_right": None}


def _close_registration(make: Make, row: BoothRow) -> None:
    with make.unit():
        event = session.get(Event, row.event.id)
        assert event is not None
        event.registration_ends_at = clock.now() - timedelta(days=1)


def _tags(page: str) -> list[str]:
    tasks = next(one for one in parse(page).root.all("ol") if (one.get("class") or "").startswith("tasks"))
    return [tag.text for tag in tasks.all("span") if (tag.get("class") or "").startswith("tag")]


@pytest.mark.parametrize(("lang", "name"), [("de", "Bürgersaal"), ("en", "Bürgersaal")])
def test_the_stand_number_leads_the_page_with_its_hall(make: Make, sign_in: SignIn, lang: str, name: str) -> None:
    halls = [{"letter": "B", "name": {"de": "Foyer"}}, {"letter": "A", "name": {"de": "Bürgersaal"}}]
    row = make.booth(make.event(halls=halls), stand_number="A07")
    assert row.member is not None
    page = words(sign_in(row.member).get(path(row, lang=lang)))
    assert page.startswith(f"Stand A07 {name} Code {row.code}")
    assert "Foyer" not in page


@pytest.mark.parametrize("state", STATES)
def test_the_buttons_are_what_the_table_of_states_allows(make: Make, sign_in: SignIn, state: str) -> None:
    row = make.booth(state=state)
    assert row.member is not None
    page = sign_in(row.member).get(path(row))
    with make.unit():
        booth = queries.whole_by_id(row.id)
        assert booth is not None
        allowed = {step.action for step in rules.steps_of(row.member.actor, booth)}
    # Nothing to submit while an approved booth says what was approved.
    unchanged = {"submit"} if state in ("approved", "published", "unpublished") else set()
    assert buttons(page) == allowed - unchanged


def test_progress_counts_required_answers(make: Make, sign_in: SignIn) -> None:
    row = make.booth(content=GAPS)
    assert row.member is not None
    page = sign_in(row.member).get(path(row))
    bar = element(page, "fortschritt")
    assert (bar.get("value"), bar.get("max")) == ("14", "18")
    assert "14 von 18 Pflichtangaben" in words(page)
    assert "noch 4" in words(page)
    assert _tags(page.text) == [
        "Vollständig",
        "1 von 5 offen",
        "2 von 3 offen",
        "Vollständig",
        "Freiwillig",
        "Vollständig",
        "Vollständig",
        "1 von 1 offen",
    ]


def test_an_answer_that_says_nothing_is_open_too(make: Make, sign_in: SignIn) -> None:
    row = make.booth(content={"risks": {"de": "Keine"}})
    assert row.member is not None
    page = sign_in(row.member).get(path(row))
    assert "17 von 18 Pflichtangaben" in words(page)
    assert "Nennen Sie mindestens ein Risiko." in words(page)


def test_a_flaw_of_a_voluntary_text_is_to_be_changed(make: Make, sign_in: SignIn) -> None:
    row = make.booth(content={"summary": {"de": "Kurz.", "en": "Long. " * 100}})
    assert row.member is not None
    page = sign_in(row.member).get(path(row))
    assert "Kurzbeschreibung auf Englisch" in words(page)
    assert _tags(page.text)[0] == "1 von 6 offen"


def test_every_gap_leads_to_its_input(make: Make, sign_in: SignIn) -> None:
    row = make.booth(content=GAPS)
    assert row.member is not None
    client = sign_in(row.member)
    page = client.get(path(row))
    steps = element(page, "schritte").parent
    assert steps is not None
    links = [link.get("href") or "" for link in steps.all("a")]
    assert [link.rpartition("#")[2] for link in links] == ["domain", "risks_de", "personal_data", "publication_right"]
    for link in links:
        address, _, name = link.partition("#")
        assert element(client.get(address), name).tag in ("input", "select", "textarea")


def test_the_review_is_quoted_with_links_to_the_answers(make: Make, sign_in: SignIn) -> None:
    row = make.booth(state="changes_requested")
    assert row.member is not None
    client = sign_in(row.member)
    page = client.get(path(row))
    said = element(page, "pruefung")
    assert REASON in said.text
    assert [link.get("href") for link in said.all("a")] == [path(row, "chancen-und-risiken#risks_de")]
    assert _tags(page.text)[2] == "1 Anmerkung"
    client.send(path(row, "chancen-und-risiken"), {"action": "save", "version": row.version, "risks_de": "Genauer."})
    after = client.get(path(row))
    assert "Seitdem geändert" in element(after, "pruefung").text
    assert _tags(after.text)[2] == "Vollständig"


def test_a_rejection_shows_its_reason_and_nothing_is_shown_after_an_approval(make: Make, sign_in: SignIn) -> None:
    rejected = make.booth(state="rejected")
    assert rejected.member is not None
    assert REASON in element(sign_in(rejected.member).get(path(rejected)), "pruefung").text
    again = make.booth(rejected.event, state="submitted_again")
    assert again.member is not None
    assert 'id="pruefung"' not in sign_in(again.member).get(path(again)).text


@pytest.mark.parametrize(
    ("state", "said"),
    [
        ("draft", "Der Stand wird öffentlich, wenn die Prüfung ihn freigegeben hat."),
        ("approved", "Der Stand ist freigegeben, und die Prüfung veröffentlicht ihn."),
        ("published", "Öffentlich ist Fassung 1 vom"),
        ("being_changed", "Sie bleibt online, bis die neue Fassung freigegeben ist."),
        ("submitted_again", "Sie bleibt online, bis die neue Fassung freigegeben ist."),
        ("rejected_again", "Sie bleibt online; Fassung 2 wurde abgelehnt."),
        ("withdrawn", "Der Stand ist zurückgezogen."),
    ],
)
def test_what_visitors_see_now(make: Make, sign_in: SignIn, state: str, said: str) -> None:
    row = make.booth(state=state)
    assert row.member is not None
    client = sign_in(row.member)
    page = client.get(path(row))
    aside = element(page, "online").parent
    assert aside is not None
    assert said in aside.text
    public = [link.get("href") or "" for link in aside.all("a") if "/staende/" in (link.get("href") or "")]
    assert bool(public) == (state in PUBLIC_STATES)
    assert all(client.get(address).status_code == 200 for address in public)


def test_a_rejection_in_a_later_round_is_about_the_new_revision(make: Make, sign_in: SignIn) -> None:
    first, again = make.booth(state="rejected"), make.booth(state="rejected_again")
    assert first.member is not None
    assert again.member is not None
    assert "Die Prüfung hat diesen Stand abgelehnt." in words(sign_in(first.member).get(path(first)))
    page = words(sign_in(again.member).get(path(again)))
    assert "Die Prüfung hat Fassung 2 abgelehnt. Fassung 1 bleibt öffentlich." in page
    assert "diesen Stand abgelehnt" not in page
    assert "bis die neue Fassung freigegeben ist" not in page


@pytest.mark.parametrize(
    ("state", "said"),
    [
        ("draft", "Öffentlicher Code. Die Standnummer kommt später."),
        ("published", "Öffentlicher Code. Die Standnummer kommt später."),
        ("withdrawn", "Öffentlicher Code. Er bleibt gültig."),
        ("rejected", "Öffentlicher Code. Er bleibt gültig."),
    ],
)
def test_a_stand_number_is_promised_only_where_one_may_come(make: Make, sign_in: SignIn, state: str, said: str) -> None:
    row = make.booth(state=state)
    assert row.member is not None
    assert said in words(sign_in(row.member).get(path(row)))


def test_withdrawing_promises_what_happens(make: Make, sign_in: SignIn) -> None:
    row = make.booth(state="published")
    assert row.member is not None
    client = sign_in(row.member)
    before = words(client.get(path(row)))
    assert "Der Stand verschwindet sofort aus Katalog und Suche, und sein Platz wird frei." in before
    answer = submit_form(client, path(row), button=("action", "withdraw"))
    after = words(client.get(answer.headers["Location"]))
    assert "Der Stand ist aus Katalog und Suche verschwunden." in after
    assert "Programmheft" not in before + after


def test_both_desks_say_of_the_public_revision_when_it_was_submitted(make: Make, sign_in: SignIn) -> None:
    with clock.stopped_at(datetime(2026, 11, 3, 9, tzinfo=UTC)):
        row = make.booth(state="published")
    with make.unit():
        booth = session.get_one(Booth, row.id)
        booth.published_at = datetime(2026, 11, 5, 9, tzinfo=UTC)
    assert row.member is not None
    for address, who in ((path(row), row.member), (f"/de/pruefung/{row.code}", make.reviewer())):
        assert "Öffentlich ist Fassung 1 vom 3. November 2026." in words(sign_in(who).get(address))


def test_an_approved_booth_with_another_draft_is_being_changed(make: Make, sign_in: SignIn) -> None:
    row = make.booth(state="being_changed")
    assert row.member is not None
    page = words(sign_in(row.member).get(path(row)))
    assert "Freigegeben" in page
    assert "Wird geändert" in page
    assert "Besucher*innen sehen weiter den freigegebenen Text." in page
    same = make.booth(row.event, state="published")
    assert same.member is not None
    assert "Wird geändert" not in words(sign_in(same.member).get(path(same)))


def test_the_deadline_binds_what_was_never_submitted(make: Make, sign_in: SignIn) -> None:
    fresh, again = make.booth(), make.booth(state="being_changed")
    assert fresh.member is not None
    assert again.member is not None
    ours, theirs = sign_in(fresh.member), sign_in(again.member)
    assert "Einreichen bis" in words(ours.get(path(fresh)))
    _close_registration(make, fresh)
    late = ours.get(path(fresh))
    assert "Für diese Veranstaltung lässt er sich nicht mehr einreichen." in words(late)
    assert "submit" not in buttons(late)
    assert "submit" in buttons(theirs.get(path(again)))


def test_after_the_deadline_only_organisers_reopen(make: Make, sign_in: SignIn) -> None:
    row = make.booth(state="rejected")
    assert row.member is not None
    client = sign_in(row.member)
    _close_registration(make, row)
    page = client.get(path(row))
    assert "reopen" not in buttons(page)
    assert "Jetzt können nur die Organisator*innen diesen Stand wieder öffnen." in words(page)


def test_the_copy_holds_what_was_handed_in_and_not_the_draft(make: Make, sign_in: SignIn) -> None:
    row = make.booth(state="being_changed")
    assert row.member is not None
    page = words(sign_in(row.member).get(path(row, "angaben")))
    for expected in (
        f"{row.event.slug}-{row.code}-1",
        "Kameras an Linienbussen finden Schäden, bevor jemand stürzt.",
        "Cameras on buses find damage before anybody falls.",
        "Jeder Bus fotografiert die Fahrbahn.",
        "Entlastung von Routine, Veränderte Aufgaben",
        "(nicht öffentlich) Bestätigt",
    ):
        assert expected in page, expected
    assert "auch Radwege werden geprüft" not in page


def test_there_is_no_copy_before_the_first_submission(make: Make, sign_in: SignIn) -> None:
    row = make.booth()
    assert row.member is not None
    answer = sign_in(row.member).get(path(row, "angaben"))
    assert answer.status_code == 404
    assert "noch nichts eingereicht" in answer.text


def test_a_booth_of_a_hidden_event_has_no_public_page(make: Make, sign_in: SignIn) -> None:
    row = make.booth(make.event(is_public=False), state="published")
    assert row.member is not None
    page = sign_in(row.member).get(path(row))
    assert "/staende/" not in page.text
    assert "Nichts, denn die Veranstaltung ist noch nicht öffentlich. Danach: Fassung 1." in words(page)


def test_the_reason_of_an_earlier_unpublishing_is_not_todays(make: Make, sign_in: SignIn) -> None:
    """Published again and withdrawn by the exhibitors themselves: the review did not end this publicity."""
    row, reviewer = make.booth(state="unpublished"), make.reviewer().actor
    assert row.member is not None
    client = sign_in(row.member)
    assert "Die Prüfung hat die Veröffentlichung am" in words(client.get(path(row)))
    with make.unit():
        booth = queries.whole(row.code)
        assert booth is not None
        publish(booth, actor=reviewer)
        actions.withdraw(booth, actor=row.member.actor)
        actions.reopen(booth, actor=SYSTEM)
    assert "Die Prüfung hat die Veröffentlichung am" not in words(client.get(path(row)))
