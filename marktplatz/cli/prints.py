"""``flask prints``: what goes to a printer."""

from __future__ import annotations

import os
import sys
from pathlib import Path

import click
from tqdm import tqdm

from marktplatz.cli.events import event_named
from marktplatz.cli.failures import Group
from marktplatz.cli.paths import FileName, require_place, writing
from marktplatz.core import durable
from marktplatz.prints import signs as subject
from marktplatz.reactions import transaction

EXAMPLE = "signs.pdf"

group = Group("prints", help="Prints: stand signs as PDF.")


@group.command("signs")
@click.option("--event", "slug", required=True, help="Event to make the signs of.")
@click.option("--out", "out", required=True, type=FileName(EXAMPLE), help="PDF file to write.")
def signs(slug: str, out: Path) -> None:
    """Write the stand signs of all approved booths of an event to one PDF, in the order of their stand numbers.

    Every code is read back from its page first; when one fails, no file is written and an older one stays.
    """
    require_place(out, EXAMPLE)
    with transaction(writes=False):
        event = event_named(slug)
        number = len(subject.wanted_of(event))
        with tqdm(total=2 * number, unit=" steps", file=sys.stderr, disable=not sys.stderr.isatty()) as bar:
            document = subject.signs_of(event, on_step=bar.update)
    with writing(out):
        durable.write(out, document, half=out.with_name(f".{os.getpid()}.signs"), mode=0o644)
    click.echo(f"signs {number}")
