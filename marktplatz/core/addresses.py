"""What is an address of mail or of the web: one rule for what people type, and for what a letter is sent to."""

from __future__ import annotations

import re
from ipaddress import ip_address
from urllib.parse import urlsplit

from marktplatz.core.text import Text

NO_ADDRESS = Text(
    de="Schreiben Sie die Adresse mit @, zum Beispiel team@stadt.example.",
    en="Write the address with an @, for example team@city.example.",
)
_OWN_PART = Text(
    de="Vor dem @ kommen nur Buchstaben ohne Umlaute an. Schreiben Sie zum Beispiel mueller@stadt.example.",
    en="Before the @ only letters without accents arrive. Write mueller@city.example, for example.",
)
_DOMAIN_PART = Text(
    de="Diese Schreibweise hinter dem @ kommt nicht überall an. Schreiben Sie die Form, die mit xn-- beginnt.",
    en="What stands after the @ does not arrive everywhere as it is. Write its form that begins with xn--.",
)

# RFC 5321, 4.5.3.1: length of an address.
LONGEST = 254
_LONGEST_LOCAL_PART = 64

_ATOM = r"[A-Za-z0-9!#$%&'*+/=?^_`{|}~-]+"
_LABEL = r"[A-Za-z0-9](?:[A-Za-z0-9-]{0,61}[A-Za-z0-9])?"
_DOMAIN = rf"{_LABEL}(?:\.{_LABEL})*"
_ADDRESS = re.compile(rf"{_ATOM}(?:\.{_ATOM})*@{_DOMAIN}")
# Python knows the rules of 2003 for names of domains, in which these letters became others.
_CHANGED_BY_IDNA_2008 = re.compile("[ßςẞ\u200c\u200d]")
# No address has them; a browser or a mail program would end it there, or read on in its own way.
_NOT_IN_AN_ADDRESS = re.compile(r"[\s\x00-\x20\x7f\"<>\\^`{|}“”„]")
_HOST = re.compile(r"[\w-]{1,63}(?:\.[\w-]{1,63})+\.?")
# Nobody can register these in the public DNS: RFC 6761, 6762, 8375, ICANN 2024, and what routers at home use.
_LOCAL_ENDINGS = (".localhost", ".local", ".home.arpa", ".internal", ".lan")
_NUMBER = re.compile(r"0x[0-9a-f]*|[0-9]+")


def is_web_address(url: str) -> bool:
    """Say whether everybody can open this: https, a host that is on the internet, and nothing that ends an address."""
    if _NOT_IN_AN_ADDRESS.search(url):
        return False
    try:
        parts = urlsplit(url)
        is_port = parts.port != 0
    except ValueError:
        return False
    is_plain = parts.scheme == "https" and "@" not in parts.netloc
    return is_plain and is_port and _is_public_host(parts.hostname or "")


def _is_public_host(host: str) -> bool:
    """Say whether a host can be reached from outside: no name of this computer, and no address of a local network."""
    try:
        return ip_address(host).is_global
    except ValueError:
        last = host.rstrip(".").rpartition(".")[2]
        # Browsers read ``127.1`` and ``0x7f.0.0.1`` as numbers too.
        return bool(_HOST.fullmatch(host)) and not _NUMBER.fullmatch(last) and last != "localhost"


def is_loopback(host: str) -> bool:
    """Say whether a host is the machine that asks."""
    try:
        return ip_address(host).is_loopback
    except ValueError:
        return host == "localhost" or host.endswith(".localhost")


def is_local_host(host: str) -> bool:
    """Say whether a host, in small letters, is on loopback or in a LAN."""
    try:
        address = ip_address(host)
    except ValueError:
        # A name of one label is one of the local network; hardly a top-level domain answers by itself.
        return "." not in host or (host.endswith(_LOCAL_ENDINGS) and not host.startswith("."))
    return address.is_loopback or address.is_private or address.is_link_local


def sendable(text: str) -> str | None:
    """Return the address as a letter carries it, a domain with umlauts in its ASCII form; None for what is none.

    An own part that is not ASCII (RFC 6531) is none: most servers refuse it. Nor is what looks like an encoded word.
    """
    local, _, domain = text.rpartition("@")
    ascii_domain = _ascii(domain)
    if ascii_domain is None:
        return None
    address = f"{local}@{ascii_domain}"
    too_long = len(address) > LONGEST or len(local) > _LONGEST_LOCAL_PART
    return None if too_long or "=?" in address or not _ADDRESS.fullmatch(address) else address


def is_address(text: str) -> bool:
    """Say whether people can be written to here: a domain of one label is nobody's outside a local network."""
    address = sendable(text)
    return address is not None and "." in address.rpartition("@")[2]


def why_no_address(text: str) -> Text:
    """Return what to change in a text that is no address."""
    local, at, domain = text.rpartition("@")
    if at and not local.isascii():
        return _OWN_PART
    return _DOMAIN_PART if local and _ascii(domain) is None else NO_ADDRESS


def _ascii(domain: str) -> str | None:
    if domain.isascii():
        return domain
    if len(domain) > LONGEST or _CHANGED_BY_IDNA_2008.search(domain):
        return None
    try:
        return domain.encode("idna").decode("ascii")
    except UnicodeError:
        return None
