"""The names that we answer to: a page under a stranger's name could be read by the stranger's scripts."""

from __future__ import annotations

import re

from marktplatz.core.addresses import is_local_host
from marktplatz.settings import Settings

_HOST = re.compile(r"(?:\[([0-9a-f:.]+)\]|([^\[\]:/?#@\\\s]+))(?::[0-9]*)?")


def is_ours(host: str, settings: Settings) -> bool:
    """Say whether a Host header, with or without a port, may name us.

    In production that is the host of PUBLIC_URL alone; elsewhere also everything on loopback and in a LAN.
    """
    found = _HOST.fullmatch(host.lower())
    if found is None:
        return False
    name = found[1] or found[2]
    return name == settings.public_host or (not settings.is_production and is_local_host(name))
