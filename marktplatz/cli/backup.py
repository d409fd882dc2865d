"""``flask backup``: everything in one file, and back into an empty installation."""

from __future__ import annotations

import sys
from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path
from typing import Any

import click
from flask import current_app
from tqdm import tqdm

from marktplatz.cli import revisions
from marktplatz.cli.failures import Failure, Group
from marktplatz.cli.paths import FileName, require_file, require_place, writing
from marktplatz.cli.preparation import alone
from marktplatz.core.database import snapshot
from marktplatz.core.dates import iso
from marktplatz.exchange import archive_reading, backup, restoring
from marktplatz.exchange.archive import Manifest
from marktplatz.reactions import transaction
from marktplatz.settings import Settings

group = Group("backup", help="Backup: database and files in one file, and back.")

EXAMPLE = "backup.zip"
OTHER_KEY = "SECRET_KEY is another one than that of the backup: personal access links sent before open nothing here."


class Bar:
    """A progress bar on a terminal; on anything else it stays silent."""

    def __init__(self, bar: tqdm[Any]) -> None:
        self._bar = bar

    def expect(self, parts: int) -> None:
        """So many more parts are to come."""
        self._bar.total = (self._bar.total or 0) + parts
        self._bar.refresh()

    def step(self) -> None:
        """One part is done."""
        self._bar.update()


@group.command("create")
@click.argument("file", type=FileName(EXAMPLE))
def create(file: Path) -> None:
    """Write everything into the new FILE while others go on working. It holds personal data: keep it safe."""
    require_place(file, EXAMPLE)
    with snapshot() as connection:
        revision = revisions.found(connection)
    if revision != (wanted := revisions.wanted()):
        raise Failure(f"The database is migrated to {revision or 'nothing'}, wanted is {wanted}. Run: flask db upgrade")
    with writing(file), _bar() as bar:
        manifest = backup.create(file, revision=wanted, progress=bar)
    click.echo(f"{file}: {_told(manifest)}, {file.stat().st_size / 1_000_000:.1f} MB.")


@group.command("restore")
@click.argument("file", type=FileName(EXAMPLE))
def restore(file: Path) -> None:
    """Fill this empty installation from FILE. A database without tables gets them."""
    require_file(file, EXAMPLE)
    settings: Settings = current_app.config["SETTINGS"]
    with alone(settings.instance / "prepare.lock"), archive_reading.opened(file) as found, _bar() as bar:
        restoring.require_fitting(found.manifest, wanted=revisions.wanted(), known=revisions.known())
        has_tables = _require_ready()
        bar.expect(len(found.manifest.members))
        found.verify(bar.step)
        if not has_tables:
            revisions.upgrade()
        restoring.put_files(found, bar)
        with transaction():
            restoring.fill(found, bar)
    click.echo(f"Restored: {_told(found.manifest)}.")
    if not restoring.has_same_key(found.manifest):
        click.echo(OTHER_KEY)


def _require_ready() -> bool:
    """Raise Failure or Conflict for a database that cannot be filled; return whether it has its tables already."""
    with snapshot() as connection:
        revision = revisions.found(connection)
    if revision is None:
        return False
    if revision != (wanted := revisions.wanted()):
        raise Failure(f"The database is migrated to {revision}, wanted is {wanted}. Run: flask db upgrade")
    with transaction(writes=False):
        restoring.require_empty()
    return True


def _told(manifest: Manifest) -> str:
    return f"{manifest.rows} rows and {len(manifest.keys)} files as of {iso(manifest.created_at)}"


@contextmanager
def _bar() -> Iterator[Bar]:
    with tqdm(total=0, unit=" parts", file=sys.stderr, disable=not sys.stderr.isatty()) as bar:
        yield Bar(bar)
