"""The way of a mail through the outbox: claimed once, sent, tried again, given up, and let go again by an organiser."""

from __future__ import annotations

from datetime import datetime, timedelta

import pytest
from flask import Flask
from sqlalchemy import select

from marktplatz.accounts.models import Account
from marktplatz.core import clock
from marktplatz.core.database import session
from marktplatz.core.errors import Conflict, Missing, Refused
from marktplatz.core.permissions import NOBODY, SYSTEM
from marktplatz.core.ports import MailRefused, MailUnavailable
from marktplatz.mail import queries
from marktplatz.mail.actions import GIVE_UP_AFTER, enqueue, lease_next, settle, try_again
from marktplatz.mail.messages import SignInMessage
from marktplatz.mail.models import OutboxMail
from tests.factories import Make
from tests.parallel import together


def mail_for(make: Make, email: str = "") -> int:
    row = make.account(email)
    with make.unit():
        enqueue(SignInMessage(address="https://x.example/", minutes=15), [session.get_one(Account, row.id)])
        return session.scalars(select(OutboxMail.id).where(OutboxMail.account_id == row.id)).one()


def state_of(make: Make, number: int) -> tuple[str, int, str]:
    with make.unit():
        mail = session.get_one(OutboxMail, number)
        return mail.state, mail.attempts, mail.error


def test_a_mail_is_claimed_by_one_worker_until_the_claim_is_over(app: Flask, make: Make) -> None:
    number = mail_for(make)
    assert sorted(together(app, *[lease_next] * 4), key=str) == [number, None, None, None]
    with clock.stopped_at(clock.now() + timedelta(minutes=6)), make.unit():
        assert lease_next() == number


def test_mails_go_out_in_the_order_of_their_time(make: Make, stopped_clock: datetime) -> None:
    first = mail_for(make)
    with clock.stopped_at(stopped_clock + timedelta(seconds=1)):
        second = mail_for(make)
        with make.unit():
            assert [lease_next(), lease_next(), lease_next()] == [first, second, None]


def test_sent_is_the_end(make: Make) -> None:
    number = mail_for(make)
    with make.unit():
        lease_next()
        settle(number, None)
    assert state_of(make, number) == ("sent", 1, "")
    with clock.stopped_at(clock.now() + timedelta(days=1)), make.unit():
        assert lease_next() is None


def test_one_that_is_not_taken_is_tried_again_later_and_at_last_given_up(make: Make, stopped_clock: datetime) -> None:
    number = mail_for(make)
    moment = stopped_clock
    for attempt in range(1, GIVE_UP_AFTER + 1):
        with clock.stopped_at(moment), make.unit():
            assert lease_next() == number
            settle(number, MailUnavailable("not now"))
        assert state_of(make, number) == ("failed" if attempt == GIVE_UP_AFTER else "waiting", attempt, "not now")
        moment += timedelta(minutes=2 ** (attempt - 1))
    assert moment - stopped_clock < timedelta(hours=5)


def test_one_that_is_refused_is_given_up_at_once(make: Make) -> None:
    number = mail_for(make)
    with make.unit():
        lease_next()
        settle(number, MailRefused("no such address " + "x" * 300))
    state, attempts, error = state_of(make, number)
    assert (state, attempts, len(error)) == ("failed", 1, 200)


def test_an_organiser_lets_a_failed_mail_go_again(make: Make) -> None:
    number, organiser = mail_for(make), make.organiser()
    with make.unit():
        lease_next()
        settle(number, MailRefused("no such address"))
    for _ in range(2):
        with make.unit():
            try_again(number, actor=organiser.actor)
        assert state_of(make, number) == ("waiting", 0, "")
    with make.unit():
        assert lease_next() == number


def test_letting_go_again_is_for_organisers_and_for_failed_mails(make: Make) -> None:
    number = mail_for(make)
    with make.unit():
        lease_next()
        settle(number, MailRefused("no such address"))
    for actor in (NOBODY, make.reviewer().actor, make.member().actor):
        with make.unit(), pytest.raises(Refused):
            try_again(number, actor=actor)
    assert state_of(make, number)[0] == "failed"
    with make.unit(), pytest.raises(Missing):
        try_again(number + 1, actor=SYSTEM)
    with make.unit():
        settle(number, None)
    with make.unit(), pytest.raises(Conflict):
        try_again(number, actor=SYSTEM)
    assert state_of(make, number)[0] == "sent"


def test_the_outbox_is_counted_and_listed_by_state(make: Make) -> None:
    numbers = [mail_for(make) for _ in range(3)]
    with make.unit():
        settle(numbers[0], None)
        settle(numbers[1], MailRefused("no"))
    with make.unit():
        assert queries.counts() == {"waiting": 1, "failed": 1, "sent": 1}
        assert [mail.id for mail in queries.outbox()[0]] == numbers[::-1]
        failed, total = queries.outbox(state="failed")
        assert ([mail.id for mail in failed], total) == ([numbers[1]], 1)
        assert queries.outbox(page=2) == ([], 3)
