"""Reads of the catalogue: cards, filters with counts, search. A bounded number of statements, however many booths."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from dataclasses import dataclass, field
from datetime import datetime
from functools import cache, cached_property

from sqlalchemy import Select, bindparam, case, func, literal, or_, select, tuple_, union_all
from sqlalchemy.orm import aliased, undefer

from marktplatz.catalogue import stamp
from marktplatz.catalogue.models import CatalogueEntry
from marktplatz.catalogue.shelf import SORTS, Filters, Shelf
from marktplatz.catalogue.shelves import shelves
from marktplatz.catalogue.suggestions import instead
from marktplatz.core import clock
from marktplatz.core.codes import stand_order
from marktplatz.core.database import session
from marktplatz.core.query import Query, read_query
from marktplatz.core.services import services_of
from marktplatz.events.models import Event

PAGE = 24
MOST_WAYS_OUT = 10
BOARD = 60


@dataclass(frozen=True, kw_only=True)
class Wish:
    """What a visitor asks the catalogue for. Filters are ``{field key: codes}``: or within one, and across.

    ``language`` is that of the titles by which to sort.
    """

    words: str = ""
    filters: Mapping[str, Sequence[str]] = field(default_factory=dict)
    sort: str = ""
    language: str = "de"
    page: int = 1
    size: int = PAGE

    @cached_property
    def query(self) -> Query:
        """What the words ask for."""
        return read_query(self.words)


@dataclass(frozen=True, kw_only=True)
class Listing:
    """One page of the catalogue. ``counts`` holds, per filter and value, how many booths it would leave.

    ``query`` is what was looked for, for marking it. Where nothing was found, ``meant`` is what to look for instead,
    and ``ways_out`` has how many booths there are without one wish: by field key and code, or ``q`` and the words.
    """

    entries: list[CatalogueEntry]
    total: int
    all_booths: int
    counts: dict[str, dict[str, int]]
    query: Query
    meant: str = ""
    ways_out: Mapping[tuple[str, str], int] = field(default_factory=dict)

    def pages(self, size: int) -> int:
        """Return how many pages there are; an empty listing has one."""
        return max(1, -(-self.total // size))


@dataclass(frozen=True)
class _Hits:
    """What the words of a wish find, or None where there are no words; with the scores to rank by."""

    query: Query
    bits: int | None
    scores: Mapping[int, int]


def listing(event: Event, wish: Wish) -> Listing:
    """Return the wished page, totals, and the counts of every filter.

    Two statements, one more with words, and one more each for booths and words after something was published. Words
    that find nothing are looked for again as they may have been meant.
    """
    now = stamp.number()
    shelf = shelves().shelf(event.id, now)
    hits = _hits(event, wish, shelf, now)
    ids = _ordered(shelf, wish, hits)
    return Listing(
        entries=_page(ids, wish),
        total=len(ids),
        all_booths=len(shelf.ids),
        counts=shelf.counts(wish.filters, hits.bits),
        query=hits.query,
        meant=_meant(event, wish, shelf, now) if hits.bits == 0 else "",
        ways_out={} if ids else _ways_out(shelf, wish, hits),
    )


def wished(event: Event, wish: Wish) -> tuple[list[int], int]:
    """Return the booths of the wished page by number, and the total. As many statements as a listing, less one."""
    now = stamp.number()
    shelf = shelves().shelf(event.id, now)
    ids = _ordered(shelf, wish, _hits(event, wish, shelf, now))
    return ids[(wish.page - 1) * wish.size : wish.page * wish.size], len(ids)


def neighbours(event_id: int, booth_id: int, number: int = 2) -> list[CatalogueEntry]:
    """Return the booths that follow in the order of the hall, starting over at the end; none for a booth not there.

    One statement, which reads no more booths than it needs, whatever their number.
    """
    rows = session.scalars(_following(number), {"event_id": event_id, "booth_id": booth_id})
    return list(dict.fromkeys(rows))[:number]


@cache
def _following(number: int) -> Select[CatalogueEntry]:
    """Build the query of ``neighbours`` once: putting it together takes longer than running it."""
    this = CatalogueEntry.booth_id == bindparam("booth_id")
    order = (CatalogueEntry.stand_order, CatalogueEntry.sort_title, CatalogueEntry.booth_id)
    others = select(CatalogueEntry.booth_id, literal(1).label("round")).where(
        CatalogueEntry.event_id == bindparam("event_id"), CatalogueEntry.booth_id != bindparam("booth_id")
    )
    here = select(*order).where(this).scalar_subquery()
    after = others.where(tuple_(*order) > here).order_by(*order).limit(number).subquery()
    first = others.order_by(*order).limit(number).subquery()
    chosen = union_all(
        select(after.c.booth_id, literal(0).label("round")), select(first.c.booth_id, first.c.round)
    ).subquery()
    entry = aliased(CatalogueEntry)
    return (
        select(entry)
        .join(chosen, chosen.c.booth_id == entry.booth_id)
        .where(select(CatalogueEntry.booth_id).where(this).exists())
        .order_by(chosen.c.round, entry.stand_order, entry.sort_title, entry.booth_id)
    )


def board(event_id: int, limit: int = BOARD) -> tuple[list[CatalogueEntry], int]:
    """Return the first booths that have a stand, in the order of the hall, and how many there are. One statement."""
    query = (
        select(CatalogueEntry, func.count().over())
        .where(CatalogueEntry.event_id == event_id, CatalogueEntry.stand_number.is_not(None))
        .order_by(CatalogueEntry.stand_order)
        .limit(limit)
    )
    rows = session.execute(query).all()
    return [entry for entry, _ in rows], rows[0][1] if rows else 0


def newest(event_id: int, limit: int) -> list[CatalogueEntry]:
    """Return the booths that were published last. One statement."""
    order = (CatalogueEntry.published_at.desc(), CatalogueEntry.stand_order, CatalogueEntry.booth_id)
    query = select(CatalogueEntry).where(CatalogueEntry.event_id == event_id).order_by(*order).limit(limit)
    return list(session.scalars(query))


def by_sign(event_id: int, stand_number: str | None, code: str | None) -> CatalogueEntry | None:
    """Return the booth of an event that has this stand number or this code; A2 is A02 where nobody has A2 itself.

    One statement.
    """
    signs = [CatalogueEntry.code == code] if code else []
    if stand_number:
        signs.append(CatalogueEntry.stand_order == stand_order(stand_number))
    query = select(CatalogueEntry).where(CatalogueEntry.event_id == event_id, or_(*signs))
    is_other = case((CatalogueEntry.stand_number == stand_number, 0), else_=1)
    return session.scalar(query.order_by(is_other, CatalogueEntry.stand_order).limit(1))


def size(event_id: int) -> int:
    """Return how many booths of an event are public."""
    return session.scalar(select(func.count()).where(CatalogueEntry.event_id == event_id)) or 0


def _hits(event: Event, wish: Wish, shelf: Shelf, now: int) -> _Hits:
    if not wish.words:
        return _Hits(wish.query, None, {})
    query = wish.query
    if query.wanted:
        words = shelves().vocabulary(event.id, now)
        query = query.widened(words.forms, words.around)
    scores = services_of(session).search.find(session(), query)
    # Signs without a letter or digit name nothing; they must not show everything by accident.
    return _Hits(query, shelf.holding(scores), scores)


def _ordered(shelf: Shelf, wish: Wish, hits: _Hits) -> list[int]:
    bits = shelf.narrowed(wish.filters, hits.bits)
    if hits.bits is not None and wish.sort not in SORTS:
        return shelf.ranked(bits, hits.scores)
    today = clock.now().astimezone(clock.ZONE).date()
    return shelf.ordered(bits, wish.sort, language=wish.language, today=today)


def _ways_out(shelf: Shelf, wish: Wish, hits: _Hits) -> dict[tuple[str, str], int]:
    chosen = [(key, code) for key, codes in wish.filters.items() for code in codes][:MOST_WAYS_OUT]
    left = {(key, code): shelf.narrowed(_without(wish.filters, key, code), hits.bits) for key, code in chosen}
    if hits.bits is not None and chosen:
        left[("q", wish.words)] = shelf.narrowed(wish.filters, None)
    return {pair: bits.bit_count() for pair, bits in left.items() if bits}


def _without(filters: Filters, key: str, code: str) -> Filters:
    return {**filters, key: [one for one in filters[key] if one != code]}


def _page(ids: Sequence[int], wish: Wish) -> list[CatalogueEntry]:
    """Return the entries of the wished page; with words also their long texts."""
    wanted = ids[(wish.page - 1) * wish.size : wish.page * wish.size]
    if not wanted:
        return []
    query = select(CatalogueEntry).where(CatalogueEntry.booth_id.in_(wanted))
    if wish.words:
        query = query.options(undefer(CatalogueEntry.texts))
    found = {entry.booth_id: entry for entry in session.scalars(query)}
    return [found[booth_id] for booth_id in wanted if booth_id in found]


def _meant(event: Event, wish: Wish, shelf: Shelf, now: int) -> str:
    """Return what to look for instead, or nothing where that finds nothing under these filters either.

    Words that stand nowhere are said otherwise or spelt as they stand somewhere.
    """
    words = shelves().vocabulary(event.id, now)
    meant = instead(wish.query, words)
    if not meant:
        return ""
    query = read_query(meant).widened(words.forms, words.around)
    found = shelf.holding(services_of(session).search.find(session(), query))
    return meant if shelf.narrowed(wish.filters, found) else ""


def public_addresses() -> list[tuple[str, str, datetime]]:
    """Return event slug, address part and time of publication of every public booth. One statement."""
    rows = session.execute(
        select(Event.slug, CatalogueEntry.card, CatalogueEntry.published_at)
        .join(Event, Event.id == CatalogueEntry.event_id)
        .where(Event.is_public)
        .order_by(Event.id, CatalogueEntry.stand_order, CatalogueEntry.booth_id)
    )
    return [(slug, card["path_part"], moment) for slug, card, moment in rows]
