"""The one place that commits: all or nothing, reactions included, and writers one after the other."""

from __future__ import annotations

import threading
from collections.abc import Iterator
from concurrent.futures import ThreadPoolExecutor
from dataclasses import dataclass

import pytest
from flask import Flask
from sqlalchemy import text

from marktplatz.core import facts
from marktplatz.core.database import db, session, unit_of_work, writes
from marktplatz.core.facts import Fact, record
from marktplatz.events.models import Event
from marktplatz.reactions import react, transaction
from tests.factories import Make
from tests.parallel import WAIT


@dataclass(frozen=True, kw_only=True)
class Rang(Fact):
    """A bell rang so many times."""

    name = "rang"
    times: int


@pytest.fixture
def here(app: Flask) -> Iterator[Flask]:
    """An app context, as a request has one."""
    with app.app_context():
        yield app


def add(slug: str) -> None:
    row = Event(slug=slug, name={"de": "x"}, created_at=_now())
    session.add(row)
    session.flush()


def _now() -> object:
    from marktplatz.core import clock

    return clock.now()


def slugs() -> list[str]:
    with transaction(writes=False):
        return sorted(session.scalars(db.select(Event.slug)))


def ignore(_fact: Fact) -> None:
    """React to nothing."""


@pytest.mark.usefixtures("here")
class TestUnitOfWork:
    """On both databases."""

    def test_what_was_done_is_kept_at_the_end(self) -> None:
        with unit_of_work(ignore):
            add("a")
        assert slugs() == ["a"]

    def test_an_exception_takes_everything_back(self) -> None:
        with pytest.raises(ZeroDivisionError), unit_of_work(ignore):
            add("a")
            raise ZeroDivisionError
        assert slugs() == []

    def test_a_reaction_that_fails_takes_everything_back(self) -> None:
        def fail(_fact: Fact) -> None:
            add("b")
            raise ZeroDivisionError

        with pytest.raises(ZeroDivisionError), unit_of_work(fail):
            add("a")
            record(session, Rang(actor_id=None, times=1))
        assert slugs() == []

    def test_an_exception_drops_what_was_noted(self) -> None:
        heard: list[Fact] = []
        with pytest.raises(ZeroDivisionError), unit_of_work(heard.append):
            record(session, Rang(actor_id=None, times=1))
            raise ZeroDivisionError
        with unit_of_work(heard.append):
            add("a")
        assert heard == []

    def test_reactions_may_note_more(self) -> None:
        heard: list[int] = []

        def answer(fact: Fact) -> None:
            assert isinstance(fact, Rang)
            heard.append(fact.times)
            if fact.times:
                record(session, Rang(actor_id=None, times=fact.times - 1))

        with unit_of_work(answer):
            record(session, Rang(actor_id=None, times=2))
            record(session, Rang(actor_id=None, times=9))
            facts.take(session)
            record(session, Rang(actor_id=None, times=2))
        assert heard == [2, 1, 0]

    def test_reactions_see_what_was_done_and_are_kept_with_it(self) -> None:
        def follow(_fact: Fact) -> None:
            assert session.scalar(db.select(Event.id).where(Event.slug == "a")) is not None
            add("b")

        with unit_of_work(follow):
            session.add(Event(slug="a", name={}, created_at=_now()))
            record(session, Rang(actor_id=None, times=1))
        assert slugs() == ["a", "b"]

    def test_giving_up_keeps_nothing_and_reads_on(self) -> None:
        heard: list[Fact] = []
        with unit_of_work(heard.append) as work:
            add("a")
            record(session, Rang(actor_id=None, times=1))
            work.give_up()
            assert session.scalar(db.select(Event.id)) is None
        assert (slugs(), heard) == ([], [])

    def test_reading_keeps_nothing(self) -> None:
        with unit_of_work(ignore, writes=False):
            assert not writes()
            add("a")
        assert slugs() == []

    def test_one_inside_another_is_refused_and_the_outer_one_goes_on(self) -> None:
        with unit_of_work(ignore):
            assert writes()
            add("a")
            with pytest.raises(RuntimeError), unit_of_work(ignore):
                pass
        assert slugs() == ["a"]

    def test_a_fact_without_a_row_in_the_table_is_an_error(self) -> None:
        with pytest.raises(KeyError), transaction():
            add("a")
            record(session, Rang(actor_id=None, times=1))
        assert slugs() == []
        with pytest.raises(KeyError):
            react(Rang(actor_id=None, times=1))


def test_two_writers_come_one_after_the_other(app: Flask, make: Make) -> None:
    """Each reads first and writes later: on SQLite that fails at once unless the lock is taken at the beginning."""
    event = make.event()

    def count_up(times: int) -> None:
        for _ in range(times):
            with app.app_context(), transaction():
                row = session.get(Event, event.id, with_for_update=True)
                assert row is not None
                row.stream_url = str(int(row.stream_url or "0") + 1)

    with ThreadPoolExecutor(4) as pool:
        for done in [pool.submit(count_up, 15) for _ in range(4)]:
            done.result(WAIT)
    with make.unit():
        found = session.get(Event, event.id)
        assert found is not None
        assert found.stream_url == "60"


def test_a_reader_is_not_kept_waiting_by_a_writer(app: Flask, make: Make) -> None:
    make.event("before")
    wrote, read = threading.Event(), threading.Event()

    def write() -> None:
        with app.app_context(), transaction():
            add("after")
            wrote.set()
            assert read.wait(WAIT)

    with ThreadPoolExecutor(1) as pool:
        writer = pool.submit(write)
        assert wrote.wait(WAIT)
        with app.app_context():
            assert slugs() == ["before"]
        read.set()
        writer.result(WAIT)
    with app.app_context():
        assert slugs() == ["after", "before"]


def test_sqlite_is_durable_checked_and_patient(sqlite_app: Flask) -> None:
    expected = {"journal_mode": "wal", "synchronous": 2, "foreign_keys": 1, "busy_timeout": 15_000}
    with sqlite_app.app_context(), transaction(writes=False):
        found = {name: session.execute(text(f"PRAGMA {name}")).scalar() for name in expected}
    assert found == expected


def test_sqlite_takes_the_lock_before_the_first_query_of_a_writer_and_of_no_reader(sqlite_app: Flask) -> None:
    with sqlite_app.app_context():
        begun: list[str] = []
        db.event.listen(db.engine, "before_cursor_execute", lambda *args: begun.append(args[2]))
        with transaction():
            session.execute(text("SELECT 1"))
        with transaction(writes=False):
            session.execute(text("SELECT 2"))
    wait = "PRAGMA busy_timeout=15000"
    assert begun == [wait, "BEGIN IMMEDIATE", "SELECT 1", wait, "BEGIN", "SELECT 2"]


def test_foreign_keys_are_checked(app: Flask) -> None:
    from sqlalchemy.exc import IntegrityError

    with app.app_context(), pytest.raises(IntegrityError), transaction():
        session.execute(
            text("INSERT INTO programme_items (event_id, starts_at, title, note) VALUES (9, '2026-01-01', '{}', '{}')")
        )
