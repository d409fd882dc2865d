"""Search by SQLite's FTS5."""

from __future__ import annotations

from dataclasses import asdict

from sqlalchemy import (
    CTE,
    ColumnClause,
    Integer,
    Text,
    bindparam,
    column,
    delete,
    func,
    insert,
    select,
    table,
)
from sqlalchemy.orm import Session

from marktplatz.core.ports import SearchDocument

_DOCUMENTS = table(
    "search_documents",
    column("rowid", Integer),
    column("title", Text),
    column("summary", Text),
    column("organisation", Text),
    column("description", Text),
    column("event_id", Integer),
)
# Weights of title, summary, organisation, description; the last one belongs to event_id, which is not indexed.
_WEIGHTS = (8.0, 4.0, 3.0, 1.0, 0.0)


class SqliteSearch:
    """Keeps documents in the virtual table ``search_documents``; the row number is the booth's."""

    def put(self, session: Session, document: SearchDocument) -> None:
        """Add or replace the document of a booth."""
        self.remove(session, document.booth_id)
        values = asdict(document)
        session.execute(insert(_DOCUMENTS).values(rowid=values.pop("booth_id"), **values))

    def remove(self, session: Session, booth_id: int) -> None:
        """Take a booth out."""
        session.execute(delete(_DOCUMENTS).where(_DOCUMENTS.c.rowid == booth_id))

    def hits(self, words: list[str], *, event_id: int) -> CTE:
        """Return booth_id and rank; smaller is better, as bm25 has it."""
        # Words hold letters and digits only; quoted they are never read as operators.
        query = " ".join(f'"{word}"*' for word in words)
        name: ColumnClause[str] = column("search_documents", Text)
        # No type on MATCH: a Boolean one would be written as "= 1", which FTS5 refuses.
        matches = name.op("MATCH")(bindparam(None, query, Text))
        return (
            select(_DOCUMENTS.c.rowid.label("booth_id"), func.bm25(name, *_WEIGHTS).label("rank"))
            .where(matches, _DOCUMENTS.c.event_id == event_id)
            .cte("hits")
            .prefix_with("MATERIALIZED")
        )
