"""The booth page: what is published, in the reader's language, and honest about gaps."""

from __future__ import annotations

import re
from collections.abc import Callable
from contextlib import AbstractContextManager

import pytest

from marktplatz.core.text import plain
from tests.client import Client
from tests.factories import Make
from tests.statements import Statements

Counting = Callable[[], AbstractContextManager[Statements]]


def test_all_public_answers_are_on_the_page(client: Client, make: Make) -> None:
    booth = make.booth(state="published", stand_number="A07", title="Laub erkennen")
    text = plain(client.get(f"/de/{booth.event.slug}/staende/{booth.path_part}").text)
    for expected in (
        "A07",
        "Laub erkennen",
        "Kameras an Linienbussen finden Schäden",
        "Straßen werden schneller repariert, Bürger*innen müssen nichts melden.",
        "Gesichter könnten ins Bild geraten.",
        "Entlastung von Routine",
        "Lernendes System",
        "Bild- und Videoauswertung",
        "Pilotbetrieb",
        "Mobilität und Verkehr",
        "Nur anonyme oder aggregierte Daten",
        "Vor Ort",
        "CC BY 4.0",
        "strassen@musterstadt.example",
        "Jeder Bus fotografiert die Fahrbahn.",
    ):
        assert expected in text, expected


def test_a_stand_is_in_the_hall_of_its_letter(client: Client, make: Make) -> None:
    event = make.event(halls=[{"letter": "A", "name": {"de": "Bürgersaal", "en": "Citizens’ hall"}}])
    named = make.booth(event, state="published", stand_number="A07")
    unnamed = make.booth(event, state="published", stand_number="B02")
    assert "Halle A Bürgersaal" in plain(client.get(f"/de/{event.slug}/staende/{named.path_part}").text)
    assert "Halle B" not in plain(client.get(f"/de/{event.slug}/staende/{unnamed.path_part}").text)
    start = plain(client.get(f"/en/{event.slug}/").text)
    assert "Hall A Citizens’ hall" in start
    assert "Hall B" in start


def test_an_old_readable_part_leads_to_the_right_one(client: Client, make: Make) -> None:
    booth = make.booth(state="published")
    for part in (booth.code, booth.code.lower(), f"{booth.code}-alter-titel"):
        answer = client.get(f"/de/{booth.event.slug}/staende/{part}")
        assert answer.status_code == 301
        assert answer.headers["Location"] == f"/de/{booth.event.slug}/staende/{booth.path_part}"


def test_a_text_in_another_language_is_marked(client: Client, make: Make) -> None:
    booth = make.booth(state="published", content={"summary": {"de": "Nur auf Deutsch."}})
    english = client.get(f"/en/{booth.event.slug}/staende/{booth.path_part}").text
    assert '<p class="lead" lang="de">Nur auf Deutsch.</p>' in english
    german = client.get(f"/de/{booth.event.slug}/staende/{booth.path_part}").text
    assert '<p class="lead">Nur auf Deutsch.</p>' in german


def test_a_register_entry_says_what_it_is(client: Client, make: Make) -> None:
    entry = make.register_entry(title="Chatbot Gem")
    text = plain(client.get(f"/de/{entry.event.slug}/staende/{entry.path_part}").text)
    assert "Die Organisation hat sich nicht zur Ausstellung angemeldet." in text
    assert "keine Angabe" in text
    assert "Lizenz der Quelle" in text


def test_a_registers_own_word_for_the_stage_is_in_the_language_of_the_entry(client: Client, make: Make) -> None:
    entry = make.register_entry(title="Chatbot Gem", language="nl", own_words={"lifecycle_status": "In ontwikkeling"})
    english = client.get(f"/en/{entry.event.slug}/staende/{entry.path_part}").text
    assert '<span lang="nl">In ontwikkeling</span>' in english


@pytest.mark.parametrize(("reader", "mark"), [("de", ""), ("en", ' lang="de"')])
def test_only_a_stage_in_another_language_is_marked(client: Client, make: Make, reader: str, mark: str) -> None:
    entry = make.register_entry(own_words={"lifecycle_status": "In Erprobung"})
    page = client.get(f"/{reader}/{entry.event.slug}/staende/{entry.path_part}").text
    assert f"<span{mark}>In Erprobung</span>" in page


def test_markup_of_people_is_text(client: Client, make: Make) -> None:
    hostile = "<script>alert(1)</script><img src=x onerror=alert(1)>"
    booth = make.booth(state="published", title=hostile, content={"risks": {"de": hostile}})
    page = client.get(f"/s/{booth.code}").text
    assert "<script>" not in page
    assert not re.search(r"<img\s", page)
    assert "&lt;script&gt;alert(1)&lt;/script&gt;" in page


def test_visitors_see_the_approved_text_while_a_change_waits(client: Client, make: Make) -> None:
    for state in ("being_changed", "submitted_again", "changes_requested_again", "rejected_again"):
        booth = make.booth(state=state)
        page = client.get(f"/s/{booth.code}").text
        assert "Kameras an Linienbussen" in page
        assert "Radwege" not in page


def test_two_statements_whatever_the_number_of_booths(client: Client, make: Make, statements: Counting) -> None:
    booth = make.booth(state="published")
    for more in (0, 2):
        for _ in range(more):
            make.booth(state="published")
        with statements() as seen:
            assert client.get(f"/de/{booth.event.slug}/staende/{booth.path_part}").status_code == 200
        assert len(seen) == 2, seen


def test_no_cookie_nothing_from_elsewhere_no_script(client: Client, make: Make) -> None:
    booth = make.booth(state="published")
    for path in (f"/de/{booth.event.slug}/", f"/de/{booth.event.slug}/katalog", f"/s/{booth.code}"):
        answer = client.get(path)
        assert "Set-Cookie" not in answer.headers
        # Only the catalogue has one, which it does without as well.
        scripts = re.findall(r"<script(?! type=.application/ld.json)[^>]*>", answer.text)
        assert [one for one in scripts if 'src="/static/js/catalogue.js' not in one or "katalog" not in path] == []
        # A link may lead away, what the page itself is made of may not come from there.
        foreign = re.findall(r'(?:src="|<link [^>]*href=")(https?://[^"]+)"', answer.text)
        assert [address for address in foreign if not address.startswith("http://localhost/")] == []
        assert "default-src 'none'" in answer.headers["Content-Security-Policy"]


def test_the_words_of_a_source_are_shown_as_such(client: Client, make: Make) -> None:
    entry = make.register_entry(language="nl", own_words={"technology": "Beeldherkenning"})
    page = client.get(f"/s/{entry.code}", headers={"Accept-Language": "de"}).text
    assert '<span lang="nl">Beeldherkenning</span> <span class="quiet">(in den Worten der Quelle)</span>' in page
    listed = client.get(f"/de/{entry.event.slug}/katalog?technology=own_words").text
    assert "in den Worten der Quelle" in listed
    assert f"/staende/{entry.code}" in listed
    assert f"/staende/{entry.code}" not in client.get(f"/de/{entry.event.slug}/katalog?technology=not_stated").text


def test_readers_are_told_what_fixed_rules_are(client: Client, make: Make) -> None:
    booth = make.booth(state="published")
    assert "Feste Regeln sind aufgeschrieben" in client.get(f"/s/{booth.code}").text
