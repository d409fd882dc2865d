"""How Alembic reaches the database: through the app's engine, foreign keys off while SQLite tables are rebuilt."""

from __future__ import annotations

from typing import Any

from alembic import context
from flask import current_app
from sqlalchemy import text

from marktplatz.core.database import Model, db


def include_object(_item: Any, name: str | None, kind: str, _reflected: bool, _other: Any) -> bool:
    """Leave the search tables alone: their shape differs by database, and no model describes them."""
    return not (kind == "table" and name is not None and name.startswith("search_documents"))


def run() -> None:
    """Run the migrations in one transaction."""
    current_app.extensions["migrate"]  # a missing app is said here, not deep inside
    with db.engine.connect() as opened:
        connection = opened.execution_options(writes=True)
        sqlite = connection.dialect.name == "sqlite"
        if sqlite:
            # Rebuilding a table with foreign keys on deletes the rows that point to it.
            driver = connection.connection.driver_connection
            assert driver is not None
            driver.execute("PRAGMA foreign_keys=OFF")
        context.configure(
            connection=connection,
            target_metadata=Model.metadata,
            render_as_batch=True,
            include_object=include_object,
            compare_type=True,
            transaction_per_migration=False,
        )
        with context.begin_transaction():
            context.run_migrations()
            if sqlite and (broken := connection.execute(text("PRAGMA foreign_key_check")).first()):
                raise RuntimeError(f"a row points to nothing after the migration: {tuple(broken)}")
        if connection.in_transaction():
            connection.commit()
        if sqlite:
            driver.execute("PRAGMA foreign_keys=ON")


run()
