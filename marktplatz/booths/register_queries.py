"""Reads about register entries, for the desks.

They have no organisation of ours and no draft: all that is known about them stands in their revision.
"""

from __future__ import annotations

from dataclasses import dataclass

from sqlalchemy import ColumnElement, SQLColumnExpression, and_, func, or_, select

from marktplatz.booths.models import Booth, Revision
from marktplatz.core.database import session

PAGE = 50
LONGEST_WORDS = 100
MOST_WORDS = 8
_SHOWN = Revision.id == func.coalesce(Booth.published_revision_id, Booth.approved_revision_id)


@dataclass(frozen=True)
class RegisterEntries:
    """A page of entries, each with the revision that is public or would be, and how many there are in all."""

    entries: list[tuple[Booth, Revision]]
    total: int


def count(event_id: int) -> int:
    """Return how many register entries an event has, public or not. One statement."""
    return session.scalar(select(func.count()).select_from(Booth).where(*_of_registers(event_id))) or 0


def register_entries(event_id: int, *, words: str = "", page: int = 1) -> RegisterEntries:
    """Return a page of the register entries of an event, by register and in the order they were taken over.

    With ``words`` only those that have each of them in title, organisation or number of the source. Two statements,
    three with words.
    """
    chosen = _of_registers(event_id)
    if wanted := words[:LONGEST_WORDS].split()[:MOST_WORDS]:
        languages = _languages(event_id)
        chosen += [_having(word, languages) for word in wanted]
    total = session.scalar(select(func.count()).select_from(Booth).join(Revision, _SHOWN).where(*chosen)) or 0
    rows = session.execute(
        select(Booth, Revision)
        .join(Revision, _SHOWN)
        .where(*chosen)
        .order_by(Booth.source, Booth.id)
        .limit(PAGE)
        .offset((page - 1) * PAGE)
    )
    return RegisterEntries([(booth, revision) for booth, revision in rows], total)


def _of_registers(event_id: int) -> list[ColumnElement[bool]]:
    return [Booth.event_id == event_id, Booth.origin == "register"]


def _languages(event_id: int) -> list[str]:
    query = select(Booth.entry_language).where(*_of_registers(event_id)).distinct()
    return sorted(session.scalars(query))


def _having(word: str, languages: list[str]) -> ColumnElement[bool]:
    titles = [and_(Booth.entry_language == language, _contains(_title(language), word)) for language in languages]
    organisation: ColumnElement[str] = Revision.content["organisation_name"].as_string()
    return or_(_contains(Booth.source_id, word), _contains(organisation, word), *titles)


def _title(language: str) -> ColumnElement[str]:
    title: ColumnElement[str] = Revision.content["title", language].as_string()
    return title


def _contains(column: SQLColumnExpression[str] | SQLColumnExpression[str | None], word: str) -> ColumnElement[bool]:
    # SQLite takes only the letters from a to z for the same whether small or capital, not the umlauts.
    spellings = sorted({word, word.lower(), word.upper(), word.capitalize()})
    return or_(*(column.icontains(spelling, autoescape=True) for spelling in spellings))
