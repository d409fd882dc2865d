"""What machines ask for: alive, ready, robots, sitemap."""

from __future__ import annotations

from flask import Response, current_app, render_template
from sqlalchemy import text

from marktplatz.catalogue.queries import public_addresses
from marktplatz.core.database import session
from marktplatz.core.permissions import Policy
from marktplatz.events import queries as events
from marktplatz.settings import Settings
from marktplatz.web import kept
from marktplatz.web.surface import Surface

surface = Surface("robots", __name__)


@surface.get("/healthz", policy=Policy.PUBLIC, database=False)
def healthz() -> Response:
    """Say that the process answers, whatever the database does."""
    return Response("ok\n", mimetype="text/plain")


@surface.get("/readyz", policy=Policy.PUBLIC)
def readyz() -> Response:
    """Say that the database answers; the error page says 503 when it does not."""
    session.execute(text("SELECT 1"))
    return Response("ready\n", mimetype="text/plain")


@surface.get("/robots.txt", policy=Policy.PUBLIC)
def robots_txt() -> Response:
    """Keep machines out of the desks and point to the sitemap."""
    settings: Settings = current_app.config["SETTINGS"]
    desks = ("konto", "aussteller", "pruefung", "verwaltung")
    lines = ["User-agent: *", *(f"Disallow: /{lang}/{desk}/" for lang in ("de", "en") for desk in desks)]
    return Response("\n".join([*lines, f"Sitemap: {settings.public_url}/sitemap.xml", ""]), mimetype="text/plain")


@surface.get("/sitemap.xml", policy=Policy.PUBLIC)
def sitemap() -> Response:
    """List every public page in both languages. Two statements."""
    page = render_template("robots/sitemap.xml", events=events.all_events(), booths=public_addresses())
    return kept.answer(page, media_type="application/xml")
