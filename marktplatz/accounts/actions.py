"""What can be done with accounts, organisations, invitations and sessions."""

from __future__ import annotations

import re
import secrets
from datetime import timedelta

from sqlalchemy import delete, select
from sqlalchemy.orm import joinedload

from marktplatz.accounts import facts, links
from marktplatz.accounts.models import AccessLink, Account, AccountRole, Invitation, Membership, Organisation, SignIn
from marktplatz.core import clock
from marktplatz.core.codes import fingerprint, new_secret
from marktplatz.core.database import session
from marktplatz.core.errors import Invalid, Missing
from marktplatz.core.facts import record
from marktplatz.core.permissions import Actor, Role, denied
from marktplatz.core.text import Text, fold, tidy

SESSION_LIFE = timedelta(hours=12)

_email = re.compile(r"[^@\s<>\"',;:()\[\]\\]+@[^@\s<>\"',;:()\[\]\\.]+(\.[^@\s<>\"',;:()\[\]\\.]+)+")

BAD_EMAIL = Text(
    de="Schreiben Sie die Adresse mit @, zum Beispiel team@stadt.example.",
    en="Write the address with an @, for example team@city.example.",
)
BAD_ORGANISATION = Text(
    de="Schreiben Sie den Namen der Organisation, höchstens 140 Zeichen.",
    en="Write the name of the organisation, at most 140 characters.",
)


def read_email(typed: str) -> str:
    """Return an address as it is stored: tidied, in lower case. Raises Invalid for what is none."""
    email = tidy(typed, multiline=False).lower()
    if len(email) > 254 or not _email.fullmatch(email):
        raise Invalid(BAD_EMAIL, {"email": BAD_EMAIL})
    return email


def account_for(email: str, *, actor: Actor, language: str = "de", name: str = "") -> Account:
    """Return the account of an address; an unknown one is opened."""
    address = read_email(email)
    account = session.scalar(select(Account).where(Account.email == address))
    if account is None:
        account = Account(
            email=address,
            name=tidy(name, multiline=False)[:100],
            language=language,
            fs_uniquifier=secrets.token_hex(32),
            created_at=clock.now(),
        )
        session.add(account)
        session.flush()
        record(session, facts.AccountOpened(actor_id=actor.account_id, account_id=account.id))
    return account


def grant(account: Account, role: Role, *, actor: Actor) -> None:
    """Give an account a global role; having it already is fine. Only organisers and the command line may."""
    _organisers_only(actor)
    if session.get(AccountRole, (account.id, role.value)) is None:
        session.add(AccountRole(account_id=account.id, role=role.value))
        record(session, facts.RoleGranted(actor_id=actor.account_id, account_id=account.id, role=role.value))
        session.flush()


def organisation_named(name: str) -> Organisation:
    """Return the organisation of this name, whatever its spelling of case and accents; an unknown one is added."""
    tidied = tidy(name, multiline=False)
    if not tidied or len(tidied) > 140:
        raise Invalid(BAD_ORGANISATION, {"organisation": BAD_ORGANISATION})
    folded = fold(tidied)[:300] or tidied.casefold()
    organisation = session.scalar(select(Organisation).where(Organisation.folded_name == folded))
    if organisation is None:
        organisation = Organisation(name=tidied, folded_name=folded, created_at=clock.now())
        session.add(organisation)
        session.flush()
    return organisation


def join(account: Account, organisation: Organisation, *, actor: Actor) -> None:
    """Make an account a member; the first one owns. Being one already is fine."""
    _organisers_only(actor)
    if session.get(Membership, (account.id, organisation.id)) is not None:
        return
    first = session.scalar(select(Membership).where(Membership.organisation_id == organisation.id).limit(1)) is None
    session.add(
        Membership(account_id=account.id, organisation_id=organisation.id, role="owner" if first else "editor")
    )
    session.flush()
    record(
        session,
        facts.MemberJoined(
            actor_id=actor.account_id, account_id=account.id, organisation_id=organisation.id
        ),
    )


def invite(email: str, organisation_name: str, *, event_id: int, language: str, actor: Actor) -> Invitation:
    """Invite an address to exhibit for an organisation.

    Inviting the same once more gives the same invitation; a revoked link is replaced by a new one. The mail goes out
    either way, so that an organiser can send it again.
    """
    _organisers_only(actor)
    account = account_for(email, actor=actor, language=language)
    organisation = organisation_named(organisation_name)
    join(account, organisation, actor=actor)
    invitation = session.scalar(
        select(Invitation)
        .where(
            Invitation.event_id == event_id,
            Invitation.organisation_id == organisation.id,
            Invitation.account_id == account.id,
        )
        .options(joinedload(Invitation.link))
    )
    if invitation is None:
        link = links.make("personal", account.id, event_id=event_id, organisation_id=organisation.id)
        invitation = Invitation(
            event_id=event_id,
            organisation_id=organisation.id,
            account_id=account.id,
            link_id=link.id,
            invited_by=actor.account_id,
            created_at=clock.now(),
        )
        session.add(invitation)
    elif invitation.link.revoked_at:
        invitation.link_id = links.make(
            "personal", account.id, event_id=event_id, organisation_id=organisation.id
        ).id
    session.flush()
    record(
        session,
        facts.ExhibitorInvited(
            actor_id=actor.account_id,
            account_id=account.id,
            organisation_id=organisation.id,
            event_id=event_id,
            invitation_id=invitation.id,
        ),
    )
    return invitation


def revoke(link_id: int, *, actor: Actor) -> None:
    """Make a personal link open nothing any more, and end the sessions of its account. Twice is fine."""
    _organisers_only(actor)
    link = session.get(AccessLink, link_id)
    if link is None or link.kind != "personal":
        raise Missing()
    if link.revoked_at is None:
        link.revoked_at = clock.now()
        session.execute(delete(SignIn).where(SignIn.account_id == link.account_id))
        record(session, facts.LinkRevoked(actor_id=actor.account_id, account_id=link.account_id, link_id=link.id))
        session.flush()


def ask_for_sign_in_link(email: str, *, actor: Actor) -> None:
    """Send a sign-in link when the address has an account; the one who asks never learns whether it has."""
    account = session.scalar(select(Account).where(Account.email == read_email(email), Account.active))
    if account is not None:
        link = links.make("sign_in", account.id)
        record(
            session, facts.SignInLinkAsked(actor_id=actor.account_id, account_id=account.id, link_id=link.id)
        )


def sign_in(link: AccessLink) -> tuple[SignIn, str]:
    """Start a session for the account of an opened link; return it with the secret for the cookie.

    A sign-in link is used up by this; personal and demo links are not.
    """
    now = clock.now()
    if link.kind == "sign_in":
        link.used_at = now
    secret = new_secret()
    started = SignIn(
        fingerprint=fingerprint(secret),
        account_id=link.account_id,
        event_id=link.event_id,
        created_at=now,
        expires_at=now + SESSION_LIFE,
    )
    session.execute(delete(SignIn).where(SignIn.expires_at <= now))
    session.add(started)
    session.flush()
    record(session, facts.SignedIn(actor_id=link.account_id, account_id=link.account_id, link_id=link.id))
    return started, secret


def sign_out(secret: str, *, actor: Actor) -> None:
    """End the session of this cookie on the server. An unknown one is fine."""
    ended = session.scalar(select(SignIn).where(SignIn.fingerprint == fingerprint(secret)))
    if ended is not None:
        session.delete(ended)
        record(session, facts.SignedOut(actor_id=actor.account_id, account_id=ended.account_id))
        session.flush()


def _organisers_only(actor: Actor) -> None:
    if not actor.is_organiser:
        denied(de="Das dürfen nur Organisator*innen.", en="Only organisers may do this.").require()
