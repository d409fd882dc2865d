"""Writing the log: one line for every fact, in the transaction that caused it."""

from __future__ import annotations

from dataclasses import asdict

from marktplatz.audit.models import AuditEntry
from marktplatz.core import clock
from marktplatz.core.database import session
from marktplatz.core.facts import Fact

_COLUMNS = ("actor_id", "booth_id", "event_id")


def log(fact: Fact) -> None:
    """Append a fact to the log; what has no column of its own goes into the payload."""
    told = asdict(fact)
    session.add(
        AuditEntry(
            at=clock.now(),
            name=fact.name,
            actor_id=fact.actor_id,
            booth_id=told.get("booth_id"),
            event_id=told.get("event_id"),
            payload={key: value for key, value in told.items() if key not in _COLUMNS},
        )
    )
