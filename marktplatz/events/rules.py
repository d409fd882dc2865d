"""What is open when."""

from __future__ import annotations

from datetime import datetime

from marktplatz.core.permissions import ALLOWED, Decision, denied
from marktplatz.events.models import Event


def registration_open(event: Event, now: datetime) -> Decision:
    """New booths can be registered until the end of registration; an event without one stays open until it ends."""
    end = event.registration_ends_at or event.ends_at
    if end is not None and end <= now:
        return denied(
            de="Die Anmeldung ist geschlossen. Ihr Entwurf bleibt lesbar.",
            en="Registration is closed. You can still read your draft.",
        )
    return ALLOWED
