"""Rows as lines of JSON that mean the same whatever database they come from.

A line is canonical (keys sorted, moments in UTC, no blanks) and lines come in the order of their primary keys, so the
SHA-256 over the lines of a table is a digest of what it holds: equal on SQLite and PostgreSQL, equal after a restore.
"""

from __future__ import annotations

import json
from collections.abc import Iterator
from datetime import datetime
from typing import Any

from sqlalchemy import JSON, Boolean, Column, Connection, Integer, String, Table, select

from marktplatz.core.columns import UTCDateTime, in_code_points
from marktplatz.core.database import Model

LEFT_OUT = frozenset({"sessions", "catalogue_entries", "search_terms", "publication_stamp"})
"""Sessions: an ended one must not come to life again. The catalogue is a copy that is made anew from its booths."""

_AT_A_TIME = 200
_LARGEST_INTEGER = 2**63


def tables() -> list[Table]:
    """Return the tables that a backup holds, each after those it points to, as far as there is such an order."""
    return [table for table in Model.metadata.sorted_tables if table.name not in LEFT_OUT]


def lines(connection: Connection, table: Table) -> Iterator[bytes]:
    """Yield the rows of a table, one line each, a few in memory at a time."""
    query = select(table).order_by(*(in_code_points(column) for column in table.primary_key))
    for row in connection.execute(query, execution_options={"yield_per": _AT_A_TIME}).mappings():
        yield _line(dict(row))


def _line(row: dict[str, Any]) -> bytes:
    text = json.dumps(
        row, ensure_ascii=False, sort_keys=True, separators=(",", ":"), allow_nan=False, default=datetime.isoformat
    )
    # A lone surrogate inside JSON is no UTF-8; ``json.loads`` reads it back in the same way.
    return text.encode("utf-8", "surrogatepass") + b"\n"


def read(table: Table, line: bytes) -> dict[str, Any]:
    """Return the values of a row by column; ValueError for anything that ``lines`` would not have written."""
    try:
        row = json.loads(line)
    except RecursionError:
        raise ValueError("nested too deeply") from None
    if not isinstance(row, dict) or row.keys() != set(table.columns.keys()):
        raise ValueError("not the columns of the table")
    return {column.name: _value(column, row[column.name]) for column in table.columns}


def _value(column: Column[Any], value: Any) -> Any:
    kind = column.type
    if value is None or isinstance(kind, JSON):
        return value
    if isinstance(kind, UTCDateTime):
        return _moment(value)
    if isinstance(kind, String):
        return _text(value)
    sound = type(value) is bool if isinstance(kind, Boolean) else _is_integer(kind, value)
    if not sound:
        raise ValueError(f"not what {column.name} holds")
    return value


def _is_integer(kind: object, value: object) -> bool:
    return isinstance(kind, Integer) and type(value) is int and abs(value) < _LARGEST_INTEGER


def _text(value: Any) -> str:
    if not isinstance(value, str):
        raise ValueError("not a text")
    value.encode()
    return value


def _moment(value: Any) -> datetime:
    moment = datetime.fromisoformat(value) if isinstance(value, str) else None
    if moment is None or moment.tzinfo is None:
        raise ValueError("not a moment")
    return moment
