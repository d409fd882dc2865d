"""The log. The database itself refuses to change or delete a line (triggers in the first migration)."""

from __future__ import annotations

from datetime import datetime
from typing import Any

from sqlalchemy import Index, String
from sqlalchemy.orm import Mapped, mapped_column

from marktplatz.core.columns import Json, UTCDateTime
from marktplatz.core.database import Model


class AuditEntry(Model):
    """Who did what when: numbers and codes, no texts of people. Points to rows by number, without foreign keys."""

    __tablename__ = "audit_entries"
    id: Mapped[int] = mapped_column(primary_key=True)
    at: Mapped[datetime] = mapped_column(UTCDateTime, index=True)
    name: Mapped[str] = mapped_column(String(40))
    actor_id: Mapped[int | None]
    booth_id: Mapped[int | None]
    event_id: Mapped[int | None]
    payload: Mapped[dict[str, Any]] = mapped_column(Json, default=dict)
    __table_args__ = (Index("ix_audit_entries_booth_id_id", "booth_id", "id"),)
