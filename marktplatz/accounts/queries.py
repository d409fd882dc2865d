"""Reads about people and organisations."""

from __future__ import annotations

from dataclasses import dataclass

from sqlalchemy import func, select
from sqlalchemy.orm import joinedload, selectinload

from marktplatz.accounts.models import (
    AccessLink,
    Account,
    AccountRole,
    Invitation,
    Membership,
    Organisation,
    SignIn,
)
from marktplatz.accounts.reading import read_email, read_organisation
from marktplatz.core import clock
from marktplatz.core.codes import fingerprint
from marktplatz.core.database import session
from marktplatz.core.permissions import Actor, Role
from marktplatz.events.models import Event

PAGE = 50


@dataclass(frozen=True)
class InvitationPage:
    """One page of the invitations of an event; ``total`` of all, ``used`` of those whose link was used.

    ``with_role`` names those whose account has a role by now: their links are shown to nobody.
    """

    invitations: list[Invitation]
    total: int
    used: int
    with_role: frozenset[int]


@dataclass(frozen=True, kw_only=True)
class Presence:
    """A signed-in person: who it is to the rules, and what a page shows of them."""

    actor: Actor
    account: Account
    sign_in: SignIn


def presence(secret: str) -> Presence | None:
    """Return who holds this session secret now; None when it is unknown, has run out or the account is closed.

    The session of a personal link has none of the roles of its account. Three statements, whatever the number of
    memberships.
    """
    found = session.execute(
        select(SignIn, Account)
        .join(Account, Account.id == SignIn.account_id)
        .where(SignIn.fingerprint == fingerprint(secret), SignIn.expires_at > clock.now(), Account.active)
        .options(selectinload(Account.roles), selectinload(Account.memberships))
    ).first()
    if found is None:
        return None
    sign_in, account = found
    actor = Actor(
        account_id=account.id,
        roles=frozenset() if sign_in.is_exhibitors else frozenset(Role(row.role) for row in account.roles),
        organisation_ids=frozenset(row.organisation_id for row in account.memberships),
    )
    return Presence(actor=actor, account=account, sign_in=sign_in)


def organisations_of(actor: Actor) -> list[Organisation]:
    """Return the actor's organisations by name."""
    query = select(Organisation).where(Organisation.id.in_(actor.organisation_ids)).order_by(Organisation.name)
    return list(session.scalars(query))


def invitations(event_id: int, *, page: int = 1) -> InvitationPage:
    """Return a page of an event's invitations, newest first, with account, organisation and link. Two statements."""
    has_role = select(AccountRole.role).where(AccountRole.account_id == Invitation.account_id).exists()
    query = (
        select(Invitation, has_role)
        .where(Invitation.event_id == event_id)
        .order_by(Invitation.id.desc())
        .limit(PAGE)
        .offset((page - 1) * PAGE)
        .options(joinedload(Invitation.account), joinedload(Invitation.organisation), joinedload(Invitation.link))
    )
    total, used = invitation_counts(event_id)
    rows = session.execute(query).all()
    with_role = frozenset(one.id for one, has in rows if has)
    return InvitationPage([one for one, _ in rows], total, used, with_role)


def invitation_counts(event_id: int) -> tuple[int, int]:
    """Return how many invitations an event has, and how many of their links were used."""
    counted = select(func.count(), func.count(AccessLink.used_at)).select_from(Invitation).join(Invitation.link)
    total, used = session.execute(counted.where(Invitation.event_id == event_id)).one()
    return total, used


def invitation(event_id: int, invitation_id: int) -> Invitation | None:
    """Return one invitation of an event, with its link."""
    return session.scalar(
        select(Invitation)
        .where(Invitation.id == invitation_id, Invitation.event_id == event_id)
        .options(joinedload(Invitation.link))
    )


def earlier_invitation(event_id: int, email: str, organisation_name: str) -> Invitation | None:
    """Return the invitation that inviting this once more would give, with its link. Raises Invalid as inviting does."""
    return session.scalar(
        select(Invitation)
        .join(Invitation.account)
        .join(Invitation.organisation)
        .where(
            Invitation.event_id == event_id,
            Account.email == read_email(email),
            Organisation.folded_name == read_organisation(organisation_name)[1],
        )
        .options(joinedload(Invitation.link))
    )


def event_of(link: AccessLink) -> Event | None:
    """Return the event that a link belongs to."""
    return session.get(Event, link.event_id) if link.event_id is not None else None


def members(organisation_id: int) -> list[Account]:
    """Return the open accounts of an organisation."""
    query = (
        select(Account)
        .join(Membership, Membership.account_id == Account.id)
        .where(Membership.organisation_id == organisation_id, Account.active)
        .order_by(Account.id)
    )
    return list(session.scalars(query))


def reviewers() -> list[Account]:
    """Return the open accounts that review: reviewers and organisers, each once."""
    roles = [Role.REVIEWER.value, Role.ORGANISER.value]
    ids = select(AccountRole.account_id).where(AccountRole.role.in_(roles))
    return list(session.scalars(select(Account).where(Account.id.in_(ids), Account.active).order_by(Account.id)))
