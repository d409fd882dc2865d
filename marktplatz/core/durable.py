"""Writing a file so that a reader sees all of it or nothing, and a power cut takes nothing back."""

from __future__ import annotations

import errno
import os
import secrets
from collections.abc import Iterator
from contextlib import contextmanager, suppress
from pathlib import Path
from typing import IO


def write(path: Path, content: bytes, *, half: Path, mode: int) -> None:
    """Write by way of ``half``, a path in the same folder that nobody else uses now; its old content is lost.

    Raises OSError that names ``path`` and leaves neither half nor path behind; an older file at ``path`` stays.
    """
    with _naming(path):
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


@contextmanager
def appearing(path: Path, *, mode: int) -> Iterator[IO[bytes]]:
    """Yield a new file to write and read back, which gets its name when the block has ended well, all of it at once.

    Until then it lies in the same folder under a name that starts with a dot; a fault or Ctrl-C removes it. Never
    replaces anything: raises FileExistsError, before the block or after it, and OSError that names ``path``.
    """
    half = path.parent / f".{secrets.token_hex(8)}.part"
    with _naming(path):
        _require_free(path)
        handle = os.open(half, os.O_RDWR | os.O_CREAT | os.O_EXCL | os.O_NOFOLLOW, mode)
        try:
            with os.fdopen(handle, "w+b") as file:
                yield file
                file.flush()
                os.fsync(file.fileno())
            _name(half, path)
        finally:
            half.unlink(missing_ok=True)
        sync_folder(path.parent)


@contextmanager
def _naming(path: Path) -> Iterator[None]:
    """Let OSError name the file that was wished: a write names none, and making one names the half."""
    try:
        yield
    except OSError as error:
        raise OSError(error.errno, error.strerror, str(path)) from error


def _name(half: Path, path: Path) -> None:
    try:
        os.link(half, path)
    except FileExistsError:
        raise
    except OSError:
        # Some file systems have no hard links, which alone refuse to replace: there two at one moment are not noticed.
        _require_free(path)
        half.rename(path)


def _require_free(path: Path) -> None:
    if os.path.lexists(path):
        raise FileExistsError(errno.EEXIST, os.strerror(errno.EEXIST), str(path))


def sync_folder(folder: Path) -> None:
    """Have the names in a folder on disk; without this a power cut can undo a name although its content is safe."""
    handle = os.open(folder, os.O_RDONLY | os.O_DIRECTORY)
    try:
        os.fsync(handle)
    finally:
        os.close(handle)
