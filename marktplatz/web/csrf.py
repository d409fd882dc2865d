"""Proof that a form was ours: the browser's own words about the origin, and a token.

Signed in, the token is bound to the session. Without a session it is signed and dated, and needs no cookie.
"""

from __future__ import annotations

from urllib.parse import urlsplit

from flask import current_app, g, request
from itsdangerous import BadSignature, TimestampSigner

from marktplatz.core.codes import is_seal, seal
from marktplatz.core.errors import MarketplaceError
from marktplatz.core.text import Text
from marktplatz.settings import Settings

FIELD = "csrf_token"
_ANONYMOUS_LIFE = 12 * 3600

FOREIGN_FORM = Text(
    de="Diese Seite war zu lange offen oder das Formular kam von woanders. "
    "Laden Sie die Seite neu und senden Sie noch einmal.",
    en="This page was open for too long, or the form came from elsewhere. Reload the page and send it again.",
)


class ForeignForm(MarketplaceError):
    """The form was not ours, or its session is over."""

    code = "foreign_form"


def token() -> str:
    """Return the token for forms of this page."""
    settings: Settings = current_app.config["SETTINGS"]
    secret = g.get("session_secret")
    if secret:
        return seal(settings.secret_key, "form", secret)
    return TimestampSigner(settings.secret_key, salt="form").sign(b"anonymous").decode()


def require() -> None:
    """Raise ForeignForm unless this request comes from a form of ours."""
    if not (is_same_origin() and _has_token()):
        raise ForeignForm(FOREIGN_FORM)


def is_same_origin() -> bool:
    """Say whether the browser names a page of ours as the origin, or none at all."""
    if request.headers.get("Sec-Fetch-Site", "same-origin") not in ("same-origin", "none"):
        return False
    origin = request.headers.get("Origin")
    return origin is None or origin in _own_origins()


def _comes_from_us() -> bool:
    """Say whether the browser names a page of ours as the origin; saying nothing is not enough."""
    return request.headers.get("Sec-Fetch-Site") == "same-origin" or request.headers.get("Origin") in _own_origins()


def _own_origins() -> set[str]:
    settings: Settings = current_app.config["SETTINGS"]
    parts = urlsplit(settings.public_url)
    own = {f"{parts.scheme}://{parts.netloc}"}
    if not settings.is_production:
        # On loopback and in a LAN the same server has several names; the host was checked before.
        own.add(request.host_url.rstrip("/"))
    return own


def _has_token() -> bool:
    settings: Settings = current_app.config["SETTINGS"]
    given = request.form.get(FIELD, "")
    secret = g.get("session_secret")
    if secret and is_seal(given, settings.secret_key, "form", secret):
        return True
    if secret and not _comes_from_us():
        return False
    # A form that was offered before its reader signed in, in another window: the browser itself says whose it is.
    try:
        TimestampSigner(settings.secret_key, salt="form").unsign(given, max_age=_ANONYMOUS_LIFE)
    except BadSignature:
        return False
    return True
