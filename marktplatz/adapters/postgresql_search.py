"""Search by PostgreSQL's text search, on words that are folded already."""

from __future__ import annotations

from dataclasses import asdict
from typing import Any

from sqlalchemy import ColumnElement, Integer, Text, case, cast, column, delete, func, insert, select, table
from sqlalchemy.dialects.postgresql import TSVECTOR
from sqlalchemy.orm import Session

from marktplatz.core.ports import SCORES, SearchDocument
from marktplatz.core.query import Query, Wanted

_TEXTS = ("title", "summary", "organisation", "description")
_TITLE, _SUMMARY, _ORGANISATION = "A", "B", "C"
_EVERY = "ABCD"
"""The labels that the columns have in ``words``: title, summary, organisation, description."""
_DOCUMENTS = table(
    "search_documents",
    column("booth_id", Integer),
    column("event_id", Integer),
    *(column(name, Text) for name in _TEXTS),
    column("words", TSVECTOR),
)


class PostgresqlSearch:
    """Keeps documents in ``search_documents``; its column ``words`` is made by the database from the texts."""

    def put(self, session: Session, document: SearchDocument) -> None:
        """Add or replace the document of a booth."""
        self.remove(session, document.booth_id)
        session.execute(insert(_DOCUMENTS).values(**asdict(document)))

    def remove(self, session: Session, booth_id: int) -> None:
        """Take a booth out."""
        session.execute(delete(_DOCUMENTS).where(_DOCUMENTS.c.booth_id == booth_id))

    def words(self, session: Session, booth_id: int) -> frozenset[str]:
        """Return the different words of a booth's document."""
        kept = session.execute(
            select(*(_DOCUMENTS.c[name] for name in _TEXTS)).where(_DOCUMENTS.c.booth_id == booth_id)
        ).first()
        return frozenset(word for text in kept or () for word in text.split())

    def find(self, session: Session, query: Query) -> dict[int, int]:
        """Return the booths and their scores."""
        if not query.wanted:
            return {}
        score: ColumnElement[Any] = _score(query.wanted[0])
        for wanted in query.wanted[1:]:
            score += _score(wanted)
        if query.together:
            phrases = _any([_phrase(query.together, label, "*") for label in _EVERY])
            score += case((_holds(phrases), SCORES.together), else_=0)
        rows = session.execute(select(_DOCUMENTS.c.booth_id, score).where(_holds(_everything(query))))
        return dict(rows.all())


def _score(wanted: Wanted) -> ColumnElement[Any]:
    exact = _any([_phrase(wanted.words, _TITLE)] if len(wanted.words) > 1 else _words(wanted.beginnings, _TITLE))
    parts = _words(wanted.parts, _TITLE) or _beginnings(wanted, _TITLE)
    return case(
        (_holds(exact), SCORES.title),
        (_holds(_any(_beginnings(wanted, _TITLE))), SCORES.title_beginning),
        (_holds(_any(parts)), SCORES.title_part),
        (_holds(_one(wanted, _SUMMARY)), SCORES.summary),
        (_holds(_one(wanted, _ORGANISATION)), SCORES.organisation),
        else_=SCORES.anywhere,
    )


def _holds(query: str) -> ColumnElement[Any]:
    # Words hold letters and digits only, so that none of them is read as an operator.
    return _DOCUMENTS.c.words.op("@@")(func.to_tsquery("simple", cast(query, Text)))


def _everything(query: Query) -> str:
    return " & ".join([*(_one(one) for one in query.wanted), *(f"!{_one(one)}" for one in query.unwanted)])


def _one(wanted: Wanted, labels: str = "") -> str:
    return _any([*_beginnings(wanted, labels), *_words(wanted.parts, labels)])


def _beginnings(wanted: Wanted, labels: str) -> list[str]:
    if len(wanted.words) > 1:
        # A phrase stands in one column; without a label it could begin in one and end in the next.
        return [_phrase(wanted.words, label) for label in labels or _EVERY]
    beginnings = _words(wanted.beginnings, labels, "" if wanted.is_exact else "*")
    return [*beginnings, *_words(wanted.forms, labels)]


def _words(words: tuple[str, ...], labels: str, sign: str = "") -> list[str]:
    ending = f":{sign}{labels}" if sign or labels else ""
    return [f"{word}{ending}" for word in words]


def _phrase(words: tuple[str, ...], label: str, ending: str = "") -> str:
    *others, last = words
    return f"({' <-> '.join([*(f'{word}:{label}' for word in others), f'{last}:{ending}{label}'])})"


def _any(words: list[str]) -> str:
    return f"({' | '.join(words)})"
