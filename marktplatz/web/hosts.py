"""The names that we answer to: a page under a stranger's name could be read by the stranger's scripts."""

from __future__ import annotations

import ipaddress
import re

from marktplatz.settings import Settings

_HOST = re.compile(r"(?:\[([0-9a-f:.]+)\]|([^\[\]:/?#@\\\s]+))(?::[0-9]*)?")
# Nobody can register these in the public DNS: RFC 6761, 6762, 8375, ICANN 2024, and what routers at home use.
_LOCAL_ENDINGS = (".localhost", ".local", ".home.arpa", ".internal", ".lan")


def is_ours(host: str, settings: Settings) -> bool:
    """Say whether a Host header, with or without a port, may name us.

    In production that is the host of PUBLIC_URL alone; elsewhere also everything on loopback and in a LAN.
    """
    found = _HOST.fullmatch(host.lower())
    if found is None:
        return False
    name = found[1] or found[2]
    return name == settings.public_host or (not settings.is_production and _is_local(name))


def _is_local(name: str) -> bool:
    try:
        address = ipaddress.ip_address(name)
    except ValueError:
        # A name of one label is one of the local network; hardly a top-level domain answers by itself.
        return "." not in name or (name.endswith(_LOCAL_ENDINGS) and not name.startswith("."))
    return address.is_loopback or address.is_private or address.is_link_local
