"""``flask booths``: taking entries over from public registers."""

from __future__ import annotations

import sys
from collections.abc import Iterable, Iterator
from itertools import islice
from pathlib import Path
from typing import Any

import click
from tqdm import tqdm

from marktplatz.booths import public
from marktplatz.cli.events import event_named
from marktplatz.cli.failures import Failure, Group
from marktplatz.cli.tables import print_table
from marktplatz.core.permissions import SYSTEM
from marktplatz.exchange import columns
from marktplatz.exchange.files import Line, read_lines
from marktplatz.exchange.intake import Seen, Tally, take_in
from marktplatz.reactions import transaction

BATCH = 50
"""Records per transaction: long enough to be quick, short enough to let others write in between."""

group = Group("booths", help="Booths: import entries of public registers, export what is public.")


@group.command("export")
@click.option("--event", "slug", required=True, help="Event to export.")
def export(slug: str) -> None:
    """Print the public booths of an event as CSV with semicolons, one column for every public field."""
    with transaction(writes=False):
        rows = [columns.row(booth) for booth in public.of_event(event_named(slug))]
    print_table(columns.header(), rows)


@group.command("import")
@click.argument("file", type=click.Path(path_type=Path))
@click.option("--event", "slug", required=True, help="Event to add the entries to.")
@click.option("--publish", is_flag=True, help="Visitors see the entries at once.")
def import_file(file: Path, slug: str, publish: bool) -> None:
    """Import FILE (.jsonl or .csv) as register entries. The same file once more changes nothing.

    A line that cannot be taken over is reported on stderr with its number and stops nothing else.
    """
    if not file.is_file():
        raise Failure(f"There is no file {file}.")
    with transaction(writes=False):
        event_named(slug)
    tally, seen = Tally(), Seen()
    with _bar(file) as bar:
        for batch in _batches(read_lines(file)):
            with transaction():
                done = take_in(event_named(slug), batch, publish=publish, actor=SYSTEM, seen=seen)
            tally.add(done)
            _report(done)
            bar.update(len(batch))
    if not tally.readable:
        raise Failure(f"{file.name} holds not a single record that can be taken over.")
    named = [f"{name} {tally.counts[name]}" for name in ("added", "unchanged", "changed")]
    click.echo(", ".join([*named, f"refused {len(tally.refused)}"]))


def _report(tally: Tally) -> None:
    with tqdm.external_write_mode(file=sys.stderr):
        for number, reason in tally.refused:
            click.echo(f"line {number}: {reason.en}", err=True)


def _batches(lines: Iterable[Line]) -> Iterator[list[Line]]:
    rest = iter(lines)
    while batch := list(islice(rest, BATCH)):
        yield batch


def _bar(file: Path) -> tqdm[Any]:
    """Return a progress bar; on anything but a terminal it stays silent and nothing is counted beforehand."""
    shown = sys.stderr.isatty()
    total = sum(1 for _ in read_lines(file)) if shown else None
    return tqdm(total=total, unit=" records", file=sys.stderr, disable=not shown)
