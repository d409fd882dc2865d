"""Pages that are given again without being made: the same as fresh ones, never older than what was published last."""

from __future__ import annotations

import gc
from collections.abc import Callable
from contextlib import AbstractContextManager
from dataclasses import replace
from datetime import datetime, timedelta
from pathlib import Path
from threading import Thread
from typing import Any

import pytest
from flask import Flask
from sqlalchemy import select
from werkzeug.test import create_environ, run_wsgi_app

from marktplatz.booths import recording
from marktplatz.booths.actions import withdraw
from marktplatz.booths.asking import Label, change_vocabulary, labels_of, vocabulary_of
from marktplatz.booths.models import Booth
from marktplatz.booths.queries import whole_by_id
from marktplatz.booths.registers import take_over
from marktplatz.catalogue.stamp import Glance
from marktplatz.core import clock
from marktplatz.core.database import db, session
from marktplatz.core.permissions import SYSTEM
from marktplatz.events.models import Event
from marktplatz.exchange.records import read_record
from marktplatz.review.actions import publish, unpublish
from marktplatz.stands.actions import assign
from marktplatz.stands.models import ScanCount
from marktplatz.web.edition import Page, Pages
from marktplatz.web.kept import KeptPages
from tests.client import Client
from tests.conftest import STANDING, Installation, build_app
from tests.exchange.entries import entry
from tests.factories import BoothRow, Make
from tests.statements import Statements

Counting = Callable[[], AbstractContextManager[Statements]]


@pytest.fixture
def somebody(app: Flask) -> Client:
    """A visitor with a cookie, who is always answered anew."""
    return known(app)


def known(app: Flask) -> Client:
    client = app.test_client()
    assert isinstance(client, Client)
    client.set_cookie("somebody", "else")
    return client


def pages_of(row: BoothRow) -> list[str]:
    event = f"/de/{row.event.slug}"
    catalogue = [f"{event}/katalog", f"{event}/katalog?q=Radwege&view=table", f"{event}/katalog?sort=random"]
    return [f"{event}/", f"{event}/staende/{row.path_part}", f"/s/{row.code}", *catalogue]


def answers(client: Client, paths: list[str], **headers: str) -> list[tuple[int, dict[str, str], bytes]]:
    found = [client.get(path, headers=headers, check=False) for path in paths]
    # The time of the answer is added by whoever serves it, and by the test client where a page is made.
    return [(one.status_code, {k: v for k, v in one.headers.items() if k != "Date"}, one.data) for one in found]


def booth_of(row: BoothRow) -> Booth:
    found = whole_by_id(row.id)
    assert found is not None
    return found


def renamed(event: Event) -> list[Label]:
    vocabulary = vocabulary_of(event, "domain")
    assert vocabulary is not None
    return [replace(label, de=f"{label.de} neu") for label in labels_of(vocabulary)]


@pytest.mark.usefixtures("stopped_clock")
@pytest.mark.parametrize("language", ["de", "en"])
def test_a_page_given_again_is_the_page(
    client: Client, somebody: Client, make: Make, statements: Counting, language: str
) -> None:
    paths = [path.replace("/de/", f"/{language}/") for path in pages_of(make.booth(state="published"))]
    wish = {"Accept-Language": language}
    first = answers(client, paths, **wish)
    with statements() as seen:
        again = answers(client, paths, **wish)
    assert [one for one in seen if "scan_counts" not in one and "lock_timeout" not in one] == []
    with statements() as made:
        fresh = answers(somebody, paths, **wish)
    assert len(made) >= len(paths), "who has a cookie gets a page of their own"
    assert first == again == fresh
    assert {status for status, _, _ in first} == {200}


def test_nobody_gets_the_page_of_another_language(client: Client, make: Make) -> None:
    booth = make.booth(state="published")
    for _ in range(2):
        for wish in ("de", "en", "fr", "en;q=0.1, de;q=0.9"):
            expected = "en" if wish == "en" else "de"
            page = client.get(f"/s/{booth.code}", headers={"Accept-Language": wish}).text
            assert f'<html lang="{expected}">' in page


def test_a_host_that_is_not_ours_gets_nothing_that_is_kept(client: Client, make: Make) -> None:
    path = pages_of(make.booth(state="published"))[1]
    assert client.get(path).status_code == 200
    assert client.get(path, headers={"Host": "example.org"}).status_code != 200


@pytest.mark.parametrize("sign", ['"other", {}', "W/{}", "*"])
def test_a_browser_that_has_the_page_is_told_so(client: Client, somebody: Client, make: Make, sign: str) -> None:
    for path in pages_of(make.booth(state="published")):
        kept, fresh = client.get(path), somebody.get(path)
        assert kept.headers["ETag"] == fresh.headers["ETag"]
        same = {"If-None-Match": sign.format(kept.headers["ETag"])}
        (one,), (other,) = answers(client, [path], **same), answers(somebody, [path], **same)
        assert one == other
        assert (one[0], one[2]) == (304, b"")
        assert client.get(path, headers={"If-None-Match": '"other"'}).status_code == 200
        assert client.head(path).data == b""


def test_every_scan_counts_whoever_made_the_page(app: Flask, client: Client, somebody: Client, make: Make) -> None:
    booth = make.booth(state="published")
    for visitor in (client, client, somebody, client):
        visitor.get(f"/s/{booth.code}")
    with app.app_context():
        assert session.scalars(select(ScanCount.count)).all() == [4]
        session.rollback()


def test_what_is_published_is_seen_by_the_next_request_of_every_worker(
    app: Flask, installation: Installation, make: Make, tmp_path: Path, stopped_clock: datetime
) -> None:
    """After every step that changes what the public sees, each of two programs answers as if it kept nothing."""
    other = build_app(tmp_path, DATABASE_URL=installation.engine.url.render_as_string(hide_password=False))
    row, second = make.booth(state="published", stand_number="A01"), make.booth(state="approved")
    reviewer, organiser = make.reviewer().actor, make.organiser().actor
    paths = [*pages_of(row), *pages_of(second)]
    visitors: list[Any] = [app.test_client(), other.test_client()]
    fresh = known(app)

    def event() -> Event:
        return session.get_one(Event, row.event.id)

    with make.unit():
        event().starts_at = STANDING - timedelta(hours=1)
    steps: dict[str, Callable[[], object]] = {
        "published": lambda: publish(booth_of(second), actor=reviewer),
        "stand assigned": lambda: assign(booth_of(row), "B07", actor=reviewer),
        "recording set": lambda: recording.set_recording(
            booth_of(second), "https://stadt.example/film", actor=reviewer
        ),
        "words changed": lambda: change_vocabulary(event(), "domain", renamed(event()), actor=organiser),
        "entry imported": lambda: take_over(event(), read_record(entry()), publish=True, actor=SYSTEM),
        "unpublished": lambda: unpublish(booth_of(row), reason="Bitte prüfen", actor=reviewer),
        "published again": lambda: publish(booth_of(row), actor=reviewer),
        "withdrawn": lambda: withdraw(booth_of(second), actor=organiser),
    }
    before = answers(fresh, paths)
    for name, step in steps.items():
        with make.unit():
            step()
        after = answers(fresh, paths)
        assert after != before, f"{name}: this step changes nothing that is seen, so that it shows nothing"
        for visitor in (*visitors, *visitors):
            assert answers(visitor, paths) == after, name
        before = after
    with other.app_context():
        db.engine.dispose()


def test_what_a_page_says_of_the_time_it_says_to_the_minute(client: Client, make: Make) -> None:
    row = make.booth(state="published")
    path = f"/de/{row.event.slug}/"
    with make.unit():
        event = session.get_one(Event, row.event.id)
        event.starts_at, event.ends_at = STANDING - timedelta(hours=1), STANDING
    with clock.stopped_at(STANDING - timedelta(seconds=1)):
        before = [client.get(path).text for _ in range(2)]
    with clock.stopped_at(STANDING + timedelta(seconds=1)):
        after = [client.get(path).text for _ in range(2)]
    assert before[0] == before[1] != after[0] == after[1]


def test_a_database_that_is_away_is_not_hidden_by_what_is_kept(tmp_path: Path) -> None:
    app = build_app(tmp_path, DATABASE_URL="postgresql://nobody@127.0.0.1:1/none")
    with app.app_context():
        assert Glance(db.engine).number() == 0
    assert app.test_client().get("/de/2026/").status_code == 503


def test_the_stamp_is_read_again_once_the_database_is_back(installation: Installation, make: Make) -> None:
    make.booth(state="published")
    glance = Glance(installation.engine)
    number = glance.number()
    assert number
    its_own = glance._seats.seat._cursor.connection
    if installation.engine.dialect.name == "postgresql":
        with installation.engine.connect() as connection:
            connection.exec_driver_sql(f"SELECT pg_terminate_backend({its_own.info.backend_pid})").all()
    else:
        its_own.close()
    assert glance.number() == 0, "the connection is gone, and nothing is said from memory"
    assert glance.number() == number


@pytest.mark.usefixtures("stopped_clock")
@pytest.mark.parametrize("added", ["?utm_source=netz", "?a=1&b=2"])
def test_what_is_added_to_an_address_makes_no_other_page(
    client: Client, make: Make, statements: Counting, added: str
) -> None:
    row = make.booth(state="published")
    event = f"/de/{row.event.slug}"
    paths = [f"{event}/staende/{row.path_part}", f"/s/{row.code}", f"{event}/feed.atom", "/sitemap.xml"]
    plain = answers(client, paths)
    with statements() as seen:
        assert answers(client, [path + added for path in paths]) == plain
    assert [one for one in seen if "scan_counts" not in one and "lock_timeout" not in one] == []


def test_an_answer_with_a_cookie_is_for_one_person() -> None:
    def program(environ: Any, start_response: Any) -> list[bytes]:
        environ["marktplatz.kept.offer"].is_made = True
        made.append(1)
        start_response("200 OK", [("ETag", '"x"'), ("Set-Cookie", "a=b")])
        return [b"yours"]

    class Standing:
        @staticmethod
        def number() -> int:
            return 7

    made: list[int] = []
    front = KeptPages(program, Standing())  # type: ignore[arg-type]  # all that is asked of it is the number
    for _ in range(2):
        answer, _, _ = run_wsgi_app(front, create_environ("/"))
        assert b"".join(answer) == b"yours"
    assert len(made) == 2


def page(size: int) -> Page:
    return Page([("ETag", '"x"')], b"x" * size, None)


def test_what_was_not_asked_for_longest_makes_room() -> None:
    pages, edition = Pages(limit=30_000), (1, 1)
    assert pages.get(edition, ("a",)) is None
    for name in "abc":
        pages.put(edition, (name,), page(7_000))
    assert pages.get(edition, ("a",)) is not None
    pages.put(edition, ("d",), page(7_000))
    assert [name for name in "abcd" if pages.get(edition, (name,))] == ["a", "c", "d"]


def test_a_page_that_was_made_before_a_publication_is_not_kept_after_it() -> None:
    pages = Pages()
    pages.get((1, 1), ("a",))
    pages.get((2, 1), ("b",))
    pages.put((1, 1), ("a",), page(10))
    assert pages.get((2, 1), ("a",)) is None
    assert pages.get((1, 1), ("a",)) is None


def test_one_page_never_takes_the_room_of_many() -> None:
    pages = Pages()
    pages.get((1, 1), ("a",))
    pages.put((1, 1), ("a",), page(5_000_000))
    assert pages.get((1, 1), ("a",)) is None


def test_a_connection_of_a_thread_that_ended_is_closed(app: Flask, installation: Installation, make: Make) -> None:
    make.booth(state="published")
    glance, held = Glance(installation.engine), []

    def look() -> None:
        glance.number()
        held.append(glance._seats.seat._cursor)

    thread = Thread(target=look)
    thread.start()
    thread.join()
    gc.collect()
    with pytest.raises(installation.engine.dialect.loaded_dbapi.Error, match=r"(?i)closed"):
        held[0].execute("SELECT 1")
