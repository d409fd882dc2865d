"""The catalogue's own tables: a copy of what is public, written in the transaction that publishes it."""

from __future__ import annotations

from datetime import datetime
from typing import Any

from sqlalchemy import ForeignKey, Index, String
from sqlalchemy.orm import Mapped, mapped_column

from marktplatz.core.columns import Json, UTCDateTime, sorted_text
from marktplatz.core.database import Model


class CatalogueEntry(Model):
    """One public booth as a card. ``card`` holds the texts that a card shows, from the published revision.

    ``sort_title`` sorts by what a German reader sees as the title, ``sort_title_en`` by what an English one does.
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
    entry_language: Mapped[str] = mapped_column(String(3))
    card: Mapped[dict[str, Any]] = mapped_column(Json)
    published_at: Mapped[datetime] = mapped_column(UTCDateTime)
    __table_args__ = (
        Index("ix_catalogue_entries_event_id_stand_order", "event_id", "stand_order", "sort_title"),
        Index("ix_catalogue_entries_event_id_published_at", "event_id", "published_at"),
    )


class CatalogueFacet(Model):
    """One value of one filter of one public booth."""

    __tablename__ = "catalogue_facets"
    booth_id: Mapped[int] = mapped_column(
        ForeignKey("catalogue_entries.booth_id", ondelete="CASCADE"), primary_key=True
    )
    key: Mapped[str] = mapped_column(String(40), primary_key=True)
    value: Mapped[str] = mapped_column(String(40), primary_key=True)
    event_id: Mapped[int] = mapped_column(ForeignKey("events.id", ondelete="CASCADE"))
    __table_args__ = (Index("ix_catalogue_facets_event_id_key_value", "event_id", "key", "value"),)
