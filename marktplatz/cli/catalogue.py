"""``flask catalogue``: the copies that lists and search read from."""

from __future__ import annotations

import sys

import click
from tqdm import tqdm

from marktplatz.catalogue import actions
from marktplatz.cli.failures import Group
from marktplatz.reactions import transaction

group = Group("catalogue", help="Catalogue: the copies of public booths that lists and search read from.")


@group.command("rebuild")
def rebuild() -> None:
    """Write cards, filters and words of all public booths anew. Visitors see the old ones until all are done."""
    click.echo(f"The catalogue has {renew()} booths.")


def renew() -> int:
    """Rebuild the catalogue in one transaction, with a progress bar on a terminal. Return how many booths it has."""
    with tqdm(unit=" booths", file=sys.stderr, disable=not sys.stderr.isatty()) as bar, transaction():

        def tell(done: int, of: int) -> None:
            bar.total = of
            bar.update(done - bar.n)

        return actions.rebuild(tell)
