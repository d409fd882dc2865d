"""The task list of one booth, and the copy of what was handed in."""

from __future__ import annotations

from flask import render_template
from flask.typing import ResponseReturnValue

from marktplatz.booths.models import Booth
from marktplatz.booths.questionnaire import FIELDS
from marktplatz.booths.titles import language_of
from marktplatz.booths.workflow import EDITABLE, Status
from marktplatz.core.errors import MarketplaceError, Missing
from marktplatz.core.text import Text
from marktplatz.stands.halls import hall_letter, hall_name
from marktplatz.web.actor import actor
from marktplatz.web.exhibitor.answers import part_of
from marktplatz.web.exhibitor.frame import frame, input_path, question_path
from marktplatz.web.exhibitor.state import receipt_number, state_of
from marktplatz.web.forms.problems import Alarm, Problem, by_name, problems_of
from marktplatz.web.language import language
from marktplatz.web.notices import Truths, is_recalled, is_reopened, true_notice

NO_SUBMISSION = Text(
    de="Sie haben für diesen Stand noch nichts eingereicht. Ihre Angaben finden Sie in den Abschnitten.",
    en="You have not submitted anything for this booth yet. You find your answers in the sections.",
)

NOTICES: Truths = {
    "gespeichert": lambda booth: booth.status in EDITABLE,
    "vorhanden": lambda booth: booth.status != Status.WITHDRAWN,
    "eingereicht": lambda booth: booth.status == Status.SUBMITTED,
    "zurueckgeholt": is_recalled,
    "zurueckgezogen": lambda booth: booth.status == Status.WITHDRAWN,
    "geoeffnet": is_reopened,
}
"""What a quiet confirmation may say, and where it is true."""


def task_list(booth: Booth, *, notice: str = "", alarm: Alarm | None = None) -> str:
    """Return the task list of a booth: state, progress, sections, what to do next."""
    state = state_of(booth, actor())
    submitted = booth.submitted_revision
    return render_template(
        "exhibitor/booth.html",
        **frame(state),
        notice=true_notice(notice, booth, NOTICES),
        alarm=alarm,
        hall=hall_name(booth.event, hall_letter(booth.stand_number), language()),
        gaps=gaps_of(booth, by_name(state.gaps)),
        remarks=[(FIELDS[key], one, question_path(booth, FIELDS[key])) for key, one in state.remarks.items()],
        receipt=receipt_number(booth, submitted) if submitted else "",
    )


def gaps_of(booth: Booth, errors: dict[str, list[Text]]) -> list[Problem]:
    """Return what is missing or wrong with links into the sections."""
    return problems_of(errors, booth.entry_language, lambda name: input_path(booth, name))


def refused_step(booth: Booth, error: MarketplaceError, status: int) -> ResponseReturnValue:
    """Return the task list that says why a step did not happen."""
    return task_list(booth, alarm=Alarm(heading=error.message.in_(language()))), status


def copy_page(booth: Booth) -> str:
    """Return all answers of the newest submission, as they were handed in; Missing before the first."""
    revision = booth.submitted_revision
    if revision is None:
        raise Missing(NO_SUBMISSION)
    state = state_of(booth, actor())
    return render_template(
        "exhibitor/copy.html",
        **frame(state),
        revision=revision,
        parts=[
            part_of(block, revision.content, language_of(booth, revision.content), revision.html)
            for block in state.questionnaire.blocks
        ],
        receipt=receipt_number(booth, revision),
    )
