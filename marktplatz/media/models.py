"""Tables of files. What is in a file is in the storage; here stand whose it is and where it was handed in."""

from __future__ import annotations

from datetime import datetime

from sqlalchemy import CheckConstraint, ForeignKey, Index, String, UniqueConstraint
from sqlalchemy.orm import Mapped, mapped_column

from marktplatz.core.columns import UTCDateTime
from marktplatz.core.database import Model


class KeptFile(Model):
    """A file that somebody uploaded for a booth; ``size`` is the bytes of everything that is kept of it."""

    __tablename__ = "kept_files"
    id: Mapped[int] = mapped_column(primary_key=True)
    booth_id: Mapped[int] = mapped_column(ForeignKey("booths.id", ondelete="CASCADE"))
    organisation_id: Mapped[int] = mapped_column(ForeignKey("organisations.id", ondelete="CASCADE"), index=True)
    hash: Mapped[str] = mapped_column(String(64), index=True)
    kind: Mapped[str] = mapped_column(String(10))
    size: Mapped[int]
    width: Mapped[int | None]
    height: Mapped[int | None]
    pages: Mapped[int | None]
    created_at: Mapped[datetime] = mapped_column(UTCDateTime)
    created_by: Mapped[int | None] = mapped_column(ForeignKey("accounts.id", ondelete="SET NULL"))
    unused_since: Mapped[datetime | None] = mapped_column(UTCDateTime)
    """When it was first seen that neither the draft nor a revision of the booth names it."""
    __table_args__ = (
        CheckConstraint("kind IN ('picture', 'document')", name="kind"),
        UniqueConstraint("booth_id", "hash"),
    )


class RevisionFile(Model):
    """A file that a revision shows. From these rows follows who may see it."""

    __tablename__ = "revision_files"
    revision_id: Mapped[int] = mapped_column(ForeignKey("revisions.id", ondelete="CASCADE"), primary_key=True)
    hash: Mapped[str] = mapped_column(String(64), primary_key=True)
    __table_args__ = (Index("ix_revision_files_hash", "hash"),)
