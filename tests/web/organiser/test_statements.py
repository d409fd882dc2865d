"""The lists of this desk ask the database as often for three hundred rows as for one."""

from __future__ import annotations

from collections.abc import Callable
from contextlib import AbstractContextManager

import pytest

from marktplatz.accounts.models import AccessLink, Account, Invitation, Organisation
from marktplatz.audit.models import AuditEntry
from marktplatz.booths.models import Booth, Draft
from marktplatz.core import clock
from marktplatz.core.codes import ALPHABET
from marktplatz.core.database import session
from marktplatz.mail.models import OutboxMail
from tests.client import Client
from tests.factories import AccountRow, EventRow, Make
from tests.statements import Statements

# Three of these recognise who asks; one at the places asks whether there are signs to print.
LISTS = {"": 8, "messe/einladungen": 6, "messe/staende": 7, "messe/erinnerung": 5, "postausgang": 6, "protokoll": 8}


def code(number: int) -> str:
    base = len(ALPHABET)
    return "".join(ALPHABET[number // base**place % base] for place in range(5))


def fill(event: EventRow, numbers: range) -> None:
    """Add one of everything for each number."""
    now = clock.now()
    for n in numbers:
        account = Account(email=f"p{n}@stadt.example", fs_uniquifier=f"{n}", created_at=now)
        organisation = Organisation(name=f"Amt {n}", folded_name=f"amt {n}", created_at=now)
        session.add_all([account, organisation])
        session.flush()
        link = AccessLink(
            selector=f"{n:016x}", kind="personal", account_id=account.id, event_id=event.id, created_at=now
        )
        booth = Booth(
            event_id=event.id,
            organisation_id=organisation.id,
            code=code(n),
            title_key=f"{n}",
            status_since=now,
            created_at=now,
        )
        session.add_all([link, booth])
        session.flush()
        mail = {"message": "decision", "language": "de", "subject": "x", "body": "x", "recipient": account.email}
        session.add_all(
            [
                Invitation(
                    event_id=event.id,
                    organisation_id=organisation.id,
                    account_id=account.id,
                    link_id=link.id,
                    created_at=now,
                ),
                Draft(booth_id=booth.id, content={"title": {"de": f"Stand {n}"}}, saved_at=now),
                OutboxMail(message_id=f"{n}", next_try_at=now, created_at=now, **mail),
                AuditEntry(at=now, name="booth_recalled", actor_id=account.id, booth_id=booth.id, event_id=event.id),
            ]
        )


@pytest.mark.parametrize("path", list(LISTS))
def test_the_number_of_statements_does_not_grow(
    make: Make,
    sign_in: Callable[[AccountRow], Client],
    statements: Callable[[], AbstractContextManager[Statements]],
    path: str,
) -> None:
    event = make.event("messe")
    client = sign_in(make.organiser())
    there = 0
    for rows in (1, 3, 300):
        with make.unit():
            fill(event, range(there, rows))
        there = rows
        with statements() as seen:
            text = client.get(f"/de/verwaltung/{path}", check=rows < 300).get_data(as_text=True)
        assert len(seen) == LISTS[path], f"{rows} rows:\n{seen}"
        assert not path or any(shown in text for shown in ("Amt 0", "Amt 2", "@stadt.example", "Fassung"))
