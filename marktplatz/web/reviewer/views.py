"""Routes of the reviewer's desk."""

from __future__ import annotations

from flask.typing import ResponseReturnValue

from marktplatz.core.permissions import Policy
from marktplatz.web.surface import Surface

surface = Surface("reviewer", __name__, url_prefix="/<lang:lang>/pruefung")


@surface.get("/", policy=Policy.REVIEWER)
def queue() -> ResponseReturnValue:
    """Placeholder."""
    return "queue"
