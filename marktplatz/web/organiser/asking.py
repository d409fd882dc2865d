"""What the event asks: the required answers, and the words of the vocabularies."""

from __future__ import annotations

from collections.abc import Mapping, Sequence

from flask import redirect, render_template, request, url_for
from flask.typing import ResponseReturnValue

from marktplatz.booths import asking
from marktplatz.booths.asking import Label
from marktplatz.booths.questionnaire import FIELDS, QUESTIONNAIRE
from marktplatz.booths.required import SETS
from marktplatz.core.errors import Conflict, Invalid, MarketplaceError, Missing
from marktplatz.core.text import Text
from marktplatz.events.models import Event
from marktplatz.web.actor import actor
from marktplatz.web.forms.problems import Problem
from marktplatz.web.language import language
from marktplatz.web.organiser.parts import notice

NOTICES = frozenset({"gespeichert"})
SPARE_ROWS = 2


def asking_page(event: Event, *, message: Text | None = None) -> str:
    """Return the choice of required answers, and the way to each vocabulary."""
    chosen = set(event.required_keys)
    choosable = set(asking.can_be_chosen())
    return render_template(
        "organiser/asking.html",
        event=event,
        sets=SETS,
        chosen_set=request.form.get("required_set", event.required_set),
        blocks=[(block, [field for field in block.fields if field.key in choosable]) for block in QUESTIONNAIRE.blocks],
        chosen=set(request.form.getlist("required")) if request.method == "POST" else chosen,
        vocabularies=[_row(event, name) for name in asking.editable()],
        total=sum(1 for field in QUESTIONNAIRE.fields),
        message=message,
        notice=notice(NOTICES),
    )


def change_required(event: Event) -> ResponseReturnValue:
    """Set which answers are required."""
    try:
        asking.require_answers(
            event, request.form.get("required_set", ""), request.form.getlist("required"), actor=actor()
        )
    except Invalid as invalid:
        return asking_page(event, message=invalid.message), 422
    return redirect(url_for("organiser.asking", event=event.slug, meldung="gespeichert"), 303)


def vocabulary_page(event: Event, name: str) -> str:
    """Return the terms of a vocabulary to change; Missing for one that cannot be changed."""
    return _page(event, name, _stored(event, name))


def change_terms(event: Event, name: str) -> ResponseReturnValue:
    """Rename, retire and add terms; empty new rows are left out."""
    _stored(event, name)
    labels = _typed()
    try:
        asking.change_vocabulary(event, name, labels, actor=actor())
    except Invalid as invalid:
        return _page(event, name, labels, error=invalid, problems=invalid.problems), 422
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
) -> str:
    spare = [Label(code="", de="", en="")] * SPARE_ROWS
    return render_template(
        "organiser/vocabulary.html",
        event=event,
        name=name,
        title=_title(name),
        rows=[*labels, *spare],
        total=len(labels),
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
    return [
        Label(code=term.code, de=term.label.de, en=term.label.en, is_retired=term.is_retired)
        for term in vocabulary.terms
    ]


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
