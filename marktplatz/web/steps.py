"""What every desk asks before a step is taken: is it one of ours, is it done already, and what had the page shown."""

from __future__ import annotations

from flask import request

from marktplatz.booths.models import Booth
from marktplatz.booths.workflow import BY_ACTION, LABELS, Status
from marktplatz.core.errors import Conflict
from marktplatz.core.text import Text

UNKNOWN_ACTION = Text(
    de="Wir wissen nicht, was Sie tun möchten. Laden Sie die Seite neu und benutzen Sie einen der Knöpfe.",
    en="We do not know what you want to do. Reload the page and use one of the buttons.",
)
OTHER_STATE = Text(
    de="Als Sie diese Seite geöffnet haben, war der Stand „{seen}“. Inzwischen ist er „{state}“. "
    "Sehen Sie ihn sich noch einmal an.",
    en="When you opened this page the booth was “{seen}”. By now it is “{state}”. Look at it once more.",
)


def require_seen(booth: Booth) -> None:
    """Raise Conflict when the page that the form stood on showed another state: who withdraws a draft may not know that
    it is public by now. A form that does not say what it showed is taken at its word."""
    seen = request.form.get("seen", "")
    if seen in LABELS and seen != booth.status:
        raise Conflict(OTHER_STATE.filled(seen=LABELS[Status(seen)], state=LABELS[Status(booth.status)]))


def is_done(booth: Booth, action: str) -> bool:
    """Say whether this is the second click: the page it came from showed the state before, and now it is after."""
    step = BY_ACTION[action]
    return request.form.get("seen") in step.sources and booth.status == step.to
