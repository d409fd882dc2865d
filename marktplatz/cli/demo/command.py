"""``flask demo``: loading the demo event."""

from __future__ import annotations

import click
from flask import current_app

from marktplatz.cli.demo.loading import load_demo
from marktplatz.cli.demo.people import demo_links
from marktplatz.cli.demo.story import read_story
from marktplatz.cli.failures import Group
from marktplatz.core import clock
from marktplatz.reactions import transaction

group = Group("demo", help="Demo: an event to try everything with.")


@group.command("load")
def load() -> None:
    """Load the demo event with its people and booths, once. In demo mode, print one sign-in link per role."""
    booths = load_demo()
    click.echo(f"The demo event is there, with {booths} booths.")
    if current_app.config["SETTINGS"].demo:
        show_demo_links()


def show_demo_links() -> None:
    """Print what each demo account is and the address that opens it; nothing where no demo was loaded."""
    with transaction(writes=False):
        found = demo_links(read_story(clock.now()), "en")
    if found:
        click.echo("Sign-in links of the demo, good again and again:")
    for role, address in found:
        click.echo(f"  {role:<28}{address}")
