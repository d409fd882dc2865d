"""Archives as the program writes them, and as somebody writes them who means harm: sealed all the same."""

from __future__ import annotations

import hashlib
import json
from collections.abc import Callable
from datetime import UTC, datetime
from pathlib import Path
from typing import Any
from zipfile import ZIP_DEFLATED, ZIP_STORED, ZipFile, ZipInfo

from marktplatz.exchange.archive import MANIFEST, SEAL, Manifest, Writing, seal_of

KEY = "media/0123456789abcdef0123456789abcdef/480.webp"
LINES = [b'{"id":1}\n', b'{"id":2}\n']


def manifest(**said: Any) -> Manifest:
    usual = {
        "program_version": "0.1.0",
        "revision": "0005",
        "database": "sqlite",
        "created_at": datetime(2026, 11, 26, 12, tzinfo=UTC),
        "key_check": "x",
    }
    return Manifest(**{**usual, **said})


def small(path: Path) -> Path:
    """Write an archive of two rows and one file."""
    with path.open("w+b") as file:
        writing = Writing(file, manifest())
        writing.add_rows("events", iter(LINES))
        writing.add_file(KEY, b"RIFF....WEBP")
        writing.end()
    return path


class Parts(dict[str, bytes]):
    """The members of an archive by name; ``heads`` changes how one is written."""

    def __init__(self, members: dict[str, bytes]) -> None:
        super().__init__(members)
        self.heads: dict[str, Callable[[ZipInfo], object]] = {}
        self.twice = ""

    @property
    def manifest(self) -> dict[str, Any]:
        read: dict[str, Any] = json.loads(self[MANIFEST])
        return read

    def say(self, **changed: Any) -> None:
        """Change what the manifest says of the whole."""
        self[MANIFEST] = json.dumps({**self.manifest, **changed}).encode()

    def list_again(self, name: str, content: bytes) -> None:
        """Replace or add a member, and let the manifest agree."""
        self[name] = content
        members = self.manifest["members"]
        members[name] = {**members.get(name, {"rows": 0}), "size": len(content), "sha256": sha(content)}
        self.say(members=members)


def sha(content: bytes) -> str:
    return hashlib.sha256(content).hexdigest()


def rewritten(path: Path, change: Callable[[Parts], object]) -> Path:
    """Write the archive anew beside itself, changed and with a good seal."""
    with ZipFile(path) as old:
        parts = Parts({name: old.read(name) for name in old.namelist()})
    change(parts)
    changed = path.with_name(f"changed-{path.name}")
    with changed.open("w+b") as file:
        with ZipFile(file, "w") as new:
            for name, content in parts.items():
                for _ in range(2 if name == parts.twice else 1):
                    head = ZipInfo(name)
                    head.compress_type = ZIP_STORED if name.startswith("files/") else ZIP_DEFLATED
                    parts.heads.get(name, lambda _: None)(head)
                    new.writestr(head, content)
            new.comment = b"0" * SEAL
        seal_again(file)
    return changed


def seal_again(file: Any) -> None:
    """Give an open archive the seal that its bytes deserve."""
    size = file.seek(0, 2) - SEAL
    seal = seal_of(file, size)
    file.seek(size)
    file.write(seal)
