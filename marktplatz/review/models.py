"""Tables of the review: one decision a round, remarks on single fields, and what was taken from visitors."""

from __future__ import annotations

from datetime import datetime

from sqlalchemy import CheckConstraint, ForeignKey, Index, String, Text
from sqlalchemy.orm import Mapped, mapped_column, relationship

from marktplatz.core.columns import UTCDateTime
from marktplatz.core.database import Model


class Review(Model):
    """What was decided about one revision, by whom and why; the exhibitor reads ``reason`` and remarks."""

    __tablename__ = "reviews"
    id: Mapped[int] = mapped_column(primary_key=True)
    booth_id: Mapped[int] = mapped_column(ForeignKey("booths.id", ondelete="CASCADE"))
    revision_id: Mapped[int] = mapped_column(ForeignKey("revisions.id", ondelete="CASCADE"))
    decision: Mapped[str] = mapped_column(String(20))
    reason: Mapped[str] = mapped_column(Text, default="")
    decided_by: Mapped[int | None] = mapped_column(ForeignKey("accounts.id", ondelete="SET NULL"))
    decided_at: Mapped[datetime] = mapped_column(UTCDateTime)
    remarks: Mapped[list[Remark]] = relationship(lazy="raise", order_by="Remark.id", cascade="all, delete-orphan")
    __table_args__ = (
        CheckConstraint("decision IN ('approve', 'request_changes', 'reject')", name="decision"),
        CheckConstraint("decision <> 'reject' OR reason <> ''", name="rejection_has_reason"),
        Index("ix_reviews_booth_id_decided_at", "booth_id", "decided_at"),
    )


class Unpublishing(Model):
    """Why a booth was taken from visitors, by whom and when; exhibitors read ``reason`` until it is public again."""

    __tablename__ = "unpublishings"
    id: Mapped[int] = mapped_column(primary_key=True)
    booth_id: Mapped[int] = mapped_column(ForeignKey("booths.id", ondelete="CASCADE"), index=True)
    revision_id: Mapped[int] = mapped_column(ForeignKey("revisions.id", ondelete="CASCADE"))
    reason: Mapped[str] = mapped_column(Text)
    decided_by: Mapped[int | None] = mapped_column(ForeignKey("accounts.id", ondelete="SET NULL"))
    decided_at: Mapped[datetime] = mapped_column(UTCDateTime)
    is_over: Mapped[bool] = mapped_column(default=False)
    """The booth has been published again since."""
    __table_args__ = (CheckConstraint("reason <> ''", name="has_reason"),)


class Remark(Model):
    """A comment on one field of the reviewed revision, for the exhibitor."""

    __tablename__ = "remarks"
    id: Mapped[int] = mapped_column(primary_key=True)
    review_id: Mapped[int] = mapped_column(ForeignKey("reviews.id", ondelete="CASCADE"), index=True)
    key: Mapped[str] = mapped_column(String(60))
    text: Mapped[str] = mapped_column(Text)
