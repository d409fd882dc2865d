"""What the event asks: the required answers, and the words of the vocabularies."""

from __future__ import annotations

import re
from collections.abc import Mapping, Sequence

from flask import redirect, render_template, request, url_for
from flask.typing import ResponseReturnValue

from marktplatz.booths import asking
from marktplatz.booths.merging_terms import Collision, Label, Required, mark
from marktplatz.booths.questionnaire import FIELDS, QUESTIONNAIRE
from marktplatz.booths.required import SETS
from marktplatz.core.errors import Conflict, Invalid, MarketplaceError, Missing
from marktplatz.core.text import Text
from marktplatz.events.models import Event
from marktplatz.web.actor import actor
from marktplatz.web.forms.problems import Problem
from marktplatz.web.language import language
from marktplatz.web.organiser.parts import notice
from marktplatz.web.written import FormNames, declare
from marktplatz.web.written import Label as LabelOfText

NOTICES = frozenset({"gespeichert"})
SPARE_ROWS = 2
SEEN = "seen-"
_CELL = re.compile(r"(de|en)-(\d{1,3})")
_ROW_IN = {
    "de": Text(de="Deutsch, Zeile {row}", en="German, row {row}"),
    "en": Text(de="Englisch, Zeile {row}", en="English, row {row}"),
}


def _label(name: str) -> LabelOfText | None:
    cell = _CELL.fullmatch(name)
    return LabelOfText(_ROW_IN[cell[1]].filled(row=int(cell[2]) + 1).in_(language()), cell[1]) if cell else None


declare(
    "organiser",
    FormNames(
        steering=frozenset({"required", "rows"}),
        beginnings=(SEEN, "code-", "retired-"),
        label=_label,
        is_work=frozenset({"required_set"}),
    ),
)


def asking_page(event: Event, *, message: Text | None = None, seen: Required | None = None) -> str:
    """Return the choice of required answers, and the way to each vocabulary.

    ``seen`` is what a form that was refused had shown; a new one has seen what is stored.
    """
    stored = asking.required_of(event)
    choosable = set(asking.can_be_chosen())
    return render_template(
        "organiser/asking.html",
        event=event,
        sets=SETS,
        chosen_set=request.form.get("required_set", event.required_set),
        blocks=[(block, [field for field in block.fields if field.key in choosable]) for block in QUESTIONNAIRE.blocks],
        chosen=set(request.form.getlist("required")) if request.method == "POST" else stored.keys,
        seen=seen or stored,
        vocabularies=[_row(event, name) for name in asking.editable()],
        total=sum(1 for field in QUESTIONNAIRE.fields),
        message=message,
        notice=notice(NOTICES),
    )


def change_required(event: Event) -> ResponseReturnValue:
    """Set which answers are required."""
    form, seen = request.form, _seen_answers()
    try:
        asking.require_answers(event, form.get("required_set", ""), form.getlist("required"), actor=actor(), seen=seen)
    except Invalid as invalid:
        return asking_page(event, message=invalid.message, seen=seen), 422
    except Conflict as conflict:
        return asking_page(event, message=conflict.message), 409
    return redirect(url_for("organiser.asking", event=event.slug, meldung="gespeichert"), 303)


def vocabulary_page(event: Event, name: str) -> str:
    """Return the terms of a vocabulary to change; Missing for one that cannot be changed."""
    return _page(event, name, _stored(event, name))


def change_terms(event: Event, name: str) -> ResponseReturnValue:
    """Rename, retire and add terms; empty new rows are left out."""
    _stored(event, name)
    labels, seen = _typed(), _seen_terms()
    try:
        asking.change_vocabulary(event, name, labels, actor=actor(), seen=seen)
    except Invalid as invalid:
        return _page(event, name, labels, error=invalid, problems=invalid.problems, seen=seen), 422
    except Collision as collision:
        return _page(event, name, labels, error=collision, problems=collision.problems), 409
    except Conflict as conflict:
        return _page(event, name, labels, error=conflict), 409
    return redirect(url_for("organiser.vocabulary", event=event.slug, name=name, meldung="gespeichert"), 303)


def _page(
    event: Event,
    name: str,
    labels: Sequence[Label],
    *,
    error: MarketplaceError | None = None,
    problems: Mapping[str, Text] | None = None,
    seen: Mapping[str, str] | None = None,
) -> str:
    spare = [Label(code="", de="", en="")] * SPARE_ROWS
    return render_template(
        "organiser/vocabulary.html",
        event=event,
        name=name,
        title=_title(name),
        rows=[*labels, *spare],
        total=len(labels),
        seen=seen or {label.code: mark(label) for label in _stored(event, name)},
        alarm=error,
        problems=problems or {},
        summary=[_problem(labels, place, message) for place, message in (problems or {}).items()],
        notice="" if error else notice(NOTICES),
    )


def _problem(labels: Sequence[Label], name: str, message: Text) -> Problem:
    of_language, _, place = name.partition("-")
    label = labels[int(place)]
    return Problem(label.de or label.en or f"{of_language} {int(place) + 1}", message, f"#{name}")


def _stored(event: Event, name: str) -> list[Label]:
    vocabulary = asking.vocabulary_of(event, name)
    if vocabulary is None:
        raise Missing()
    return asking.labels_of(vocabulary)


def _seen_answers() -> Required | None:
    form = request.form
    if "seen-required_set" not in form:
        return None
    return Required(form["seen-required_set"], frozenset(form.get("seen-required", "").split()))


def _seen_terms() -> dict[str, str]:
    return {name.removeprefix(SEEN): value for name, value in request.form.items() if name.startswith(SEEN)}


def _typed() -> list[Label]:
    form = request.form
    found = []
    for place in range(min(form.get("rows", 0, type=int), asking.MOST_TERMS + SPARE_ROWS)):
        label = Label(
            code=form.get(f"code-{place}", ""),
            de=form.get(f"de-{place}", ""),
            en=form.get(f"en-{place}", ""),
            is_retired=bool(form.get(f"retired-{place}")),
        )
        if label.code or label.de.strip() or label.en.strip():
            found.append(label)
    return found


def _row(event: Event, name: str) -> tuple[str, str, int, int]:
    vocabulary = asking.vocabulary_of(event, name)
    assert vocabulary is not None
    retired = sum(1 for term in vocabulary.terms if term.is_retired)
    return name, _title(name), len(vocabulary.terms) - retired, retired


def _title(name: str) -> str:
    field = next(field for field in FIELDS.values() if field.vocabulary and field.vocabulary.name == name)
    return field.label.in_(language())
