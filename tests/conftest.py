"""Fixtures for every test: the program on both databases, empty each time; clients, factories, a clock that stands."""

from __future__ import annotations

import os
import shutil
from collections.abc import Callable, Iterator
from contextlib import AbstractContextManager
from dataclasses import dataclass
from datetime import datetime
from pathlib import Path

import pytest
from flask import Flask
from sqlalchemy import Engine, text

from marktplatz.app import create_app
from marktplatz.cli.revisions import upgrade
from marktplatz.core import clock
from marktplatz.core.database import UnitOfWork, db
from tests import servers
from tests.client import Client
from tests.factories import AccountRow, Make
from tests.statements import Statements, counting

BACKENDS = ("sqlite", "postgresql")
KEY = "a key for tests, long enough to be taken"
PUBLIC_URL = "http://localhost"
STANDING = datetime(2026, 4, 15, 10, 30, tzinfo=clock.ZONE)


@dataclass(frozen=True)
class Installation:
    """One program with its database; ``empty`` makes the database as the migrations left it."""

    app: Flask
    engine: Engine
    empty: Callable[[], None]


def build_app(instance: Path, **environment: str) -> Flask:
    """Build the program for tests; only what is given here is set, whatever the environment of the machine."""
    chosen = {"PUBLIC_URL": PUBLIC_URL, "SECRET_KEY": KEY, **environment}
    app = create_app(instance=instance, environment=chosen)
    app.test_client_class = Client
    return app


def pytest_configure(config: pytest.Config) -> None:
    """Announce the marker of this file."""
    config.addinivalue_line("markers", "one_database: asks nothing of the database, so SQLite alone is enough")


def pytest_collection_modifyitems(config: pytest.Config, items: list[pytest.Item]) -> None:
    """Leave out the second database where a test says that it would tell nothing new."""
    twice = [item for item in items if item.get_closest_marker("one_database") and _backend(item) == "postgresql"]
    if twice:
        config.hook.pytest_deselected(items=twice)
        left_out = set(twice)
        items[:] = [item for item in items if item not in left_out]


def _backend(item: pytest.Item) -> str:
    called = getattr(item, "callspec", None)
    return str(called.params.get("installation", "")) if called else ""


@pytest.fixture(scope="session")
def postgresql_url() -> Iterator[str]:
    """The address of an empty PostgreSQL database."""
    with servers.postgresql() as url:
        yield url


@pytest.fixture(scope="session", params=BACKENDS)
def installation(request: pytest.FixtureRequest, tmp_path_factory: pytest.TempPathFactory) -> Iterator[Installation]:
    """The program on SQLite and on PostgreSQL, its tables made by the migrations; for ``app``, not for tests."""
    folder = _quick_folder(tmp_path_factory)
    url = request.getfixturevalue("postgresql_url") if request.param == "postgresql" else ""
    app = build_app(folder, DATABASE_URL=url)
    with app.app_context():
        upgrade()
        engine = db.engine
    empty = _deleting(engine) if url else _copying(engine, folder)
    yield Installation(app, engine, empty)
    engine.dispose()
    shutil.rmtree(folder, ignore_errors=True)


@pytest.fixture
def app(installation: Installation) -> Flask:
    """The program with an empty database, once on SQLite and once on PostgreSQL."""
    installation.empty()
    return installation.app


@pytest.fixture
def sqlite_app(tmp_path: Path) -> Iterator[Flask]:
    """A program of its own on SQLite, for what concerns SQLite alone; its file is ``tmp_path/marktplatz.sqlite``."""
    app = build_app(tmp_path)
    with app.app_context():
        upgrade()
    yield app
    with app.app_context():
        db.engine.dispose()


@pytest.fixture
def client(app: Flask) -> Client:
    """A visitor."""
    return _client(app)


@pytest.fixture
def make(app: Flask) -> Make:
    """The factories: ``make.event()``, ``make.booth(state="published")`` and so on, by the program's own actions."""
    return Make(app)


@pytest.fixture
def unit(make: Make) -> Callable[[], AbstractContextManager[UnitOfWork]]:
    """``with unit(): ...`` is an app context with one transaction that commits at its end, reactions included."""
    return make.unit


@pytest.fixture
def sign_in(app: Flask, make: Make) -> Callable[[AccountRow], Client]:
    """``sign_in(account)`` returns a new client with a session of that account."""

    def start(account: AccountRow) -> Client:
        client = _client(app)
        client.sign_in(make.session_of(account))
        return client

    return start


@pytest.fixture
def statements(installation: Installation) -> Callable[[], AbstractContextManager[Statements]]:
    """``with statements() as seen: ...`` notes the SQL; ``len(seen)`` counts it without BEGIN, PRAGMA, SAVEPOINT."""
    return lambda: counting(installation.engine)


@pytest.fixture
def stopped_clock() -> Iterator[datetime]:
    """Let it be the morning of 15 April 2026; ``clock.stopped_at(...)`` inside the test moves on from there."""
    with clock.stopped_at(STANDING):
        yield STANDING


def _client(app: Flask) -> Client:
    client = app.test_client()
    assert isinstance(client, Client)
    return client


def _quick_folder(factory: pytest.TempPathFactory) -> Path:
    """Return a folder in memory where there is one: every commit is synced, which a slow disk makes slow."""
    folder = factory.mktemp("instance")
    memory = Path("/dev/shm")
    if not os.access(memory, os.W_OK):
        return folder
    quick = memory / f"fair-{os.getpid()}-{folder.name}"
    quick.mkdir()
    return quick


def _copying(engine: Engine, folder: Path) -> Callable[[], None]:
    kept = folder / "marktplatz.sqlite"
    template = folder / "template.sqlite"
    with engine.connect() as connection:
        connection.exec_driver_sql("PRAGMA wal_checkpoint(TRUNCATE)")
    engine.dispose()
    shutil.copyfile(kept, template)

    def empty() -> None:
        engine.dispose()
        # A new file, not the old one overwritten: a failed test may still hold a connection to that.
        for ending in ("", "-wal", "-shm"):
            kept.with_name(kept.name + ending).unlink(missing_ok=True)
        shutil.copyfile(template, kept)

    return empty


def _deleting(engine: Engine) -> Callable[[], None]:
    """Empty PostgreSQL's tables in a millisecond; TRUNCATE needs ten times as long, for every test."""
    with engine.connect() as connection:
        named = "SELECT tablename FROM pg_tables WHERE schemaname = 'public' AND tablename <> 'alembic_version'"
        tables = connection.execute(text(named)).scalars().all()
        counted = "SELECT sequencename FROM pg_sequences WHERE schemaname = 'public'"
        sequences = connection.execute(text(counted)).scalars().all()
    # As a copy of another server: without foreign keys, and without the trigger that keeps the log from being emptied.
    orders = ["SET LOCAL session_replication_role = replica"]
    orders += [f'DELETE FROM "{table}"' for table in tables]
    orders += [f"SELECT setval('{sequence}', 1, false)" for sequence in sequences]

    def empty() -> None:
        with engine.begin() as connection:
            connection.exec_driver_sql("; ".join(orders))

    return empty
