"""No row of the outbox opens anything: the addresses that sign in are put in when a letter is handed over."""

from __future__ import annotations

import pytest
from sqlalchemy import select, text

from marktplatz.accounts import actions, links
from marktplatz.accounts.models import AccessLink
from marktplatz.core.database import session
from marktplatz.core.permissions import SYSTEM
from marktplatz.core.services import services_of
from marktplatz.mail import marks
from marktplatz.mail.actions import letter_of
from marktplatz.mail.models import OutboxMail
from tests.factories import Make


@pytest.fixture
def tokens(make: Make) -> dict[str, str]:
    """An invitation and a sign-in link on their way; returns the tokens by kind of mail."""
    event = make.event()
    with make.unit():
        actions.invite("team@stadt.example", "Baureferat", event_id=event.id, language="de", actor=SYSTEM)
    with make.unit():
        actions.ask_for_sign_in_link("team@stadt.example", actor=SYSTEM)
    with make.unit():
        site = services_of(session).site
        found = {link.kind: links.token(link, site) for link in session.scalars(select(AccessLink))}
    return {"invitation": found["personal"], "sign_in": found["sign_in"]}


def test_the_letter_holds_the_address_and_the_row_does_not(make: Make, tokens: dict[str, str]) -> None:
    with make.unit():
        mails = {mail.message: mail for mail in session.scalars(select(OutboxMail))}
        assert set(mails) == set(tokens)
        for name, mail in mails.items():
            assert tokens[name] not in mail.body
            assert f"/{tokens[name]}\n" in letter_of(mail.id).body
            assert "[[" not in letter_of(mail.id).body
            assert tokens[name] not in marks.blanked(mail, "[hidden]")
            assert "\n[hidden]\n" in marks.blanked(mail, "[hidden]")


def test_a_copy_of_the_database_opens_nothing(make: Make, tokens: dict[str, str]) -> None:
    seals = [token[links.SELECTOR_LENGTH :] for token in tokens.values()]
    with make.unit():
        for table in ("outbox", "access_links", "audit_entries", "invitations", "sessions"):
            rows = session.execute(text(f"SELECT * FROM {table}")).all()
            assert not any(seal in repr(row) for row in rows for seal in seals), table


def test_a_mark_of_somebody_elses_link_stays_empty(make: Make, tokens: dict[str, str]) -> None:
    with make.unit():
        mine = session.scalars(select(OutboxMail).where(OutboxMail.message == "invitation")).one()
        stranger = make.account("stranger@stadt.example")
        forged = OutboxMail(
            message_id="f" * 32,
            account_id=stranger.id,
            recipient=stranger.email,
            language="de",
            message="decision",
            subject="x",
            body=mine.body,
            next_try_at=mine.next_try_at,
            created_at=mine.created_at,
        )
        session.add(forged)
        session.flush()
        assert tokens["invitation"] not in letter_of(forged.id).body
        assert marks.addresses(forged) == {}


def test_a_mail_without_a_mark_goes_out_as_it_is(make: Make) -> None:
    make.reviewer()
    make.booth(state="submitted")
    with make.unit():
        mail = session.scalars(select(OutboxMail).where(OutboxMail.message == "submission")).first()
        assert mail is not None
        assert marks.addresses(mail) == {}
        assert letter_of(mail.id).body == mail.body
