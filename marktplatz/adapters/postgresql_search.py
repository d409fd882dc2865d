"""Search by PostgreSQL's text search, on words that are folded already."""

from __future__ import annotations

from dataclasses import asdict

from sqlalchemy import (
    CTE,
    Integer,
    Text,
    cast,
    column,
    delete,
    func,
    insert,
    literal_column,
    select,
    table,
)
from sqlalchemy.dialects.postgresql import TSVECTOR
from sqlalchemy.orm import Session

from marktplatz.core.ports import SearchDocument

_DOCUMENTS = table(
    "search_documents",
    column("booth_id", Integer),
    column("event_id", Integer),
    column("title", Text),
    column("summary", Text),
    column("organisation", Text),
    column("description", Text),
    column("words", TSVECTOR),
)
# ts_rank takes the weights of D, C, B, A: description, organisation, summary, title.
_WEIGHTS = "'{0.125, 0.375, 0.5, 1.0}'::float4[]"


class PostgresqlSearch:
    """Keeps documents in ``search_documents``; its column ``words`` is made by the database from the texts."""

    def put(self, session: Session, document: SearchDocument) -> None:
        """Add or replace the document of a booth."""
        self.remove(session, document.booth_id)
        session.execute(insert(_DOCUMENTS).values(**asdict(document)))

    def remove(self, session: Session, booth_id: int) -> None:
        """Take a booth out."""
        session.execute(delete(_DOCUMENTS).where(_DOCUMENTS.c.booth_id == booth_id))

    def hits(self, words: list[str], *, event_id: int) -> CTE:
        """Return booth_id and rank; smaller is better, so the rank is taken negative."""
        # Words hold letters and digits only, so that none of them is read as an operator.
        query = func.to_tsquery("simple", cast(" & ".join(f"{word}:*" for word in words), Text))
        rank = -func.ts_rank(literal_column(_WEIGHTS), _DOCUMENTS.c.words, query)
        return (
            select(_DOCUMENTS.c.booth_id, rank.label("rank"))
            .where(_DOCUMENTS.c.words.op("@@")(query), _DOCUMENTS.c.event_id == event_id)
            .cte("hits")
            .prefix_with("MATERIALIZED")
        )
