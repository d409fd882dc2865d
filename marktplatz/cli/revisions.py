"""Which migrations there are, how far a database has come with them, and going on to the newest.

Alembic takes eleven megabytes. It is loaded where a command needs it: a server never does.
"""

from __future__ import annotations

from pathlib import Path
from typing import TYPE_CHECKING, Any

import click
from flask import Flask, current_app
from flask.cli import ScriptInfo
from sqlalchemy import Connection

from marktplatz.core.database import db

if TYPE_CHECKING:
    from alembic.script import ScriptDirectory

MIGRATIONS = Path(__file__).resolve().parent.parent.parent / "migrations"


class OnDemand(click.Command):
    """``flask db``: the commands of Flask-Migrate, which come when somebody asks for them."""

    def make_context(
        self, info_name: str | None, args: list[str], parent: click.Context | None = None, **extra: Any
    ) -> click.Context:
        """Hand over to the real group, with our migrations at hand."""
        script = parent.find_object(ScriptInfo) if parent else None
        if script is None:
            raise RuntimeError("flask db is a command of flask")
        return _migrations(script.load_app()).make_context(info_name, args, parent, **extra)


command = OnDemand("db", help="Perform database migrations.")


def upgrade() -> None:
    """Bring the database to the newest revision."""
    import flask_migrate

    _migrations(current_app)
    flask_migrate.upgrade()


def wanted() -> str:
    """Return the revision that this program needs."""
    return str(_scripts().get_current_head())


def known() -> frozenset[str]:
    """Return every revision that this program knows."""
    return frozenset(script.revision for script in _scripts().walk_revisions())


def found(connection: Connection) -> str | None:
    """Return the revision of a database, None for one without tables of ours."""
    from alembic.migration import MigrationContext

    return MigrationContext.configure(connection).get_current_revision()


def _migrations(app: Flask) -> click.Group:
    from flask_migrate import Migrate, cli

    if "migrate" not in app.extensions:
        Migrate(app, db, directory=str(MIGRATIONS), render_as_batch=True)
    commands: click.Group = cli.db
    return commands


def _scripts() -> ScriptDirectory:
    from alembic.script import ScriptDirectory

    return ScriptDirectory(str(MIGRATIONS))
