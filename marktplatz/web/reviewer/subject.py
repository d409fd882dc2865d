"""A booth as this desk sees it: which revision is shown, beside which other one, with which hints and steps."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from datetime import datetime
from functools import cached_property

from marktplatz.booths import rules
from marktplatz.booths.models import Booth, Revision
from marktplatz.booths.public import read_model
from marktplatz.booths.questionnaire import FIELDS, QUESTIONNAIRE
from marktplatz.booths.recording import may_be_there, may_record
from marktplatz.booths.titles import language_of, short_title_of
from marktplatz.booths.workflow import DECISIONS, Status
from marktplatz.core.answers import Spoken, spoken
from marktplatz.core.permissions import Actor
from marktplatz.core.text import Text, excerpt
from marktplatz.prints.signs import revision_on_sign
from marktplatz.review import hints, queries
from marktplatz.review.hints import Hint
from marktplatz.review.models import Review
from marktplatz.web.compared.answers import Section, compared
from marktplatz.web.compared.beside import Basis, Beside, bases, chosen
from marktplatz.web.language import language
from marktplatz.web.reviewer.waiting import days_since
from marktplatz.web.shown.booth import CallingCard, calling_card

LONGEST_SUMMARY = 400


@dataclass(frozen=True, kw_only=True)
class EarlierRemark:
    """What was said about a field in the round before, and whether the field has changed since."""

    text: str
    at: datetime
    is_answered: bool


class Subject:
    """Built from a whole booth and all its reviews. Of a draft nobody has submitted it gives the title only."""

    def __init__(self, booth: Booth, actor: Actor, reviews: Sequence[Review], beside: str = "") -> None:
        self.booth = booth
        self.status = Status(booth.status)
        self.reviews = reviews
        self._actor = actor
        self._wished = beside

    @property
    def is_register(self) -> bool:
        """Register entries skip the review."""
        return self.booth.origin == "register"

    @property
    def has_sign(self) -> bool:
        """Say whether the stand sign can be had."""
        return revision_on_sign(self.booth) is not None

    @property
    def shown(self) -> Revision | None:
        """What is to be read: the newest submission, or what visitors see of a register entry."""
        if self.is_register:
            return self.booth.published_revision or self.booth.approved_revision
        return self.booth.submitted_revision

    @property
    def public(self) -> Revision | None:
        """What visitors see now."""
        return self.booth.published_revision if self.booth.event.is_public else None

    @cached_property
    def bases(self) -> list[Beside]:
        """What it can be compared with, the proposed one first; an entry of a register with nothing."""
        if self.shown is None or self.is_register:
            return []
        return bases(self.booth, self.reviews, self.shown)

    @property
    def beside(self) -> Beside | None:
        """What it is compared with, as the address wishes."""
        return chosen(self.bases, self._wished)

    @property
    def other(self) -> Revision | None:
        """The revision of ``beside``."""
        return self.beside.revision if self.beside else None

    @property
    def replaced(self) -> Revision | None:
        """The published revision, where what is shown would take its place."""
        return next((one.revision for one in self.bases if one.basis is Basis.PUBLIC), None)

    @cached_property
    def _sections(self) -> list[Section]:
        return compared(self.booth, self.shown, self.other) if self.shown else []

    def sections(self, *, only_changed: bool, always: set[str]) -> list[Section]:
        """Return the blocks with the answers to show; with ``only_changed`` those that differ, and ``always``."""
        if not only_changed:
            return self._sections
        kept = [
            Section(section.block, [one for one in section.answers if one.is_changed or one.field.key in always])
            for section in self._sections
        ]
        return [section for section in kept if section.answers]

    @property
    def changes(self) -> int:
        """How many fields differ from the other revision."""
        return sum(answer.is_changed for section in self._sections for answer in section.answers)

    @property
    def fields(self) -> int:
        """How many fields there are."""
        return len(QUESTIONNAIRE.fields)

    @cached_property
    def title(self) -> Spoken:
        """The title of what is shown, of the draft before there is anything, or the code; cut where it fills a page."""
        content = self.shown.content if self.shown else self.booth.draft.content
        return short_title_of(self.booth, content, language())

    @property
    def language(self) -> str:
        """The language that what is shown was written in first."""
        return language_of(self.booth, self.shown.content) if self.shown else self.booth.entry_language

    @property
    def card(self) -> CallingCard | None:
        """What visitors would read first, as on the booth page; None before there is anything to read."""
        return calling_card(read_model(self.booth, self.shown)) if self.shown else None

    @property
    def summary(self) -> Spoken | None:
        """The short description, so that nothing is read without knowing what it is about."""
        found = spoken((self.shown.content if self.shown else {}).get("summary"), language(), self.language)
        return Spoken(excerpt(found.text, LONGEST_SUMMARY), found.language) if found else None

    @property
    def organisation(self) -> str:
        """The name as submitted, or as the desks know it."""
        told: str = self.shown.content.get("organisation_name", "") if self.shown else ""
        return told or (self.booth.organisation.name if self.booth.organisation else "")

    @cached_property
    def hints(self) -> list[Hint]:
        """What to look at twice."""
        return hints.hints(self.shown.content, self.language) if self.shown else []

    @property
    def asks_for_note(self) -> bool:
        """Say whether approving this needs a reason too."""
        return any(hint.is_grave for hint in self.hints)

    @property
    def days(self) -> int:
        """How many days it has been in its state."""
        return days_since(self.booth.status_since)

    @cached_property
    def steps(self) -> set[str]:
        """What the actor may do now, without what would change nothing."""
        allowed = {transition.action for transition in rules.steps_of(self._actor, self.booth)}
        booth = self.booth
        if booth.published_revision_id is None:
            allowed.discard("unpublish")
        if booth.approved_revision_id in (None, booth.published_revision_id):
            allowed.discard("publish")
        if self.is_register or self.shown is None:
            allowed -= DECISIONS.keys()
        return allowed

    @property
    def may_decide(self) -> bool:
        """Say whether this revision waits for this reviewer's decision."""
        return bool(self.steps & DECISIONS.keys())

    @property
    def may_place(self) -> bool:
        """Say whether a stand number can be given; an entry of a register has no stand."""
        return bool(rules.may_place(self._actor, self.booth)) and self.status is not Status.WITHDRAWN

    @property
    def may_record(self) -> bool:
        """Say whether a recording can be added, or one that is there be taken away."""
        if not may_record(self._actor, self.booth):
            return False
        may_be_added = self.status is not Status.WITHDRAWN and may_be_there(self.booth.event)
        return may_be_added or self.booth.recording_url is not None

    @property
    def why_not(self) -> Text | None:
        """The reason why this reviewer decides nothing here at all."""
        return rules.may_review(self._actor, self.booth).reason

    @cached_property
    def earlier_remarks(self) -> dict[str, EarlierRemark]:
        """What the newest decision said about single fields of an earlier revision, by field key."""
        newest = self.reviews[0] if self.reviews else None
        if self.shown is None or newest is None or newest.revision_id == self.shown.id or not newest.remarks:
            return {}
        seen = queries.revision(newest.revision_id)
        assert seen is not None
        return {
            remark.key: EarlierRemark(
                text=remark.text,
                at=newest.decided_at,
                is_answered=FIELDS[remark.key].value(seen.content) != FIELDS[remark.key].value(self.shown.content),
            )
            for remark in newest.remarks
            if remark.key in FIELDS
        }
