"""The log as people read it: names for numbers, a page at a time, in a constant number of statements."""

from __future__ import annotations

from collections.abc import Callable
from contextlib import AbstractContextManager

import pytest

from marktplatz.accounts import actions
from marktplatz.audit.lines import PAGE, log_page
from marktplatz.audit.models import AuditEntry
from marktplatz.core import clock
from marktplatz.core.database import session
from tests.factories import Make
from tests.statements import Statements


def test_a_line_names_who_did_what_to_whom(make: Make) -> None:
    event, organiser = make.event("messe"), make.organiser(name="Alex Organisation")
    with make.unit():
        actions.invite("team@stadt.example", "Baureferat", event_id=event.id, language="de", actor=organiser.actor)
    with make.unit():
        line = log_page().lines[0]
    assert line.words.de == "Einladung verschickt"
    assert line.person == "Alex Organisation"
    assert line.about == ("team@stadt.example", "Baureferat", "messe")
    assert line.booth_code == ""


def test_a_line_about_a_booth_holds_its_code(make: Make) -> None:
    row = make.booth(state="submitted")
    with make.unit():
        line = log_page().lines[0]
    assert (line.words.en, line.booth_code, line.about) == ("Revision 1 submitted", row.code, ())


def test_a_step_of_the_program_has_no_person(make: Make) -> None:
    make.event("messe")
    with make.unit():
        assert log_page().lines[0].person == ""


def test_lines_of_rows_that_are_gone_stay(make: Make) -> None:
    with make.unit():
        session.add(
            AuditEntry(
                at=clock.now(),
                name="booth_recalled",
                actor_id=999,
                booth_id=999,
                event_id=999,
                payload={"account_id": 998},
            )
        )
    with make.unit():
        line = log_page().lines[0]
    assert (line.words.de, line.person, line.about, line.booth_code) == ("Fassung – zurückgeholt", "", (), "")


def test_pages_follow_each_other_without_gap(make: Make) -> None:
    with make.unit():
        session.add_all(
            AuditEntry(at=clock.now(), name="signed_in", actor_id=None, payload={"number": number})
            for number in range(120)
        )
    numbers: list[int] = []
    before: int | None = None
    sizes = []
    with make.unit():
        while True:
            page = log_page(before)
            numbers += [line.number for line in page.lines]
            sizes.append(len(page.lines))
            before = page.before
            if before is None:
                break
    assert sizes == [PAGE, PAGE, 20]
    assert numbers == sorted(set(numbers), reverse=True)
    assert len(numbers) == 120


@pytest.mark.parametrize("rows", [0, 1, 3, 300])
def test_the_number_of_statements_does_not_grow(
    make: Make, statements: Callable[[], AbstractContextManager[Statements]], rows: int
) -> None:
    with make.unit():
        session.add_all(
            AuditEntry(
                at=clock.now(), name="booth_recalled", actor_id=n, booth_id=n, event_id=n, payload={"account_id": -n}
            )
            for n in range(1, rows + 1)
        )
    with make.unit(), statements() as seen:
        assert len(log_page().lines) == min(rows, PAGE)
        assert len(seen) == 5, str(seen)
