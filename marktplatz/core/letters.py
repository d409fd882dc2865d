"""Turns a letter into the bytes of a mail: one way for every transport.

The standard library writes the body. The headers are written here: before Python 3.11.10 it decodes what only
looks like an encoded word, so that the subject ``=?utf-8?q?x=0D=0ABcc:_y?=`` adds a recipient, and it loses
blanks between long words.
"""

from __future__ import annotations

import re
from datetime import datetime
from email.header import Header
from email.message import EmailMessage
from email.policy import EmailPolicy
from email.utils import format_datetime

from marktplatz.core import addresses
from marktplatz.core.ports import Letter, MailRefused

# RFC 5322, 2.1.1: at most 78 characters should stand on a line.
_LINE = 78

_ATOM = r"[A-Za-z0-9!#$%&'*+/=?^_`{|}~-]+"
_NAMED = re.compile(r"([^<>]*)<([^<>]*)>\Z")
_IDENTIFIER = re.compile(rf"{_ATOM}(?:\.{_ATOM})*@{_ATOM}(?:\.{_ATOM})*\Z")
# Control characters, line and paragraph separators, lone surrogates. Not all that ``isprintable`` denies:
# soft hyphens, narrow blanks and the joiners of emoji belong to texts.
_NEVER_IN_HEADERS = re.compile("[\x00-\x1f\x7f-\x9f\u2028\u2029\ud800-\udfff]")
_LANGUAGE = re.compile(r"[A-Za-z]{2,3}(?:-[A-Za-z0-9]{1,8})*\Z")
_PLAIN_NAME = re.compile(r"[A-Za-z0-9 -]+\Z")


def build(letter: Letter, *, at: datetime) -> bytes:
    """Return the letter as a mail of RFC 5322: seven-bit, CRLF, lines of at most 78 where words allow it.

    ``at`` is the time of the ``Date`` header and must know its zone (``ValueError``). Raises MailRefused for
    anything that could start another header, for what is no address and for letters that are not Unicode;
    its text never repeats what the letter says.
    """
    if at.tzinfo is None:
        raise ValueError("the time of a letter needs a zone")
    sender, recipient = envelope(letter)
    message = EmailMessage(policy=_AsWritten(cte_type="7bit", linesep="\r\n", max_line_length=_LINE))
    message["From"] = _mailbox(letter.sender, sender)
    message["To"] = recipient
    message["Subject"] = _subject(letter.subject)
    message["Date"] = format_datetime(at)
    message["Message-ID"] = _identifier(letter.message_id, sender)
    # RFC 3834, 5: keeps out-of-office answers away.
    message["Auto-Submitted"] = "auto-generated"
    _write_body(message, letter.body)
    # After the body, which replaces every header about the content.
    message["Content-Language"] = _language(letter.language)
    return message.as_bytes()


def envelope(letter: Letter) -> tuple[str, str]:
    """Return the bare addresses of sender and recipient.

    The sender may be ``Name <address>``; the recipient is one address and nothing else. A domain with umlauts
    becomes its ASCII form. Raises MailRefused, also for an address whose own part is not ASCII (RFC 6531).
    """
    named = _NAMED.match(letter.sender)
    return _address(named[2] if named else letter.sender), _address(letter.recipient)


class _AsWritten(EmailPolicy):
    """Takes a header as it was written above, folded and in ASCII, and touches only those of the body."""

    _OURS = frozenset({"From", "To", "Subject", "Date", "Message-ID", "Content-Language", "Auto-Submitted"})

    def header_store_parse(self, name: str, value: str) -> tuple[str, str]:
        return (name, value) if name in self._OURS else super().header_store_parse(name, value)

    def fold_binary(self, name: str, value: str) -> bytes:
        if name in self._OURS:
            return f"{name}: {value}\r\n".encode("ascii")
        return super().fold_binary(name, value)


def _subject(text: str) -> str:
    short = len(text) <= _LINE - len("Subject: ") and text == text.strip()
    plain = text.isascii() and text.isprintable() and "=?" not in text
    return text if short and plain else _encoded("Subject", text)


def _mailbox(written: str, address: str) -> str:
    named = _NAMED.match(written)
    name = named[1].strip().strip('"') if named else ""
    if not name:
        return address
    plain = _PLAIN_NAME.match(name) and len(name) <= _LINE - len("From: ")
    return f"{name if plain else _encoded('From', name)}\r\n <{address}>"


def _encoded(header: str, text: str) -> str:
    """Write a text of people as encoded words of RFC 2047, of which nothing can be misread."""
    if _NEVER_IN_HEADERS.search(text):
        raise MailRefused(f"{header}: a line end, another control character or not Unicode")
    # Two less than allowed: the blank that starts a folded line is not counted.
    return Header(text, "utf-8", maxlinelen=_LINE - 2, header_name=header).encode(linesep="\r\n")


def _address(text: str) -> str:
    address = addresses.sendable(text.strip(" "))
    if address is None:
        raise MailRefused("the sender or the recipient is no address that can be written to")
    return address


def _identifier(message_id: str, sender: str) -> str:
    left, _, right = message_id.removeprefix("<").removesuffix(">").partition("@")
    right = right or sender.rpartition("@")[2]
    identifier = f"{left}@{right}"
    if len(identifier) > addresses.LONGEST or not _IDENTIFIER.match(identifier):
        raise MailRefused("the identifier of the letter is not of the form local@domain")
    return f"<{identifier}>"


def _language(language: str) -> str:
    if not _LANGUAGE.match(language):
        raise MailRefused("the language of the letter is not of the form de or de-DE")
    return language


def _write_body(message: EmailMessage, body: str) -> None:
    # Left to itself the library sends control characters of a plain text as they are; NUL is forbidden.
    plain = body.replace("\r", "").replace("\n", "").replace("\t", "")
    encoding = None if not plain.isascii() or plain.isprintable() else "quoted-printable"
    try:
        message.set_content(body, cte=encoding)
    except UnicodeEncodeError:
        raise MailRefused("the text of the letter is not Unicode") from None
