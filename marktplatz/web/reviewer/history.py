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
from marktplatz.review.models import Review


@dataclass(frozen=True, kw_only=True)
class Round:
    """One decision: about which revision, by whom, why; remarks with the label of their field."""

    status: Status
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
    """Return what has happened. Three statements, whatever it was."""
    reviews = list(reviews)
    entries = audit.of_booth(booth_id)
    numbers = queries.numbers_of(booth_id)
    names = queries.names_of([*(one.actor_id for one in entries), *(one.decided_by for one in reviews)])
    return History(
        rounds=[_round(review, numbers, names) for review in reviews],
        steps=[_step(list(run), names) for _, run in groupby(entries, key=_run)],
    )


def _round(review: Review, numbers: dict[int, int], names: dict[int, str]) -> Round:
    status = BY_ACTION[review.decision].to
    assert status is not None
    return Round(
        status=status,
        revision=numbers[review.revision_id],
        at=review.decided_at,
        person=names.get(review.decided_by or 0, ""),
        reason=review.reason,
        remarks=[
            (FIELDS[remark.key].label if remark.key in FIELDS else Text(de=remark.key, en=remark.key), remark.text)
            for remark in review.remarks
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
