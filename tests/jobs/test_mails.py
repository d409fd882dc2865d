"""Delivering: each mail once, tried again where that helps, given up where it does not, never inside a transaction."""

from __future__ import annotations

from datetime import UTC, datetime, timedelta
from threading import Barrier, Thread

import pytest
from flask import Flask
from sqlalchemy import select, text

from marktplatz.core import clock
from marktplatz.core.database import db, session
from marktplatz.core.ports import Letter, MailRefused, MailUnavailable
from marktplatz.jobs.mails import deliver_due
from marktplatz.mail.actions import GIVE_UP_AFTER
from marktplatz.mail.models import OutboxMail
from tests.factories import Make
from tests.jobs.conftest import Queue
from tests.jobs.transport import PostOffice

NOON = datetime(2026, 11, 20, 12, 0, tzinfo=UTC)


def deliver(app: Flask) -> int:
    with app.app_context():
        return deliver_due()


def outbox(make: Make) -> list[OutboxMail]:
    with make.unit():
        rows = list(session.scalars(select(OutboxMail).order_by(OutboxMail.id)))
        session.expunge_all()
        return rows


def test_every_mail_goes_out_once(app: Flask, make: Make, office: PostOffice, queue: Queue) -> None:
    queue(3)
    assert deliver(app) == 3
    assert deliver(app) == 0
    rows = outbox(make)
    assert [row.state for row in rows] == ["sent"] * 3
    assert all(row.sent_at is not None and row.attempts == 1 for row in rows)
    assert [letter.message_id for letter in office.taken] == [row.message_id for row in rows]
    assert [letter.recipient for letter in office.taken] == ["kim@stadt.example"] * 3
    assert "https://fair.example/secret-0" in office.taken[0].body


def test_a_mail_that_is_not_due_waits(app: Flask, office: PostOffice, queue: Queue) -> None:
    with clock.stopped_at(NOON):
        queue(1)
    with clock.stopped_at(NOON - timedelta(seconds=1)):
        assert deliver(app) == 0
    with clock.stopped_at(NOON):
        assert deliver(app) == 1


def test_what_is_not_to_be_had_now_is_tried_later_and_given_up_at_last(
    app: Flask, make: Make, office: PostOffice, queue: Queue
) -> None:
    def refuse(_letter: Letter) -> None:
        raise MailUnavailable("the server is full")

    office.before = refuse
    moment = NOON
    with clock.stopped_at(moment):
        queue(1)
    waits = []
    for _ in range(GIVE_UP_AFTER):
        with clock.stopped_at(moment):
            assert deliver(app) == 0
            assert deliver(app) == 0
        (row,) = outbox(make)
        waits.append(row.next_try_at - moment)
        moment = row.next_try_at
    assert [wait.total_seconds() / 60 for wait in waits[:-1]] == [1, 2, 4, 8, 16, 32, 64]
    assert (row.state, row.attempts, row.error) == ("failed", GIVE_UP_AFTER, "the server is full")
    office.before = lambda _letter: None
    with clock.stopped_at(NOON + timedelta(days=30)):
        assert deliver(app) == 0
    assert office.taken == []


def test_a_server_that_comes_back_gets_the_mail(app: Flask, make: Make, office: PostOffice, queue: Queue) -> None:
    office.before = lambda _letter: (_ for _ in ()).throw(MailUnavailable("away"))
    with clock.stopped_at(NOON):
        queue(1)
        deliver(app)
    office.before = lambda _letter: None
    with clock.stopped_at(NOON + timedelta(minutes=1)):
        assert deliver(app) == 1
    (row,) = outbox(make)
    assert (row.state, row.attempts, row.error) == ("sent", 2, "")


def test_a_refused_mail_is_given_up_at_once_and_stops_no_other(
    app: Flask, make: Make, office: PostOffice, queue: Queue
) -> None:
    def first_only(letter: Letter) -> None:
        if "secret-0" in letter.body:
            raise MailRefused("no such mailbox")

    office.before = first_only
    queue(2)
    assert deliver(app) == 1
    assert [(row.state, row.error) for row in outbox(make)] == [("failed", "no such mailbox"), ("sent", "")]


def test_an_unforeseen_fault_is_tried_again_and_logged_without_address_or_text(
    app: Flask, make: Make, office: PostOffice, queue: Queue, caplog: pytest.LogCaptureFixture
) -> None:
    def fall_over(letter: Letter) -> None:
        raise RuntimeError(f"cannot send {letter.body} to {letter.recipient}")

    office.before = fall_over
    queue(1)
    assert deliver(app) == 0
    (row,) = outbox(make)
    assert (row.state, row.error) == ("waiting", "RuntimeError")
    assert row.next_try_at > clock.now()
    assert caplog.messages == [f"mail {row.id} was not delivered: MailUnavailable"]


def test_the_post_office_is_called_outside_any_transaction(app: Flask, office: PostOffice, queue: Queue) -> None:
    seen = []

    def write_meanwhile(_letter: Letter) -> None:
        # A transaction that writes would make this one wait for it in vain.
        seen.append(session().in_transaction())
        with db.engine.connect().execution_options(writes=True) as connection, connection.begin():
            connection.execute(text("UPDATE accounts SET name = 'written meanwhile'"))

    office.before = write_meanwhile
    queue(1)
    assert deliver(app) == 1
    assert seen == [False]


class Killed(BaseException):
    """The end of a process, seen from inside."""


def test_a_worker_killed_in_mid_delivery_leaves_the_mail_to_the_next(
    app: Flask, make: Make, office: PostOffice, queue: Queue
) -> None:
    def die(_letter: Letter) -> None:
        raise Killed

    office.before = die
    with clock.stopped_at(NOON):
        queue(1)
        with pytest.raises(Killed):
            deliver(app)
    office.before = lambda _letter: None
    (row,) = outbox(make)
    assert timedelta(minutes=2) <= row.next_try_at - NOON <= timedelta(minutes=10)
    with clock.stopped_at(row.next_try_at - timedelta(seconds=1)):
        assert deliver(app) == 0
    with clock.stopped_at(row.next_try_at):
        assert deliver(app) == 1
    (row,) = outbox(make)
    assert (row.state, row.attempts) == ("sent", 2)
    assert [letter.message_id for letter in office.taken] == [row.message_id]


def test_two_workers_at_once_deliver_each_mail_once(app: Flask, make: Make, office: PostOffice, queue: Queue) -> None:
    queue(30)
    together, sent = Barrier(2), []

    def work() -> None:
        together.wait(10)
        sent.append(deliver(app))

    workers = [Thread(target=work) for _ in range(2)]
    for worker in workers:
        worker.start()
    for worker in workers:
        worker.join(60)
    assert sum(sent) == 30
    assert len({letter.message_id for letter in office.taken}) == len(office.taken) == 30
    assert {row.attempts for row in outbox(make)} == {1}


def test_it_breaks_off_between_two_mails(app: Flask, office: PostOffice, queue: Queue) -> None:
    queue(3)
    with app.app_context():
        assert deliver_due(lambda: len(office.taken) < 2) == 2
    assert len(office.taken) == 2
