"""A PDF that somebody sent, checked and freed of metadata. Opened in a child process, never here."""

from __future__ import annotations

from dataclasses import dataclass
from hashlib import sha256

from marktplatz.media.kinds import check_pdf
from marktplatz.media.limits import DOCUMENT_BYTES, MEGABYTE, Kind, Reason, Unfit
from marktplatz.media.process import read_in_child
from marktplatz.media.refusals import refused_document

_HASH = 32
_LONGEST_ANSWER = DOCUMENT_BYTES + 4 * MEGABYTE
"""Bytes; what is written anew can grow a little."""
_MOST_PAGES = 100_000


@dataclass(frozen=True, kw_only=True)
class Document:
    """A PDF as it may be kept and handed out.

    ``hash`` is the first 32 hexadecimal digits of the SHA-256 of ``content``. ``is_tagged``: it has the structure that
    aids for reading aloud need.
    """

    hash: str
    pages: int
    content: bytes
    is_tagged: bool


def check_document(content: bytes) -> Document:
    """Return the document in a PDF of at most 20 MB, written anew: the same file gives the same bytes.

    Of its metadata only the title stays. Raises ``FileRefused`` with a message for the one who sent it: empty, too
    large, no PDF, broken, too costly to read (5 seconds of processor time, 512 MB), protected by a password, or with
    anything inside that acts: scripts, forms of XFA, attachments, sound and film, links to programs and files. Raises
    ``core.errors.Unavailable`` where it cannot be read now through no fault of the file.
    """
    try:
        return _checked(content)
    except Unfit as unfit:
        raise refused_document(unfit) from None


def _checked(content: bytes) -> Document:
    if not content:
        raise Unfit(Reason.EMPTY)
    if len(content) > DOCUMENT_BYTES:
        raise Unfit(Reason.TOO_LARGE)
    check_pdf(content)
    return _believed(read_in_child(Kind.PDF, content, longest=_LONGEST_ANSWER))


def _believed(answer: list[bytes]) -> Document:
    """Take the child's answer only as far as it can be one."""
    try:
        pages, tagged, content = answer
        number = int(pages)
    except ValueError:
        raise Unfit(Reason.BROKEN) from None
    if not 0 < number <= _MOST_PAGES or not content.startswith(b"%PDF-") or not content.endswith(b"%%EOF\n"):
        raise Unfit(Reason.BROKEN)
    name = sha256(content).hexdigest()[:_HASH]
    return Document(hash=name, pages=number, content=content, is_tagged=tagged == b"tagged")
