"""The catalogue's page: filters, search and pages in the address; nothing is an error."""

from __future__ import annotations

import re
from collections.abc import Callable
from contextlib import AbstractContextManager
from datetime import UTC, datetime

import pytest

from marktplatz.catalogue import queries
from marktplatz.catalogue.shelf import SORTS
from marktplatz.core import clock
from marktplatz.core.text import plain
from tests.client import Client
from tests.factories import Make
from tests.html import parse
from tests.statements import Statements

Counting = Callable[[], AbstractContextManager[Statements]]


def test_cards_come_in_the_order_of_the_stands(client: Client, make: Make) -> None:
    for number in ("A10", "B01", "A02"):
        make.booth(state="published", stand_number=number, title=f"Projekt {number}")
    make.booth(state="published", title="Ohne Platz")
    event = make.booth(state="draft", title="Unsichtbar").event
    page = plain(client.get(f"/de/{event.slug}/katalog").text)
    places = [page.index(f"Projekt {number}") for number in ("A02", "A10", "B01")]
    assert [*places, page.index("Ohne Platz")] == sorted([*places, page.index("Ohne Platz")])
    assert "Unsichtbar" not in page
    assert "4 Stände" in page


def test_filters_are_or_within_and_and_across(client: Client, make: Make) -> None:
    event = make.event()
    wanted = {"lifecycle_status": "idea", "technology": ["rules"]}
    make.booth(event, state="published", title="Eins", content=wanted)
    make.booth(event, state="published", title="Zwei", content={**wanted, "lifecycle_status": "retired"})
    make.booth(event, state="published", title="Drei", content={**wanted, "technology": ["robotics"]})
    query = "lifecycle_status=idea&lifecycle_status=retired&technology=rules"
    page = plain(client.get(f"/de/{event.slug}/katalog?{query}").text)
    assert ("Eins" in page, "Zwei" in page, "Drei" in page) == (True, True, False)
    assert "2 von 3 Ständen" in page


@pytest.mark.parametrize(
    "query",
    ["kleingärtnerinnen", "Kleingärtner*innen", "KLEINGÄRTNER:INNEN", "kleingartnerinn", "  kleingärtner_innen "],
)
def test_search_finds_a_word_with_or_without_its_star(client: Client, make: Make, query: str) -> None:
    booth = make.booth(state="published", title="Hilfe für Kleingärtner*innen")
    other = make.booth(state="published", title="Laub")
    page = plain(client.get(f"/de/{booth.event.slug}/katalog", query_string={"q": query}).text)
    assert "Hilfe für Kleingärtner*innen" in page
    assert other.event == booth.event
    assert "Laub" not in page


@pytest.mark.parametrize(
    "query",
    [
        '"',
        "'",
        "* OR zz *",
        "NEAR(",
        "zz AND",
        "-",
        "()",
        "title:x",
        "\x00",
        "😀",
        "%",
        "_",
        "!",
        "& |",
        "a" * 10_000,
        "\\",
    ],
)
def test_no_search_is_an_error_or_finds_everything_by_accident(client: Client, make: Make, query: str) -> None:
    booth = make.booth(state="published", title="Laub")
    answer = client.get(f"/de/{booth.event.slug}/katalog", query_string={"q": query})
    assert answer.status_code == 200
    typed = bool(query.strip("\x00"))
    assert ("Kein Stand passt" in answer.text) is typed


@pytest.mark.parametrize(
    "query", ["page=0", "page=-1", "page=x", "page=99999999999", "sort=evil", "domain=nonsense", "view=1"]
)
def test_a_strange_address_is_the_catalogue(client: Client, make: Make, query: str) -> None:
    booth = make.booth(state="published")
    answer = client.get(f"/de/{booth.event.slug}/katalog?{query}")
    assert answer.status_code == 200
    assert "Katalog der Stände" in answer.text


def test_everything_chosen_is_a_chip_that_removes_it(client: Client, make: Make) -> None:
    booth = make.booth(state="published")
    path = f"/de/{booth.event.slug}/katalog"
    page = client.get(f"{path}?q=Schlagl%C3%B6cher&domain=mobility&sort=title").text
    assert f'href="{path}?domain=mobility&amp;sort=title"' in page
    assert f'href="{path}?q=Schlagl%C3%B6cher&amp;sort=title"' in page


@pytest.mark.parametrize("words", ["", "Schlaglöcher"])
@pytest.mark.parametrize("sort", ["", *SORTS, "stand", "anything"])
@pytest.mark.parametrize(("lang", "start"), [("de", "Stände, sortiert nach: "), ("en", "Booths, sorted by: ")])
def test_the_table_says_its_order(client: Client, make: Make, words: str, sort: str, lang: str, start: str) -> None:
    event = make.booth(state="published").event
    query = {"view": "table", "sort": sort, "q": words}
    page = parse(client.get(f"/{lang}/{event.slug}/katalog", query_string=query).text).root
    order = page.first("caption").text.removeprefix(start)
    best = {"de": "Beste Treffer", "en": "Best match"}[lang]
    assert order
    assert (order == best) == (bool(words) and sort in ("", "anything"))


@pytest.mark.parametrize("typed", ["A02", "a2", "Stand A02", "code"])
def test_a_page_of_the_list_is_the_list_though_the_words_are_a_number(client: Client, make: Make, typed: str) -> None:
    wanted = make.booth(state="published", stand_number="A02", title="Am zweiten Stand")
    make.booth(wanted.event, state="published", stand_number="A03", title="Am dritten Stand")
    words = wanted.code.lower() if typed == "code" else typed
    path = f"/de/{wanted.event.slug}/katalog"
    assert client.get(path, query_string={"q": words}).status_code == 302
    answer = client.get(path, query_string={"q": words, "page": "1"})
    page = parse(answer.text).root
    assert answer.status_code == 200
    assert page.first("main").first("h2").text == "Am zweiten Stand"
    assert "Am dritten Stand" not in answer.text
    assert f'value="{words}"' in answer.text


def test_one_booth_on_the_last_page_can_be_sorted_too(client: Client, make: Make) -> None:
    event = make.event()
    for _ in range(queries.PAGE + 1):
        make.register_entry(event)
    last = client.get(f"/de/{event.slug}/katalog?page=2").text
    assert last.count('<li class="card">') == 1
    assert '<select id="sort"' in last


def test_an_empty_catalogue_says_why(client: Client, make: Make) -> None:
    event = make.event()
    assert "Im Katalog stehen noch keine Stände" in client.get(f"/de/{event.slug}/katalog").text


def test_a_hidden_event_does_not_exist(client: Client, make: Make) -> None:
    booth = make.booth(make.event(is_public=False), state="published")
    for path in ("/", "/katalog", f"/staende/{booth.path_part}"):
        assert client.get(f"/de/{booth.event.slug}{path}").status_code == 404
    assert client.get(f"/s/{booth.code}").status_code == 404
    assert client.get(f"/api/v1/booths/{booth.code}").status_code == 404


@pytest.mark.parametrize(
    "path", ["/katalog", "/katalog?q=bus&domain=mobility&sort=newest", "/katalog?view=table", "/katalog?q=Z99&page=1"]
)
def test_four_statements_with_one_and_with_many(client: Client, make: Make, statements: Counting, path: str) -> None:
    booth = make.booth(state="published")
    seen_before = 0
    for more in (0, 2, 30):
        for _ in range(more):
            make.register_entry(booth.event)
        # Whoever sends a cookie gets no page that was kept.
        client.set_cookie("somebody", "else")
        # The first visitor after a publication reads the booths and words of the event, for all who follow.
        client.get(f"/de/{booth.event.slug}{path}")
        with statements() as seen:
            assert client.get(f"/de/{booth.event.slug}{path}").status_code == 200
        assert 0 < len(seen) <= 4, seen
        assert seen_before in (0, len(seen))
        seen_before = len(seen)


def test_the_start_page_shows_the_board(client: Client, make: Make, statements: Counting) -> None:
    booth = make.booth(state="published", stand_number="C03", title="Laub")
    with statements() as seen:
        page = plain(client.get(f"/de/{booth.event.slug}/").text)
    assert "C03 Laub" in page.replace("Stand C03", "C03")
    assert len(seen) <= 4, seen
    assert client.get("/").headers["Location"] == f"/de/{booth.event.slug}/"


def test_the_board_says_what_it_leaves_out(client: Client, make: Make) -> None:
    event = make.event()
    for number in range(1, queries.BOARD + 1):
        make.booth(event, state="published", stand_number=f"A{number}")
    make.booth(event, state="published", title="Ohne Platz")
    assert "weitere" not in plain(client.get(f"/de/{event.slug}/").text)
    make.booth(event, state="published", stand_number="B1", title="Der letzte")
    assert "und 1 weiterer Stand mit Platz, im Katalog" in plain(client.get(f"/de/{event.slug}/").text)
    make.booth(event, state="published", stand_number="B2")
    page = client.get(f"/en/{event.slug}/").text
    assert "and 2 more booths with a place, in the catalogue" in plain(page)
    assert "Der letzte" not in page


def test_titles_sort_in_the_language_in_which_they_are_read(client: Client, make: Make) -> None:
    event = make.event()
    for german, english in (("Apfel", "Zebra"), ("Birne", "Middle"), ("Zitrone", "Ant")):
        make.booth(event, state="published", content={"title": {"de": german, "en": english}})
    make.booth(event, state="published", content={"title": {"de": "Kirsche"}})
    expected = {"de": ["Apfel", "Birne", "Kirsche", "Zitrone"], "en": ["Ant", "Kirsche", "Middle", "Zebra"]}
    for lang, titles in expected.items():
        page = plain(client.get(f"/{lang}/{event.slug}/katalog?sort=title").text)
        assert sorted(titles, key=page.index) == titles


@pytest.mark.parametrize(("lang", "quoted"), [("de", "„bus“"), ("en", "“bus”")])
def test_the_title_of_a_search_quotes_as_the_language_does(client: Client, make: Make, lang: str, quoted: str) -> None:
    page = parse(client.get(f"/{lang}/{make.event().slug}/katalog?q=bus").text).root
    assert f": {quoted}, " in page.first("title").text


@pytest.mark.parametrize(("lang", "date"), [("de", "04.12."), ("en", "4 DEC")])
def test_the_poster_has_the_date_as_its_language_writes_it(client: Client, make: Make, lang: str, date: str) -> None:
    event = make.event(starts_at=datetime(2026, 12, 4, 8, 30, tzinfo=UTC))
    assert f"{date} <br>2026</time>" in client.get(f"/{lang}/{event.slug}/").text


def test_the_sitemap_gives_the_time_of_the_fair(client: Client, make: Make) -> None:
    with clock.stopped_at(datetime(2026, 6, 7, 22, 30, tzinfo=UTC)):
        make.booth(state="published")
    assert "<lastmod>2026-06-08T00:30:00+02:00</lastmod>" in client.get("/sitemap.xml").text


def test_without_an_event_the_start_says_so(client: Client) -> None:
    answer = client.get("/de/")
    assert answer.status_code == 200
    assert "Noch keine Veranstaltung" in answer.text


def test_a_number_that_nobody_has_is_told_as_such(client: Client, make: Make) -> None:
    row = make.booth(state="published", stand_number="A1")
    path = f"/en/{row.event.slug}/katalog"
    for typed, told in (("A99", "A99"), ("Stand b7", "B7"), ("Code NXWT4", "NXWT4")):
        page = plain(client.get(path, query_string={"q": typed}).text)
        assert f"No booth has the number or code “{told}”" in page
        assert "Did you mean" not in page
    assert "No booth matches “Zebra”" in plain(client.get(path, query_string={"q": "Zebra"}).text)


def test_an_empty_result_says_what_leads_out_of_it(client: Client, make: Make) -> None:
    event = make.event()
    make.booth(event, state="published", title="Zebra", content={"domain": ["mobility"], "hosting": "device"})
    make.booth(event, state="published", title="Zebra zwei", content={"domain": ["mobility"], "hosting": "device"})
    make.booth(event, state="published", title="Kita", content={"domain": ["education"], "hosting": "eu_cloud"})
    path = f"/en/{event.slug}/katalog"
    page = client.get(f"{path}?q=zebra&domain=education").text
    assert "No booth matches “zebra” and Application domain: Education" in plain(page)
    ways = dict(re.findall(r'<li><a href="([^"]+)">Without [^<]*?: (\d+ booths?)</a>', page))
    assert ways == {f"{path}?domain=education": "1 booth", f"{path}?q=zebra": "2 booths"}
    for address in ways:
        assert "Without" not in client.get(address).text
    page = client.get(f"{path}?q=zebra&domain=education&hosting=eu_cloud&technology=rules").text
    assert "No booth matches everything you chose" in plain(page)
    assert "Without" not in page


def test_what_is_no_value_of_ours_comes_back_as_plain_text(client: Client, make: Make) -> None:
    row = make.booth(state="published")
    page = client.get(f"/de/{row.event.slug}/katalog", query_string={"logic_type": "\x00a\u202eb<i>"}).text
    assert "ab&lt;i&gt;" in page
    assert not {"\x00", "\u202e"} & set(page)


def test_the_table_shows_where_a_word_was_found(client: Client, make: Make) -> None:
    row = make.booth(state="published", title="Laub", content={"partners": ["Stadtgärtnerei"]})
    page = client.get(f"/de/{row.event.slug}/katalog?q=stadtgaertnerei&view=table").text
    assert re.search(r"<th scope=.*Partner\*innen:</span> <span><mark>Stadtgärtnerei</mark></span></span></th>", page)


def test_a_stand_number_or_a_code_opens_its_booth(client: Client, make: Make) -> None:
    event = make.event()
    meant = make.booth(event, state="published", stand_number="A1")
    make.booth(event, state="published", stand_number="A10")
    path = f"/de/{event.slug}/katalog"
    said = ("Stand A1", "booth a1", "Stand Nr. A1", "Standnummer: A1", "#A1", "A1.", f"Code {meant.code}")
    copied = (f"http://localhost/s/{meant.code}", f"localhost/S/{meant.code.lower()}/", "127.0.0.1:8000/s/a1")
    for typed in ("A1", " a1 ", "A 1", "a-1", *said, *copied, meant.code, meant.code.lower()):
        answer = client.get(path, query_string={"q": typed})
        assert (answer.status_code, answer.headers["Location"]) == (302, f"/de/{event.slug}/staende/{meant.path_part}")
    for written in ("B07", "B007", "NO1"):
        make.booth(event, state="published", stand_number=written)
    for written, typed in (
        ("A1", "a01"),
        ("A10", "A010"),
        ("B007", "B 007"),
        ("B07", "B07"),
        ("NO1", "no1"),
        ("NO1", "№ NO1"),
    ):
        answer = client.get(path, query_string={"q": typed}, follow_redirects=True)
        assert f">{written}<" in answer.text.partition("</h1>")[0], typed
    for query in ({"q": "A2"}, {"q": "A1", "domain": "mobility"}, {"q": "A1 Schlaglöcher"}, {"q": "ZZZZZ"}):
        assert client.get(path, query_string=query).status_code == 200
