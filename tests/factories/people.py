"""Accounts, organisations, memberships, sessions."""

from __future__ import annotations

from dataclasses import dataclass

from marktplatz.accounts import actions, links
from marktplatz.accounts.models import Account, Membership, Organisation
from marktplatz.core.database import session
from marktplatz.core.permissions import SYSTEM, Actor, Role


@dataclass(frozen=True)
class OrganisationRow:
    """An organisation."""

    id: int
    name: str


@dataclass(frozen=True)
class AccountRow:
    """An account, and the actor it is to the rules."""

    id: int
    email: str
    actor: Actor
    organisations: tuple[OrganisationRow, ...] = ()


def organisation(name: str) -> OrganisationRow:
    """Add an organisation."""
    row = actions.organisation_named(name)
    return OrganisationRow(row.id, row.name)


def account(
    email: str,
    name: str,
    roles: tuple[Role, ...],
    organisations: tuple[OrganisationRow, ...],
    language: str,
) -> AccountRow:
    """Add an account with its roles and memberships."""
    row = actions.account_for(email, actor=SYSTEM, language=language, name=name)
    for role in roles:
        actions.grant(row, role, actor=SYSTEM)
    for each in organisations:
        belongs_to = session.get(Organisation, each.id)
        assert belongs_to is not None
        actions.join(row, belongs_to, actor=SYSTEM)
    actor = Actor(
        account_id=row.id, roles=frozenset(roles), organisation_ids=frozenset(each.id for each in organisations)
    )
    return AccountRow(row.id, row.email, actor, organisations)


def session_of(row: AccountRow) -> str:
    """Open a sign-in link as its owner does; return the secret for the cookie."""
    return actions.sign_in(links.make("sign_in", row.id))[1]


def close(row: AccountRow) -> None:
    """Close an account."""
    found = session.get(Account, row.id)
    assert found is not None
    found.active = False
    session.flush()


def remove(row: AccountRow, belongs_to: OrganisationRow) -> None:
    """End a membership."""
    found = session.get(Membership, (row.id, belongs_to.id))
    assert found is not None
    session.delete(found)
    session.flush()
