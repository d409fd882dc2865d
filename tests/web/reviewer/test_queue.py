"""The queue: what waits, how long, what to look at twice, and nothing of what nobody has submitted."""

from __future__ import annotations

from datetime import timedelta

import pytest

from marktplatz.booths.workflow import LABELS, Status
from marktplatz.core import clock
from marktplatz.core.permissions import Role
from marktplatz.review import queries
from tests.factories import Make
from tests.html import parse
from tests.web.reviewer.desk import Counting, SignIn, element, queue, rows, words


def tally(html: str) -> dict[str, tuple[str, bool]]:
    links = parse(html).root.all("a")
    return {
        (link.get("href") or "").partition("status=")[2]: (link.text.split()[0], link.get("aria-current") == "true")
        for link in links
        if "status=" in (link.get("href") or "") and (around := link.above("ul")) and around.get("class") == "tally"
    }


def test_the_longest_waiting_comes_first_with_its_days(make: Make, sign_in: SignIn) -> None:
    event = make.event()
    for days, title in ((0, "Frisch"), (19, "Alt"), (1, "Gestern")):
        with clock.stopped_at(clock.now() - timedelta(days=days)):
            row = make.booth(event, state="submitted", title=title)
    answer = sign_in(make.reviewer()).get(queue(row))
    assert answer.status_code == 200
    shown = [(cells[1].split()[0], cells[4]) for cells in rows(answer)]
    assert shown == [("Alt", "19 Tage"), ("Gestern", "1 Tag"), ("Frisch", "seit heute")]
    assert "3 Stände warten auf Prüfung. Am längsten wartet einer seit 19 Tagen." in words(answer)


def test_days_are_counted_by_midnights_of_the_fair(make: Make, sign_in: SignIn) -> None:
    midnight = clock.now().astimezone(clock.ZONE).replace(hour=0, minute=5)
    with clock.stopped_at(midnight - timedelta(minutes=10)):
        row = make.booth(state="submitted")
    client = sign_in(make.reviewer())
    with clock.stopped_at(midnight):
        assert rows(client.get(queue(row)))[0][4] == "1 Tag"


def test_every_state_has_its_list(make: Make, sign_in: SignIn) -> None:
    event = make.event()
    made = {
        state: make.booth(event, state=state)
        for state in ("submitted", "changes_requested", "approved", "draft", "rejected", "withdrawn")
    }
    client = sign_in(make.reviewer())
    counts = tally(client.get(queue(made["draft"])).text)
    assert counts == {str(status): ("1", status is Status.SUBMITTED) for status in Status}
    for status, row in made.items():
        answer = client.get(queue(row, f"&status={status}"))
        assert [cells[0] for cells in rows(answer)] == [f"Code {row.code}"]
        section = element(answer, "liste").above("section")
        assert section is not None
        assert LABELS[Status(status)].de in section.text


def test_hints_stand_beside_the_title(make: Make, sign_in: SignIn) -> None:
    event = make.event()
    grave = {"personal_data": "special", "employee_effects": ["jobs_lost", "monitoring"]}
    row = make.booth(event, state="submitted", content=grave, title="A")
    make.booth(
        event, state="submitted", content={"personal_data": "unknown", "employee_effects": ["unknown"]}, title="B"
    )
    make.booth(event, state="submitted", title="C")
    make.booth(event, state="submitted_again", title="D")
    shown = {cells[1][0]: cells[2] for cells in rows(sign_in(make.reviewer()).get(queue(row)))}
    assert shown == {
        "A": "Besondere Daten Stellen können wegfallen Überwachung möglich",
        "B": "Daten ungeklärt Folgen unbekannt",
        "C": "nichts Schwerwiegendes",
        "D": "Ändert öffentlichen Stand",
    }


def test_hints_of_what_was_recalled_stay_and_nothing_is_said_of_what_was_never_submitted(
    make: Make, sign_in: SignIn
) -> None:
    event = make.event()
    grave = {"personal_data": "special"}
    row = make.booth(event, state="recalled", content=grave, title="A")
    make.booth(event, state="recalled", title="B")
    make.booth(event, content=grave, title="C")
    shown = {cells[1][0]: cells[2] for cells in rows(sign_in(make.reviewer()).get(queue(row, "&status=draft")))}
    assert shown == {"A": "Besondere Daten", "B": "nichts Schwerwiegendes", "C": "nie eingereicht"}


def test_what_is_public_and_what_is_ones_own(make: Make, sign_in: SignIn) -> None:
    event, organisation = make.event(), make.organisation("Baureferat")
    row = make.booth(event, organisation, state="submitted_again", stand_number="A07")
    make.booth(event, state="submitted")
    reviewer = make.account(roles=(Role.REVIEWER,), organisations=(organisation,))
    own, other = rows(sign_in(reviewer).get(queue(row)))
    assert (own[0], own[5], "Eigene Organisation" in own[2]) == ("Stand A07", "ja", True)
    assert (other[5], "Eigene Organisation" in other[2]) == ("nein", False)


def test_of_a_draft_there_is_the_title_and_nothing_else(make: Make, sign_in: SignIn) -> None:
    secret = {
        "summary": {"de": "GEHEIM Kurz"},
        "risks": {"de": "GEHEIM Risiko"},
        "organisation_name": "GEHEIM Amt",
        "personal_data": "special",
        "employee_effects": ["monitoring"],
    }
    row = make.booth(content=secret, title="Titel des Entwurfs", organisation=make.organisation("Baureferat"))
    client = sign_in(make.reviewer())
    for answer in (client.get(queue(row, "&status=draft")), client.get(f"/de/pruefung/{row.code}")):
        assert answer.status_code == 200
        assert "Titel des Entwurfs" in words(answer)
        assert "Baureferat" in words(answer)
        assert "GEHEIM" not in answer.text
        assert "Überwachung" not in words(answer)


def test_a_recalled_booth_shows_the_title_of_its_draft_and_the_hints_of_its_submission(
    make: Make, sign_in: SignIn
) -> None:
    row = make.booth(state="submitted", content={"employee_effects": ["monitoring"]})
    assert row.member is not None
    member = sign_in(row.member)
    member.send(f"/de/aussteller/{row.code}/", {"action": "recall", "version": row.version})
    member.send(
        f"/de/aussteller/{row.code}/",
        {"action": "save", "version": row.version, "title_de": "Neuer Titel", "summary_de": "GEHEIM"},
    )
    answer = sign_in(make.reviewer()).get(queue(row, "&status=draft"))
    assert rows(answer)[0][1].startswith("Neuer Titel")
    assert rows(answer)[0][2] == "Überwachung möglich", "as it was handed in"
    assert "GEHEIM" not in answer.text


def test_a_title_in_the_other_language_is_marked(make: Make, sign_in: SignIn) -> None:
    row = make.booth(
        state="submitted", language="en", content={"title": {"en": "Spotting holes"}}, title="Spotting holes"
    )
    link = next(
        one
        for one in parse(sign_in(make.reviewer()).get(queue(row)).text).root.all("a")
        if one.text == "Spotting holes"
    )
    assert link.get("lang") == "en"
    assert link.get("href") == f"/de/pruefung/{row.code}"


@pytest.mark.parametrize(
    ("query", "status"),
    [("", "submitted"), ("&status=", "submitted"), ("&status=unsinn", "submitted"), ("&status=approved", "approved")],
)
def test_an_unknown_state_is_the_first_one(make: Make, sign_in: SignIn, query: str, status: str) -> None:
    row = make.booth(state="draft")
    counts = tally(sign_in(make.reviewer()).get(queue(row, query)).text)
    assert [one for one, (_, is_current) in counts.items() if is_current] == [status]


@pytest.mark.parametrize("page", ["0", "-1", "x", "²", "99999999999999999999", "1e3", ""])
def test_no_page_number_is_an_error(make: Make, sign_in: SignIn, page: str) -> None:
    row = make.booth(state="submitted")
    answer = sign_in(make.reviewer()).get(queue(row, f"&page={page}"))
    assert answer.status_code == 200
    assert row.code in answer.text


@pytest.mark.parametrize("page", ["2", "99", "999999999"])
def test_a_page_beyond_leads_to_the_last_one(make: Make, sign_in: SignIn, page: str) -> None:
    row = make.booth(state="submitted")
    client = sign_in(make.reviewer())
    beyond = client.get(queue(row, f"&status=submitted&page={page}"))
    assert (beyond.status_code, beyond.headers["Location"]) == (302, queue(row, "&status=submitted"))
    empty = client.get(queue(row, f"&status=rejected&page={page}"))
    assert (empty.status_code, empty.headers["Location"]) == (302, queue(row, "&status=rejected"))


def test_the_queue_has_pages(make: Make, sign_in: SignIn, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(queries, "PAGE", 2)
    event = make.event()
    made = []
    for hours in (3, 2, 1):
        with clock.stopped_at(clock.now() - timedelta(hours=hours)):
            made.append(make.booth(event, state="submitted"))
    client = sign_in(make.reviewer())
    first = client.get(queue(made[0]))
    (following,) = [one.get("href") for one in parse(first.text).root.all("a") if one.get("rel") == "next"]
    assert [cells[0] for cells in rows(first)] == [f"Code {row.code}" for row in made[:2]]
    second = client.get(following or "")
    assert [cells[0] for cells in rows(second)] == [f"Code {made[2].code}"]
    assert "Seite 2 von 2" in words(second)
    assert "Am längsten" not in words(second)


@pytest.mark.parametrize(
    ("state", "query", "said"),
    [
        ("draft", "", "Nichts wartet auf Sie"),
        ("submitted", "&status=rejected", "Kein Stand ist im Status „Abgelehnt“"),
        ("draft", "&status=rejected", "Wählen Sie oben einen anderen Status."),
    ],
)
def test_an_empty_queue_says_so(make: Make, sign_in: SignIn, state: str, query: str, said: str) -> None:
    answer = sign_in(make.reviewer()).get(queue(make.booth(state=state), query))
    assert said in words(answer)
    assert "<table" not in answer.text


def test_without_an_event_there_is_nothing_to_review(make: Make, sign_in: SignIn) -> None:
    answer = sign_in(make.reviewer()).get("/de/pruefung/")
    assert answer.status_code == 200
    assert "Ohne Veranstaltung gibt es nichts zu prüfen." in words(answer)


def test_the_current_event_comes_first_and_another_can_be_chosen(make: Make, sign_in: SignIn) -> None:
    now = clock.now()
    later = make.event("spaeter", starts_at=now + timedelta(days=90), ends_at=now + timedelta(days=91))
    hidden = make.event("geheim", is_public=False, starts_at=now, ends_at=now + timedelta(days=1))
    soon = make.event("bald", starts_at=now + timedelta(days=9), ends_at=now + timedelta(days=10))
    made = {event.slug: make.booth(event, state="submitted") for event in (later, hidden, soon)}
    client = sign_in(make.reviewer())
    assert made["bald"].code in client.get("/de/pruefung/").text
    for slug, row in made.items():
        answer = client.get(f"/de/pruefung/?event={slug}")
        assert [cells[0] for cells in rows(answer)] == [f"Code {row.code}"]
        chosen = [one.get("value") for one in element(answer, "event").all("option") if one.get("selected") is not None]
        assert chosen == [slug]
    assert rows(client.get("/de/pruefung/?event=geheim"))[0][5] == "nein"
    assert client.get("/de/pruefung/?event=nirgends").status_code == 404


def test_register_entries_are_not_reviewed(make: Make, sign_in: SignIn) -> None:
    event = make.event()
    entry = make.register_entry(event)
    client = sign_in(make.reviewer())
    for status in Status:
        assert entry.code not in client.get(f"/de/pruefung/?event={event.slug}&status={status}").text


@pytest.mark.parametrize("status", ["submitted", "draft"])
def test_as_many_statements_for_many_as_for_one(make: Make, sign_in: SignIn, statements: Counting, status: str) -> None:
    event = make.event()
    client = sign_in(make.reviewer())
    address = f"/de/pruefung/?event={event.slug}&status={status}"
    counted = []
    for more in (0, 1, 2, 60):
        with make.unit():
            member = make.member()
            for number in range(more):
                make.booth(event, member=member, state=status, title=f"Stand {more}-{number}")
        client.get(address)
        with statements() as seen:
            assert client.get(address).status_code == 200
        counted.append(len(seen))
    assert len(set(counted)) == 1, counted
    assert counted[0] <= 7


def test_the_page_speaks_english_too(make: Make, sign_in: SignIn) -> None:
    row = make.booth(state="submitted_again", content={"personal_data": "special"})
    answer = sign_in(make.reviewer()).get(queue(row, lang="en"))
    assert "One booth waits for review." in words(answer)
    assert rows(answer)[0][2] == "Special data Changes a public booth"
    assert rows(answer)[0][4:] == ["since today", "yes"]
