"""Printed matter as an answer: a file to be saved, for the one who asked and for nobody's cache."""

from __future__ import annotations

from flask import Response

from marktplatz.booths.models import Booth
from marktplatz.core.text import Text
from marktplatz.prints.codes import CONTENT_TYPES, image
from marktplatz.prints.signs import sign_of
from marktplatz.web.language import language

_SIGN = Text(de="standschild-{place}.pdf", en="stand-sign-{place}.pdf")


def attached(content: bytes, content_type: str, name: str) -> Response:
    """Return a file to be saved under this name. It is made anew each time, so it is kept nowhere."""
    response = Response(content, content_type=content_type)
    response.headers.set("Content-Disposition", "attachment", filename=name)
    response.headers["Cache-Control"] = "private, no-store"
    return response


def sign_sent(booth: Booth) -> Response:
    """Return the stand sign of a booth, loaded whole; Missing where it gets none."""
    name = _SIGN.in_(language()).format(place=booth.stand_number or booth.code)
    return attached(sign_of(booth), "application/pdf", name)


def code_sent(booth: Booth, kind: str) -> Response:
    """Return the code of a booth as ``svg`` or ``png``."""
    return attached(image(booth.code, kind), CONTENT_TYPES[kind], f"qr-code-{booth.code}.{kind}")
