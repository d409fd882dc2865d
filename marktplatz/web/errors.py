"""From what went wrong to an answer: a page in the reader's language, or JSON for the API."""

from __future__ import annotations

import logging
import secrets

from flask import Flask, Response, jsonify, make_response, render_template, request
from sqlalchemy.exc import DataError, OperationalError, TimeoutError  # noqa: A004 (of waiting for a connection)
from werkzeug.exceptions import HTTPException

from marktplatz.core.errors import (
    Conflict,
    Gone,
    Invalid,
    MarketplaceError,
    Misconfigured,
    Missing,
    Refused,
    Unavailable,
)
from marktplatz.core.text import Text
from marktplatz.web.csrf import ForeignForm
from marktplatz.web.headers import ForeignHost
from marktplatz.web.language import language
from marktplatz.web.pace import TooFast
from marktplatz.web.surface import SAFE, SignInNeeded
from marktplatz.web.written import sent_form

log = logging.getLogger("marktplatz.web")

STATUSES: tuple[tuple[type[MarketplaceError], int], ...] = (
    (ForeignForm, 400),
    (ForeignHost, 400),
    (SignInNeeded, 401),
    (Refused, 403),
    (Missing, 404),
    (Conflict, 409),
    (TooFast, 429),
    (Gone, 410),
    (Invalid, 422),
    (Misconfigured, 500),
    (Unavailable, 503),
)

TITLES: dict[int, Text] = {
    400: Text(de="Das Formular kam nicht richtig an", en="The form did not arrive properly"),
    401: Text(de="Bitte melden Sie sich an", en="Please sign in"),
    403: Text(de="Das geht mit Ihrem Konto nicht", en="Your account may not do this"),
    404: Text(de="Diese Seite gibt es nicht", en="This page does not exist"),
    405: Text(de="So lässt sich diese Seite nicht aufrufen", en="This page cannot be called like this"),
    409: Text(de="Inzwischen hat sich etwas geändert", en="Something has changed in the meantime"),
    410: Text(de="Das gibt es nicht mehr", en="This is gone"),
    413: Text(de="Das ist zu groß", en="This is too large"),
    422: Text(de="Das hat so nicht geklappt", en="This did not work"),
    429: Text(de="Das war zu oft hintereinander", en="That was too often in a row"),
    500: Text(de="Das hat nicht geklappt, der Fehler liegt bei uns", en="This did not work, and the fault is ours"),
    503: Text(de="Das geht gerade nicht", en="This does not work right now"),
}
OTHER_TITLES: dict[str, Text] = {
    ForeignHost.code: Text(de="Diese Adresse gehört nicht hierher", en="This address does not belong here"),
    "unstorable": Text(de="Das lässt sich nicht speichern", en="This cannot be stored"),
    "http_400": Text(de="Diese Anfrage ist nicht zu verstehen", en="This request cannot be understood"),
}
"""By code, where the title of the status would say something else."""
SENTENCES: dict[int, Text] = {
    400: Text(
        de="Laden Sie die vorige Seite neu und senden Sie noch einmal.",
        en="Reload the previous page and send again.",
    ),
    404: Text(
        de="Prüfen Sie die Adresse, oder beginnen Sie auf der Startseite.",
        en="Check the address, or begin at the start page.",
    ),
    405: Text(de="Gehen Sie zur Startseite.", en="Go to the start page."),
    413: Text(
        de="So viel nimmt keine unserer Seiten auf einmal an. Gehen Sie zurück und kürzen Sie den Text.",
        en="None of our pages takes that much at once. Go back and shorten the text.",
    ),
    429: Text(de="Warten Sie eine Minute und versuchen Sie es noch einmal.", en="Wait a minute and try again."),
    500: Text(
        de="Bitte versuchen Sie es in einer Minute noch einmal. Wenn es dringend ist, nennen Sie die Nummer {number}.",
        en="Please try again in a minute. If it is urgent, quote the number {number}.",
    ),
    503: Text(
        de="Die Seite lässt sich im Moment nicht laden. Versuchen Sie es in einer Minute noch einmal.",
        en="This page cannot be loaded at the moment. Try again in a minute.",
    ),
}
FILES_TOO_LARGE = Text(
    de="So viele oder so große Dateien nimmt keine unserer Seiten auf einmal an. Es ist nichts gespeichert. Gehen Sie "
    "zurück und laden Sie die Dateien einzeln hoch: ein Bild bis 8 MB, ein PDF bis 20 MB.",
    en="None of our pages takes so many or so large files at once. Nothing is saved. Go back and upload the files one "
    "by one: a picture up to 8 MB, a PDF up to 20 MB.",
)
NOT_SAVED = Text(
    de="Es ist noch nichts gespeichert. Gehen Sie zurück und senden Sie in einer Minute noch einmal.",
    en="Nothing is saved yet. Go back and send it again in a minute.",
)
FORM_KEPT = Text(
    de="Diese Seite war zu lange offen. Was Sie geschrieben haben, steht unten: Senden Sie es von hier noch einmal.",
    en="This page was open for too long. What you wrote is below: send it again from here.",
)
SIGN_IN_KEPT = Text(
    de="Ihre Sitzung ist zu Ende. Was Sie geschrieben haben, steht unten. Melden Sie sich in einem neuen Fenster an, "
    "kommen Sie hierher zurück und senden Sie es noch einmal.",
    en="Your session is over. What you wrote is below. Sign in in a new window, come back here and send it again.",
)
PACE_KEPT = Text(
    de="Das waren sehr viele Anfragen in kurzer Zeit. Ihr Text ist noch nicht gespeichert. Er steht unten: Senden Sie "
    "ihn in einer Minute von hier aus noch einmal.",
    en="That were very many requests in a short time. Your text is not saved yet. It is below: send it again from here "
    "in a minute.",
)
DATABASE_KEPT = Text(
    de="Ihr Text ist noch nicht gespeichert. Er steht unten: Senden Sie ihn in einer Minute von hier aus noch einmal.",
    en="Your text is not saved yet. It is below: send it again from here in a minute.",
)
FAULT_KEPT = Text(
    de="Ihr Text ist nicht gespeichert. Er steht unten: Kopieren Sie ihn, oder senden Sie ihn später noch einmal. "
    "Nennen Sie die Nummer {number}, wenn Sie uns davon berichten.",
    en="Your text is not saved. It is below: copy it, or send it again later. Quote the number {number} when you tell "
    "us about it.",
)
FOR_PROGRAMS: dict[int, Text] = {
    404: Text(
        de="Unter dieser Adresse gibt es nichts. Was es gibt, beschreibt /api/v1/openapi.json.",
        en="There is nothing at this address. What there is, /api/v1/openapi.json describes.",
    ),
    405: Text(de="Diese Adresse kennt nur GET.", en="This address knows GET only."),
}


_KEPT: dict[type[MarketplaceError], Text] = {ForeignForm: FORM_KEPT, SignInNeeded: SIGN_IN_KEPT, TooFast: PACE_KEPT}
_CODES = {404: Missing.code, 405: "method_not_allowed", 413: "too_large"}


def status_for(error: MarketplaceError) -> int:
    """Return the status code of one of our errors."""
    return next((status for kind, status in STATUSES if isinstance(error, kind)), 500)


def answer(status: int, message: Text, code: str, *, kept: Text | None = None) -> Response:
    """Return the error page, or its JSON under ``/api/`` and for scripts that ask for nothing else.

    ``kept`` is what to say instead where the form that was sent held a text, and can be sent again from the page.
    """
    is_api = request.path.startswith("/api/")
    if is_api or request.accept_mimetypes.best == "application/json":
        told = FOR_PROGRAMS.get(status, message) if is_api else message
        response = make_response(jsonify({"error": code, "message": told.in_(language())}), status)
    else:
        sent = sent_form() if kept else None
        title = OTHER_TITLES.get(code) or TITLES.get(status, TITLES[500])
        told = kept if kept and sent else message
        page = render_template("errors/page.html", title=title, message=told, status=status, sent=sent)
        response = make_response(page, status)
    response.headers["Cache-Control"] = "no-store"
    if status == 503:
        response.headers["Retry-After"] = "5"
    return response


def install(app: Flask) -> None:
    """Register the only translator of errors."""
    app.register_error_handler(MarketplaceError, _ours)
    app.register_error_handler(HTTPException, _http)
    app.register_error_handler(OperationalError, _database)
    app.register_error_handler(TimeoutError, _database)
    app.register_error_handler(DataError, _unstorable)
    app.register_error_handler(Exception, _unexpected)


def _ours(error: MarketplaceError) -> Response:
    kept = next((text for kind, text in _KEPT.items() if isinstance(error, kind)), None)
    response = answer(status_for(error), error.message, error.code, kept=kept)
    if isinstance(error, TooFast):
        response.headers["Retry-After"] = str(error.seconds)
    return response


def _http(error: HTTPException) -> Response:
    if error.code is not None and error.code < 400 and error.response is None:
        return make_response(error.get_response())
    status = error.code or 500
    message = FILES_TOO_LARGE if status == 413 and request.mimetype == "multipart/form-data" else SENTENCES.get(status)
    response = answer(status, message or SENTENCES[404], _CODES.get(status, f"http_{status}"))
    for name, value in error.get_headers():
        if name.lower() == "allow":
            response.headers[name] = value
    return response


def _database(error: OperationalError | TimeoutError) -> Response:
    log.error("the database does not answer: %s", type(getattr(error, "orig", error)).__name__)
    message = SENTENCES[503] if request.method in SAFE else NOT_SAVED
    return answer(503, message, Unavailable.code, kept=DATABASE_KEPT)


def _unstorable(error: DataError) -> Response:
    # A NUL character or a number beyond all columns, sent by hand: what a form of ours sends is read before.
    log.warning("the database refused a value at %s: %s", request.endpoint, type(error.orig).__name__)
    return answer(400, SENTENCES[400], "unstorable")


def _unexpected(error: Exception) -> Response:
    number = secrets.token_hex(3).upper()
    # The traceback names code, not what people typed.
    log.exception("unexpected error %s at %s", number, request.endpoint, exc_info=error)
    return answer(500, SENTENCES[500].filled(number=number), "unexpected", kept=FAULT_KEPT.filled(number=number))
