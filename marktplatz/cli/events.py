"""``flask events``: adding and listing events."""

from __future__ import annotations

import click

from marktplatz.cli.failures import Failure, Group
from marktplatz.core.clock import ZONE
from marktplatz.core.permissions import SYSTEM
from marktplatz.events import queries
from marktplatz.events.actions import create_event
from marktplatz.events.models import Event
from marktplatz.reactions import transaction

group = Group("events", help="Events: add one, list all.")


@group.command("create")
@click.option("--slug", required=True, help="Part of the address, such as 2027.")
@click.option("--name", required=True, help="Name for people.")
@click.option("--hidden", is_flag=True, help="Visitors do not see it yet.")
def create(slug: str, name: str, hidden: bool) -> None:
    """Add an event."""
    with transaction():
        create_event(slug, name, actor=SYSTEM, is_public=not hidden)
    click.echo(f"The event {slug} is there.")


@group.command("list")
def list_all() -> None:
    """List all events, the current one first: address part, date, public or hidden, name; separated by tabs."""
    with transaction(writes=False):
        for event in queries.all_events(public_only=False):
            date = f"{event.starts_at.astimezone(ZONE):%Y-%m-%d}" if event.starts_at else "no date yet"
            name = event.name.get("de") or next(iter(event.name.values()), "")
            click.echo("\t".join([event.slug, date, "public" if event.is_public else "hidden", name]))


def event_named(slug: str) -> Event:
    """Return the event of this address part; raises Failure for an unknown one, naming those that exist."""
    event = queries.by_slug(slug)
    if event is None:
        known = ", ".join(sorted(other.slug for other in queries.all_events(public_only=False)))
        raise Failure(f"There is no event “{slug}”. " + (f"Known are: {known}." if known else "There is none yet."))
    return event
