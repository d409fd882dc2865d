"""Routes of the read API."""

from __future__ import annotations

from marktplatz.web.surface import Surface

surface = Surface("api", __name__, url_prefix="/api/v1")
