"""What the program needs from outside. Each port has at least two adapters and one contract test class."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass
from datetime import datetime
from typing import Protocol

from sqlalchemy.orm import Session

from marktplatz.core.query import Query


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

    def older(self, prefix: str, *, than: datetime, after: str = "", most: int) -> list[str]:
        """Return up to ``most`` keys behind ``after`` that start with the prefix and were last put before ``than``.

        Sorted, so that the last one is where to go on; none when there are no more.
        """


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
    """Finds booths by words. Both adapters get the same folded words, and give the same answers in the same order."""

    def put(self, session: Session, document: SearchDocument) -> None:
        """Add or replace the document of a booth, in the session's transaction."""

    def remove(self, session: Session, booth_id: int) -> None:
        """Take a booth out; an unknown one is fine."""

    def words(self, session: Session, booth_id: int) -> frozenset[str]:
        """Return the different words of a booth's document; none for an unknown one."""

    def find(self, session: Session, query: Query) -> dict[int, int]:
        """Return the booths of all events that hold everything wanted and nothing unwanted, with their scores.

        One statement. The score is the sum over everything wanted of the best place where it was found (``SCORES``),
        and what it is worth that the words stand together as they were typed; more is better. A query that wants
        nothing finds nothing.
        """


@dataclass(frozen=True, kw_only=True)
class Scores:
    """What finding a word is worth: as it stands in the title, as a beginning, inside, and in the other columns.

    ``together`` comes on top where all words follow each other in one column: "staff council" is more than both.
    """

    title: int = 16
    title_beginning: int = 8
    title_part: int = 6
    summary: int = 4
    organisation: int = 3
    anywhere: int = 1
    together: int = 10


SCORES = Scores()
"""The best place counts, how often it is there does not: long texts gain nothing, and both databases agree."""
