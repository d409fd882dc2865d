"""Booths in every state, brought there by the actions that people use."""

from __future__ import annotations

from dataclasses import dataclass
from typing import Any

from sqlalchemy import select

from marktplatz.booths import actions, queries
from marktplatz.booths.drafts import save_draft
from marktplatz.booths.models import Booth
from marktplatz.booths.registers import RegisterRecord, take_over
from marktplatz.core.database import session
from marktplatz.core.permissions import SYSTEM
from marktplatz.core.text import slug
from marktplatz.events.models import Event
from marktplatz.review.actions import decide, unpublish
from marktplatz.review.hints import flags
from marktplatz.stands.actions import assign
from tests.factories import answers, pictures
from tests.factories.events import EventRow
from tests.factories.people import AccountRow, OrganisationRow

REASON = "Bitte nennen Sie die Risiken genauer."
NEW_SUMMARY = {"de": "Neu: auch Radwege werden geprüft.", "en": "New: cycle paths are checked too."}

_DECIDED = {"approved": "approve", "changes_requested": "request_changes", "rejected": "reject"}
# How each state is reached; a step named like a decision is one.
STATES: dict[str, tuple[str, ...]] = {
    "draft": (),
    "submitted": ("submitted",),
    "recalled": ("submitted", "recalled"),
    "changes_requested": ("submitted", "changes_requested"),
    "rejected": ("submitted", "rejected"),
    "approved": ("submitted", "approved"),
    "published": ("submitted", "published"),
    "being_changed": ("submitted", "published", "changed"),
    "submitted_again": ("submitted", "published", "changed", "submitted"),
    "changes_requested_again": ("submitted", "published", "changed", "submitted", "changes_requested"),
    "rejected_again": ("submitted", "published", "changed", "submitted", "rejected"),
    "unpublished": ("submitted", "published", "unpublished"),
    "withdrawn": ("submitted", "published", "withdrawn"),
    "withdrawn_early": ("withdrawn",),
}
"""``withdrawn`` was public, ``withdrawn_early`` never was; ``approved`` is not public yet, ``unpublished`` no longer;
``being_changed`` and ``…_again`` are public while a change is in the draft, waits or was turned down."""

PUBLIC_STATES = frozenset(
    {"published", "being_changed", "submitted_again", "changes_requested_again", "rejected_again"}
)


@dataclass(frozen=True)
class BoothRow:
    """A booth. ``revision`` is the number of the newest submission, 0 before the first; ``picture`` names its file."""

    id: int
    code: str
    path_part: str
    state: str
    event: EventRow
    organisation: OrganisationRow | None
    member: AccountRow | None
    version: int
    revision: int
    picture: str = ""


@dataclass(frozen=True, kw_only=True)
class Order:
    """What is to be made."""

    event: EventRow
    organisation: OrganisationRow
    member: AccountRow
    reviewer: AccountRow
    state: str
    title: str
    content: dict[str, Any]
    language: str
    stand_number: str
    picture: bool


def make(order: Order) -> BoothRow:
    """Make a booth and bring it to its state."""
    booth = _begun(order)
    for step in STATES[order.state]:
        _take(step, booth, order)
    if order.stand_number:
        assign(booth, order.stand_number, actor=order.reviewer.actor)
    session.flush()
    revision = booth.submitted_revision
    return BoothRow(
        id=booth.id,
        code=booth.code,
        path_part=f"{booth.code}-{slug((booth.draft.content['title'])[order.language])}",
        state=order.state,
        event=order.event,
        organisation=order.organisation,
        member=order.member,
        version=booth.draft.version,
        revision=revision.number if revision else 0,
        picture=pictures.digest_of(booth) if order.picture else "",
    )


def _begun(order: Order) -> Booth:
    event = session.get(Event, order.event.id)
    assert event is not None
    other = "en" if order.language == "de" else "de"
    title = {order.language: order.title, other: f"{order.title} ({other})"}
    begun, is_new = actions.create_booth(
        event, order.organisation.id, order.organisation.name, title, actor=order.member.actor
    )
    assert is_new, "another booth of this organisation has the same title"
    booth = queries.whole_by_id(begun.id)
    assert booth is not None
    own = {"title": title, "organisation_name": order.organisation.name, "entry_language": order.language}
    content = answers.complete(**{**own, **order.content})
    sent, files = answers.sent(content), answers.files(content)
    if order.picture:
        sent |= pictures.SAID
        files["images-0-file"] = pictures.kept(booth, order.member.actor)
    save_draft(booth, sent, version=1, actor=order.member.actor, files=files)
    return booth


def _take(step: str, booth: Booth, order: Order) -> None:
    if step == "submitted":
        actions.submit(booth, version=None, actor=order.member.actor)
    elif step == "published":
        _decide("approve", booth, order, shown=True)
    elif step in _DECIDED:
        _decide(_DECIDED[step], booth, order, shown=False)
    elif step == "changed":
        changed = answers.sent({"summary": NEW_SUMMARY})
        only = {name: changed[name] for name in ("summary_de", "summary_en")}
        save_draft(booth, only, version=booth.draft.version, actor=order.member.actor)
    elif step == "recalled":
        actions.recall(booth, actor=order.member.actor)
    elif step == "unpublished":
        unpublish(booth, reason=REASON, actor=order.reviewer.actor)
    else:
        assert step == "withdrawn", step
        actions.withdraw(booth, actor=order.member.actor)


def _decide(decision: str, booth: Booth, order: Order, *, shown: bool) -> None:
    event = booth.event
    usual = event.publishes_on_approval
    event.publishes_on_approval = shown
    assert booth.submitted_revision is not None
    remarks = {"risks": REASON} if decision == "request_changes" else None
    grave = any(flag.is_grave for flag in flags(booth.submitted_revision.content))
    decide(
        booth,
        decision,
        revision_number=booth.submitted_revision.number,
        reason=REASON if grave or decision != "approve" else "",
        remarks=remarks,
        actor=order.reviewer.actor,
    )
    event.publishes_on_approval = usual


def register_entry(event: EventRow, record: RegisterRecord) -> BoothRow:
    """Take a published entry over from a register: no organisation, no draft, its source named."""
    take_over(session.get_one(Event, event.id), record, publish=True, actor=SYSTEM)
    booth = session.scalars(select(Booth).where(Booth.source_id == record.source_id)).one()
    title = next(iter(record.content["title"].values()))
    return BoothRow(booth.id, booth.code, f"{booth.code}-{slug(title)}", "published", event, None, None, 0, 0)
