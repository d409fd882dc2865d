"""What the draft says otherwise than the revision that was decided about, or that visitors see: word by word."""

from __future__ import annotations

from flask import render_template, request

from marktplatz.booths.models import Booth, Revision
from marktplatz.booths.questionnaire import questionnaire_of
from marktplatz.booths.workflow import Status
from marktplatz.core import clock
from marktplatz.core.errors import Missing
from marktplatz.core.text import Text
from marktplatz.review.queries import reviews_of
from marktplatz.web.actor import actor
from marktplatz.web.compared.answers import Section, compared
from marktplatz.web.compared.beside import CHOICES, Basis, Beside, bases, chosen
from marktplatz.web.compared.files import LABELS as FATE_LABELS
from marktplatz.web.exhibitor.frame import frame, question_path
from marktplatz.web.exhibitor.state import state_of

NOTHING_TO_COMPARE = Text(
    de="Für diesen Stand wurde noch nichts eingereicht. Es gibt nichts, womit sich der Entwurf vergleichen lässt.",
    en="Nothing has been submitted for this booth yet. There is nothing to compare the draft with.",
)


def changes_page(booth: Booth) -> str:
    """Return every answer that differs, with the review's remark on it; Missing before the first submission."""
    state = state_of(booth, actor())
    found = _bases(booth)
    beside = chosen(found, request.args.get("gegenueber", ""))
    if beside is None:
        raise Missing(NOTHING_TO_COMPARE)
    return render_template(
        "exhibitor/changes.html",
        **frame(state),
        bases=found,
        beside=beside,
        before=beside.revision,
        BASIS_LABELS=CHOICES,
        sections=[section for section in _sections(booth, beside.revision, set(state.remarks)) if section.answers],
        question_address=lambda field: question_path(booth, field),
        FATE_LABELS=FATE_LABELS,
    )


def _bases(booth: Booth) -> list[Beside]:
    """Return what the review can read this text beside, now or once it is submitted.

    Before any decision that is nothing: then its writers see what they have changed since they submitted last.
    """
    submitted = booth.submitted_revision
    found = bases(booth, reviews_of(booth.id), submitted if booth.status == Status.SUBMITTED else None)
    return found or ([Beside(Basis.SUBMITTED, submitted)] if submitted is not None else [])


def _sections(booth: Booth, before: Revision, remarked: set[str]) -> list[Section]:
    """Return the blocks with the answers that differ, and those that the review has remarked on."""
    content = questionnaire_of(booth.event).asked(booth.draft.content)
    now = Revision(number=0, content=content, html={}, own_words={}, created_at=clock.now())
    return [
        Section(section.block, [one for one in section.answers if one.is_changed or one.field.key in remarked])
        for section in compared(booth, now, before)
    ]
