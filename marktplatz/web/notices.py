"""Quiet confirmations of the last step. The word stands in the address, where anybody can write it."""

from __future__ import annotations

from collections.abc import Callable, Mapping

from marktplatz.audit import queries as audit
from marktplatz.booths.facts import BoothRecalled, BoothReopened
from marktplatz.booths.models import Booth
from marktplatz.booths.workflow import Status

Truths = Mapping[str, Callable[[Booth], bool]]
"""The words of a desk, and of which booths each of them is true."""


def true_notice(wished: str, booth: Booth, truths: Truths) -> str:
    """Return the word that an address asks for, where it is one of the desk's and true of the booth; else nothing."""
    is_true = truths.get(wished)
    return wished if is_true is not None and is_true(booth) else ""


def is_recalled(booth: Booth) -> bool:
    """Say whether a booth is a draft because its submission was recalled. One statement."""
    return booth.status == Status.DRAFT and _way_back(booth) == BoothRecalled.name


def is_reopened(booth: Booth) -> bool:
    """Say whether a booth is where it began because it was reopened. One statement."""
    start = Status.DRAFT if booth.origin == "exhibitor" else Status.APPROVED
    return booth.status == start and _way_back(booth) == BoothReopened.name


def _way_back(booth: Booth) -> str | None:
    # A booth itself does not say how it came to be a draft.
    return audit.last_of(booth.id, (BoothRecalled.name, BoothReopened.name))
