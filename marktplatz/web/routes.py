"""All surfaces, and what every request passes through."""

from __future__ import annotations

from flask import Flask

from marktplatz.settings import Settings
from marktplatz.web import errors, headers, language, media, pages, robots
from marktplatz.web.account import views as account
from marktplatz.web.api import views as api
from marktplatz.web.exhibitor import views as exhibitor
from marktplatz.web.numbers import NumberConverter
from marktplatz.web.organiser import views as organiser
from marktplatz.web.public import catalogue, feed, scans  # noqa: F401 (all three join the surface of visitors)
from marktplatz.web.reviewer import views as reviewer

SURFACES = (
    scans.surface,
    robots.surface,
    media.surface,
    api.surface,
    account.surface,
    exhibitor.surface,
    reviewer.surface,
    organiser.surface,
)
# Routes that a library brings, with the policy that is theirs.
LIBRARY_ROUTES = {"static": "public"}


def install(app: Flask, settings: Settings) -> None:
    """Install language, headers, page words and errors, then register every surface."""
    # Werkzeug would redirect to the host that the request names; answering at once needs no address.
    app.url_map.strict_slashes = False
    app.url_map.merge_slashes = False
    app.url_map.converters["int"] = NumberConverter
    language.install(app)
    headers.install(app, settings)
    pages.install(app, settings)
    errors.install(app)
    for surface in SURFACES:
        app.register_blueprint(surface)
