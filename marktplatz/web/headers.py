"""Headers of every answer, and the names that we answer to."""

from __future__ import annotations

import logging
from enum import StrEnum

from flask import Flask, Response, abort, g, request
from flask.globals import request_ctx

from marktplatz.core.errors import MarketplaceError
from marktplatz.core.permissions import Policy
from marktplatz.core.text import Text
from marktplatz.settings import Settings
from marktplatz.web.hosts import is_ours

log = logging.getLogger("marktplatz.web")

OTHER_HOST = Text(
    de="Unter diesem Namen antwortet dieses Programm nicht. Prüfen Sie, was in der Adresszeile steht.",
    en="This program does not answer to that name. Check what stands in the address bar.",
)


class ForeignHost(MarketplaceError):
    """The request was meant for a host that is not ours."""

    code = "foreign_host"


CONTENT_POLICY = "; ".join(
    (
        "default-src 'none'",
        "style-src 'self'",
        "font-src 'self'",
        "img-src 'self'",
        "script-src 'self'",
        "connect-src 'self'",
        "manifest-src 'self'",
        "form-action 'self'",
        "base-uri 'none'",
        "frame-ancestors 'none'",
    )
)


class Framing(StrEnum):
    """Which page of ours may show which in a frame; nobody else's may show any."""

    NONE = "none"
    SHOWS_OURS = "shows ours"
    SHOWN_BY_US = "shown by us"


_POLICIES = {
    Framing.NONE: CONTENT_POLICY,
    Framing.SHOWS_OURS: f"{CONTENT_POLICY}; frame-src 'self'",
    Framing.SHOWN_BY_US: CONTENT_POLICY.replace("frame-ancestors 'none'", "frame-ancestors 'self'"),
}


def install(app: Flask, settings: Settings) -> None:
    """Refuse foreign hosts, and put the headers on every answer, errors included."""

    @app.before_request
    def _host() -> None:
        if not is_ours(request.host, settings):
            if not settings.is_production:
                log.warning(
                    "refused the host %r: outside production only PUBLIC_URL and the local network", request.host
                )
            # Flask binds no addresses to a host that it cannot read, and the error page links to some of ours.
            request_ctx.url_adapter = app.url_map.bind(settings.public_host)
            raise ForeignHost(OTHER_HOST)
        if "\x00" in request.path:
            # No address of ours holds it, and PostgreSQL cannot even be asked for it.
            abort(404)

    @app.after_request
    def _headers(response: Response) -> Response:
        response.headers["Content-Security-Policy"] = _POLICIES[g.get("framing", Framing.NONE)]
        response.headers["X-Content-Type-Options"] = "nosniff"
        # Nothing is told to others. "no-referrer" would also take the Origin from our own forms ("null").
        response.headers["Referrer-Policy"] = "same-origin"
        response.headers["Cross-Origin-Opener-Policy"] = "same-origin"
        response.headers.setdefault("Cross-Origin-Resource-Policy", "same-origin")
        response.headers["Permissions-Policy"] = "camera=(), geolocation=(), microphone=()"
        if settings.is_production:
            response.headers["Strict-Transport-Security"] = "max-age=31536000"
        if request.endpoint == "static" or not response.headers.get("Cache-Control"):
            response.headers["Cache-Control"] = _cache_control(app, response)
        return response


def _cache_control(app: Flask, response: Response) -> str:
    if request.endpoint == "static":
        return _of_static()
    view = app.view_functions.get(request.endpoint or "")
    is_public = getattr(view, "policy", None) is Policy.PUBLIC and request.method in ("GET", "HEAD")
    # Public pages may be kept but are asked for again each time: a withdrawn booth is gone at once.
    return "no-cache" if is_public and response.status_code in (200, 304) else "no-store"


def _of_static() -> str:
    """Files asked for by their content's fingerprint never change; fonts hardly ever do."""
    if request.args.get("v"):
        return "public, max-age=31536000, immutable"
    return "public, max-age=604800" if request.path.endswith(".woff2") else "no-cache"
