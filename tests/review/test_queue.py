"""The queue: who waits longest comes first, with two statements."""

from __future__ import annotations

from collections.abc import Callable
from contextlib import AbstractContextManager
from datetime import timedelta

import pytest

from marktplatz.booths import queries as booths
from marktplatz.booths.workflow import Status
from marktplatz.core import clock
from marktplatz.review import queries
from tests.factories import Make
from tests.statements import Statements


def test_the_longest_waiting_comes_first(make: Make) -> None:
    event = make.event()
    codes = []
    for hours in (3, 1, 2):
        with clock.stopped_at(clock.now() - timedelta(hours=hours)):
            codes.append(make.booth(event, state="submitted").code)
    with make.unit():
        page = queries.queue(event.id, Status.SUBMITTED)
        assert [booth.code for booth in page.booths] == [codes[0], codes[2], codes[1]]
        assert page.total == 3


def test_the_queue_is_of_one_event_one_state_and_exhibitors(make: Make) -> None:
    event = make.event()
    waiting = make.booth(event, state="submitted_again")
    for state in ("draft", "changes_requested", "published", "withdrawn"):
        make.booth(event, state=state)
    make.booth(make.event(), state="submitted")
    make.register_entry(event)
    with make.unit():
        assert [booth.code for booth in queries.queue(event.id, Status.SUBMITTED).booths] == [waiting.code]
        counts = {"submitted": 1, "draft": 1, "changes_requested": 1, "approved": 1, "withdrawn": 1}
        assert booths.counts_by_status(event.id) == counts


@pytest.mark.parametrize("number", [0, 1, 3])
def test_two_statements_whatever_the_number(
    make: Make, statements: Callable[[], AbstractContextManager[Statements]], number: int
) -> None:
    event = make.event()
    for _ in range(number):
        make.booth(event, state="submitted")
    with make.unit(), statements() as seen:
        page = queries.queue(event.id, Status.SUBMITTED)
        shown = [(booth.draft.content["title"], booth.organisation, booth.submitted_revision) for booth in page.booths]
    assert len(shown) == number
    assert len(seen) == 2, str(seen)


def test_a_page_beyond_the_end_is_empty(make: Make) -> None:
    row = make.booth(state="submitted")
    with make.unit():
        page = queries.queue(row.event.id, Status.SUBMITTED, page=2)
        assert (page.booths, page.total) == ([], 1)
