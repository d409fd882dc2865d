"""Stand numbers: one form for a whole page of booths."""

from __future__ import annotations

from collections.abc import Callable, Mapping
from dataclasses import dataclass

from flask import redirect, render_template, request, url_for
from flask.typing import ResponseReturnValue
from werkzeug.wrappers import Response

from marktplatz.booths.models import Booth
from marktplatz.booths.titles import short_title_of
from marktplatz.booths.workflow import Status
from marktplatz.core.answers import Spoken
from marktplatz.core.database import session
from marktplatz.core.errors import Invalid
from marktplatz.core.services import services_of
from marktplatz.core.text import Text
from marktplatz.events.models import Event
from marktplatz.prints.remarks import address_remarks, remarks_on
from marktplatz.prints.signs import signs_of
from marktplatz.stands import actions, queries
from marktplatz.web.actor import actor
from marktplatz.web.forms.problems import Problem
from marktplatz.web.language import language
from marktplatz.web.numbers import page_wished, pages_of
from marktplatz.web.organiser.parts import notice
from marktplatz.web.printed import attached
from marktplatz.web.written import FormNames, Label, declare

NOTICES = frozenset({"gespeichert", "unveraendert"})
FIELD = "stand_number-"
SEEN = "seen-"
_NUMBER_OF = Text(de="Standnummer {code}", en="Stand number {code}")
_SIGNS = Text(de="standschilder-{event}.pdf", en="stand-signs-{event}.pdf")


def _label(name: str) -> Label | None:
    code = name.removeprefix(FIELD)
    return Label(_NUMBER_OF.filled(code=code).in_(language())) if code != name else None


declare("organiser", FormNames(beginnings=(SEEN,), label=_label))


@dataclass(frozen=True, kw_only=True)
class Row:
    """One booth with its field: ``typed`` stands in it, ``message`` beside it."""

    booth: Booth
    title: Spoken
    typed: str
    message: Text | None

    @property
    def name(self) -> str:
        """The name of the form field."""
        return f"{FIELD}{self.booth.code}"

    @property
    def has_field(self) -> bool:
        """A withdrawn booth gets no place."""
        return self.booth.status != Status.WITHDRAWN

    @property
    def problem(self) -> Problem | None:
        """The line of the summary, where something is wrong with it."""
        if self.message is None:
            return None
        where = f"#{self.name}" if self.has_field else ""
        return Problem(f"{self.booth.code}, {self.title.text}", self.message, where)


def places_page(
    event: Event,
    *,
    typed: Mapping[str, str] | None = None,
    problems: Mapping[str, Text] | None = None,
    message: Text | None = None,
) -> str | Response:
    """Return a page of the booths, with what was typed where a save was refused.

    A page beyond leads to the last one.
    """
    status, page = _status(), page_wished(request.args)
    booths, total = queries.places(event.id, status=status, page=page)
    pages = pages_of(total, queries.PAGE)
    address = _addresses(event, status)
    if page > pages and typed is None:
        return redirect(address(pages), 302)
    rows = [_row(booth, typed or {}, problems or {}) for booth in booths]
    return render_template(
        "organiser/places.html",
        event=event,
        rows=rows,
        total=total,
        status=status,
        page=page,
        pages=pages,
        page_address=address,
        action=address(page if page > 1 else None),
        message=message,
        problems=[row.problem for row in rows if row.problem],
        remarks=remarks_on(event),
        addresses=address_remarks(services_of(session).site.public_url),
        notice=notice(NOTICES),
    )


def _addresses(event: Event, status: str) -> Callable[[int | None], str]:
    def address(number: int | None) -> str:
        return url_for("organiser.places", event=event.slug, status=status or None, page=number)

    return address


def assign_numbers(event: Event) -> ResponseReturnValue:
    """Save all numbers of the form, or none; what was typed stays when one of them cannot be given."""
    typed, seen = _sent(FIELD), _sent(SEEN)
    try:
        changed = actions.assign_many(event.id, typed, actor=actor(), seen=seen)
    except (Invalid, actions.Collision) as error:
        page = places_page(event, typed=typed, problems=error.problems, message=error.message)
        return page, 422 if isinstance(error, Invalid) else 409
    said = "gespeichert" if changed else "unveraendert"
    page_number = page_wished(request.args)
    back = url_for(
        "organiser.places",
        event=event.slug,
        status=_status() or None,
        page=page_number if page_number > 1 else None,
        meldung=said,
    )
    return redirect(back, 303)


def all_signs(event: Event) -> Response:
    """Return the stand signs of an event as one file; Missing before the first approval."""
    name = _SIGNS.in_(language()).format(event=event.slug)
    return attached(signs_of(event), "application/pdf", name)


def _sent(prefix: str) -> dict[str, str]:
    return {name.removeprefix(prefix): value for name, value in request.form.items() if name.startswith(prefix)}


def _status() -> str:
    wished = request.args.get("status", "")
    return wished if wished in list(Status) else ""


def _row(booth: Booth, typed: Mapping[str, str], problems: Mapping[str, Text]) -> Row:
    return Row(
        booth=booth,
        title=short_title_of(booth, booth.draft.content, language()),
        typed=typed.get(booth.code, booth.stand_number or ""),
        message=problems.get(booth.code),
    )
