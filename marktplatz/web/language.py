"""In which language to answer: the address says it; where it does not, the browser's wish."""

from __future__ import annotations

from functools import lru_cache

from flask import Flask, g, request
from flask_babel import Babel
from werkzeug.datastructures import LanguageAccept
from werkzeug.http import parse_accept_header
from werkzeug.routing import BaseConverter

from marktplatz.core.text import LANGUAGES


class LanguageConverter(BaseConverter):
    """Matches ``de`` and ``en`` only, so that no other first part falls into it."""

    regex = "|".join(LANGUAGES)


def language() -> str:
    """Return the language of this answer."""
    chosen: str | None = getattr(g, "language", None)
    if chosen is None:
        chosen = language_of(request.path, request.headers.get("Accept-Language", ""))
        g.language = chosen
    return chosen


def language_of(path: str, accepted: str) -> str:
    """Return the language in which to answer an address, for a browser that sends this ``Accept-Language``."""
    first = path.strip("/").partition("/")[0]
    return first if first in LANGUAGES else wished(accepted)


@lru_cache(maxsize=256)
def wished(accepted: str) -> str:
    """Return what the browser wishes most, ``en-GB`` being English; German when it wishes neither of ours."""
    for tag, quality in parse_accept_header(accepted, LanguageAccept):
        primary = tag.partition("-")[0].lower()
        if quality > 0 and primary in LANGUAGES:
            return primary
    return "de"


def install(app: Flask) -> None:
    """Teach the app ``<lang:lang>``, the address default and the translations."""
    app.url_map.converters["lang"] = LanguageConverter
    Babel(app, locale_selector=language, default_locale="de", default_timezone="Europe/Berlin")

    @app.url_value_preprocessor
    def _take(_endpoint: str | None, values: dict[str, object] | None) -> None:
        if values and "lang" in values:
            g.language = values.pop("lang")

    @app.url_defaults
    def _give(endpoint: str, values: dict[str, object]) -> None:
        if "lang" not in values and app.url_map.is_endpoint_expecting(endpoint, "lang"):
            values["lang"] = language()
