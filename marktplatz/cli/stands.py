"""``flask stands``: how often the codes were scanned."""

from __future__ import annotations

import click

from marktplatz.cli.events import event_named
from marktplatz.cli.failures import Group
from marktplatz.cli.tables import print_table
from marktplatz.core.dates import iso
from marktplatz.reactions import transaction
from marktplatz.stands import tally

COLUMNS = ("code", "stand_number", "hour", "count")

group = Group("stands", help="Stands: counts of scans.")


@group.command("scans")
@click.option("--event", "slug", required=True, help="Event to count for.")
def scans(slug: str) -> None:
    """Print, per code and hour, how often it was scanned, as CSV with semicolons."""
    with transaction(writes=False):
        rows = tally.scans(event_named(slug).id)
    print_table(COLUMNS, [(code, number, iso(hour), count) for code, number, hour, count in rows])
