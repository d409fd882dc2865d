"""Quiet confirmations of the last step: a word in the address, one of a closed list."""

from __future__ import annotations

from flask import request

from marktplatz.core.codes import read_code

NOTICES = {
    "approve": "freigegeben",
    "request_changes": "ueberarbeitung",
    "reject": "abgelehnt",
    "publish": "veroeffentlicht",
    "unpublish": "nicht-oeffentlich",
    "withdraw": "zurueckgezogen",
    "reopen": "geoeffnet",
    "assign_stand": "standnummer",
}
"""The word in the address by what was done."""

_KNOWN = frozenset(NOTICES.values())


def notice() -> str:
    """Return which confirmation to show, or none."""
    wished = request.args.get("meldung", "")
    return wished if wished in _KNOWN else ""


def booth_of_notice() -> str:
    """Return the code that the confirmation is about, or nothing."""
    return read_code(request.args.get("stand", "")) or ""
