"""The one table of states. Buttons, the API, names in the log, mails and the test matrix all read it.

Pure: knows no database.
"""

from __future__ import annotations

from dataclasses import dataclass
from enum import StrEnum

from marktplatz.core.text import Text


class Status(StrEnum):
    """State of the current round of a booth. What the public sees is kept beside it."""

    DRAFT = "draft"
    SUBMITTED = "submitted"
    CHANGES_REQUESTED = "changes_requested"
    APPROVED = "approved"
    REJECTED = "rejected"
    WITHDRAWN = "withdrawn"


LABELS: dict[Status, Text] = {
    Status.DRAFT: Text(de="Entwurf", en="Draft"),
    Status.SUBMITTED: Text(de="Eingereicht", en="Submitted"),
    Status.CHANGES_REQUESTED: Text(de="Überarbeitung nötig", en="Changes requested"),
    Status.APPROVED: Text(de="Freigegeben", en="Approved"),
    Status.REJECTED: Text(de="Abgelehnt", en="Rejected"),
    Status.WITHDRAWN: Text(de="Zurückgezogen", en="Withdrawn"),
}


class Party(StrEnum):
    """Who takes part in a booth's way, as the table names them."""

    MEMBER = "member"
    REVIEWER = "reviewer"
    ORGANISER = "organiser"


@dataclass(frozen=True, kw_only=True)
class Transition:
    """One row: what may be done, from where, to where, by whom, and whether a reason must be given.

    ``to`` is None where the status stays. A member may ``reopen`` only while registration is open. Entries of a
    register are not reviewed: ``reopen`` leads them to approved, and only organisers ``publish`` or ``unpublish`` them.
    """

    action: str
    label: Text
    sources: frozenset[Status]
    to: Status | None
    parties: frozenset[Party]
    needs_reason: bool = False


_ALL = frozenset(Status)

TRANSITIONS: tuple[Transition, ...] = (
    Transition(
        action="submit",
        label=Text(de="Einreichen", en="Submit"),
        sources=frozenset({Status.DRAFT, Status.CHANGES_REQUESTED, Status.APPROVED}),
        to=Status.SUBMITTED,
        parties=frozenset({Party.MEMBER}),
    ),
    Transition(
        action="recall",
        label=Text(de="Einreichung zurückholen", en="Recall submission"),
        sources=frozenset({Status.SUBMITTED}),
        to=Status.DRAFT,
        parties=frozenset({Party.MEMBER}),
    ),
    Transition(
        action="approve",
        label=Text(de="Freigeben", en="Approve"),
        sources=frozenset({Status.SUBMITTED}),
        to=Status.APPROVED,
        parties=frozenset({Party.REVIEWER}),
    ),
    Transition(
        action="request_changes",
        label=Text(de="Überarbeitung anfordern", en="Request changes"),
        sources=frozenset({Status.SUBMITTED}),
        to=Status.CHANGES_REQUESTED,
        parties=frozenset({Party.REVIEWER}),
    ),
    Transition(
        action="reject",
        label=Text(de="Ablehnen", en="Reject"),
        sources=frozenset({Status.SUBMITTED}),
        to=Status.REJECTED,
        parties=frozenset({Party.REVIEWER}),
        needs_reason=True,
    ),
    Transition(
        action="withdraw",
        label=Text(de="Stand zurückziehen", en="Withdraw booth"),
        sources=_ALL - {Status.WITHDRAWN},
        to=Status.WITHDRAWN,
        parties=frozenset({Party.MEMBER, Party.ORGANISER}),
    ),
    Transition(
        action="reopen",
        label=Text(de="Wieder öffnen", en="Reopen"),
        sources=frozenset({Status.REJECTED, Status.WITHDRAWN}),
        to=Status.DRAFT,
        parties=frozenset({Party.MEMBER, Party.ORGANISER}),
    ),
    Transition(
        action="publish",
        label=Text(de="Veröffentlichen", en="Publish"),
        sources=_ALL - {Status.WITHDRAWN},
        to=None,
        parties=frozenset({Party.REVIEWER}),
    ),
    Transition(
        action="unpublish",
        label=Text(de="Veröffentlichung zurücknehmen", en="Unpublish"),
        sources=_ALL - {Status.WITHDRAWN},
        to=None,
        parties=frozenset({Party.REVIEWER}),
        needs_reason=True,
    ),
)

DECISIONS: dict[str, Status] = {
    transition.action: transition.to
    for transition in TRANSITIONS
    if Party.REVIEWER in transition.parties and transition.to is not None
}
"""The steps that decide about a submission, and where each leads."""

BY_ACTION: dict[str, Transition] = {transition.action: transition for transition in TRANSITIONS}

EDITABLE = frozenset({Status.DRAFT, Status.CHANGES_REQUESTED, Status.APPROVED})
"""Where the draft may be changed: not while somebody reviews it, not after the end of a round without a public text."""


def possible(status: Status | str, party: Party) -> tuple[Transition, ...]:
    """Return what a party may do in a state, in the order of the table."""
    return tuple(t for t in TRANSITIONS if Status(status) in t.sources and party in t.parties)
