"""``flask prints``: what goes to a printer."""

from __future__ import annotations

import os
import sys
from collections.abc import Iterator
from pathlib import Path

import click
from tqdm import tqdm

from marktplatz.cli.events import event_named
from marktplatz.cli.failures import Group
from marktplatz.cli.paths import FileName, require_place, writing
from marktplatz.core import durable
from marktplatz.core.database import session
from marktplatz.core.services import services_of
from marktplatz.prints import signs as subject
from marktplatz.prints.remarks import Noted, Remarks, address_remarks, remarks_on
from marktplatz.reactions import transaction

EXAMPLE = "signs.pdf"
MOST_NAMED = 12
"""Booths that a line names; a list of them all is on the organisers' page."""

group = Group("prints", help="Prints: stand signs as PDF.")


@group.command("signs")
@click.option("--event", "slug", required=True, help="Event to make the signs of.")
@click.option("--out", "out", required=True, type=FileName(EXAMPLE), help="PDF file to write.")
def signs(slug: str, out: Path) -> None:
    """Write the stand signs of all approved booths of an event to one PDF, in the order of their stand numbers.

    Every code is read back from its page first; when one fails, no file is written and an older one stays. What is to
    be known before they go to a printer is said on stderr.
    """
    require_place(out, EXAMPLE)
    with transaction(writes=False):
        event = event_named(slug)
        found = remarks_on(event)
        number = len(found.signs)
        with tqdm(total=2 * number, unit=" steps", file=sys.stderr, disable=not sys.stderr.isatty()) as bar:
            document = subject.signs_of(event, on_step=bar.update)
    with writing(out):
        durable.write(out, document, half=out.with_name(f".{os.getpid()}.signs"), mode=0o644)
    for line in _told(found):
        click.echo(line, err=True)
    click.echo(f"signs {number}")


def _told(found: Remarks) -> Iterator[str]:
    """Yield what is to be known of the signs that were made, a line each."""
    parts = [f"{len(found.signs)} sign{'s' if len(found.signs) != 1 else ''}"]
    for some, what in ((found.unnumbered, "without a stand number"), (found.unpublished, "not public yet")):
        if some:
            parts.append(f"{len(some)} {what} ({_names(some)})")
    if len(parts) > 1:
        yield ", ".join(parts)
    if found.is_hidden:
        yield "Warning: the event is not public yet; until then no code leads anywhere."
    if found.unshown:
        yield f"Warning: the signs leave out of the event's name what no font here has: {_spelt(found.unshown)}"
    for one in found.incomplete:
        yield f"Warning: the sign of {one.name} leaves out what no font here has: {_spelt(one.unshown)}"
    for remark in address_remarks(services_of(session).site.public_url):
        yield f"Warning: {remark.en}"


def _names(some: list[Noted]) -> str:
    more = len(some) - MOST_NAMED
    return ", ".join(one.name for one in some[:MOST_NAMED]) + (f" and {more} more" if more > 0 else "")


def _spelt(characters: list[str]) -> str:
    """Return characters with their numbers: a terminal may lack them too, or obey them."""
    return ", ".join(
        f"{one if one.isprintable() else '?'} ({' '.join(f'U+{ord(part):04X}' for part in one)})" for one in characters
    )
