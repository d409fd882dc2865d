"""The page of one submission: what was handed in, beside what visitors see, and what can be done with it."""

from __future__ import annotations

from collections.abc import Callable

from flask import render_template, request, url_for
from flask_babel import gettext as _

from marktplatz.booths.models import Booth
from marktplatz.booths.questionnaire import FIELDS
from marktplatz.booths.recording import RECORDING
from marktplatz.booths.workflow import TRANSITIONS
from marktplatz.core.errors import Conflict, Invalid, MarketplaceError
from marktplatz.exchange.registers import REGISTER_NAMES
from marktplatz.review import queries
from marktplatz.review.actions import LONGEST_REASON, LONGEST_REMARK, REMARK
from marktplatz.review.hints import Hint
from marktplatz.web.actor import actor
from marktplatz.web.compared.beside import CHOICES, Basis
from marktplatz.web.compared.files import LABELS as FATE_LABELS
from marktplatz.web.forms.problems import Alarm, Problem
from marktplatz.web.language import language
from marktplatz.web.reviewer.history import history_of
from marktplatz.web.reviewer.notices import notice
from marktplatz.web.reviewer.reading import Marked, Reading, reading_of
from marktplatz.web.reviewer.subject import Subject
from marktplatz.web.reviewer.typed import Typed

CHANGED, ALL = "geaendert", "alle"


def submission_page(booth: Booth, *, typed: Typed | None = None, error: MarketplaceError | None = None) -> str:
    """Return the page of a whole booth, with what was typed and why it was not done where an action was refused.

    Six statements, two more where earlier revisions are compared, whatever the booth holds.
    """
    sent = typed or Typed()
    subject = Subject(booth, actor(), queries.reviews_of(booth.id), request.args.get("gegenueber", ""))
    only_changed = _only_changed(subject)
    problems = error.problems if isinstance(error, Invalid) else {}
    reading = _reading(subject, _always(subject, sent, set(problems)), only_changed=only_changed)
    return render_template(
        "reviewer/submission.html",
        **_words_of(booth),
        subject=subject,
        booth=booth,
        event=booth.event if booth.event.is_public else None,
        reading=reading,
        hints_at=_hints_at(subject),
        only_changed=only_changed,
        typed=sent,
        is_homeless=sent.is_homeless(may_decide=subject.may_decide, may_unpublish="unpublish" in subject.steps),
        problems=problems,
        alarm=_alarm(subject, sent, error) if error else None,
        address=_addresses(booth),
        history=history_of(booth.id, subject.reviews),
        notice="" if error else notice(booth),
    )


def _words_of(booth: Booth) -> dict[str, object]:
    """Return what the page calls things, and how long what is typed may be."""
    return {
        "FATE_LABELS": FATE_LABELS,
        "RECORDING": RECORDING,
        "REMARK": REMARK,
        "LONGEST_REMARK": LONGEST_REMARK,
        "LONGEST_REASON": LONGEST_REASON,
        "BASIS_LABELS": CHOICES,
        "labels": {transition.action: transition.label for transition in TRANSITIONS},
        "register": REGISTER_NAMES.get(booth.source or "", booth.source or ""),
    }


def _reading(subject: Subject, always: set[str], *, only_changed: bool) -> Reading:
    content = subject.shown.content if subject.shown else {}
    marked = Marked(content=content, remarked=always, hints=_hints_at(subject))
    return reading_of(subject.sections(only_changed=only_changed, always=always), marked)


def _hints_at(subject: Subject) -> dict[str, list[Hint]]:
    """Return the hints by the field that they are about; an entry of a register is not reviewed and has none."""
    found: dict[str, list[Hint]] = {}
    for hint in [] if subject.is_register else subject.hints:
        found.setdefault(hint.key, []).append(hint)
    return found


def _only_changed(subject: Subject) -> bool:
    """Where there is something to compare with only what changes is of interest, unless the address says otherwise."""
    return subject.other is not None and request.args.get("felder", "") != ALL


def _always(subject: Subject, typed: Typed, problems: set[str]) -> set[str]:
    """Return the fields that are shown even where nothing changed: somebody has written about them."""
    written = {key for key, text in typed.remarks.items() if text.strip()}
    return written | {name.removeprefix(REMARK) for name in problems} | set(subject.earlier_remarks)


def _addresses(booth: Booth) -> Callable[..., str]:
    """Return the address of the page, with what it shows now where nothing else is asked for."""

    def address(fields: str = request.args.get("felder", ""), beside: str = request.args.get("gegenueber", "")) -> str:
        return url_for(
            "reviewer.submission",
            code=booth.code,
            felder=fields if fields in (CHANGED, ALL) else None,
            gegenueber=beside if beside in list(Basis) else None,
        )

    return address


def _alarm(subject: Subject, typed: Typed, error: MarketplaceError) -> Alarm:
    here = language()
    if isinstance(error, Conflict):
        return Alarm(heading=_("Something has changed in the meantime"), lead=error.message.in_(here))
    problems = error.problems if isinstance(error, Invalid) else {}
    return Alarm(
        heading=_("This has not been done yet"),
        lead="" if problems else error.message.in_(here),
        problems=[Problem(_label(name), message, _place(subject, typed, name)) for name, message in problems.items()],
    )


def _label(name: str) -> str:
    field = FIELDS.get(name.removeprefix(REMARK))
    if field is not None:
        return str(_("Remark on “%(field)s”", field=field.label.in_(language())))
    if name == RECORDING.key:
        return RECORDING.label.in_(language())
    return str(_("Stand number") if name == "stand_number" else _("Reason"))


def _place(subject: Subject, typed: Typed, name: str) -> str:
    """Return where the input is, or nothing where the page has none now."""
    if name == "stand_number":
        return "#stand_number" if subject.may_place else ""
    if name == RECORDING.key:
        return f"#{name}"
    if name == "reason" and typed.action == "unpublish":
        return "#grund" if "unpublish" in subject.steps else ""
    return f"#{name}" if subject.may_decide else ""
