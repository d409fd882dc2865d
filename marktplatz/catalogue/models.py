"""The catalogue's own tables: a copy of what is public, written in the transaction that publishes it."""

from __future__ import annotations

from datetime import datetime
from typing import Any

from sqlalchemy import BigInteger, ForeignKey, Index, String
from sqlalchemy.orm import Mapped, mapped_column

from marktplatz.core.columns import Json, UTCDateTime, sorted_text
from marktplatz.core.database import Model


class CatalogueEntry(Model):
    """One public booth as a card. ``card`` holds the texts that a card shows, from the published revision.

    ``sort_title`` sorts by what a German reader sees as the title, ``sort_title_en`` by what an English one does.
    ``facets`` holds the values of every filter by key, ``texts`` the long answers as ``[key, language, plain text]``,
    for showing where a word was found.
    """

    __tablename__ = "catalogue_entries"
    booth_id: Mapped[int] = mapped_column(ForeignKey("booths.id", ondelete="CASCADE"), primary_key=True)
    event_id: Mapped[int] = mapped_column(ForeignKey("events.id", ondelete="CASCADE"))
    revision_id: Mapped[int] = mapped_column(ForeignKey("revisions.id", ondelete="CASCADE"))
    code: Mapped[str] = mapped_column(String(5), unique=True)
    origin: Mapped[str] = mapped_column(String(10))
    stand_number: Mapped[str | None] = mapped_column(String(4))
    stand_order: Mapped[str] = mapped_column(sorted_text(12))
    sort_title: Mapped[str] = mapped_column(sorted_text(300))
    sort_title_en: Mapped[str] = mapped_column(sorted_text(300))
    sort_organisation: Mapped[str] = mapped_column(sorted_text(300))
    stage_order: Mapped[int]
    entry_language: Mapped[str] = mapped_column(String(3))
    facets: Mapped[dict[str, list[str]]] = mapped_column(Json)
    texts: Mapped[list[list[str]]] = mapped_column(Json, deferred=True)
    card: Mapped[dict[str, Any]] = mapped_column(Json)
    published_at: Mapped[datetime] = mapped_column(UTCDateTime)
    __table_args__ = (
        Index("ix_catalogue_entries_event_id_stand_order", "event_id", "stand_order", "sort_title", "booth_id"),
        Index("ix_catalogue_entries_event_id_published_at", "event_id", "published_at"),
    )


class SearchTerm(Model):
    """One word of the public booths of an event, in how many of them it stands, and how one of them writes it."""

    __tablename__ = "search_terms"
    event_id: Mapped[int] = mapped_column(ForeignKey("events.id", ondelete="CASCADE"), primary_key=True)
    term: Mapped[str] = mapped_column(sorted_text(60), primary_key=True)
    documents: Mapped[int]
    written: Mapped[str] = mapped_column(String(120))


class PublicationStamp(Model):
    """One row: another number after everything that changes what the public sees (``catalogue.stamp``).

    ``form`` is the form in which the catalogue's copies were written last (``catalogue.stamp.FORM``).
    """

    __tablename__ = "publication_stamp"
    id: Mapped[int] = mapped_column(primary_key=True)
    number: Mapped[int] = mapped_column(BigInteger)
    form: Mapped[int]
