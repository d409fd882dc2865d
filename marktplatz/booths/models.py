"""Tables of booths. What the public reads are revisions only; a draft is another row and cannot leak."""

from __future__ import annotations

from datetime import datetime
from typing import Any

from sqlalchemy import CheckConstraint, ForeignKey, Index, String, UniqueConstraint
from sqlalchemy.orm import Mapped, mapped_column, relationship

from marktplatz.accounts.models import Organisation
from marktplatz.booths.workflow import Status
from marktplatz.core.columns import Json, UTCDateTime
from marktplatz.core.database import Model
from marktplatz.events.models import Event

_STATUSES = ", ".join(f"'{status}'" for status in Status)


class Booth(Model):
    """An exhibitor's presence at one event, or an entry taken over from a public register."""

    __tablename__ = "booths"
    id: Mapped[int] = mapped_column(primary_key=True)
    event_id: Mapped[int] = mapped_column(ForeignKey("events.id", ondelete="CASCADE"))
    organisation_id: Mapped[int | None] = mapped_column(ForeignKey("organisations.id"), index=True)
    code: Mapped[str] = mapped_column(String(5), unique=True)
    origin: Mapped[str] = mapped_column(String(10), default="exhibitor")
    status: Mapped[str] = mapped_column(String(20), default=Status.DRAFT)
    entry_language: Mapped[str] = mapped_column(String(3), default="de")
    stand_number: Mapped[str | None] = mapped_column(String(4))
    title_key: Mapped[str] = mapped_column(String(64))
    """What it was created with, as ``booths.twins`` has it: two clicks on "create" make one booth."""
    submitted_revision_id: Mapped[int | None] = mapped_column(
        ForeignKey("revisions.id", use_alter=True, name="fk_booths_submitted_revision_id")
    )
    approved_revision_id: Mapped[int | None] = mapped_column(
        ForeignKey("revisions.id", use_alter=True, name="fk_booths_approved_revision_id")
    )
    published_revision_id: Mapped[int | None] = mapped_column(
        ForeignKey("revisions.id", use_alter=True, name="fk_booths_published_revision_id")
    )
    first_published_at: Mapped[datetime | None] = mapped_column(UTCDateTime)
    published_at: Mapped[datetime | None] = mapped_column(UTCDateTime)
    status_since: Mapped[datetime] = mapped_column(UTCDateTime)
    created_at: Mapped[datetime] = mapped_column(UTCDateTime)
    recording_url: Mapped[str | None] = mapped_column(String(500))
    source: Mapped[str | None] = mapped_column(String(60))
    source_id: Mapped[str | None] = mapped_column(String(200))
    source_url: Mapped[str | None] = mapped_column(String(1000))
    source_licence: Mapped[str | None] = mapped_column(String(300))
    event: Mapped[Event] = relationship(lazy="raise")
    organisation: Mapped[Organisation | None] = relationship(lazy="raise")
    draft: Mapped[Draft] = relationship(lazy="raise", back_populates="booth", uselist=False)
    submitted_revision: Mapped[Revision | None] = relationship(lazy="raise", foreign_keys=[submitted_revision_id])
    approved_revision: Mapped[Revision | None] = relationship(lazy="raise", foreign_keys=[approved_revision_id])
    published_revision: Mapped[Revision | None] = relationship(lazy="raise", foreign_keys=[published_revision_id])
    __table_args__ = (
        CheckConstraint(f"status IN ({_STATUSES})", name="status"),
        CheckConstraint("origin IN ('exhibitor', 'register')", name="origin"),
        CheckConstraint("status <> 'withdrawn' OR published_revision_id IS NULL", name="withdrawn_is_not_public"),
        CheckConstraint("(origin = 'register') = (source IS NOT NULL)", name="register_has_source"),
        UniqueConstraint("event_id", "stand_number"),
        UniqueConstraint("event_id", "organisation_id", "title_key"),
        UniqueConstraint("event_id", "source", "source_id"),
        Index("ix_booths_event_id_status", "event_id", "status", "status_since"),
    )


class Draft(Model):
    """What the exhibitor is working on. ``version`` counts saves; ``versions`` keeps each field's last one."""

    __tablename__ = "drafts"
    booth_id: Mapped[int] = mapped_column(ForeignKey("booths.id", ondelete="CASCADE"), primary_key=True)
    version: Mapped[int] = mapped_column(default=1)
    content: Mapped[dict[str, Any]] = mapped_column(Json, default=dict)
    versions: Mapped[dict[str, int]] = mapped_column(Json, default=dict)
    saved_at: Mapped[datetime] = mapped_column(UTCDateTime)
    saved_by: Mapped[int | None] = mapped_column(ForeignKey("accounts.id", ondelete="SET NULL"))
    booth: Mapped[Booth] = relationship(lazy="raise", back_populates="draft")
    __mapper_args__ = {"version_id_col": version, "version_id_generator": False}  # noqa: RUF012 (mapper's own form)


class DraftChange(Model):
    """What one form field held before one save: from these, every older version of a draft can be had."""

    __tablename__ = "draft_changes"
    id: Mapped[int] = mapped_column(primary_key=True)
    booth_id: Mapped[int] = mapped_column(ForeignKey("booths.id", ondelete="CASCADE"))
    version: Mapped[int]
    name: Mapped[str] = mapped_column(String(60))
    before: Mapped[Any | None] = mapped_column(Json)
    __table_args__ = (UniqueConstraint("booth_id", "version", "name"),)


class Revision(Model):
    """A frozen submission. Never changed; ``html`` holds its Markdown texts, converted once."""

    __tablename__ = "revisions"
    id: Mapped[int] = mapped_column(primary_key=True)
    booth_id: Mapped[int] = mapped_column(ForeignKey("booths.id", ondelete="CASCADE"))
    number: Mapped[int]
    content: Mapped[dict[str, Any]] = mapped_column(Json)
    html: Mapped[dict[str, dict[str, str]]] = mapped_column(Json, default=dict)
    own_words: Mapped[dict[str, str]] = mapped_column(Json, default=dict)
    """Register entries: answers in the source's own words, where our vocabularies have none."""
    provenance: Mapped[dict[str, str | None]] = mapped_column(Json, default=dict)
    """Register entries: address, licence and language that the source named with these answers."""
    draft_version: Mapped[int] = mapped_column(default=1)
    created_at: Mapped[datetime] = mapped_column(UTCDateTime)
    created_by: Mapped[int | None] = mapped_column(ForeignKey("accounts.id", ondelete="SET NULL"))
    __table_args__ = (UniqueConstraint("booth_id", "number"),)
