"""What can be done with accounts, organisations, invitations and sessions."""

from __future__ import annotations

import secrets
from datetime import datetime, timedelta

from sqlalchemy import delete, func, or_, select, update
from sqlalchemy.exc import IntegrityError
from sqlalchemy.orm import joinedload

from marktplatz.accounts import facts, links
from marktplatz.accounts.models import (
    AccessLink,
    Account,
    AccountRole,
    Invitation,
    Membership,
    Organisation,
    SignIn,
)
from marktplatz.accounts.reading import HAS_ROLE, check_invitation, read_email, read_organisation
from marktplatz.core import clock
from marktplatz.core.codes import fingerprint, new_secret
from marktplatz.core.database import session
from marktplatz.core.errors import Gone, Invalid, Missing
from marktplatz.core.facts import record
from marktplatz.core.permissions import Actor, Role, may_organise
from marktplatz.core.text import tidy
from marktplatz.events.models import Event

SESSION_LIFE = timedelta(hours=12)
MOST_SIGN_IN_MAILS = 5
SIGN_IN_MAILS_WITHIN = timedelta(minutes=15)


def account_for(email: str, *, actor: Actor, language: str = "de", name: str = "") -> Account:
    """Return the account of an address; an unknown one is opened."""
    address = read_email(email)
    known = select(Account).where(Account.email == address)
    account = session.scalar(known)
    if account is not None:
        return account
    account = Account(
        email=address,
        name=tidy(name, multiline=False)[:100],
        language=language,
        fs_uniquifier=secrets.token_hex(32),
        created_at=clock.now(),
    )
    if not _added(account):
        return session.scalars(known).one()
    record(session, facts.AccountOpened(actor_id=actor.account_id, account_id=account.id))
    return account


def grant(account: Account, role: Role, *, actor: Actor) -> None:
    """Give an account a global role; having it already is fine. Only organisers and the command line may."""
    may_organise(actor).require()
    if session.get(AccountRole, (account.id, role.value)) is None:
        session.add(AccountRole(account_id=account.id, role=role.value))
        record(session, facts.RoleGranted(actor_id=actor.account_id, account_id=account.id, role=role.value))
        session.flush()


def organisation_named(name: str) -> Organisation:
    """Return the organisation of this name, whatever its spelling of case and accents; an unknown one is added."""
    tidied, folded = read_organisation(name)
    known = select(Organisation).where(Organisation.folded_name == folded)
    organisation = session.scalar(known)
    if organisation is not None:
        return organisation
    organisation = Organisation(name=tidied, folded_name=folded, created_at=clock.now())
    return organisation if _added(organisation) else session.scalars(known).one()


def join(account: Account, organisation: Organisation, *, actor: Actor) -> None:
    """Make an account a member; the first one owns. Being one already is fine."""
    may_organise(actor).require()
    if session.get(Membership, (account.id, organisation.id)) is not None:
        return
    first = session.scalar(select(Membership).where(Membership.organisation_id == organisation.id).limit(1)) is None
    session.add(Membership(account_id=account.id, organisation_id=organisation.id, role="owner" if first else "editor"))
    session.flush()
    record(
        session,
        facts.MemberJoined(actor_id=actor.account_id, account_id=account.id, organisation_id=organisation.id),
    )


def invite(email: str, organisation_name: str, *, event_id: int, language: str, actor: Actor) -> Invitation:
    """Invite an address to exhibit for an organisation.

    Inviting the same once more gives the same invitation; a revoked link is replaced by a new one. The mail goes out
    either way, so that an organiser can send it again, in the language chosen last. Raises Refused for all but
    organisers, Missing for an unknown event, and Invalid with every problem at once (``email``, ``organisation``,
    ``language``); then nothing is stored. So it is for an account with a role: the links of invitations are shown to
    organisers, and being a member would keep a reviewer from deciding.
    """
    may_organise(actor).require()
    check_invitation(email, organisation_name, language)
    _one_at_a_time(event_id)
    account = account_for(email, actor=actor, language=language)
    _require_no_role(account)
    account.language = language
    organisation = organisation_named(organisation_name)
    join(account, organisation, actor=actor)
    invitation = _invitation(event_id, account.id, organisation.id, actor)
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


def _require_no_role(account: Account) -> None:
    if session.scalar(select(AccountRole.role).where(AccountRole.account_id == account.id).limit(1)) is not None:
        raise Invalid(HAS_ROLE, {"email": HAS_ROLE})


def _invitation(event_id: int, account_id: int, organisation_id: int, actor: Actor) -> Invitation:
    """Return the invitation with a link that works: the one there is, or a new one."""
    invitation = session.scalar(
        select(Invitation)
        .where(
            Invitation.event_id == event_id,
            Invitation.organisation_id == organisation_id,
            Invitation.account_id == account_id,
        )
        .options(joinedload(Invitation.link))
    )
    if invitation is not None and not invitation.link.revoked_at:
        return invitation
    link = links.make("personal", account_id, event_id=event_id, organisation_id=organisation_id)
    if invitation is not None:
        # The object, not its number: the mail reads the link through the invitation, in this very session.
        invitation.link = link
        return invitation
    invitation = Invitation(
        event_id=event_id,
        organisation_id=organisation_id,
        account_id=account_id,
        link=link,
        invited_by=actor.account_id,
        created_at=clock.now(),
    )
    session.add(invitation)
    return invitation


def revoke(link_id: int, *, actor: Actor) -> None:
    """Make a personal link open nothing any more, and end the sessions of its account. Twice is fine."""
    may_organise(actor).require()
    link = session.get(AccessLink, link_id)
    if link is None or link.kind != "personal":
        raise Missing()
    if link.revoked_at is None:
        link.revoked_at = clock.now()
        # First the link: a sign-in with it that runs now ends before this goes on, and its session is found below.
        session.flush()
        session.execute(delete(SignIn).where(SignIn.account_id == link.account_id))
        record(session, facts.LinkRevoked(actor_id=actor.account_id, account_id=link.account_id, link_id=link.id))
        session.flush()


def ask_for_sign_in_link(email: str, *, actor: Actor) -> None:
    """Send a sign-in link when the address has an account; the one who asks never learns whether it has.

    At most five in fifteen minutes for each account, so that nobody's letter box can be filled. Raises Invalid for what
    is no address.
    """
    account = session.scalar(
        select(Account)
        .where(Account.email == read_email(email), Account.active)
        .with_for_update(key_share=True)  # asked many times at once, PostgreSQL still counts right
    )
    if account is not None and _sign_in_links_lately(account.id) < MOST_SIGN_IN_MAILS:
        link = links.make("sign_in", account.id)
        record(session, facts.SignInLinkAsked(actor_id=actor.account_id, account_id=account.id, link_id=link.id))


def _sign_in_links_lately(account_id: int) -> int:
    lately = select(func.count()).where(
        AccessLink.account_id == account_id,
        AccessLink.kind == "sign_in",
        AccessLink.created_at > clock.now() - SIGN_IN_MAILS_WITHIN,
    )
    return session.scalar(lately) or 0


def sign_in(link: AccessLink) -> tuple[SignIn, str]:
    """Start a session for the account of an opened link; return it with the secret for the cookie.

    A sign-in link is used up by this; personal and demo links only remember when. A personal one makes an exhibitor's
    session, whatever roles the account has or will get. Raises Gone when the link was used up
    or revoked since it was opened: of many at the same moment one gets through.
    """
    now = clock.now()
    _use(link, now)
    secret = new_secret()
    started = SignIn(
        fingerprint=fingerprint(secret),
        account_id=link.account_id,
        event_id=link.event_id,
        created_at=now,
        expires_at=now + SESSION_LIFE,
        is_exhibitors=link.kind == "personal",
    )
    session.execute(delete(SignIn).where(SignIn.expires_at <= now))
    session.add(started)
    session.flush()
    record(session, facts.SignedIn(actor_id=link.account_id, account_id=link.account_id, link_id=link.id))
    return started, secret


def _use(link: AccessLink, now: datetime) -> None:
    used = session.execute(
        update(AccessLink)
        .where(
            AccessLink.id == link.id,
            AccessLink.revoked_at.is_(None),
            or_(AccessLink.kind != "sign_in", AccessLink.used_at.is_(None)),
        )
        .values(used_at=now)
        .returning(AccessLink.id)
        .execution_options(synchronize_session="fetch")
    )
    if used.scalar() is None:
        raise Gone(links.EXPIRED)


def sign_out(secret: str, *, actor: Actor) -> None:
    """End the session of this cookie on the server. An unknown one is fine."""
    ended = session.scalar(select(SignIn).where(SignIn.fingerprint == fingerprint(secret)))
    if ended is not None:
        session.delete(ended)
        record(session, facts.SignedOut(actor_id=actor.account_id, account_id=ended.account_id))
        session.flush()


def _one_at_a_time(event_id: int) -> None:
    """Let PostgreSQL invite one after the other at an event, as SQLite does: two clicks must find each other's rows."""
    if session.scalar(select(Event.id).where(Event.id == event_id).with_for_update(key_share=True)) is None:
        raise Missing()


def _added(row: Account | Organisation) -> bool:
    """Add a row; False when somebody else added its like a moment ago."""
    try:
        with session.begin_nested():
            session.add(row)
            session.flush()
    except IntegrityError:
        return False
    return True
