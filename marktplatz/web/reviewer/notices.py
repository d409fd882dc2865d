"""Quiet confirmations of the last step: a word in the address, one of a closed list, shown where it is true."""

from __future__ import annotations

from flask import request

from marktplatz.booths import queries
from marktplatz.booths.models import Booth
from marktplatz.booths.recording import may_be_there
from marktplatz.booths.workflow import Status
from marktplatz.events.models import Event
from marktplatz.web.notices import Truths, is_reopened, true_notice

NOTICES = {
    "approve": "freigegeben",
    "request_changes": "ueberarbeitung",
    "reject": "abgelehnt",
    "publish": "veroeffentlicht",
    "unpublish": "nicht-oeffentlich",
    "withdraw": "zurueckgezogen",
    "reopen": "geoeffnet",
    "assign_stand": "standnummer",
    "set_recording": "aufzeichnung",
}
"""The word in the address by what was done."""


def _is_shown(booth: Booth) -> bool:
    return booth.published_revision_id is not None and booth.published_revision_id == booth.approved_revision_id


_DECIDED: Truths = {
    # An entry of a register is approved without anybody having decided.
    "freigegeben": lambda booth: booth.status == Status.APPROVED and booth.origin == "exhibitor",
    "ueberarbeitung": lambda booth: booth.status == Status.CHANGES_REQUESTED,
    "abgelehnt": lambda booth: booth.status == Status.REJECTED,
}
_TRUE: Truths = {
    **_DECIDED,
    "veroeffentlicht": _is_shown,
    "nicht-oeffentlich": lambda booth: booth.published_revision_id is None and booth.first_published_at is not None,
    "zurueckgezogen": lambda booth: booth.status == Status.WITHDRAWN,
    "geoeffnet": is_reopened,
    "standnummer": lambda booth: booth.status != Status.WITHDRAWN,
    "aufzeichnung": lambda booth: may_be_there(booth.event),
}


def notice(booth: Booth) -> str:
    """Return which confirmation to show on the page of a booth, or none."""
    return true_notice(_wished(), booth, _TRUE)


def decision_told(event: Event) -> tuple[str, str]:
    """Return which decision to confirm above the queue of an event, and the code of the booth that it is about."""
    booth = queries.whole(request.args.get("stand", "")) if _wished() in _DECIDED else None
    if booth is None or booth.event_id != event.id:
        return "", ""
    told = true_notice(_wished(), booth, _DECIDED)
    return told, booth.code if told else ""


def _wished() -> str:
    return request.args.get("meldung", "")
