"""Hands letters to a mail server by SMTP."""

from __future__ import annotations

import re
import smtplib
import ssl
from collections.abc import Iterator
from contextlib import contextmanager, suppress
from dataclasses import dataclass, field
from ipaddress import ip_address
from typing import Self
from urllib.parse import SplitResult, parse_qsl, unquote, urlsplit

from marktplatz.core import clock, letters
from marktplatz.core.ports import Letter, MailRefused, MailUnavailable

_FORM = "smtp://user:password@host:587?tls=starttls|none|tls&timeout=10"
_PORTS = {"starttls": 587, "tls": 465, "none": 25}
_LONGEST_TIMEOUT = 60.0
# RFC 4954, 6: these speak of the sign-in at the server, so another letter would fare no better.
_SIGN_IN = frozenset({530, 534, 535, 538})
# RFC 3463, such as 5.1.1. The words after it often repeat the address, which belongs into no log.
_ENHANCED = re.compile(rb"[245]\.\d{1,3}\.\d{1,3}(?![\d.])")


@dataclass(frozen=True, kw_only=True)
class SmtpMail:
    """The mail port on one mail server. Every letter has a connection of its own, so any thread may send.

    ``timeout`` is how many seconds the server may be silent. With ``starttls`` and ``tls`` its certificate
    must be valid for ``host``. A letter that the server took counts as taken even when the farewell fails;
    one whose acceptance was never heard goes out again later, under the same ``Message-ID``.
    """

    host: str
    port: int
    tls: str
    timeout: float
    user: str = ""
    password: str = field(default="", repr=False)

    @classmethod
    def from_url(cls, url: str) -> Self:
        """Read ``smtp://user:password@host:587?tls=starttls|none|tls&timeout=10``.

        User and password are percent-encoded. ``tls`` is ``starttls`` by default, and ``none`` for a host on
        loopback; a password never goes to another host without it. The port follows from ``tls``. Raises
        ``ValueError``, which never repeats the address, because that may hold a password.
        """
        try:
            parts = urlsplit(url)
            port = parts.port
            options = dict(parse_qsl(parts.query, keep_blank_values=True, strict_parsing=bool(parts.query)))
            timeout = float(options.pop("timeout", "10"))
        except ValueError:
            raise ValueError(f"the mail server is not of the form {_FORM}") from None
        host = parts.hostname or ""
        tls = options.pop("tls", "none" if _is_loopback(host) else "starttls")
        if options or not host or not _is_bare(parts) or tls not in _PORTS:
            raise ValueError(f"the mail server is not of the form {_FORM}")
        if not 0 < timeout <= _LONGEST_TIMEOUT:
            raise ValueError(f"the mail server: timeout is not between 0 and {_LONGEST_TIMEOUT:.0f} seconds")
        user, password = _credentials(parts)
        if user and tls == "none" and not _is_loopback(host):
            raise ValueError("the mail server wants a password: use tls=starttls or tls=tls")
        port = port or _PORTS[tls]
        return cls(host=host, port=port, tls=tls, timeout=timeout, user=user, password=password)

    def send(self, letter: Letter) -> None:
        """Hand the letter over; raise MailRefused or MailUnavailable, whose texts hold no address."""
        content = letters.build(letter, at=clock.now())
        sender, recipient = letters.envelope(letter)
        with _told():
            server = self._greeted(sender.rpartition("@")[2])
            try:
                self._secured(server)
                server.sendmail(sender, [recipient], content)
                # The letter has been taken. An error now would send it twice.
                with suppress(OSError):
                    server.quit()
            finally:
                server.close()

    def _greeted(self, name: str) -> smtplib.SMTP:
        # The name is given, because the library would ask the name server for that of this machine.
        if self.tls == "tls":
            context = ssl.create_default_context()
            return smtplib.SMTP_SSL(self.host, self.port, name, timeout=self.timeout, context=context)
        return smtplib.SMTP(self.host, self.port, name, timeout=self.timeout)

    def _secured(self, server: smtplib.SMTP) -> None:
        if self.tls == "starttls":
            server.starttls(context=ssl.create_default_context())
        if self.user:
            server.login(self.user, self.password)


@contextmanager
def _told() -> Iterator[None]:
    """Translate errors. ``from None``, because the originals repeat addresses and end up in logs."""
    try:
        yield
    except smtplib.SMTPRecipientsRefused as error:
        [(code, reply)] = error.recipients.values()
        raise _verdict(code, reply) from None
    except (smtplib.SMTPSenderRefused, smtplib.SMTPDataError) as error:
        raise _verdict(error.smtp_code, error.smtp_error) from None
    except smtplib.SMTPResponseException as error:
        raise MailUnavailable(f"the mail server: {_reason(error.smtp_code, error.smtp_error)}") from None
    except OSError as error:
        # Everything else of smtplib too: it is an OSError.
        raise MailUnavailable(f"the mail server: {type(error).__name__}") from None


def _verdict(code: int, reply: bytes | str) -> Exception:
    for_good = 500 <= code <= 599 and code not in _SIGN_IN
    return (MailRefused if for_good else MailUnavailable)(f"the mail server: {_reason(code, reply)}")


def _reason(code: int, reply: bytes | str) -> str:
    text = reply.encode("ascii", "replace") if isinstance(reply, str) else reply
    enhanced = _ENHANCED.match(text)
    return f"{code} {enhanced[0].decode()}" if enhanced else str(code)


def _credentials(parts: SplitResult) -> tuple[str, str]:
    user, password = unquote(parts.username or ""), unquote(parts.password or "")
    if bool(user) != bool(password):
        raise ValueError("the mail server needs both user and password, or neither")
    if not (user + password).isascii() or not (user + password).isprintable():
        raise ValueError("user and password of the mail server must be ASCII without control characters")
    return user, password


def _is_bare(parts: SplitResult) -> bool:
    return parts.scheme == "smtp" and parts.path in ("", "/") and not parts.fragment


def _is_loopback(host: str) -> bool:
    try:
        return host == "localhost" or ip_address(host).is_loopback
    except ValueError:
        return False
