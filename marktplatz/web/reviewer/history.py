"""What has happened to a booth: decisions with their reasons, and its log in words."""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import dataclass
from datetime import datetime
from itertools import groupby

from marktplatz.audit import queries as audit
from marktplatz.audit.models import AuditEntry
from marktplatz.audit.wording import words_of
from marktplatz.booths.questionnaire import FIELDS
from marktplatz.booths.workflow import BY_ACTION, Status
from marktplatz.core.text import Text
from marktplatz.review import queries
from marktplatz.review.models import Review, Unpublishing


@dataclass(frozen=True, kw_only=True)
class Round:
    """One decision: about which revision, by whom, why; remarks with the label of their field.

    ``status`` is where it led; None where it took a public revision from visitors.
    """

    status: Status | None
    revision: int
    at: datetime
    person: str
    reason: str
    remarks: list[tuple[Text, str]]


@dataclass(frozen=True, kw_only=True)
class Step:
    """One line of the log, newest first; saves of one person in a row are one line with how many they were."""

    words: Text
    at: datetime
    person: str
    times: int


@dataclass(frozen=True, kw_only=True)
class History:
    """Both, with the names of the people in them."""

    rounds: list[Round]
    steps: list[Step]


def history_of(booth_id: int, reviews: Iterable[Review]) -> History:
    """Return what has happened. Four statements, whatever it was."""
    decisions: list[Review | Unpublishing] = [*reviews, *queries.unpublishings_of(booth_id)]
    decisions.sort(key=lambda one: one.decided_at, reverse=True)
    entries = audit.of_booth(booth_id)
    numbers = queries.numbers_of(booth_id)
    names = queries.names_of([*(one.actor_id for one in entries), *(one.decided_by for one in decisions)])
    return History(
        rounds=[_round(decision, numbers, names) for decision in decisions],
        steps=[_step(list(run), names) for _, run in groupby(entries, key=_run)],
    )


def _round(decision: Review | Unpublishing, numbers: dict[int, int], names: dict[int, str]) -> Round:
    return Round(
        status=BY_ACTION[decision.decision].to if isinstance(decision, Review) else None,
        revision=numbers[decision.revision_id],
        at=decision.decided_at,
        person=names.get(decision.decided_by or 0, ""),
        reason=decision.reason,
        remarks=[
            (FIELDS[remark.key].label if remark.key in FIELDS else Text(de=remark.key, en=remark.key), remark.text)
            for remark in (decision.remarks if isinstance(decision, Review) else [])
        ],
    )


def _run(entry: AuditEntry) -> tuple[object, ...]:
    return ("draft_saved", entry.actor_id) if entry.name == "draft_saved" else (entry.id,)


def _step(run: list[AuditEntry], names: dict[int, str]) -> Step:
    newest = run[0]
    return Step(
        words=words_of(newest.name, newest.payload),
        at=newest.at,
        person=names.get(newest.actor_id or 0, ""),
        times=len(run),
    )
