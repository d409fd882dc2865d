"""Filling an empty installation from a backup: files first, then all rows in one transaction, checked at its end.

A file without a row is only litter, and the next attempt writes it again; a row without its file would be a picture
that does not come.
"""

from __future__ import annotations

import hashlib
from collections.abc import Iterator
from contextlib import contextmanager
from typing import Any

from sqlalchemy import Table, bindparam, func, insert, select, update
from sqlalchemy.exc import DataError, IntegrityError

from marktplatz.booths.models import Booth
from marktplatz.catalogue.actions import rebuild
from marktplatz.catalogue.models import PublicationStamp
from marktplatz.core.database import Model, count_on, session
from marktplatz.core.errors import Conflict, Invalid, Refused, Unavailable
from marktplatz.core.ports import StorageUnavailable
from marktplatz.core.services import services_of
from marktplatz.core.text import Text
from marktplatz.exchange import rows
from marktplatz.exchange.archive import Manifest, rows_name
from marktplatz.exchange.archive_reading import MEMBER_MISSING, TAMPERED, Reading
from marktplatz.exchange.backup import NO_STORAGE, key_check
from marktplatz.exchange.progress import Progress

OLDER = Text(
    de="Die Sicherung ist von einem älteren Programm (Version {version}, Datenbankstand {given}, hier {wanted}). "
    "Spielen Sie sie mit jener Version zurück, und bringen Sie die Installation danach auf den neuen Stand: "
    "flask db upgrade",
    en="The backup is of an older program (version {version}, database revision {given}, here {wanted}). "
    "Restore it with that version, then bring the installation up to date: flask db upgrade",
)
NEWER = Text(
    de="Die Sicherung ist von einem neueren Programm (Version {version}, Datenbankstand {given}, hier {wanted}). "
    "Bringen Sie erst dieses Programm auf jenen Stand.",
    en="The backup is of a newer program (version {version}, database revision {given}, here {wanted}). Bring this "
    "program up to that version first.",
)
IN_USE = Text(
    de="Diese Installation ist nicht leer: In „{table}“ stehen schon Zeilen. Zurückgespielt wird nur in eine leere, "
    "etwa in ein frisch geholtes Programm oder mit neuen Orten in DATABASE_URL und STORAGE_URL (docs/backup.md).",
    en="This installation is not empty: “{table}” has rows already. A backup is restored into an empty one only, such "
    "as a fresh clone, or with new places in DATABASE_URL and STORAGE_URL (docs/backup.md).",
)
UNFIT_ROW = Text(
    de="Zeile {number} von „{table}“ in der Sicherung kann keine Zeile dieser Tabelle sein. Nichts wurde geändert; "
    "nehmen Sie eine andere Sicherung.",
    en="Row {number} of “{table}” in the backup cannot be a row of that table. Nothing was changed; use another "
    "backup.",
)
UNFIT_ROWS = Text(
    de="Die Zeilen von „{table}“ in der Sicherung passen nicht in diese Datenbank oder nicht zueinander. Nichts wurde "
    "geändert; nehmen Sie eine andere Sicherung.",
    en="The rows of “{table}” in the backup do not fit this database, or each other. Nothing was changed; use another "
    "backup.",
)
DIFFERENT = Text(
    de="In „{table}“ stünde nach dem Zurückspielen etwas anderes als in der Sicherung. Nichts wurde geändert.",
    en="After restoring, “{table}” would hold something else than the backup. Nothing was changed.",
)
_BATCH = 500
_BATCH_BYTES = 8_000_000
"""Lines of rows that are held at once: a row may be large, and five hundred such rows would fill the memory."""
_TYPES = {"webp": "image/webp", "pdf": "application/pdf"}

Row = dict[str, Any]


def require_fitting(manifest: Manifest, *, wanted: str, known: frozenset[str]) -> None:
    """Raise Refused unless the backup is of the revision ``wanted``; ``known`` are all that led to it.

    Raises Invalid where a table is missing, or one is there that no program of that revision has.
    """
    if manifest.revision != wanted:
        sentence = OLDER if manifest.revision in known else NEWER
        raise Refused(sentence.filled(version=manifest.program_version, given=manifest.revision, wanted=wanted))
    tables = {table.name for table in rows.tables()}
    for name in sorted(tables ^ set(manifest.tables)):
        raise Invalid((MEMBER_MISSING if name in tables else TAMPERED).filled(name=rows_name(name)))


def require_empty() -> None:
    """Raise Conflict when any table of ours has a row; the stamp has one from the beginning."""
    for table in Model.metadata.sorted_tables:
        if table is not PublicationStamp.__table__ and session.execute(select(table).limit(1)).first() is not None:
            raise Conflict(IN_USE.filled(table=table.name))


def has_same_key(manifest: Manifest) -> bool:
    """Say whether SECRET_KEY is the one of the backup: with another one no personal access link opens."""
    secret_key = services_of(session).site.secret_key
    return manifest.key_check == key_check(secret_key, manifest.created_at.isoformat())


def put_files(archive: Reading, progress: Progress) -> None:
    """Put the stored files into the storage; raises Invalid, Unavailable."""
    storage = services_of(session).storage
    progress.expect(len(archive.manifest.keys))
    for key in archive.manifest.keys:
        content = archive.file(key)
        try:
            storage.put(key, content, content_type=_TYPES[key.rpartition(".")[2]])
        except (StorageUnavailable, ValueError) as error:
            raise Unavailable(NO_STORAGE.filled(reason=error)) from None
        progress.step()


def fill(archive: Reading, progress: Progress) -> None:
    """Write all rows in the running transaction, compare them with the backup, and make the catalogue anew.

    Raises Conflict where the installation is not empty, Invalid where rows do not fit or are not the same afterwards.
    """
    require_empty()
    tables = rows.tables()
    progress.expect(2 * len(tables))
    later: dict[Table, list[Row]] = {}
    for table in tables:
        later[table] = _insert(archive, table)
        progress.step()
    for table, changes in later.items():
        _point(table, changes)
    count_on(session.connection(), tables)
    for table in tables:
        _require_same(archive.manifest, table)
        progress.step()
    _make_catalogue(progress)


def _insert(archive: Reading, table: Table) -> list[Row]:
    """Insert the rows of a table; return what is to be set when the tables that it points to have theirs."""
    forward = _forward(table)
    later: list[Row] = []
    for batch in _batches(archive, table):
        for row in batch:
            if any(row[name] is not None for name in forward):
                keys = {f"key_{column.name}": row[column.name] for column in table.primary_key}
                later.append({**keys, **{name: row[name] for name in forward}})
                row.update(dict.fromkeys(forward))
        with _fitting(table):
            session.connection().execute(insert(table), batch)
    return later


def _forward(table: Table) -> list[str]:
    """Return the columns that point to rows which are inserted later: booths and revisions name each other."""
    order = {one: place for place, one in enumerate(rows.tables())}
    return [
        column.name
        for column in table.columns
        if any(order[key.column.table] >= order[table] for key in column.foreign_keys)
    ]


def _batches(archive: Reading, table: Table) -> Iterator[list[Row]]:
    batch, size = [], 0
    for number, line in enumerate(archive.lines(table.name), 1):
        batch.append(_row(table, number, line))
        size += len(line)
        if len(batch) == _BATCH or size >= _BATCH_BYTES:
            yield batch
            batch, size = [], 0
    if batch:
        yield batch


def _row(table: Table, number: int, line: bytes) -> Row:
    try:
        return rows.read(table, line)
    except ValueError:
        raise Invalid(UNFIT_ROW.filled(number=number, table=table.name)) from None


def _point(table: Table, changes: list[Row]) -> None:
    if not changes:
        return
    this = [column == bindparam(f"key_{column.name}") for column in table.primary_key]
    columns: Row = {name: bindparam(name) for name in _forward(table)}
    with _fitting(table):
        session.connection().execute(update(table).where(*this).values(columns), changes)


@contextmanager
def _fitting(table: Table) -> Iterator[None]:
    try:
        yield
    except (IntegrityError, DataError):
        raise Invalid(UNFIT_ROWS.filled(table=table.name)) from None


def _require_same(manifest: Manifest, table: Table) -> None:
    digest = hashlib.sha256()
    for line in rows.lines(session.connection(), table):
        digest.update(line)
    if digest.hexdigest() != manifest.members[manifest.tables[table.name]].sha256:
        raise Invalid(DIFFERENT.filled(table=table.name))


def _make_catalogue(progress: Progress) -> None:
    public = select(func.count()).where(Booth.published_revision_id.is_not(None))
    progress.expect(session.scalar(public) or 0)
    rebuild(lambda _done, _all: progress.step())
