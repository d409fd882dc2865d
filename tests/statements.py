"""Counting the SQL that a piece of the program sends."""

from __future__ import annotations

from collections.abc import Iterator
from contextlib import contextmanager
from typing import Any

from sqlalchemy import Engine, event

_NO_QUERY = ("BEGIN", "PRAGMA", "SAVEPOINT", "RELEASE", "ROLLBACK", "COMMIT")


class Statements(list[str]):
    """The statements in their order; as text they are one a line, for the message of a failing test."""

    def __str__(self) -> str:
        return "\n".join(self)


@contextmanager
def counting(engine: Engine) -> Iterator[Statements]:
    """Note every statement while the block runs, but not those that only begin or end transactions."""
    seen = Statements()

    def note(_connection: Any, _cursor: Any, statement: str, *_rest: Any) -> None:
        if not statement.lstrip().upper().startswith(_NO_QUERY):
            seen.append(" ".join(statement.split()))

    event.listen(engine, "before_cursor_execute", note)
    try:
        yield seen
    finally:
        event.remove(engine, "before_cursor_execute", note)
