"""Tables on standard output."""

from __future__ import annotations

from collections.abc import Iterable, Sequence

import click

from marktplatz.exchange.tables import csv_text


def print_table(header: Sequence[str], rows: Iterable[Sequence[object]]) -> None:
    """Print CSV in UTF-8 whatever the terminal speaks, with the byte order mark by which Excel knows it."""
    click.echo(csv_text(header, rows).encode("utf-8-sig"), nl=False)
