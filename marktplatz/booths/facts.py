"""What happens to booths."""

from __future__ import annotations

from dataclasses import dataclass

from marktplatz.core.facts import Fact


@dataclass(frozen=True, kw_only=True)
class BoothFact(Fact):
    """Something happened to a booth."""

    booth_id: int
    event_id: int


@dataclass(frozen=True, kw_only=True)
class BoothCreated(BoothFact):
    """A draft was begun, or an entry taken over from a register."""

    name = "booth_created"
    origin: str
    like: int | None = None
    """The booth whose answers it began with."""


@dataclass(frozen=True, kw_only=True)
class EntryRenewed(BoothFact):
    """A public register says something new about an entry; visitors see it once it is published."""

    name = "entry_renewed"
    revision: int


@dataclass(frozen=True, kw_only=True)
class DraftSaved(BoothFact):
    """A draft was changed; ``fields`` are form field names, not what they hold."""

    name = "draft_saved"
    version: int
    fields: tuple[str, ...]


@dataclass(frozen=True, kw_only=True)
class BoothSubmitted(BoothFact):
    """A revision was frozen and waits for review."""

    name = "booth_submitted"
    revision: int


@dataclass(frozen=True, kw_only=True)
class BoothRecalled(BoothFact):
    """The exhibitor took a submission back."""

    name = "booth_recalled"
    revision: int


@dataclass(frozen=True, kw_only=True)
class BoothReopened(BoothFact):
    """A rejected or withdrawn booth is a draft again; an entry of a register, which has none, is approved again."""

    name = "booth_reopened"


@dataclass(frozen=True, kw_only=True)
class BoothWithdrawn(BoothFact):
    """The booth is gone from every output, and its stand is free."""

    name = "booth_withdrawn"
    stand_number: str | None


@dataclass(frozen=True, kw_only=True)
class BoothApproved(BoothFact):
    """A reviewer approved a revision."""

    name = "booth_approved"
    revision: int
    review_id: int


@dataclass(frozen=True, kw_only=True)
class ChangesRequested(BoothFact):
    """A reviewer asked for changes."""

    name = "changes_requested"
    revision: int
    review_id: int


@dataclass(frozen=True, kw_only=True)
class BoothRejected(BoothFact):
    """A reviewer rejected a revision."""

    name = "booth_rejected"
    revision: int
    review_id: int


@dataclass(frozen=True, kw_only=True)
class BoothPublished(BoothFact):
    """Visitors see this revision from now on."""

    name = "booth_published"
    revision: int


@dataclass(frozen=True, kw_only=True)
class BoothUnpublished(BoothFact):
    """Visitors see nothing of the booth any more; why, the unpublishing says, not the log that nobody can change."""

    name = "booth_unpublished"
    revision: int
    unpublishing_id: int


@dataclass(frozen=True, kw_only=True)
class StandAssigned(BoothFact):
    """The booth got a stand number, another one, or none."""

    name = "stand_assigned"
    stand_number: str | None
    before: str | None


@dataclass(frozen=True, kw_only=True)
class RecordingSet(BoothFact):
    """The booth got the address of a recording, another one, or (not ``is_there``) none any more."""

    name = "recording_set"
    is_there: bool
