"""Making a backup while others write: rows as of one moment, then every stored file that they name.

Files are read after the rows. A file that a draft or revision names stays as long as it is named, and a new one for two
days in any case (``media.keeping.GRACE``); what is missing although it is still named is a fault of the storage.

Left out: sessions, and what is made anew, which is the catalogue with its search, and the pictures of codes.
"""

from __future__ import annotations

from contextlib import closing
from importlib.metadata import version
from pathlib import Path
from typing import IO

from sqlalchemy import Connection, select, union

from marktplatz.core import clock, durable
from marktplatz.core.codes import seal
from marktplatz.core.database import product, session, snapshot
from marktplatz.core.errors import Missing, Refused, Unavailable
from marktplatz.core.ports import StorageUnavailable, StoredFileMissing
from marktplatz.core.services import services_of
from marktplatz.core.text import Text
from marktplatz.exchange import rows
from marktplatz.exchange.archive import Manifest, Writing
from marktplatz.exchange.progress import Progress
from marktplatz.media.keeping import keys_of
from marktplatz.media.models import KeptFile, RevisionFile

EXISTS = Text(
    de="{path} gibt es schon. Eine Sicherung ersetzt nie eine Datei; nehmen Sie einen anderen Namen.",
    en="{path} exists already. A backup never replaces a file; choose another name.",
)
FILE_MISSING = Text(
    de="In der Ablage fehlt {key}, obwohl die Datenbank diese Datei nennt. Es wurde keine Sicherung geschrieben.",
    en="The storage lacks {key}, although the database names this file. No backup was written.",
)
NO_STORAGE = Text(
    de="Die Ablage kann nicht benutzt werden ({reason}). Sehen Sie nach mit: flask doctor",
    en="The storage cannot be used ({reason}). Look with: flask doctor",
)
_OWNER_ONLY = 0o600


def create(path: Path, *, revision: str, progress: Progress) -> Manifest:
    """Write a backup into a new file for its owner only, and return what it holds.

    ``revision`` is that of the database's tables. The name appears when the backup is whole and on disk. Raises Refused
    for a file that exists, Missing for a stored file that is not there, Unavailable, OSError.
    """
    try:
        with durable.appearing(path, mode=_OWNER_ONLY) as file:
            return _write(file, revision, progress)
    except FileExistsError:
        raise Refused(EXISTS.filled(path=path)) from None
    except StorageUnavailable as error:
        raise Unavailable(NO_STORAGE.filled(reason=error)) from None


def key_check(secret_key: str, created_at: str) -> str:
    """Return what tells, without giving the key away, whether another installation has the same SECRET_KEY."""
    return seal(secret_key, "backup", created_at)


def _write(file: IO[bytes], revision: str, progress: Progress) -> Manifest:
    now = clock.now()
    manifest = Manifest(
        program_version=version("ki-marktplatz"),
        revision=revision,
        database=product(),
        created_at=now,
        key_check=key_check(services_of(session).site.secret_key, now.isoformat()),
    )
    with closing(Writing(file, manifest)) as archive:
        # No longer than the rows take: a database cannot tidy up behind what somebody still reads.
        with snapshot() as connection:
            _add_rows(archive, connection, progress)
            files = _files(connection)
        _add_files(archive, files, progress)
        archive.end()
    return manifest


def _add_rows(archive: Writing, connection: Connection, progress: Progress) -> None:
    progress.expect(len(rows.tables()))
    for table in rows.tables():
        archive.add_rows(table.name, rows.lines(connection, table))
        progress.step()


def _files(connection: Connection) -> dict[str, str]:
    """Return the storage keys of all files that the database names, with their hashes."""
    kept = select(KeptFile.kind, KeptFile.hash, KeptFile.width).distinct().order_by(KeptFile.hash)
    return {key: digest for kind, digest, width in connection.execute(kept) for key in keys_of(kind, digest, width)}


def _add_files(archive: Writing, files: dict[str, str], progress: Progress) -> None:
    storage = services_of(session).storage
    progress.expect(len(files))
    for key, digest in files.items():
        try:
            archive.add_file(key, storage.get(key))
        except StoredFileMissing:
            if _is_named(digest):
                raise Missing(FILE_MISSING.filled(key=key)) from None
        progress.step()


def _is_named(digest: str) -> bool:
    """Say whether a file is named still: one that nothing had used for two days may have been forgotten just now."""
    named = union(
        select(KeptFile.hash).where(KeptFile.hash == digest),
        select(RevisionFile.hash).where(RevisionFile.hash == digest),
    )
    with snapshot() as connection:
        return connection.execute(named).first() is not None
