"""Rows as lines: the same on both databases, read back as they were, and nothing else is read."""

from __future__ import annotations

import json
from datetime import datetime
from typing import Any

import pytest
from flask import Flask
from sqlalchemy import JSON, BigInteger, Boolean, Integer, String, Text, insert, text
from sqlalchemy.exc import DBAPIError

from marktplatz.accounts.models import Account, AccountRole
from marktplatz.audit.models import AuditEntry
from marktplatz.core import clock
from marktplatz.core.columns import UTCDateTime
from marktplatz.core.database import Model, session, snapshot
from marktplatz.events.models import Event
from marktplatz.exchange import rows
from marktplatz.media.models import RevisionFile
from tests.factories import Make

ACCOUNTS, EVENTS, LOG = Account.__table__, Event.__table__, AuditEntry.__table__
TRIED: dict[type, Any] = {
    Integer: 1,
    BigInteger: 2**40,
    String: "x",
    Text: "x",
    Boolean: True,
    JSON: {},
    UTCDateTime: "2026-01-01T00:00:00+00:00",
}
PAYLOAD = {"b": [1, 2.5, None, True], "a": {"ä": "Bürger*innen 🦺", "Z": "\u2028"}, "": ""}


def lines(app: Flask, table: Any) -> list[bytes]:
    with app.app_context(), snapshot() as connection:
        return list(rows.lines(connection, table))


def test_a_row_is_one_canonical_line(app: Flask, make: Make) -> None:
    with make.unit():
        at = datetime(2026, 7, 1, 12, 0, 0, 123456, tzinfo=clock.ZONE)
        session.add(AuditEntry(at=at, name="x", payload=PAYLOAD))
    (line,) = lines(app, LOG)
    assert line.startswith(b'{"actor_id":null,"at":"2026-07-01T10:00:00.123456+00:00","booth_id":null,')
    assert '"payload":{"":"","a":{"Z":"\u2028","ä":"Bürger*innen 🦺"},"b":[1,2.5,null,true]}}\n'.encode() in line
    assert {**rows.read(LOG, line), "id": 1} == {
        "id": 1, "at": at, "name": "x", "actor_id": None, "booth_id": None, "event_id": None, "payload": PAYLOAD
    }  # fmt: skip


def test_texts_come_in_the_order_of_their_code_points(app: Flask, make: Make) -> None:
    """PostgreSQL sorts by the rules of a language where nothing else is said: a before B, and ä beside a."""
    booth = make.booth(state="submitted")
    names = ["Z", "a", "B", "ä", "_", "z", "A"]
    with make.unit():
        revision = session.scalar(text("SELECT submitted_revision_id FROM booths WHERE id = :id"), {"id": booth.id})
        session.execute(insert(RevisionFile), [{"revision_id": revision, "hash": name} for name in names])
    assert [json.loads(line)["hash"] for line in lines(app, RevisionFile.__table__)] == sorted(names)


def test_every_column_of_every_table_can_be_read_back() -> None:
    """A new kind of column is one that nobody has taught to ``rows``."""
    for table in Model.metadata.sorted_tables:
        row = {column.name: TRIED[type(column.type)] for column in table.columns}
        assert rows.read(table, json.dumps(row).encode()).keys() == row.keys()


def test_all_tables_are_kept_but_those_that_are_named() -> None:
    assert {table.name for table in rows.tables()} == set(Model.metadata.tables) - rows.LEFT_OUT
    assert set(Model.metadata.tables) >= rows.LEFT_OUT


SOUND = {"account_id": 1, "role": "reviewer"}


@pytest.mark.parametrize(
    "line",
    [
        b"", b"{", b"[]", b"null", b"\xff", b"[" * 100_000, json.dumps({"account_id": 1}).encode(),
        *(json.dumps({**SOUND, **changed}).encode() for changed in (
            {"more": 1}, {"account_id": "1"}, {"account_id": 1.0}, {"account_id": True}, {"account_id": 2**63},
            {"account_id": [1]}, {"role": 1}, {"role": "\ud800"}, {"role": {}},
        )),
    ],
)  # fmt: skip
def test_a_line_that_is_no_row(line: bytes) -> None:
    assert rows.read(AccountRole.__table__, json.dumps(SOUND).encode()) == SOUND
    with pytest.raises(ValueError, match=r"."):
        rows.read(AccountRole.__table__, line)


@pytest.mark.parametrize(
    ("name", "value"),
    [("created_at", "2026-01-01"), ("created_at", "x"), ("created_at", 1), ("active", 1), ("active", "true")],
)
def test_a_value_of_another_kind(name: str, value: object) -> None:
    row = {column.name: TRIED[type(column.type)] for column in ACCOUNTS.columns}
    rows.read(ACCOUNTS, json.dumps(row).encode())
    with pytest.raises(ValueError, match=r"."):
        rows.read(ACCOUNTS, json.dumps({**row, name: value}).encode())


def test_a_snapshot_is_one_moment_and_keeps_nothing(app: Flask, make: Make) -> None:
    make.event("2026")
    with app.app_context(), snapshot() as connection:
        before = list(rows.lines(connection, EVENTS))
        make.event("2027")
        assert list(rows.lines(connection, EVENTS)) == before
    assert len(lines(app, EVENTS)) == 2
    with app.app_context():
        try:
            with snapshot() as connection:
                connection.execute(text("UPDATE events SET slug = 'x' WHERE slug = '2026'"))
        except DBAPIError as refused:
            assert "read-only" in str(refused)
    assert len([line for line in lines(app, EVENTS) if b'"slug":"x"' in line]) == 0
