"""Delivering the outbox: claim, hand over, settle, each in a short transaction of its own.

The transport is called outside any transaction. A worker that dies in between leaves the mail to the next one, which
takes it when the claim has run out.
"""

from __future__ import annotations

import logging
from collections.abc import Callable

from sqlalchemy import select

from marktplatz.core import clock
from marktplatz.core.database import session
from marktplatz.core.ports import Letter, MailRefused, MailUnavailable
from marktplatz.core.services import services_of
from marktplatz.mail.actions import lease_next, letter_of, settle
from marktplatz.mail.models import OutboxMail
from marktplatz.reactions import transaction

log = logging.getLogger("marktplatz.jobs")


def deliver_due(go_on: Callable[[], bool] = lambda: True) -> int:
    """Try every mail that is due, while ``go_on`` says so; return how many were handed over.

    Needs an app context and no running transaction. Failures are noted in the outbox and logged by number, without
    address or text.
    """
    sent = 0
    while go_on() and (mail_id := _claim()) is not None:
        with transaction(writes=False):
            letter = letter_of(mail_id)
        outcome = _hand_over(letter)
        with transaction():
            settle(mail_id, outcome)
        if outcome is None:
            sent += 1
        else:
            log.warning("mail %s was not delivered: %s", mail_id, type(outcome).__name__)
    return sent


def _claim() -> int | None:
    # Looking first costs others nothing; claiming takes the write lock.
    with transaction(writes=False):
        due = select(OutboxMail.id).where(OutboxMail.state == "waiting", OutboxMail.next_try_at <= clock.now())
        if session.scalar(due.limit(1)) is None:
            return None
    with transaction():
        return lease_next()


def _hand_over(letter: Letter) -> MailRefused | MailUnavailable | None:
    try:
        services_of(session).mail.send(letter)
    except (MailRefused, MailUnavailable) as outcome:
        return outcome
    except Exception as error:  # noqa: BLE001 (whatever a transport raises, the mail is tried again, a few times)
        return MailUnavailable(type(error).__name__)
    return None
