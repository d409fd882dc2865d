"""Reads about stands, for the desks."""

from __future__ import annotations

from sqlalchemy import func, select
from sqlalchemy.orm import joinedload

from marktplatz.booths.models import Booth
from marktplatz.core.columns import in_stand_order
from marktplatz.core.database import session

PAGE = 50


def places(event_id: int, *, status: str = "", page: int = 1) -> tuple[list[Booth], int]:
    """Return a page of the exhibitors' booths of an event, or of those in one state, and how many there are.

    In the order of stand numbers, those without one last; with draft and organisation. Two statements.
    """
    chosen = [Booth.event_id == event_id, Booth.origin == "exhibitor"]
    if status:
        chosen.append(Booth.status == status)
    total = session.scalar(select(func.count()).select_from(Booth).where(*chosen)) or 0
    query = (
        select(Booth)
        .where(*chosen)
        .order_by(*in_stand_order(Booth.stand_number), Booth.id)
        .limit(PAGE)
        .offset((page - 1) * PAGE)
        .options(joinedload(Booth.draft), joinedload(Booth.organisation))
    )
    return list(session.scalars(query)), total
