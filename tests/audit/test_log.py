"""The log tells every step, and the database itself refuses to change or delete a line."""

from __future__ import annotations

import pytest
from sqlalchemy import text
from sqlalchemy.exc import DatabaseError

from marktplatz.audit import queries
from marktplatz.audit.models import AuditEntry
from marktplatz.core import clock
from marktplatz.core.database import session
from tests.factories import BoothRow, Make
from tests.factories.booths import REASON


@pytest.mark.parametrize(
    "statement",
    [
        "UPDATE audit_entries SET name = 'nothing_happened'",
        "UPDATE audit_entries SET actor_id = NULL WHERE id = 1",
        "DELETE FROM audit_entries",
        "DELETE FROM audit_entries WHERE id = 1",
    ],
)
def test_the_database_refuses_to_change_a_line(make: Make, statement: str) -> None:
    row = make.booth(state="published")
    with make.unit():
        before = [(one.id, one.name, one.actor_id) for one in queries.latest(limit=100)]
    assert before
    with pytest.raises(DatabaseError, match="append only"), make.unit():
        session.execute(text(statement))
    with make.unit():
        assert [(one.id, one.name, one.actor_id) for one in queries.latest(limit=100)] == before
        assert queries.of_booth(row.id) != []


def test_the_program_cannot_either(make: Make) -> None:
    make.event()
    with pytest.raises(DatabaseError, match="append only"), make.unit():
        session.delete(session.query(AuditEntry).first())
    with pytest.raises(DatabaseError, match="append only"), make.unit():
        session.query(AuditEntry).limit(1).one().name = "x"


def test_a_booth_can_be_followed_from_its_beginning(make: Make) -> None:
    row = make.booth(state="changes_requested_again")
    assert row.member is not None
    with make.unit():
        lines = [(line.name, line.actor_id, line.event_id) for line in reversed(queries.of_booth(row.id))]
    assert [name for name, _, _ in lines] == [
        "booth_created",
        "draft_saved",
        "booth_submitted",
        "booth_approved",
        "booth_published",
        "draft_saved",
        "booth_submitted",
        "changes_requested",
    ]
    by_members = {"booth_created", "draft_saved", "booth_submitted"}
    assert {actor for name, actor, _ in lines if name in by_members} == {row.member.id}
    assert row.member.id not in {actor for name, actor, _ in lines if name not in by_members}
    assert {event for _, _, event in lines} == {row.event.id}


def test_a_line_says_when_who_and_what_in_numbers(make: Make) -> None:
    moment = clock.now().replace(year=2025)
    with clock.stopped_at(moment):
        row = make.booth(state="submitted")
    with make.unit():
        line = queries.of_booth(row.id)[0]
        assert (line.at, line.name, line.payload) == (moment, "booth_submitted", {"revision": 1})


@pytest.mark.parametrize("state", ["changes_requested", "rejected", "published", "withdrawn"])
def test_no_text_of_people_gets_into_the_log(make: Make, state: str) -> None:
    row: BoothRow = make.booth(state=state, title="Laubbläser unterscheiden", content={"risks": {"de": "Lauter Lärm."}})
    assert row.member is not None
    with make.unit():
        told = " ".join(str(line.payload) for line in queries.latest(limit=500))
        for text_of_people in ("Laubbläser", "Lärm", REASON, row.member.email, "Kim Beispiel"):
            assert text_of_people not in told


def test_the_newest_of_some_steps_is_known(make: Make) -> None:
    row, other = make.booth(state="recalled"), make.booth(state="withdrawn")
    with make.unit():
        steps = ("booth_submitted", "booth_recalled")
        assert queries.last_of(row.id, steps) == "booth_recalled"
        assert queries.last_of(other.id, steps) == "booth_submitted"
        assert queries.last_of(row.id, ("booth_withdrawn",)) is None


def test_pages_of_the_log_hold_every_line_once(make: Make) -> None:
    make.booth(state="published")
    with make.unit():
        everything = [line.id for line in queries.latest(limit=1_000)]
        seen: list[int] = []
        while page := queries.latest(before=seen[-1] if seen else None, limit=3):
            seen += [line.id for line in page]
    assert seen == everything == sorted(everything, reverse=True)
    assert len(seen) > 6


def test_what_is_rolled_back_is_not_logged(make: Make) -> None:
    with pytest.raises(ZeroDivisionError), make.unit():
        make.booth(state="submitted")
        raise ZeroDivisionError
    with make.unit():
        assert queries.latest() == []
