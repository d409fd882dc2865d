"""Keeps stored files in a folder, each under a path that is its key."""

from __future__ import annotations

import os
import secrets
from collections.abc import Iterator
from contextlib import contextmanager, suppress
from datetime import datetime
from itertools import islice
from pathlib import Path

from marktplatz.core import durable
from marktplatz.core.keys import check_content_type, check_key, check_prefix, folder_of
from marktplatz.core.ports import StorageUnavailable, StoredFileMissing


class FileStorage:
    """The storage port on one folder of a local disk, for any number of threads and processes.

    Because the path is the key, no key can be the folder of another (``a`` and ``a/b``): ``put`` refuses the
    second one by ``ValueError``. The content type is checked and not kept; the database has it. The modes of
    files and folders are those that the umask of the process leaves.
    """

    def __init__(self, folder: Path) -> None:
        """Keep files in this folder, which the first ``put`` makes. Nothing is touched before."""
        self._folder = folder

    def put(self, key: str, content: bytes, *, content_type: str) -> None:
        """Keep the bytes on disk before returning, replacing what was there."""
        check_content_type(content_type)
        path = self._path(key)
        with _told(key):
            try:
                _make_folder(path.parent)
                # Half-written files lie in the same folder: replacing is atomic only within one file system.
                half = path.with_name(f".{secrets.token_hex(8)}.part")
                durable.write(path, content, half=half, mode=0o666)
            except (NotADirectoryError, FileExistsError, IsADirectoryError):
                raise ValueError(f"the key {key!r} and another one lie in each other's way") from None

    def get(self, key: str) -> bytes:
        """Return the bytes; raise StoredFileMissing."""
        path = self._path(key)
        with _told(key):
            try:
                return path.read_bytes()
            except (FileNotFoundError, NotADirectoryError, IsADirectoryError):
                raise StoredFileMissing(key) from None

    def exists(self, key: str) -> bool:
        """Say whether something is kept under the key."""
        path = self._path(key)
        with _told(key):
            return path.is_file()

    def delete(self, key: str) -> None:
        """Forget the key; a missing one is fine. Empty folders stay: somebody may be about to write."""
        path = self._path(key)
        with _told(key), suppress(FileNotFoundError, NotADirectoryError, IsADirectoryError):
            path.unlink()

    def keys(self, prefix: str = "") -> Iterator[str]:
        """Yield every key that starts with the prefix, sorted; ValueError for what no key starts with."""
        check_prefix(prefix)
        with _told(prefix):
            found = sorted(key for key in self._walk(folder_of(prefix)) if key.startswith(prefix))
        return iter(found)

    def older(self, prefix: str, *, than: datetime, after: str = "", most: int) -> list[str]:
        """Return up to ``most`` keys behind ``after`` whose files were last written before ``than``, sorted."""
        aged = (key for key in self.keys(prefix) if key > after and self._is_older(key, than.timestamp()))
        return list(islice(aged, most))

    def _is_older(self, key: str, moment: float) -> bool:
        with _told(key):
            try:
                return self._path(key).stat().st_mtime < moment
            except FileNotFoundError:
                # Deleted while the list was read.
                return False

    def _path(self, key: str) -> Path:
        check_key(key)
        return self._folder / key

    def _walk(self, start: str) -> Iterator[str]:
        for folder, _, names in os.walk(self._folder / start, onerror=_unless_missing):
            for name in names:
                key = (Path(folder) / name).relative_to(self._folder).as_posix()
                # Half-written files start with a dot, and a person may have put anything else here.
                with suppress(ValueError):
                    check_key(key)
                    yield key


@contextmanager
def _told(key: str) -> Iterator[None]:
    try:
        yield
    except OSError as error:
        raise StorageUnavailable(f"{key}: {error.strerror or error}") from error


def _unless_missing(error: OSError) -> None:
    if not isinstance(error, FileNotFoundError | NotADirectoryError):
        raise error


def _make_folder(folder: Path) -> None:
    if folder.is_dir():
        return
    _make_folder(folder.parent)
    folder.mkdir(exist_ok=True)
    durable.sync_folder(folder.parent)
