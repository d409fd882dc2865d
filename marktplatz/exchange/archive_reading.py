"""Opening a backup that anybody may have written: nothing in it is believed before it has been checked."""

from __future__ import annotations

import hashlib
import json
import os
import re
import stat
import struct
import zlib
from collections import Counter
from collections.abc import Callable, Iterator
from contextlib import contextmanager
from datetime import datetime
from pathlib import Path
from typing import IO, Any
from zipfile import ZIP_DEFLATED, ZIP_STORED, BadZipFile, ZipFile, ZipInfo

from marktplatz.core.errors import Invalid
from marktplatz.core.text import Text
from marktplatz.exchange.archive import CHUNK, FORMAT, MANIFEST, SEAL, VERSION, Manifest, Member, seal_of

LONGEST_MANIFEST = 64 * CHUNK
"""Bytes; one of a hundred thousand files has a third of them."""
LARGEST_FILE = 64 * CHUNK
"""Bytes of a stored file; the largest that is taken in has a third of them."""
LONGEST_LINE = 64 * CHUNK
"""Bytes of a row; a booth with every text at its longest has a third of them."""

_SHA256 = re.compile(r"[0-9a-f]{64}")
_LONGEST_NAME = 100

UNSEALED = Text(
    de="„{name}“ ist keine vollständige Sicherung: abgeschnitten, beschädigt oder von einem anderen Programm. "
    "Vergleichen Sie die Kopie mit dem Original (sha256sum) und kopieren Sie sie neu, oder nehmen Sie "
    "eine andere Sicherung.",
    en="“{name}” is no complete backup: cut off, damaged, or of another program. Compare the copy with the original "
    "(sha256sum) and copy it again, or use another backup.",
)
UNREADABLE = Text(
    de="Die Sicherung ist nicht lesbar aufgebaut. Nehmen Sie eine andere.",
    en="The backup is not built as it should be. Use another one.",
)
UNKNOWN_VERSION = Text(
    de="Die Sicherung hat das Format {given}, dieses Programm liest {known}. Nehmen Sie ein neueres Programm.",
    en="The backup has format {given}, this program reads {known}. Use a newer program.",
)
STRANGE_MEMBER = Text(
    de="Die Sicherung enthält „{name}“, was keine Sicherung enthält. Nehmen Sie eine andere.",
    en="The backup holds “{name}”, which no backup does. Use another one.",
)
MEMBER_MISSING = Text(
    de="In der Sicherung fehlt „{name}“. Nehmen Sie eine andere.",
    en="“{name}” is missing from the backup. Use another one.",
)
TAMPERED = Text(
    de="„{name}“ in der Sicherung ist nicht, was ihr Verzeichnis sagt. Nehmen Sie eine andere.",
    en="“{name}” in the backup is not what its manifest says. Use another one.",
)


class Reading:
    """An archive whose bytes are those that were once sealed and whose members are those of its manifest."""

    def __init__(self, opened: ZipFile, manifest: Manifest) -> None:
        self._zip = opened
        self.manifest = manifest

    def verify(self, step: Callable[[], None]) -> None:
        """Read every member and compare it with the manifest; raises Invalid."""
        for name in self.manifest.members:
            for _ in self._parts(name, lambda file: file.read(CHUNK)):
                pass
            step()

    def lines(self, table: str) -> Iterator[bytes]:
        """Yield the rows of a table; Invalid when they are not what the manifest says, at the latest at the end."""
        return self._parts(self.manifest.tables[table], lambda file: file.readline(LONGEST_LINE))

    def file(self, key: str) -> bytes:
        """Return a stored file; raises Invalid."""
        return b"".join(self._parts(self.manifest.keys[key], lambda file: file.read(CHUNK)))

    def _parts(self, name: str, read: Callable[[IO[bytes]], bytes]) -> Iterator[bytes]:
        digest = hashlib.sha256()
        with _plainly(), self._zip.open(name) as file:
            while part := read(file):
                digest.update(part)
                yield part
        if digest.hexdigest() != self.manifest.members[name].sha256:
            raise Invalid(TAMPERED.filled(name=name))


@contextmanager
def opened(path: Path) -> Iterator[Reading]:
    """Yield the archive in a file, seal and manifest checked, its members not read yet.

    Raises Invalid for anything that is no whole backup of a known format, OSError where the file cannot be read.
    """
    with path.open("rb") as file:
        _require_seal(file, path.name)
        with _plainly():
            found = ZipFile(file)
            manifest = _manifest(found)
        yield Reading(found, manifest)


def _require_seal(file: IO[bytes], name: str) -> None:
    size = file.seek(0, os.SEEK_END) - SEAL
    if size < 0 or seal_of(file, size) != file.read(SEAL):
        raise Invalid(UNSEALED.filled(name=name))


@contextmanager
def _plainly() -> Iterator[None]:
    """Say in one sentence what the readers of ZIP and JSON say of bytes that somebody has sealed on purpose."""
    try:
        yield
    except (BadZipFile, EOFError, zlib.error, struct.error, RuntimeError, OverflowError, ValueError):
        raise Invalid(UNREADABLE) from None


def _manifest(found: ZipFile) -> Manifest:
    named = Counter(head.filename for head in found.infolist())
    if MANIFEST not in named:
        raise Invalid(MEMBER_MISSING.filled(name=MANIFEST))
    head = found.getinfo(MANIFEST)
    _require_plain(head, LONGEST_MANIFEST)
    manifest = _read_manifest(json.loads(found.read(head)))
    for name, count in named.items():
        if count > 1 or (name != MANIFEST and name not in manifest.members):
            raise Invalid(STRANGE_MEMBER.filled(name=_shown(name)))
    known = {MANIFEST, *manifest.tables.values(), *manifest.keys.values()}
    for name, member in manifest.members.items():
        if name not in known:
            raise Invalid(STRANGE_MEMBER.filled(name=_shown(name)))
        if name not in named:
            raise Invalid(MEMBER_MISSING.filled(name=name))
        _require_as_told(found.getinfo(name), member)
    return manifest


def _require_as_told(head: ZipInfo, member: Member) -> None:
    is_file = member.rows is None
    if head.file_size != member.size or (is_file and head.compress_type != ZIP_STORED):
        raise Invalid(TAMPERED.filled(name=head.filename))
    # A table is read in lines and may be of any size; a file is held in memory.
    _require_plain(head, LARGEST_FILE if is_file else member.size)


def _require_plain(head: ZipInfo, largest: int) -> None:
    """Refuse links, folders, secrets and what is larger than anything that a backup holds."""
    kind = stat.S_IFMT(head.external_attr >> 16)
    is_plain = kind in (0, stat.S_IFREG) and not head.is_dir() and not head.flag_bits & 0x1
    if not is_plain or head.compress_type not in (ZIP_STORED, ZIP_DEFLATED) or head.file_size > largest:
        raise Invalid(STRANGE_MEMBER.filled(name=_shown(head.filename)))


def _read_manifest(raw: Any) -> Manifest:
    if not isinstance(raw, dict) or raw.get("format") != FORMAT:
        raise Invalid(UNREADABLE)
    if raw.get("format_version") != VERSION:
        raise Invalid(UNKNOWN_VERSION.filled(given=_shown(str(raw.get("format_version"))), known=VERSION))
    named = raw.get("members")
    members = named.items() if isinstance(named, dict) else ()
    return Manifest(
        **{key: _text(raw, key) for key in ("program_version", "revision", "database", "key_check")},
        created_at=datetime.fromisoformat(_text(raw, "created_at")),
        members={str(name): _member(str(name), said) for name, said in members},
    )


def _member(name: str, said: Any) -> Member:
    if not isinstance(said, dict) or not _SHA256.fullmatch(_text(said, "sha256")):
        raise Invalid(UNREADABLE)
    rows = _count(said, "rows") if name.startswith("rows/") else None
    return Member(sha256=said["sha256"], size=_count(said, "size"), rows=rows)


def _count(raw: dict[str, Any], key: str) -> int:
    value = raw.get(key)
    if type(value) is not int or value < 0:
        raise Invalid(UNREADABLE)
    return value


def _text(raw: dict[str, Any], key: str) -> str:
    value = raw.get(key)
    if not isinstance(value, str) or len(value) > _LONGEST_NAME:
        raise Invalid(UNREADABLE)
    return value


def _shown(name: str) -> str:
    """Return a name as it can be told: what a stranger wrote may hold anything."""
    return "".join(sign if sign.isprintable() else "�" for sign in name[:_LONGEST_NAME])
