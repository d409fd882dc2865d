"""Two installations side by side, and what is in each of them."""

from __future__ import annotations

import hashlib
import json
from collections.abc import Callable
from pathlib import Path
from typing import Any
from zipfile import ZipFile

from flask import Flask
from sqlalchemy import Engine, Table, func, select, text

from marktplatz.catalogue.models import PublicationStamp
from marktplatz.core.database import Model, db, session, snapshot
from marktplatz.core.services import services_of
from marktplatz.exchange import rows

Step = Callable[[], object]

EMPTY = hashlib.sha256().hexdigest()


def digests(app: Flask) -> dict[str, str]:
    """Return a digest of every table, those that a backup leaves out too; the stamp is drawn anew each time."""
    with app.app_context(), snapshot() as connection:
        return {table.name: hashlib.sha256(b"".join(rows.lines(connection, table))).hexdigest() for table in _tables()}


def _tables() -> list[Table]:
    return [table for table in Model.metadata.sorted_tables if table is not PublicationStamp.__table__]


def words(app: Flask) -> list[tuple[Any, ...]]:
    """Return what the search knows."""
    with app.app_context(), db.engine.connect() as connection:
        number = "rowid" if connection.dialect.name == "sqlite" else "booth_id"
        named = "event_id, title, summary, organisation, description FROM search_documents ORDER BY 1"
        return [tuple(row) for row in connection.execute(text(f"SELECT {number}, {named}"))]


def stored(app: Flask) -> dict[str, bytes]:
    """Return the stored files but codes, which are made again."""
    with app.app_context():
        storage = services_of(session).storage
        return {key: storage.get(key) for key in storage.keys("media/")}


def forget_files(app: Flask) -> None:
    """Take every stored file away."""
    with app.app_context():
        storage = services_of(session).storage
        for key in list(storage.keys()):
            storage.delete(key)


def count(engine: Engine) -> int:
    """Return how many rows all tables have together."""
    with engine.connect() as connection:
        return sum(connection.execute(select(func.count()).select_from(table)).scalar_one() for table in _tables())


def members(path: Path) -> dict[str, Any]:
    """Return what the manifest of a backup says of its members."""
    with ZipFile(path) as found:
        read: dict[str, Any] = json.loads(found.read("manifest.json"))["members"]
        return read


class Watching:
    """Progress that acts: when more parts are announced for the second time, and at each part."""

    def __init__(self, expected: Step = lambda: None, stepped: Step = lambda: None) -> None:
        self._expected, self._stepped, self._times = expected, stepped, 0

    def expect(self, parts: int) -> None:
        self._times += 1
        if self._times == 2:
            self._expected()

    def step(self) -> None:
        self._stepped()
