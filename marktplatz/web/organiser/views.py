"""Routes of the organiser's desk."""

from __future__ import annotations

from flask.typing import ResponseReturnValue

from marktplatz.core.permissions import Policy
from marktplatz.web.surface import Surface

surface = Surface("organiser", __name__, url_prefix="/<lang:lang>/verwaltung")


@surface.get("/", policy=Policy.ORGANISER)
def overview() -> ResponseReturnValue:
    """Placeholder."""
    return "overview"
