"""``flask accounts``: a sign-in link for anybody, also where no mail goes out."""

from __future__ import annotations

import click

from marktplatz.accounts import links
from marktplatz.accounts.actions import account_for, grant, join, organisation_named
from marktplatz.cli.events import event_named
from marktplatz.cli.failures import Failure, Group
from marktplatz.core.database import session
from marktplatz.core.permissions import SYSTEM, Role
from marktplatz.core.services import services_of
from marktplatz.reactions import transaction

EXHIBITOR = "exhibitor"
ROLES = [EXHIBITOR, *(role.value for role in Role)]

group = Group("accounts", help="Accounts: a link that signs in.")


@group.command("link")
@click.argument("email")
@click.option("--role", type=click.Choice(ROLES), help="Role to give; an exhibitor needs an organisation.")
@click.option("--organisation", help="Organisation to join; an unknown one is added.")
@click.option("--event", "slug", help="Event that the person comes for.")
def link(email: str, role: str | None, organisation: str | None, slug: str | None) -> None:
    """Print one address that signs EMAIL in, once, for 15 minutes. An unknown account is opened."""
    if role == EXHIBITOR and not organisation:
        raise Failure("An exhibitor needs an organisation. Add: --organisation NAME")
    with transaction():
        event = event_named(slug) if slug else None
        account = account_for(email, actor=SYSTEM)
        if not account.active:
            raise Failure("This account is closed. A link would not open it.")
        if role and role != EXHIBITOR:
            grant(account, Role(role), actor=SYSTEM)
        joined = organisation_named(organisation) if organisation else None
        if joined is not None:
            join(account, joined, actor=SYSTEM)
        made = links.make(
            "sign_in",
            account.id,
            event_id=event.id if event else None,
            organisation_id=joined.id if joined else None,
        )
        address = links.address(made, services_of(session).site, account.language)
    click.echo(address)
