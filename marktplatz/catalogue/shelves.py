"""The shelves of this process: what is public of an event, kept in memory as long as the publication stamp stands."""

from __future__ import annotations

from collections import OrderedDict
from collections.abc import Callable
from threading import Lock
from typing import TypeVar
from weakref import WeakKeyDictionary

from sqlalchemy import Engine, select

from marktplatz.catalogue.models import CatalogueEntry, SearchTerm
from marktplatz.catalogue.shelf import Booth, Shelf
from marktplatz.catalogue.spelling import Vocabulary
from marktplatz.core.database import session

Kept = TypeVar("Kept", Shelf, Vocabulary)

MOST_EVENTS = 4
"""Events that are kept in memory: the current one, and a few that somebody looks back at."""


class Shelves:
    """What one process keeps beside one database. Threads may ask at the same time: one loads, the others wait."""

    def __init__(self) -> None:
        self._lock = Lock()
        self._shelves: OrderedDict[int, Shelf] = OrderedDict()
        self._vocabularies: OrderedDict[int, Vocabulary] = OrderedDict()

    def shelf(self, event_id: int, stamp: int) -> Shelf:
        """Return the booths of an event; one statement where the stamp is another one than before."""
        return self._kept(self._shelves, event_id, stamp, lambda: Shelf(stamp, _booths(event_id)))

    def vocabulary(self, event_id: int, stamp: int) -> Vocabulary:
        """Return the words of an event; one statement where the stamp is another one than before."""
        return self._kept(self._vocabularies, event_id, stamp, lambda: Vocabulary(stamp, _words(event_id)))

    def _kept(self, among: OrderedDict[int, Kept], event_id: int, stamp: int, load: Callable[[], Kept]) -> Kept:
        kept = among.get(event_id)
        if kept is not None and kept.stamp == stamp:
            return kept
        with self._lock:
            kept = among.get(event_id)
            if kept is None or kept.stamp != stamp:
                kept = among[event_id] = load()
                among.move_to_end(event_id)
                while len(among) > MOST_EVENTS:
                    among.popitem(last=False)
            return kept


_of_databases: WeakKeyDictionary[Engine, Shelves] = WeakKeyDictionary()


def shelves() -> Shelves:
    """Return the shelves beside the session's database."""
    return _of_databases.setdefault(session.get_bind().engine, Shelves())


def _booths(event_id: int) -> list[Booth]:
    rows = session.execute(
        select(
            CatalogueEntry.booth_id,
            CatalogueEntry.sort_title,
            CatalogueEntry.sort_title_en,
            CatalogueEntry.sort_organisation,
            CatalogueEntry.stage_order,
            CatalogueEntry.published_at,
            CatalogueEntry.facets,
        )
        .where(CatalogueEntry.event_id == event_id)
        .order_by(CatalogueEntry.stand_order, CatalogueEntry.sort_title, CatalogueEntry.booth_id)
    )
    return [
        Booth(booth_id, (title, title_en), organisation, stage, published_at, facets)
        for booth_id, title, title_en, organisation, stage, published_at, facets in rows
    ]


def _words(event_id: int) -> list[tuple[str, str]]:
    rows = session.execute(
        select(SearchTerm.term, SearchTerm.written)
        .where(SearchTerm.event_id == event_id)
        .order_by(SearchTerm.documents.desc(), SearchTerm.term)
    )
    return [(term, written) for term, written in rows]
