"""The database, and the one place that commits."""

from __future__ import annotations

from collections.abc import Callable, Iterable, Iterator
from contextlib import contextmanager
from dataclasses import dataclass
from typing import Any, cast
from zlib import crc32

from flask_sqlalchemy import SQLAlchemy
from sqlalchemy import Engine, MetaData, Table, event, func, select
from sqlalchemy.engine import Connection
from sqlalchemy.exc import SQLAlchemyError
from sqlalchemy.orm import DeclarativeBase, Session, scoped_session

from marktplatz.core import facts
from marktplatz.core.facts import Fact

# Names on every constraint from the first table on: SQLite cannot drop what has none.
NAMES = {
    "ix": "ix_%(column_0_label)s",
    "uq": "uq_%(table_name)s_%(column_0_N_name)s",
    "ck": "ck_%(table_name)s_%(constraint_name)s",
    "fk": "fk_%(table_name)s_%(column_0_name)s",
    "pk": "pk_%(table_name)s",
}


PATIENCE = 15_000
"""Milliseconds that SQLite waits while somebody else writes."""


class Model(DeclarativeBase):
    """The parent of every table."""

    metadata = MetaData(naming_convention=NAMES)


db = SQLAlchemy(model_class=Model)
# The library narrows the type to its own session class; ours only needs what SQLAlchemy promises.
session = cast("scoped_session[Session]", db.session)


@dataclass(frozen=True)
class UnitOfWork:
    """What a caller may decide about the running transaction."""

    writes: bool

    def give_up(self) -> None:
        """Roll everything back now; what follows reads only."""
        facts.take(session)
        session.rollback()


def prepare_engine(engine: Engine) -> None:
    """Teach SQLite durable, concurrent and checked transactions that begin where we say; PostgreSQL has them.

    SQLite: write-ahead log, every commit synced (a power cut loses nothing that was acknowledged), foreign keys on.
    On both, the execution option ``patience`` is how many milliseconds a transaction waits for a lock.
    """
    if engine.dialect.name == "sqlite":
        event.listen(engine, "connect", _open_sqlite)
        event.listen(engine, "begin", _begin_sqlite)
    else:
        event.listen(engine, "begin", _begin_postgresql)


def _open_sqlite(connection: Any, _record: object) -> None:
    connection.isolation_level = None  # the driver's own BEGIN comes too late; ours is below
    cursor = connection.cursor()
    for pragma in ("journal_mode=WAL", "synchronous=FULL", "foreign_keys=ON"):
        cursor.execute(f"PRAGMA {pragma}")
    cursor.close()


def _begin_sqlite(connection: Connection) -> None:
    # A transaction that reads sees one moment from its first SELECT on: a snapshot needs nothing more.
    options = connection.get_execution_options()
    connection.exec_driver_sql(f"PRAGMA busy_timeout={int(options.get('patience', PATIENCE))}")
    # Reading first and writing later fails at once when somebody else wrote in between: take the lock first.
    connection.exec_driver_sql("BEGIN IMMEDIATE" if options.get("writes", False) else "BEGIN")


def _begin_postgresql(connection: Connection) -> None:
    options = connection.get_execution_options()
    if options.get("snapshot", False):
        connection.exec_driver_sql("SET TRANSACTION ISOLATION LEVEL REPEATABLE READ READ ONLY")
    patience = options.get("patience")
    if patience is not None:
        connection.exec_driver_sql(f"SET LOCAL lock_timeout = {int(patience)}")


@contextmanager
def unit_of_work(react: Callable[[Fact], None], *, writes: bool = True) -> Iterator[UnitOfWork]:
    """Run one transaction: actions flush, then reactions run, then it commits; an exception rolls all of it back.

    With ``writes=False`` nothing is ever kept. Refuses to be nested.
    """
    if session().in_transaction():
        raise RuntimeError("a unit of work is running already")
    facts.take(session)
    session.connection(execution_options={"writes": writes})
    try:
        yield UnitOfWork(writes)
        if writes:
            _settle(react)
            session.commit()
    finally:
        facts.take(session)
        session.rollback()


@contextmanager
def snapshot() -> Iterator[Connection]:
    """Yield a connection of its own that sees the database as of one moment, whoever writes meanwhile.

    Nobody waits for it; what it does is never kept.
    """
    with session.get_bind().engine.connect() as opened:
        connection = opened.execution_options(snapshot=True)
        with connection.begin() as begun:
            yield connection
            begun.rollback()


def standing_connection(engine: Engine) -> Any:
    """Return a connection of the driver itself, outside the pool, that begins no transaction; the caller closes it.

    For a glance that must cost next to nothing. Raises what ``driver_errors`` names.
    """
    borrowed = engine.raw_connection()
    borrowed.detach()
    connection: Any = borrowed.dbapi_connection
    if engine.dialect.name == "postgresql":
        connection.autocommit = True
    return connection


def driver_errors(engine: Engine) -> tuple[type[Exception], ...]:
    """Return what a connection of the driver raises when the database is away or refuses."""
    return (SQLAlchemyError, engine.dialect.loaded_dbapi.Error)


def product() -> str:
    """Return which database it is, for people and reports: ``sqlite`` or ``postgresql``."""
    return session.get_bind().dialect.name


def take_turn(what: str) -> None:
    """Let transactions that name the same thing go on one after the other, until each has ended.

    On SQLite those that write do so anyway.
    """
    connection = session.connection()
    if connection.dialect.name == "postgresql":
        connection.execute(select(func.pg_advisory_xact_lock(crc32(what.encode()))))


def count_on(connection: Connection, tables: Iterable[Table]) -> None:
    """Let the next row of each table get a number above all that are there; SQLite does so by itself.

    For tables that were filled with the numbers that their rows had elsewhere.
    """
    if connection.dialect.name != "postgresql":
        return
    for table in tables:
        column = table.autoincrement_column
        if column is not None:
            sequence = func.pg_get_serial_sequence(table.name, column.name)
            connection.execute(select(func.setval(sequence, func.coalesce(func.max(column), 0) + 1, False)))


def writes() -> bool:
    """Say whether the running transaction was begun to write."""
    return bool(session.connection().get_execution_options().get("writes"))


def _settle(react: Callable[[Fact], None]) -> None:
    """Run reactions until no new fact comes."""
    session.flush()
    while noted := facts.take(session):
        for fact in noted:
            react(fact)
        session.flush()
