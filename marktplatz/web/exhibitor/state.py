"""How far a booth is: what is answered, what the review asks, what visitors see, what may be done next."""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterable
from dataclasses import dataclass
from datetime import datetime
from functools import cached_property

from marktplatz.booths import rules
from marktplatz.booths.models import Booth, Revision
from marktplatz.booths.public import PublicBooth, read_model
from marktplatz.booths.questionnaire import FIELDS, questionnaire_of
from marktplatz.booths.titles import short_title_of
from marktplatz.booths.translations import Translation, translation_of
from marktplatz.booths.workflow import EDITABLE, Status
from marktplatz.core import clock
from marktplatz.core.answers import Spoken
from marktplatz.core.checks import Flaw, to_submit
from marktplatz.core.errors import Conflict
from marktplatz.core.fields import Block, Content, Field, Questionnaire
from marktplatz.core.permissions import Actor
from marktplatz.core.text import Text
from marktplatz.events.rules import registration_open
from marktplatz.prints.remarks import unshown
from marktplatz.prints.signs import revision_on_sign
from marktplatz.review.models import Review, Unpublishing
from marktplatz.review.queries import latest_review, revision, standing_unpublishing
from marktplatz.web.forms.questions import RemarkShown
from marktplatz.web.language import language


@dataclass(frozen=True, kw_only=True)
class Progress:
    """One section of the form: how many answers it needs, how many of them are open, what else is to be done."""

    number: int
    block: Block
    required: int
    open: int
    to_change: int
    remarks: int
    untranslated: int
    outdated: int

    @property
    def is_voluntary(self) -> bool:
        """Say whether nothing in it must be answered."""
        return self.required == 0


class State:
    """A booth as its desk shows it. Built from a whole booth and its latest review; reads nothing more."""

    def __init__(
        self,
        booth: Booth,
        actor: Actor,
        review: Review | None,
        reviewed: Revision | None = None,
        unpublishing: Unpublishing | None = None,
    ) -> None:
        self.booth = booth
        self.reviewed = reviewed
        """What the review judged last."""
        self.status = Status(booth.status)
        self.unpublishing = unpublishing
        self._actor = actor
        self._review = review

    @cached_property
    def questionnaire(self) -> Questionnaire:
        """The questions as the booth's event asks them."""
        return questionnaire_of(self.booth.event)

    @cached_property
    def title(self) -> Spoken:
        """The title, cut where it would fill the page."""
        return short_title_of(self.booth, self.booth.draft.content, language())

    @cached_property
    def gaps(self) -> list[Flaw]:
        """Everything that stands in the way of submitting."""
        return to_submit(self.questionnaire, self.booth.draft.content, self.booth.entry_language)

    @cached_property
    def sections(self) -> list[Progress]:
        """All sections in the order of the form."""
        faulty = Counter(flaw.field.key for flaw in self.gaps)
        return [self._section(number, block, faulty) for number, block in enumerate(self.questionnaire.blocks, start=1)]

    @cached_property
    def translations(self) -> dict[str, Translation]:
        """How far the other language of each text is."""
        draft, own = self.booth.draft, self.booth.entry_language
        return {
            field.key: translation_of(field, draft.content, draft.versions, own)
            for field in self.questionnaire.fields
            if field.translatable
        } | {
            # A file and all that is said of it are one answer with one version: what is outdated nobody can tell.
            part.key: translation_of(part, field.content_at(place, item), {}, own)
            for field, place, item in self._files
            for part in field.parts_at(place)
            if part.translatable
        }

    @property
    def _files(self) -> list[tuple[Field, int, Content]]:
        content = self.booth.draft.content
        return [
            (field, place, item)
            for field in self.questionnaire.fields
            if field.parts
            for place, item in enumerate(content.get(field.key) or ())
        ]

    def _section(self, number: int, block: Block, faulty: Counter[str]) -> Progress:
        """Count what is to be done: a required answer that is missing or wrong is open, and whatever else the list of
        gaps names is to change, line by line. So all sections together are as many as its lines."""
        needed = {field.key for field in self._required(block.fields)}
        here = {field.key for field in block.fields}
        texts = here | {
            part.key for field, place, _ in self._files if field.key in here for part in field.parts_at(place)
        }
        return Progress(
            number=number,
            block=block,
            required=len(needed),
            open=len(needed & faulty.keys()),
            to_change=sum(faulty[key] for key in here) - len(needed & faulty.keys()),
            untranslated=self._count(texts, Translation.MISSING),
            outdated=self._count(texts, Translation.OUTDATED),
            remarks=sum(1 for key in here if key in self.remarks and not self.remarks[key].is_answered),
        )

    def _count(self, keys: set[str], wanted: Translation) -> int:
        return sum(1 for key in keys if self.translations.get(key) is wanted)

    def _required(self, fields: Iterable[Field]) -> list[Field]:
        content = self.booth.draft.content
        return [field for field in fields if field.is_required(content)]

    @property
    def required(self) -> int:
        """How many answers are needed to submit."""
        return sum(section.required for section in self.sections)

    @property
    def open(self) -> int:
        """How many of them are missing or need a change."""
        return sum(section.open for section in self.sections)

    @property
    def to_change(self) -> int:
        """How many answers need a change although nobody has to give them; submitting waits for them all the same."""
        return sum(section.to_change for section in self.sections)

    @property
    def feedback(self) -> Review | None:
        """What the review asked for last, as long as nobody waits for its answer: a submission that was recalled has
        answered nothing."""
        review = self._review
        if review is None or review.decision == "approve" or self.status in (Status.SUBMITTED, Status.WITHDRAWN):
            return None
        return review if self.reviewed is not None else None

    @cached_property
    def remarks(self) -> dict[str, RemarkShown]:
        """Remarks of the review by field key."""
        if self.feedback is None:
            return {}
        return {
            remark.key: RemarkShown(remark.text, self.feedback.decided_at, self._changed_since(remark.key))
            for remark in self.feedback.remarks
            if remark.key in FIELDS
        }

    def _changed_since(self, key: str) -> bool:
        seen = self.reviewed.draft_version if self.reviewed else 0
        return any(self.booth.draft.versions.get(name, 1) > seen for name in FIELDS[key].names)

    @property
    def is_editable(self) -> bool:
        """Say whether the answers may be changed now."""
        return self.status in EDITABLE

    @property
    def why_closed(self) -> Text | None:
        """The reason why the answers cannot be changed now."""
        try:
            rules.require_editable(self.booth)
        except Conflict as closed:
            return closed.message
        return None

    @cached_property
    def is_changing(self) -> bool:
        """Say whether an approved booth has a draft that says something else."""
        return rules.is_changing(self.booth)

    @property
    def number(self) -> int:
        """The number of the revision that is being written, or that was handed in last."""
        last = self.booth.submitted_revision.number if self.booth.submitted_revision else 0
        writing = self.status in (Status.DRAFT, Status.CHANGES_REQUESTED) or self.is_changing or last == 0
        return last + 1 if writing else last

    @cached_property
    def public(self) -> PublicBooth | None:
        """What visitors see now."""
        shown = self.booth.published_revision
        return read_model(self.booth, shown) if shown is not None and self.booth.event.is_public else None

    @property
    def has_sign(self) -> bool:
        """Say whether code and stand sign can be had: from the approval on, until it is taken from visitors."""
        return revision_on_sign(self.booth) is not None

    @property
    def unshown(self) -> list[str]:
        """The characters that the stand sign leaves out, as no font of ours has them."""
        shown = revision_on_sign(self.booth)
        return unshown(shown.content) if shown else []

    @property
    def stays_online(self) -> bool:
        """Say whether the public text is an older one than the one at work."""
        return self.public is not None and self.public.revision != self.number

    @property
    def steps(self) -> set[str]:
        """What the member may do now; not what would be refused because registration is over."""
        allowed = {transition.action for transition in rules.steps_of(self._actor, self.booth)}
        if not self.is_open and self.booth.submitted_revision is None:
            allowed.discard("submit")
        if not self.is_open and not self._actor.is_organiser:
            allowed.discard("reopen")
        if self.status is Status.APPROVED and not self.is_changing:
            allowed.discard("submit")
        return allowed

    @property
    def is_open(self) -> bool:
        """Say whether new booths can still be registered."""
        return bool(registration_open(self.booth.event, clock.now()))

    @property
    def deadline(self) -> datetime | None:
        """The end of registration, where the event has one; it binds the first submission only."""
        event = self.booth.event
        return event.registration_ends_at or event.ends_at


def state_of(booth: Booth, actor: Actor) -> State:
    """Return the state of a whole booth. Four statements at the most, whatever it holds."""
    review = latest_review(booth.id)
    return State(booth, actor, review, _reviewed(booth, review), _why_not_public(booth))


def _reviewed(booth: Booth, review: Review | None) -> Revision | None:
    """Return the revision that the review is about: the submitted one, or before a recall the one before it."""
    newest = booth.submitted_revision
    if review is None or newest is None or review.revision_id == newest.id:
        return newest
    return revision(review.revision_id) if booth.status == Status.DRAFT else None


def _why_not_public(booth: Booth) -> Unpublishing | None:
    """Return why the review took the booth from visitors, where that is why they do not see it now."""
    was_public = booth.first_published_at is not None and booth.published_revision_id is None
    return standing_unpublishing(booth.id) if was_public and booth.status != Status.WITHDRAWN else None


def receipt_number(booth: Booth, revision: Revision) -> str:
    """Return the number that a submission is quoted by."""
    return f"{booth.event.slug}-{booth.code}-{revision.number}"
