"""What the draft says otherwise than the revision that was reviewed, or that visitors see: word by word."""

from __future__ import annotations

from flask import render_template

from marktplatz.booths.models import Booth, Revision
from marktplatz.booths.questionnaire import questionnaire_of
from marktplatz.core import clock
from marktplatz.core.errors import Missing
from marktplatz.core.text import Text
from marktplatz.web.actor import actor
from marktplatz.web.compared.answers import Section, compared
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
    before = state.reviewed or booth.approved_revision
    if before is None:
        raise Missing(NOTHING_TO_COMPARE)
    return render_template(
        "exhibitor/changes.html",
        **frame(state),
        before=before,
        sections=[section for section in _sections(booth, before, set(state.remarks)) if section.answers],
        question_address=lambda field: question_path(booth, field),
        FATE_LABELS=FATE_LABELS,
    )


def _sections(booth: Booth, before: Revision, remarked: set[str]) -> list[Section]:
    """Return the blocks with the answers that differ, and those that the review has remarked on."""
    content = questionnaire_of(booth.event).asked(booth.draft.content)
    now = Revision(number=0, content=content, html={}, own_words={}, created_at=clock.now())
    return [
        Section(section.block, [one for one in section.answers if one.is_changed or one.field.key in remarked])
        for section in compared(booth, now, before)
    ]
