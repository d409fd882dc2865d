"""Writing a file so that a reader sees all of it or nothing, and a power cut takes nothing back."""

from __future__ import annotations

import os
from contextlib import suppress
from pathlib import Path


def write(path: Path, content: bytes, *, half: Path, mode: int) -> None:
    """Write by way of ``half``, a path in the same folder that nobody else uses now; its old content is lost.

    Raises OSError and leaves neither half nor path behind; an older file at ``path`` stays.
    """
    handle = os.open(half, os.O_WRONLY | os.O_CREAT | os.O_TRUNC | os.O_NOFOLLOW, mode)
    try:
        with os.fdopen(handle, "wb") as file:
            file.write(content)
            file.flush()
            os.fsync(file.fileno())
        half.replace(path)
    except BaseException:
        with suppress(OSError):
            half.unlink()
        raise
    sync_folder(path.parent)


def sync_folder(folder: Path) -> None:
    """Have the names in a folder on disk; without this a power cut can undo a name although its content is safe."""
    handle = os.open(folder, os.O_RDONLY | os.O_DIRECTORY)
    try:
        os.fsync(handle)
    finally:
        os.close(handle)
