"""Writing to the outbox, and emptying it."""

from __future__ import annotations

import secrets
from collections.abc import Iterable
from datetime import timedelta

from sqlalchemy import select, update

from marktplatz.accounts.models import Account
from marktplatz.core import clock
from marktplatz.core.database import session
from marktplatz.core.errors import Conflict, Missing
from marktplatz.core.permissions import Actor, may_organise
from marktplatz.core.ports import Letter, MailRefused, MailUnavailable
from marktplatz.core.services import services_of
from marktplatz.core.text import Text
from marktplatz.mail.marks import filled
from marktplatz.mail.messages import Message
from marktplatz.mail.models import OutboxMail
from marktplatz.mail.writing import write

GIVE_UP_AFTER = 8
SENT_ALREADY = Text(
    de="Diese E-Mail ist inzwischen verschickt. Es ist nichts mehr zu tun.",
    en="This mail has been sent by now. There is nothing left to do.",
)
_LEASE = timedelta(minutes=5)


def enqueue(message: Message, recipients: Iterable[Account]) -> None:
    """Add one row per recipient, in their language, to the running transaction."""
    now = clock.now()
    for account in recipients:
        subject, body = write(message, account.language)
        session.add(
            OutboxMail(
                message_id=secrets.token_hex(16),
                account_id=account.id,
                recipient=account.email,
                language=account.language,
                message=message.name,
                subject=subject,
                body=body,
                next_try_at=now,
                created_at=now,
            )
        )
    session.flush()


def lease_next() -> int | None:
    """Claim one mail that is due, and return its number; None when nothing is due.

    The claim holds for five minutes, longer than any transport may take. Run in a transaction of its own. A worker that
    dies leaves the mail to the next one.
    """
    now = clock.now()
    due = (
        select(OutboxMail.id)
        .where(OutboxMail.state == "waiting", OutboxMail.next_try_at <= now)
        .order_by(OutboxMail.next_try_at, OutboxMail.id)
        .limit(1)
        .with_for_update(skip_locked=True)
    )
    claimed = (
        update(OutboxMail)
        .where(OutboxMail.id == due.scalar_subquery(), OutboxMail.state == "waiting")
        .values(next_try_at=now + _LEASE, attempts=OutboxMail.attempts + 1)
        .returning(OutboxMail.id)
    )
    return session.scalar(claimed)


def letter_of(mail_id: int) -> Letter:
    """Return a claimed mail as a letter."""
    mail = session.get_one(OutboxMail, mail_id)
    return Letter(
        message_id=mail.message_id,
        sender=services_of(session).site.mail_from,
        recipient=mail.recipient,
        subject=mail.subject,
        body=filled(mail),
        language=mail.language,
    )


def settle(mail_id: int, outcome: MailRefused | MailUnavailable | None) -> None:
    """Note how a delivery ended: sent, given up, or tried again later (1, 2, 4 … minutes)."""
    mail = session.get_one(OutboxMail, mail_id)
    if outcome is None:
        mail.state, mail.sent_at, mail.error = "sent", clock.now(), ""
    elif isinstance(outcome, MailRefused) or mail.attempts >= GIVE_UP_AFTER:
        mail.state, mail.error = "failed", str(outcome)[:200]
    else:
        mail.next_try_at = clock.now() + timedelta(minutes=2 ** (mail.attempts - 1))
        mail.error = str(outcome)[:200]
    session.flush()


def try_again(mail_id: int, *, actor: Actor) -> None:
    """Put a mail that was given up back to the waiting ones, with all its tries. One that waits already is fine.

    Raises Refused for all but organisers, Missing for an unknown mail, Conflict for one that was sent.
    """
    may_organise(actor).require()
    mail = session.get(OutboxMail, mail_id, with_for_update=True)
    if mail is None:
        raise Missing()
    if mail.state == "sent":
        raise Conflict(SENT_ALREADY)
    if mail.state == "failed":
        mail.state, mail.attempts, mail.error, mail.next_try_at = "waiting", 0, "", clock.now()
        session.flush()
