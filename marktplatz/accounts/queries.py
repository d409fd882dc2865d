"""Reads about people and organisations."""

from __future__ import annotations

from dataclasses import dataclass

from sqlalchemy import select
from sqlalchemy.orm import joinedload, selectinload

from marktplatz.accounts.models import Account, AccountRole, Invitation, Membership, Organisation, SignIn
from marktplatz.core import clock
from marktplatz.core.codes import fingerprint
from marktplatz.core.database import session
from marktplatz.core.permissions import Actor, Role


@dataclass(frozen=True, kw_only=True)
class Presence:
    """A signed-in person: who it is to the rules, and what a page shows of them."""

    actor: Actor
    account: Account
    sign_in: SignIn


def presence(secret: str) -> Presence | None:
    """Return who holds this session secret now; None when it is unknown, has run out or the account is closed.

    Three statements, whatever the number of memberships.
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
        roles=frozenset(Role(row.role) for row in account.roles),
        organisation_ids=frozenset(row.organisation_id for row in account.memberships),
    )
    return Presence(actor=actor, account=account, sign_in=sign_in)


def organisations_of(actor: Actor) -> list[Organisation]:
    """Return the actor's organisations by name."""
    query = select(Organisation).where(Organisation.id.in_(actor.organisation_ids)).order_by(Organisation.name)
    return list(session.scalars(query))


def invitations(event_id: int) -> list[Invitation]:
    """Return the invitations of an event, newest first, with account, organisation and link."""
    query = (
        select(Invitation)
        .where(Invitation.event_id == event_id)
        .order_by(Invitation.id.desc())
        .options(
            joinedload(Invitation.account), joinedload(Invitation.organisation), joinedload(Invitation.link)
        )
    )
    return list(session.scalars(query))


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
