"""The demo as tests see it: when it is told, and its booths by whose they are."""

from __future__ import annotations

from datetime import datetime

from sqlalchemy import select
from sqlalchemy.orm import joinedload

from marktplatz.booths.models import Booth
from marktplatz.core.clock import ZONE
from marktplatz.core.database import session
from tests.factories import Make

TOLD = datetime(2026, 11, 22, 12, 0, tzinfo=ZONE)


def booths(make: Make) -> dict[str, Booth]:
    """Return the booths of the demo by the names of their organisations, without the city's own."""
    with make.unit():
        rows = session.scalars(
            select(Booth).options(
                joinedload(Booth.organisation),
                joinedload(Booth.draft),
                joinedload(Booth.published_revision),
                joinedload(Booth.event),
            )
        ).all()
        session.expunge_all()
    return {
        booth.organisation.name.removeprefix("Landeshauptstadt München, "): booth
        for booth in rows
        if booth.organisation
    }
