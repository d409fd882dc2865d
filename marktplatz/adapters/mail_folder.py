"""Puts every letter into a folder as an ``.eml`` file, for a fair without a mail server."""

from __future__ import annotations

import fcntl
import os
import time
from collections.abc import Iterator
from contextlib import contextmanager
from hashlib import sha256
from pathlib import Path

from marktplatz.core import clock, durable, letters
from marktplatz.core.ports import Letter, MailUnavailable

# Letters hold sign-in links: the account that runs the program reads them, nobody else.
_FOLDER_MODE = 0o700
_FILE_MODE = 0o600
_WAIT_SECONDS = 5.0
_HALF = ".half-written"


class FolderMail:
    """The mail port on one folder of a local disk, for any number of threads and processes.

    Files are named ``20261122T183000Z-0001-3f0c….eml``: time in UTC, number within the second, identifier.
    Their names sort in the order of sending. A letter sent twice stays one file, the first one.
    """

    def __init__(self, folder: Path) -> None:
        """Put letters into this folder, which the first letter makes. Nothing is touched before."""
        self._folder = folder

    def send(self, letter: Letter) -> None:
        """Have the letter on disk before returning; raise MailRefused or MailUnavailable."""
        moment = clock.now()
        content = letters.build(letter, at=moment)
        identifier = sha256(letter.message_id.encode()).hexdigest()[:16]
        try:
            self._folder.mkdir(mode=_FOLDER_MODE, parents=True, exist_ok=True)
            with self._alone():
                names = [path.name for path in self._folder.glob("*.eml")]
                if not any(name.endswith(f"-{identifier}.eml") for name in names):
                    stamp = f"{moment:%Y%m%dT%H%M%SZ}"
                    number = sum(name.startswith(stamp) for name in names) + 1
                    path = self._folder / f"{stamp}-{number:04}-{identifier}.eml"
                    durable.write(path, content, half=self._folder / _HALF, mode=_FILE_MODE)
        except OSError as error:
            raise MailUnavailable(f"the mail folder: {error.strerror or error}") from error

    @contextmanager
    def _alone(self) -> Iterator[None]:
        # Looking for the identifier and writing must be one step; the lock ends with its process.
        handle = os.open(self._folder, os.O_RDONLY | os.O_DIRECTORY)
        try:
            _lock(handle)
            yield
        finally:
            os.close(handle)


def _lock(handle: int) -> None:
    until = time.monotonic() + _WAIT_SECONDS
    while True:
        try:
            fcntl.flock(handle, fcntl.LOCK_EX | fcntl.LOCK_NB)
        except BlockingIOError:
            if time.monotonic() > until:
                raise
            time.sleep(0.01)
        else:
            return
