"""Routes of the exhibitor's desk."""

from __future__ import annotations

from flask.typing import ResponseReturnValue

from marktplatz.core.permissions import Policy
from marktplatz.web.surface import Surface

surface = Surface("exhibitor", __name__, url_prefix="/<lang:lang>/aussteller")


@surface.get("/", policy=Policy.SIGNED_IN)
def own_booths() -> ResponseReturnValue:
    """Placeholder."""
    return "own booths"
