"""The scan tally: how often, per booth and hour. Nothing about who."""

from __future__ import annotations

from datetime import datetime

from sqlalchemy import ForeignKey
from sqlalchemy.orm import Mapped, mapped_column

from marktplatz.core.columns import UTCDateTime
from marktplatz.core.database import Model


class ScanCount(Model):
    """Scans of one booth in one hour (UTC)."""

    __tablename__ = "scan_counts"
    booth_id: Mapped[int] = mapped_column(ForeignKey("booths.id", ondelete="CASCADE"), primary_key=True)
    hour: Mapped[datetime] = mapped_column(UTCDateTime, primary_key=True)
    count: Mapped[int] = mapped_column(default=0)
