"""Every test begins with an empty database, on both backends, whatever the one before left."""

from __future__ import annotations

import time

import pytest
from sqlalchemy import func, select

from marktplatz.catalogue.models import PublicationStamp
from marktplatz.core.database import Model, db, session
from tests import servers
from tests.conftest import Installation
from tests.factories import Make


def _rows(make: Make) -> dict[str, int]:
    with make.unit():
        counts = {
            table.name: session.scalar(select(func.count()).select_from(table)) or 0
            for table in Model.metadata.sorted_tables
            if table is not PublicationStamp.__table__  # has one row from the beginning
        }
        found = session.scalar(db.text("SELECT count(*) FROM search_documents")) or 0
    return {name: number for name, number in {**counts, "search_documents": found}.items() if number}


@pytest.mark.parametrize("turn", [1, 2, 3])
def test_nothing_is_left_and_numbers_begin_at_one(make: Make, turn: int) -> None:
    assert _rows(make) == {}
    row = make.booth(state="published", stand_number="A07")
    assert (row.id, row.event.id) == (1, 1)
    assert _rows(make)["audit_entries"] > 5


def test_a_connection_that_a_failed_test_kept_disturbs_nobody(installation: Installation, make: Make) -> None:
    make.event()
    kept = installation.engine.connect()
    try:
        assert kept.exec_driver_sql("SELECT count(*) FROM events").scalar() == 1
        kept.rollback()
        installation.empty()
        assert _rows(make) == {}
        make.event()
    finally:
        kept.invalidate()
        kept.close()


def test_emptying_takes_less_than_a_blink(installation: Installation, make: Make) -> None:
    make.booth(state="published")
    took = []
    for _ in range(5):
        began = time.perf_counter()
        installation.empty()
        took.append(time.perf_counter() - began)
    assert min(took) < 0.05


@pytest.mark.parametrize(("value", "outcome"), [("", "Skipped"), ("false", "Skipped"), ("true", "Failed")])
def test_what_is_lacking_is_skipped_but_not_where_nothing_may_be(
    monkeypatch: pytest.MonkeyPatch, value: str, outcome: str
) -> None:
    monkeypatch.setenv("CI", value)
    with pytest.raises(BaseException, match="apt install") as raised:
        servers.lacking("PostgreSQL is not installed: apt install postgresql")
    assert type(raised.value).__name__ == outcome
