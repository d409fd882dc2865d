"""The code of a booth, made once and kept."""

from __future__ import annotations

import hashlib
import logging

from marktplatz.core.database import session
from marktplatz.core.errors import Misconfigured
from marktplatz.core.ports import StorageUnavailable, StoredFileMissing
from marktplatz.core.services import Services, services_of
from marktplatz.core.text import Text
from marktplatz.prints import qr

log = logging.getLogger("marktplatz.prints")

CONTENT_TYPES = {"svg": "image/svg+xml", "png": "image/png"}
ADDRESS_TOO_LONG = Text(
    de="Die Adresse dieser Installation ist zu lang für einen QR-Code auf dem Schild. "
    "Bitte sagen Sie dem Betrieb Bescheid.",
    en="The address of this installation is too long for a QR code on the sign. Please tell the operators.",
)


def short_address(code: str) -> str:
    """Return what the code holds: the permanent address of a booth."""
    return services_of(session).site.address(f"/s/{code}")


def image(code: str, kind: str) -> bytes:
    """Return the code as ``svg`` or ``png``; kept by the address it holds, so that a new PUBLIC_URL makes new ones.

    A store that does not answer is no reason to go without: the code is made again. Raises Misconfigured when
    PUBLIC_URL is too long for a sign.
    """
    text = short_address(code)
    key = f"codes/{hashlib.sha256(text.encode()).hexdigest()[:16]}/{code}.{kind}"
    services = services_of(session)
    kept = _kept(services, key)
    if kept is not None:
        return kept
    try:
        drawn = qr.svg(text) if kind == "svg" else qr.png(text)
    except qr.TextTooLong as refused:
        log.error("PUBLIC_URL is too long for a QR code (%s); choose a shorter host, flask doctor measures it", refused)
        raise Misconfigured(ADDRESS_TOO_LONG) from None
    _keep(services, key, drawn, CONTENT_TYPES[kind])
    return drawn


def _kept(services: Services, key: str) -> bytes | None:
    try:
        return services.storage.get(key)
    except StoredFileMissing:
        return None
    except StorageUnavailable:
        log.warning("the storage does not answer; a code is made again")
        return None


def _keep(services: Services, key: str, drawn: bytes, content_type: str) -> None:
    try:
        services.storage.put(key, drawn, content_type=content_type)
    except StorageUnavailable:
        log.warning("the storage does not answer; a code is not kept")
