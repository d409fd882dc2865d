"""The table of contents of the program."""

from __future__ import annotations

import logging
from collections.abc import Mapping
from pathlib import Path

from flask import Flask
from sqlalchemy import Engine
from werkzeug.middleware.proxy_fix import ProxyFix

from marktplatz import settings, wiring
from marktplatz.catalogue.stamp import Glance
from marktplatz.cli import commands
from marktplatz.core import database, services
from marktplatz.web import routes
from marktplatz.web.kept import KeptPages

log = logging.getLogger("marktplatz")

ROOT = Path(__file__).resolve().parent.parent
LARGEST_FORM = 1_000_000


def create_app(*, instance: Path | None = None, environment: Mapping[str, str] | None = None) -> Flask:
    """Build the program: settings, database, adapters, surfaces, commands.

    Raises SettingRefused, with a sentence that says what to do, before anything runs.
    """
    folder = (instance or ROOT / "instance").resolve()
    folder.mkdir(parents=True, exist_ok=True)
    chosen = settings.load(folder, environment)
    app = Flask("marktplatz", instance_path=str(folder))
    app.config.update(
        SETTINGS=chosen,
        SECRET_KEY=chosen.secret_key,
        SQLALCHEMY_DATABASE_URI=chosen.database_url,
        SQLALCHEMY_ENGINE_OPTIONS=_engine_options(chosen.database_url),
        MAX_CONTENT_LENGTH=LARGEST_FORM,
        MAX_FORM_MEMORY_SIZE=LARGEST_FORM,
        MAX_FORM_PARTS=1_000,
        BABEL_TRANSLATION_DIRECTORIES="translations",
        TEMPLATES_AUTO_RELOAD=False,
    )
    if chosen.is_production:
        log.warning("reviewers and organisers sign in without a second factor: this version has none")
    database.db.init_app(app)
    with app.app_context():
        engine = database.db.engine
        database.prepare_engine(engine)
        services.install(engine, wiring.build(chosen, engine))
    routes.install(app, chosen)
    commands.install(app)
    _put_in_front(app, engine, chosen.trusted_proxies)
    return app


def _put_in_front(app: Flask, engine: Engine, hops: int) -> None:
    """Let proxies say from where a request comes, and kept pages answer, before the program is asked."""
    # To put something in front of this method is Flask's own way; a type checker takes it for a mistake.
    app.wsgi_app = KeptPages(app.wsgi_app, Glance(engine))  # type: ignore[method-assign]
    if hops:
        app.wsgi_app = ProxyFix(app.wsgi_app, x_for=hops, x_proto=hops, x_host=0)  # type: ignore[method-assign]


def _engine_options(url: str) -> dict[str, object]:
    if url.startswith("sqlite"):
        return {"connect_args": {"timeout": 15, "check_same_thread": False}}
    # A pooled connection may have died with the server; asking first costs little.
    return {"pool_pre_ping": True, "pool_size": 8, "max_overflow": 4}
