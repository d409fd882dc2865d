"""What a backup is as a file: a ZIP with rows, stored files and a manifest, sealed by a digest over all its bytes.

ZIP and not tar: rows are compressed while pictures and PDFs, which no compression makes smaller, stay as they are; the
manifest is written last, when every digest is known, and found first; a single member can be had without reading the
rest; any computer opens it. Above 4 GB it is ZIP64.

The comment of the ZIP is the SHA-256 of everything before it, so that a file that was cut off, or of which a single
bit has changed, is known as such before anything in it is believed. It proves nothing about who wrote it.
"""

from __future__ import annotations

import hashlib
import re
from collections.abc import Iterable, Iterator
from contextlib import suppress
from dataclasses import asdict, dataclass, field
from datetime import datetime
from json import dumps
from typing import IO
from zipfile import ZIP_DEFLATED, ZIP_STORED, ZipFile, ZipInfo

FORMAT = "ki-marktplatz-backup"
VERSION = 1
MANIFEST = "manifest.json"
SEAL = 64
"""Bytes of the comment: a SHA-256 in hexadecimal digits."""
CHUNK = 1024 * 1024

_ROWS = re.compile(r"rows/([a-z_]{1,60})\.jsonl")
_FILES = re.compile(r"files/(media/[0-9a-f]{32}/(?:[0-9]{1,5}\.webp|document\.pdf))")
_READABLE_BY_OWNER = 0o600 << 16


@dataclass(frozen=True, kw_only=True)
class Member:
    """One part of the archive as it must be; ``rows`` of a table, none for a file."""

    sha256: str
    size: int
    rows: int | None = None


@dataclass(frozen=True, kw_only=True)
class Manifest:
    """What a backup says of itself. ``revision`` is that of the database, ``key_check`` tells a SECRET_KEY by."""

    program_version: str
    revision: str
    database: str
    created_at: datetime
    key_check: str
    members: dict[str, Member] = field(default_factory=dict)

    @property
    def rows(self) -> int:
        """How many rows there are in all tables."""
        return sum(member.rows or 0 for member in self.members.values())

    @property
    def keys(self) -> dict[str, str]:
        """The names of the stored files' members, by storage key."""
        found = {name: _FILES.fullmatch(name) for name in self.members}
        return {match[1]: name for name, match in found.items() if match}

    @property
    def tables(self) -> dict[str, str]:
        """The names of the rows' members, by table."""
        found = {name: _ROWS.fullmatch(name) for name in self.members}
        return {match[1]: name for name, match in found.items() if match}


def rows_name(table: str) -> str:
    """Return the name of the member with the rows of a table."""
    return f"rows/{table}.jsonl"


def file_name(key: str) -> str:
    """Return the name of the member with a stored file."""
    return f"files/{key}"


class Writing:
    """An archive while it is written into an open file; ``end`` makes it one, ``close`` lets go of it either way."""

    def __init__(self, file: IO[bytes], manifest: Manifest) -> None:
        self._file = file
        self._manifest = manifest
        self._zip = ZipFile(file, "w", allowZip64=True)

    def add_rows(self, table: str, lines: Iterable[bytes]) -> None:
        """Add the rows of a table, compressed."""
        digest, size, count = hashlib.sha256(), 0, 0
        name = rows_name(table)
        # How large it becomes is known afterwards only, so it is prepared for more than 4 GB.
        with self._zip.open(self._head(name, ZIP_DEFLATED), "w", force_zip64=True) as member:
            for line in lines:
                member.write(line)
                digest.update(line)
                size, count = size + len(line), count + 1
        self._manifest.members[name] = Member(sha256=digest.hexdigest(), size=size, rows=count)

    def add_file(self, key: str, content: bytes) -> None:
        """Add a stored file as it is."""
        name = file_name(key)
        self._zip.writestr(self._head(name, ZIP_STORED), content)
        self._manifest.members[name] = Member(sha256=hashlib.sha256(content).hexdigest(), size=len(content))

    def end(self) -> None:
        """Write manifest and seal. Nothing can be added afterwards."""
        said = {**asdict(self._manifest), "created_at": self._manifest.created_at.isoformat()}
        text = dumps({"format": FORMAT, "format_version": VERSION, **said}, ensure_ascii=False, indent=1)
        self._zip.writestr(self._head(MANIFEST, ZIP_DEFLATED), text.encode())
        self._zip.comment = b"0" * SEAL
        self._zip.close()
        size = self._file.tell()
        seal = seal_of(self._file, size - SEAL)
        self._file.seek(size - SEAL)
        self._file.write(seal)

    def close(self) -> None:
        """Let go of the file; without ``end`` before, what it holds is no archive."""
        with suppress(OSError):
            self._zip.close()

    def _head(self, name: str, compression: int) -> ZipInfo:
        head = ZipInfo(name, self._manifest.created_at.timetuple()[:6])
        head.compress_type = compression
        head.external_attr = _READABLE_BY_OWNER
        return head


def seal_of(file: IO[bytes], size: int) -> bytes:
    """Return the seal over the first ``size`` bytes of a file."""
    digest = hashlib.sha256()
    for part in beginning(file, size):
        digest.update(part)
    return digest.hexdigest().encode("ascii")


def beginning(file: IO[bytes], size: int) -> Iterator[bytes]:
    """Yield the first bytes of a file in parts."""
    file.seek(0)
    while size > 0 and (part := file.read(min(CHUNK, size))):
        size -= len(part)
        yield part
