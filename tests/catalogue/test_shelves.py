"""What a process keeps of an event's booths: loaded once, however many ask at that moment."""

from __future__ import annotations

from collections.abc import Callable
from contextlib import AbstractContextManager
from threading import Barrier, Thread

from flask import Flask

from marktplatz.catalogue import stamp
from marktplatz.catalogue.shelves import MOST_EVENTS, Shelves
from marktplatz.reactions import transaction
from tests.factories import Make
from tests.statements import Statements


def test_of_many_who_ask_at_once_one_loads(
    app: Flask, make: Make, statements: Callable[[], AbstractContextManager[Statements]]
) -> None:
    row = make.booth(state="published")
    shelves, together, found = Shelves(), Barrier(8), []

    def ask() -> None:
        with app.app_context(), transaction(writes=False):
            number = stamp.number()
            together.wait(10)
            found.append((shelves.shelf(row.event.id, number), shelves.vocabulary(row.event.id, number)))

    threads = [Thread(target=ask) for _ in range(8)]
    with statements() as seen:
        for thread in threads:
            thread.start()
        for thread in threads:
            thread.join()
    assert len(set(found)) == 1
    assert found[0][0].ids == [row.id]
    assert sum("catalogue_entries" in one for one in seen) == 1
    assert sum("search_terms" in one for one in seen) == 1


def test_another_stamp_loads_anew_and_old_events_make_room(make: Make) -> None:
    first = make.booth(make.event(), state="published")
    others = [make.event() for _ in range(MOST_EVENTS)]
    shelves = Shelves()
    with make.unit():
        kept = shelves.shelf(first.event.id, 1)
        assert shelves.shelf(first.event.id, 1) is kept
        again = shelves.shelf(first.event.id, 2)
        assert again is not kept
        for event in others:
            shelves.shelf(event.id, 2)
        assert shelves.shelf(first.event.id, 2) is not again
