"""What the program needs from outside. Each port has at least two adapters and one contract test class."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass
from typing import Protocol

from sqlalchemy import CTE
from sqlalchemy.orm import Session


class StoredFileMissing(LookupError):
    """No file is kept under this key."""


class StorageUnavailable(RuntimeError):
    """The store does not answer or refuses; trying later can help."""


class Storage(Protocol):
    """Keeps bytes under a key such as ``codes/ab12/K7M4P.svg``.

    A key has 1 to 200 characters of ``a-z A-Z 0-9 . _ - /``, no empty part and no part that starts with a dot;
    anything else raises ``ValueError``, and so may a key that is the folder of another (``a`` and ``a/b``).
    Writing is all or nothing: a reader sees the old bytes or the new ones.
    """

    def put(self, key: str, content: bytes, *, content_type: str) -> None:
        """Keep the bytes, replacing what was there."""

    def get(self, key: str) -> bytes:
        """Return the bytes; raise StoredFileMissing."""

    def exists(self, key: str) -> bool:
        """Say whether something is kept under the key."""

    def delete(self, key: str) -> None:
        """Forget the key; a missing one is fine."""

    def keys(self, prefix: str = "") -> Iterator[str]:
        """Yield every key that starts with the prefix, sorted."""


@dataclass(frozen=True, kw_only=True)
class Letter:
    """One mail to one recipient, as plain text. ``message_id`` stays the same over all tries."""

    message_id: str
    sender: str
    recipient: str
    subject: str
    body: str
    language: str


class MailRefused(RuntimeError):
    """This letter will never be taken; do not try again."""


class MailUnavailable(RuntimeError):
    """Not now; try again later."""


class MailTransport(Protocol):
    """Hands a letter over. Returns only when it has been taken."""

    def send(self, letter: Letter) -> None:
        """Hand the letter over; raise MailRefused or MailUnavailable."""


@dataclass(frozen=True, kw_only=True)
class SearchDocument:
    """The searchable words of one public booth, already folded by ``core.text.fold``."""

    booth_id: int
    event_id: int
    title: str
    summary: str
    organisation: str
    description: str


class SearchIndex(Protocol):
    """Finds booths by words. Both adapters get the same folded words, so that both give the same answers."""

    def put(self, session: Session, document: SearchDocument) -> None:
        """Add or replace the document of a booth, in the session's transaction."""

    def remove(self, session: Session, booth_id: int) -> None:
        """Take a booth out; an unknown one is fine."""

    def hits(self, words: list[str], *, event_id: int) -> CTE:
        """Return ``(booth_id, rank)`` of the booths that hold every word as the start of one of theirs.

        ``words`` are folded, hold letters and digits only and are not empty; a smaller rank is a better hit. The
        database finds them once, however often the statement names them.
        """
