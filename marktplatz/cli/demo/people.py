"""The people of the demo: accounts, organisations, invitations, and the links that open them in demo mode."""

from __future__ import annotations

from sqlalchemy import select
from sqlalchemy.orm import joinedload, selectinload

from marktplatz.accounts import links
from marktplatz.accounts.actions import account_for, grant, invite, join, organisation_named
from marktplatz.accounts.models import AccessLink, Account
from marktplatz.cli.demo.story import Story
from marktplatz.core.database import session
from marktplatz.core.permissions import SYSTEM, Actor, Role
from marktplatz.core.services import services_of

ORGANISER = "orga@marktplatz.example"
REVIEWER = "pruefung@marktplatz.example"


def person(email: str) -> Actor:
    """Return the owner of an address as the one who acts."""
    account = session.scalars(
        select(Account)
        .where(Account.email == email)
        .options(selectinload(Account.roles), selectinload(Account.memberships))
    ).one()
    return Actor(
        account_id=account.id,
        roles=frozenset(Role(row.role) for row in account.roles),
        organisation_ids=frozenset(row.organisation_id for row in account.memberships),
    )


def open_accounts(story: Story) -> None:
    """Open all accounts, with their names and roles."""
    for told in story.told["accounts"]:
        account = account_for(told["email"], actor=SYSTEM, language=told.get("language", "de"), name=told["name"])
        for role in told["roles"]:
            grant(account, Role(role), actor=SYSTEM)


def invite_exhibitors(story: Story, event_id: int) -> None:
    """Invite the first member of every organisation to the event; further members join."""
    languages = {told["email"]: told.get("language", "de") for told in story.told["accounts"]}
    organiser = person(ORGANISER)
    for told in story.told["organisations"]:
        first, *others = told["members"]
        invite(first, told["name"], event_id=event_id, language=languages[first], actor=organiser)
        for email in others:
            account = account_for(email, actor=organiser)
            join(account, organisation_named(told["name"]), actor=organiser)


def make_demo_links(story: Story, event_id: int) -> None:
    """Add a link for each account that shows a role: it signs in again and again, as long as demo mode is on."""
    for email in story.demo_roles():
        links.make("demo", account_for(email, actor=SYSTEM).id, event_id=event_id)


def demo_links(story: Story, language: str) -> list[tuple[str, str]]:
    """Return what each demo account is, and the address that opens it, in the order of the story."""
    roles, site = story.demo_roles(), services_of(session).site
    query = (
        select(AccessLink)
        .join(Account, Account.id == AccessLink.account_id)
        .where(AccessLink.kind == "demo", Account.email.in_(roles))
        .order_by(AccessLink.id)
        .options(joinedload(AccessLink.account))
    )
    return [
        (roles[link.account.email][language], links.address(link, site, link.account.language))
        for link in session.scalars(query)
    ]
