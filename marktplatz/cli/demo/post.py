"""The mails of the demo: written as always, and noted as sent without being handed to any transport."""

from __future__ import annotations

from sqlalchemy import select

from marktplatz.core import clock
from marktplatz.core.database import session
from marktplatz.mail.actions import settle
from marktplatz.mail.models import OutboxMail


def note_as_sent(addresses: frozenset[str]) -> None:
    """Note the mails that were written at this very moment as sent at the first try.

    The clock stands at a moment of the story, which no mail of anybody else has. Only mails to these addresses are
    kept: nobody outside the story may be said to have got one.
    """
    written = (
        select(OutboxMail)
        .where(OutboxMail.created_at == clock.now(), OutboxMail.state == "waiting")
        .order_by(OutboxMail.id)
    )
    for mail in session.scalars(written):
        if mail.recipient in addresses:
            mail.attempts = 1
            settle(mail.id, None)
        else:
            session.delete(mail)
    # What is only marked as deleted would be forgotten with the memory of the step.
    session.flush()
