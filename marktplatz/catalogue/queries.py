"""Reads of the catalogue: cards, filters with counts, search. A bounded number of statements, however many booths."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from dataclasses import dataclass, field
from datetime import datetime
from typing import Any

from sqlalchemy import CTE, Select, false, func, literal, select, union_all

from marktplatz.booths.questionnaire import QUESTIONNAIRE
from marktplatz.catalogue.models import CatalogueEntry, CatalogueFacet
from marktplatz.core.database import session
from marktplatz.core.services import services_of
from marktplatz.core.text import fold_words
from marktplatz.events.models import Event

PAGE = 24
BOARD = 60
SORTS = ("stand", "title", "newest")


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


@dataclass(frozen=True, kw_only=True)
class Listing:
    """One page of the catalogue. ``counts`` holds, per filter and value, how many booths it would leave."""

    entries: list[CatalogueEntry]
    total: int
    all_booths: int
    counts: dict[str, dict[str, int]]

    def pages(self, size: int) -> int:
        """Return how many pages there are; an empty listing has one."""
        return max(1, -(-self.total // size))


def listing(event: Event, wish: Wish) -> Listing:
    """Return the wished page, totals, and the counts of every filter. Three statements."""
    hits = _hits(event, wish)
    total, all_booths = session.execute(
        select(
            _narrowed(select(func.count()), event, wish, hits).scalar_subquery(),
            select(func.count()).where(CatalogueEntry.event_id == event.id).scalar_subquery(),
        )
    ).one()
    return Listing(
        entries=list(session.scalars(_page(event, wish, hits))),
        total=total,
        all_booths=all_booths,
        counts=_counts(event, wish, hits),
    )


def entries(event: Event, wish: Wish) -> tuple[list[CatalogueEntry], int]:
    """Return the wished page and the total, without filters' counts. Two statements."""
    hits = _hits(event, wish)
    total = session.scalar(_narrowed(select(func.count()), event, wish, hits)) or 0
    return list(session.scalars(_page(event, wish, hits))), total


def neighbours(event_id: int, booth_id: int, number: int = 2) -> list[CatalogueEntry]:
    """Return the booths that follow in the order of the hall, starting over at the end. One statement."""
    here = (
        select(CatalogueEntry.stand_order, CatalogueEntry.sort_title)
        .where(CatalogueEntry.booth_id == booth_id)
        .subquery()
    )
    after = (CatalogueEntry.stand_order > here.c.stand_order) | (
        (CatalogueEntry.stand_order == here.c.stand_order) & (CatalogueEntry.sort_title > here.c.sort_title)
    )
    query = (
        select(CatalogueEntry)
        .join(here, literal(True))
        .where(CatalogueEntry.event_id == event_id, CatalogueEntry.booth_id != booth_id)
        .order_by(after.desc(), CatalogueEntry.stand_order, CatalogueEntry.sort_title, CatalogueEntry.booth_id)
        .limit(number)
    )
    return list(session.scalars(query))


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


def size(event_id: int) -> int:
    """Return how many booths of an event are public."""
    return session.scalar(select(func.count()).where(CatalogueEntry.event_id == event_id)) or 0


def _hits(event: Event, wish: Wish) -> CTE | None:
    words = fold_words(wish.words)
    return services_of(session).search.hits(words, event_id=event.id) if words else None


def _page(event: Event, wish: Wish, hits: CTE | None) -> Select[CatalogueEntry]:
    query: Select[CatalogueEntry] = _narrowed(select(CatalogueEntry), event, wish, hits)
    title = CatalogueEntry.sort_title_en if wish.language == "en" else CatalogueEntry.sort_title
    by_stand: list[Any] = [CatalogueEntry.stand_order, title]
    orders: dict[str, list[Any]] = {
        "stand": by_stand,
        "title": [title],
        "newest": [CatalogueEntry.published_at.desc()],
    }
    order = orders.get(wish.sort, [hits.c.rank] if hits is not None else by_stand)
    return query.order_by(*order, CatalogueEntry.booth_id).limit(wish.size).offset((wish.page - 1) * wish.size)


def _narrowed(query: Select[Any], event: Event, wish: Wish, hits: CTE | None, *, but: str = "") -> Select[Any]:
    """Narrow a query by words and filters; ``but`` is a filter to leave out."""
    query = query.select_from(CatalogueEntry).where(CatalogueEntry.event_id == event.id)
    if wish.words and hits is None:
        # Signs without a letter or digit name nothing; they must not show everything by accident.
        query = query.where(false())
    if hits is not None:
        query = query.join(hits, hits.c.booth_id == CatalogueEntry.booth_id)
    for key, codes in wish.filters.items():
        if codes and key != but:
            chosen = select(CatalogueFacet.booth_id).where(
                CatalogueFacet.event_id == event.id,
                CatalogueFacet.key == key,
                CatalogueFacet.value.in_(codes),
            )
            query = query.where(CatalogueEntry.booth_id.in_(chosen))
    return query


def _counts(event: Event, wish: Wish, hits: CTE | None) -> dict[str, dict[str, int]]:
    """Count the values of every filter in one statement, each under all other filters but its own.

    Filters in which nothing is chosen are under the same others, and so are counted together.
    """
    keys = [facet.key for facet in QUESTIONNAIRE.facets]
    chosen = [key for key in keys if wish.filters.get(key)]
    parts = [_counted(event, wish, hits, [key], but=key) for key in chosen]
    parts.append(_counted(event, wish, hits, [key for key in keys if key not in chosen]))
    counts: dict[str, dict[str, int]] = {key: {} for key in keys}
    for key, value, count in session.execute(union_all(*parts)):
        counts[key][value] = count
    return counts


def _counted(
    event: Event, wish: Wish, hits: CTE | None, keys: Sequence[str], *, but: str = ""
) -> Select[str, str, int]:
    query = select(CatalogueFacet.key, CatalogueFacet.value, func.count()).where(
        CatalogueFacet.event_id == event.id, CatalogueFacet.key.in_(keys)
    )
    if wish.words or any(codes for key, codes in wish.filters.items() if key != but):
        # Joined and not looked for in a list: PostgreSQL, which knows no sizes of a fresh table, would go through the
        # whole list once for every value, minutes for 889 entries.
        narrowed = _narrowed(select(CatalogueEntry.booth_id), event, wish, hits, but=but).subquery()
        query = query.join(narrowed, narrowed.c.booth_id == CatalogueFacet.booth_id)
    return query.group_by(CatalogueFacet.key, CatalogueFacet.value)


def public_addresses() -> list[tuple[str, str, datetime]]:
    """Return event slug, address part and time of publication of every public booth. One statement."""
    rows = session.execute(
        select(Event.slug, CatalogueEntry.card, CatalogueEntry.published_at)
        .join(Event, Event.id == CatalogueEntry.event_id)
        .where(Event.is_public)
        .order_by(Event.id, CatalogueEntry.stand_order, CatalogueEntry.booth_id)
    )
    return [(slug, card["path_part"], moment) for slug, card, moment in rows]
