"""Tables of an event and its programme."""

from __future__ import annotations

from datetime import datetime
from typing import Any

from sqlalchemy import CheckConstraint, ForeignKey, Index, String
from sqlalchemy.orm import Mapped, mapped_column, relationship

from marktplatz.core.columns import Json, UTCDateTime
from marktplatz.core.database import Model


class Event(Model):
    """One exhibition. Texts are ``{language: text}``; every moment may be unknown yet."""

    __tablename__ = "events"
    id: Mapped[int] = mapped_column(primary_key=True)
    slug: Mapped[str] = mapped_column(String(40), unique=True)
    is_public: Mapped[bool] = mapped_column(default=True)
    name: Mapped[dict[str, str]] = mapped_column(Json)
    title: Mapped[dict[str, str]] = mapped_column(Json, default=dict)
    lead: Mapped[dict[str, str]] = mapped_column(Json, default=dict)
    place: Mapped[dict[str, str]] = mapped_column(Json, default=dict)
    access: Mapped[dict[str, str]] = mapped_column(Json, default=dict)
    admission: Mapped[dict[str, str]] = mapped_column(Json, default=dict)
    stream_url: Mapped[str] = mapped_column(String(500), default="")
    stream_note: Mapped[dict[str, str]] = mapped_column(Json, default=dict)
    halls: Mapped[list[dict[str, Any]]] = mapped_column(Json, default=list)
    starts_at: Mapped[datetime | None] = mapped_column(UTCDateTime)
    ends_at: Mapped[datetime | None] = mapped_column(UTCDateTime)
    registration_ends_at: Mapped[datetime | None] = mapped_column(UTCDateTime)
    publishes_on_approval: Mapped[bool] = mapped_column(default=True)
    required_set: Mapped[str] = mapped_column(String(10), default="units")
    """Which answers a booth needs before it can be submitted, see ``booths.required``."""
    required_keys: Mapped[list[str]] = mapped_column(Json, default=list)
    """Field keys of an own set."""
    vocabularies: Mapped[dict[str, list[dict[str, Any]]]] = mapped_column(Json, default=dict)
    """Vocabularies that the organisers have changed, by name, each with all its terms."""
    created_at: Mapped[datetime] = mapped_column(UTCDateTime)
    programme: Mapped[list[ProgrammeItem]] = relationship(
        lazy="raise", order_by="ProgrammeItem.starts_at", cascade="all, delete-orphan"
    )
    __table_args__ = (CheckConstraint("required_set IN ('minimum', 'units', 'full', 'own')", name="required_set"),)


class ProgrammeItem(Model):
    """One line of the programme."""

    __tablename__ = "programme_items"
    id: Mapped[int] = mapped_column(primary_key=True)
    event_id: Mapped[int] = mapped_column(ForeignKey("events.id", ondelete="CASCADE"))
    starts_at: Mapped[datetime] = mapped_column(UTCDateTime)
    title: Mapped[dict[str, str]] = mapped_column(Json)
    note: Mapped[dict[str, str]] = mapped_column(Json, default=dict)
    __table_args__ = (Index("ix_programme_items_event_id_starts_at", "event_id", "starts_at"),)
