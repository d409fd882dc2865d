"""What reviewers do: decide about a revision, publish, unpublish."""

from __future__ import annotations

from collections.abc import Mapping

from sqlalchemy import update

from marktplatz.booths import facts, rules
from marktplatz.booths.actions import move
from marktplatz.booths.models import Booth, Revision
from marktplatz.booths.publishing import show
from marktplatz.booths.workflow import BY_ACTION, DECISIONS, Status
from marktplatz.core import clock
from marktplatz.core.database import session
from marktplatz.core.errors import Conflict, Invalid
from marktplatz.core.facts import record
from marktplatz.core.permissions import Actor
from marktplatz.core.text import Text, length, tidy
from marktplatz.review import hints
from marktplatz.review.models import Remark, Review, Unpublishing
from marktplatz.review.queries import latest_review, standing_unpublishing

REMARK = "comment-"
"""What the name of a remark begins with, wherever it is typed or complained about; the field's key follows."""
LONGEST_REMARK = 1_000
LONGEST_REASON = 2_000

REASON_MISSING = Text(
    de="Nennen Sie einen Grund. Die Aussteller*innen bekommen ihn zu lesen.",
    en="Give a reason. The exhibitors will read it.",
)
NOTHING_TO_CHANGE = Text(
    de="Sagen Sie, was zu ändern ist: als Anmerkung zu einem Feld oder als Begründung.",
    en="Say what to change: as a remark on a field or as a reason.",
)
NOTE_MISSING = Text(
    de="Der Eintrag ist gekennzeichnet: {flags}. Schreiben Sie, warum Sie ihn trotzdem freigeben.",
    en="The entry is flagged: {flags}. Write why you approve it all the same.",
)
NEWER_REVISION = Text(
    de="Inzwischen gibt es eine neuere Fassung oder eine andere Entscheidung. Ihr Text steht noch hier. "
    "Sehen Sie sich den neuen Stand an und entscheiden Sie dann.",
    en="There is a newer revision or another decision by now. Your text is still here. "
    "Look at the new state, then decide.",
)
NOT_APPROVED = Text(
    de="Für diesen Stand ist noch keine Fassung freigegeben.",
    en="No revision of this booth has been approved yet.",
)
NOT_PUBLIC = Text(
    de="Dieser Stand ist nicht öffentlich: Es gibt nichts zurückzunehmen, oder jemand anderes war schneller. "
    "Ihr Text steht noch hier.",
    en="This booth is not public: there is nothing to take back, or somebody else was faster. Your text is still here.",
)
TOO_LONG = Text(
    de="Der Text hat {count} Zeichen. Kürzen Sie ihn auf höchstens {limit}.",
    en="The text has {count} characters. Shorten it to at most {limit}.",
)

_FACTS: dict[str, type[facts.BoothApproved | facts.ChangesRequested | facts.BoothRejected]] = {
    "approve": facts.BoothApproved,
    "request_changes": facts.ChangesRequested,
    "reject": facts.BoothRejected,
}


def decide(
    booth: Booth,
    decision: str,
    *,
    revision_number: int | None,
    actor: Actor,
    reason: str = "",
    remarks: Mapping[str, str] | None = None,
) -> None:
    """Approve, request changes or reject the revision that the reviewer saw; ``decision`` is one of DECISIONS.

    The same decision on the same revision once more changes nothing, as long as it has nothing new to say. Raises
    Refused for strangers and for members of the booth's organisation, Conflict when another revision, decision or
    somebody else's words came first, Invalid when a reason is missing or a text is too long. What is
    flagged as grave (``review.hints``) is approved with a reason only. ValueError for what is no decision at all.
    """
    if decision not in DECISIONS:
        raise ValueError(f"{decision} is no decision about a submission")
    rules.may_review(actor, booth).require()
    revision = booth.submitted_revision
    seen = revision is not None and revision.number == revision_number
    if revision is None or not seen or booth.status not in (Status.SUBMITTED, DECISIONS[decision]):
        raise Conflict(NEWER_REVISION)
    why, notes = _read(decision, reason, remarks or {})
    if booth.status == DECISIONS[decision]:
        _require_said_already(booth, why, notes)
        return
    if decision == "approve" and not why:
        _require_nothing_grave(revision)
    _write_down(booth, revision, decision, why, notes, actor)
    if decision == "approve":
        booth.approved_revision = revision
        if booth.event.publishes_on_approval:
            _show(booth, revision, actor)
    session.flush()


def _require_nothing_grave(revision: Revision) -> None:
    """Raise Invalid where the entry says what weighs on people: approving that asks for a note."""
    grave = [hint.label for hint in hints.flags(revision.content) if hint.is_grave]
    if grave:
        flags = Text(de=", ".join(label.de for label in grave), en=", ".join(label.en for label in grave))
        note = NOTE_MISSING.filled(flags=flags)
        raise Invalid(note, {"reason": note})


def _require_said_already(booth: Booth, reason: str, notes: Mapping[str, str]) -> None:
    """Raise Conflict for words that the decision does not hold: their writer must not believe that they were sent."""
    review = latest_review(booth.id)
    said = (review.reason, {remark.key: remark.text for remark in review.remarks}) if review else ("", {})
    if (reason or notes) and (reason, dict(notes)) != said:
        raise Conflict(NEWER_REVISION)


def _write_down(
    booth: Booth, revision: Revision, decision: str, reason: str, notes: Mapping[str, str], actor: Actor
) -> None:
    review = Review(
        booth_id=booth.id,
        revision_id=revision.id,
        decision=decision,
        reason=reason,
        decided_by=actor.account_id,
        decided_at=clock.now(),
        remarks=[Remark(key=key, text=text) for key, text in notes.items()],
    )
    session.add(review)
    move(booth, DECISIONS[decision])
    record(
        session,
        _FACTS[decision](
            actor_id=actor.account_id,
            booth_id=booth.id,
            event_id=booth.event_id,
            revision=revision.number,
            review_id=review.id,
        ),
    )


def publish(booth: Booth, *, actor: Actor, revision_number: int | None = None) -> None:
    """Let visitors see the approved revision. Seeing it already is fine.

    ``revision_number`` is the one that the reviewer saw, where the form says so: Conflict when another is approved now.
    Refused for strangers, for members of the booth's organisation and, at an entry of a register, for all but
    organisers.
    """
    rules.may_review(actor, booth).require()
    rules.require_step(booth, BY_ACTION["publish"])
    if booth.approved_revision is None:
        raise Conflict(NOT_APPROVED)
    if revision_number not in (None, booth.approved_revision.number):
        raise Conflict(NEWER_REVISION)
    if booth.published_revision_id != booth.approved_revision.id:
        _show(booth, booth.approved_revision, actor)
    session.flush()


def unpublish(booth: Booth, *, reason: str, actor: Actor, revision_number: int | None = None) -> None:
    """Take the booth from visitors without changing its state. The same once more changes nothing.

    ``revision_number`` is the one that the reason is about, where the form says so. Raises Refused for strangers, for
    members of the booth's organisation and, at an entry of a register, for all but organisers; Conflict for another
    revision or a booth that is not public (somebody else's reason came first, or nothing ever was), Invalid when the
    reason is missing or too long.
    """
    rules.may_review(actor, booth).require()
    rules.require_step(booth, BY_ACTION["unpublish"])
    why = _reason(reason)
    taken = booth.published_revision
    if taken is None:
        latest = standing_unpublishing(booth.id)
        if latest is not None and latest.reason == why:
            return
        raise Conflict(NOT_PUBLIC)
    if revision_number not in (None, taken.number):
        raise Conflict(NEWER_REVISION)
    unpublishing = Unpublishing(
        booth_id=booth.id,
        revision_id=taken.id,
        reason=why,
        decided_by=actor.account_id,
        decided_at=clock.now(),
    )
    session.add(unpublishing)
    booth.published_revision = None
    session.flush()
    record(
        session,
        facts.BoothUnpublished(
            actor_id=actor.account_id,
            booth_id=booth.id,
            event_id=booth.event_id,
            revision=taken.number,
            unpublishing_id=unpublishing.id,
        ),
    )


def _reason(typed: str) -> str:
    why = _checked("reason", typed, LONGEST_REASON)
    if not why:
        raise Invalid(REASON_MISSING, {"reason": REASON_MISSING})
    return why


def _show(booth: Booth, revision: Revision, actor: Actor) -> None:
    show(booth, revision, actor=actor)
    session.execute(update(Unpublishing).where(Unpublishing.booth_id == booth.id).values(is_over=True))


def _read(decision: str, reason: str, remarks: Mapping[str, str]) -> tuple[str, dict[str, str]]:
    why = _checked("reason", reason, LONGEST_REASON)
    notes = {key: _checked(f"{REMARK}{key}", text, LONGEST_REMARK) for key, text in remarks.items()}
    kept = {key: text for key, text in notes.items() if text}
    if BY_ACTION[decision].needs_reason and not why:
        raise Invalid(REASON_MISSING, {"reason": REASON_MISSING})
    if decision == "request_changes" and not why and not kept:
        raise Invalid(NOTHING_TO_CHANGE, {"reason": NOTHING_TO_CHANGE})
    return why, kept


def _checked(name: str, text: str, limit: int) -> str:
    tidied = tidy(text, multiline=True)
    if (count := length(tidied)) > limit:
        problem = TOO_LONG.filled(count=count, limit=limit)
        raise Invalid(problem, {name: problem})
    return tidied
