"""Routes of the read API. Public answers only; no account needed, no cookie set."""

from __future__ import annotations

from flask import jsonify, request, url_for
from flask.typing import ResponseReturnValue

from marktplatz.booths import public
from marktplatz.booths.questionnaire import questionnaire_of
from marktplatz.catalogue import queries as catalogue
from marktplatz.catalogue.documents import filter_values
from marktplatz.catalogue.shelf import SORTS
from marktplatz.core.errors import Gone, Invalid, Missing
from marktplatz.core.permissions import Policy
from marktplatz.core.text import Text
from marktplatz.events import queries as events
from marktplatz.events.models import Event
from marktplatz.web.api.openapi import document
from marktplatz.web.api.records import absolute, booth_record, event_record
from marktplatz.web.filters import Links, address, read_wish
from marktplatz.web.numbers import whole_number
from marktplatz.web.surface import Surface

surface = Surface("api", __name__, url_prefix="/api/v1")

LARGEST_PAGE = 100
BAD_NUMBER = Text(de="{name} muss eine Zahl von 1 bis {most} sein.", en="{name} must be a number from 1 to {most}.")
NOT_LISTED = Text(de="{name} kennt nur: {allowed}.", en="{name} only knows: {allowed}.")
WITHDRAWN = Text(de="Dieser Stand ist nicht mehr öffentlich.", en="This booth is no longer public.")


@surface.get("/events", policy=Policy.PUBLIC)
def event_list() -> ResponseReturnValue:
    """List the public events, the current one first."""
    found = events.all_events()
    return jsonify({"items": [event_record(event) for event in found], "total": len(found), "next": None})


@surface.get("/events/<event>/booths", policy=Policy.PUBLIC)
def booths(event: str) -> ResponseReturnValue:
    """List the public booths of an event; words and filters as in the catalogue.

    Four statements, and more only for the first reader after something was published.
    """
    found = events.public_by_slug(event)
    if found is None:
        raise Missing()
    page, size = _number("page", 1, 10_000), _number("size", 50, LARGEST_PAGE)
    _require_known_wishes(found)
    wish = read_wish(request.args, size=size, page=page)
    ids, total = catalogue.wished(found, wish)
    shown = public.by_ids(ids, found)
    following: str | None = None
    if page * size < total:
        links = Links(url_for("api.booths", event=found.slug), wish, "")
        more = [("page", str(page + 1)), ("size", str(size))]
        following = absolute(address(links.path, [*links.parameters, *more]))
    return jsonify({"items": [booth_record(booth) for booth in shown], "total": total, "next": following})


@surface.get("/booths/<code>", policy=Policy.PUBLIC)
def booth(code: str) -> ResponseReturnValue:
    """Return one public booth. One statement."""
    found = public.by_code(code)
    if found.booth is None:
        raise Gone(WITHDRAWN) if found.was_public else Missing()
    return jsonify(booth_record(found.booth))


@surface.get("/openapi.json", policy=Policy.PUBLIC)
def openapi() -> ResponseReturnValue:
    """Describe this API in OpenAPI 3.1, from the field list."""
    return jsonify(document())


def _require_known_wishes(event: Event) -> None:
    """Raise Invalid for a filter or an order that the description does not list: a typing error finds nothing."""
    allowed = {"sort": ("", *SORTS), **{field.key: filter_values(field) for field in questionnaire_of(event).facets}}
    for name, known in allowed.items():
        for value in request.args.getlist(name):
            if value not in known:
                problem = NOT_LISTED.filled(name=name, allowed=", ".join(filter(None, known)))
                raise Invalid(problem, {name: problem})


def _number(name: str, default: int, most: int) -> int:
    number = whole_number(request.args.get(name, str(default)))
    if number is None or not 1 <= number <= most:
        problem = BAD_NUMBER.filled(name=name, most=most)
        raise Invalid(problem, {name: problem})
    return number
