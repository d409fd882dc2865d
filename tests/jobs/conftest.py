"""Mails that are due, and where they go."""

from __future__ import annotations

from collections.abc import Callable, Iterator

import pytest
from flask import Flask

from marktplatz.accounts.models import Account
from marktplatz.core.database import session
from marktplatz.mail.actions import enqueue
from marktplatz.mail.messages import SignInMessage
from tests.factories import Make
from tests.jobs.transport import PostOffice, open_office

Queue = Callable[[int], None]


@pytest.fixture
def office(app: Flask) -> Iterator[PostOffice]:
    """A post office that takes every letter."""
    with open_office(app) as office:
        yield office


@pytest.fixture
def queue(make: Make) -> Queue:
    """``queue(3)`` puts three mails to one person into the outbox."""
    account = make.account("kim@stadt.example")

    def put(number: int) -> None:
        with make.unit():
            for n in range(number):
                message = SignInMessage(address=f"https://fair.example/secret-{n}", minutes=15)
                enqueue(message, [session.get_one(Account, account.id)])

    return put
