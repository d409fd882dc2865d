"""Routes of signing in and out."""

from __future__ import annotations

from flask.typing import ResponseReturnValue

from marktplatz.core.permissions import Policy
from marktplatz.web.surface import Surface

surface = Surface("account", __name__, url_prefix="/<lang:lang>/konto")


@surface.get("/", policy=Policy.PUBLIC)
def sign_in_page() -> ResponseReturnValue:
    """Placeholder."""
    return "sign in"


@surface.get("/abmelden", policy=Policy.SIGNED_IN)
def sign_out_page() -> ResponseReturnValue:
    """Placeholder."""
    return "sign out"
