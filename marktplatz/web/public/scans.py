"""The scanned or typed address ``/s/<code>``, and the code's picture."""

from __future__ import annotations

from functools import partial

from flask import Response, make_response, request
from flask.typing import ResponseReturnValue
from sqlalchemy import Engine

from marktplatz.booths import public
from marktplatz.core import clock
from marktplatz.core.database import db
from marktplatz.core.errors import Missing
from marktplatz.core.permissions import Policy
from marktplatz.prints.codes import CONTENT_TYPES, image
from marktplatz.stands.tally import count_scan
from marktplatz.web import kept
from marktplatz.web.language import language
from marktplatz.web.public.views import no_booth, surface
from marktplatz.web.shown.booth import render_booth

__all__ = ["surface"]


@surface.get("/s/<typed>", policy=Policy.PUBLIC)
@surface.get("/S/<typed>", policy=Policy.PUBLIC, endpoint="scan_capital")
def scan(typed: str) -> ResponseReturnValue:
    """Answer with the booth page itself, in the visitor's language, and count one scan for each GET."""
    found = public.by_typed(typed)
    if found.booth is None:
        answer = make_response(no_booth(found, typed))
    else:
        count = partial(_count, db.engine, found.booth.id)
        answer = kept.answer(render_booth(found.booth), each_time=count)
        if request.method == "GET":
            count()
    answer.headers["Cache-Control"] = "private, no-cache"
    answer.headers["Content-Language"] = language()
    answer.vary.add("Accept-Language")
    return answer


def _count(engine: Engine, booth_id: int) -> None:
    count_scan(engine, booth_id, clock.now())


@surface.get("/s/<typed>/qr.<any(svg,png):kind>", policy=Policy.PUBLIC)
def code_image(typed: str, kind: str) -> ResponseReturnValue:
    """Return the code of a public booth as a picture."""
    found = public.by_code(typed)
    if found.booth is None:
        if found.was_public:
            return no_booth(found, typed)
        raise Missing()
    response = Response(image(found.booth.code, kind), mimetype=CONTENT_TYPES[kind])
    response.headers["Content-Disposition"] = f'inline; filename="stand-{found.booth.code}.{kind}"'
    response.add_etag()
    return response.make_conditional(request)
