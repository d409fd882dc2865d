"""Which migrations there are, and how far a database has come with them."""

from __future__ import annotations

from alembic.migration import MigrationContext
from alembic.script import ScriptDirectory
from flask import current_app
from sqlalchemy import Connection


def wanted() -> str:
    """Return the revision that this program needs."""
    return str(_scripts().get_current_head())


def known() -> frozenset[str]:
    """Return every revision that this program knows."""
    return frozenset(script.revision for script in _scripts().walk_revisions())


def found(connection: Connection) -> str | None:
    """Return the revision of a database, None for one without tables of ours."""
    return MigrationContext.configure(connection).get_current_revision()


def _scripts() -> ScriptDirectory:
    return ScriptDirectory(current_app.extensions["migrate"].directory)
