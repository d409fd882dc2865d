"""What a form of this desk asks for. Whatever comes in between, nothing that was typed is lost."""

from __future__ import annotations

from collections.abc import Callable

from flask import redirect, request, url_for
from flask.typing import ResponseReturnValue

from marktplatz.booths import actions, queries
from marktplatz.booths.models import Booth
from marktplatz.booths.recording import set_recording
from marktplatz.booths.workflow import BY_ACTION
from marktplatz.core.errors import Conflict, Invalid, MarketplaceError
from marktplatz.core.text import Text
from marktplatz.review.actions import decide, publish, unpublish
from marktplatz.stands.actions import assign
from marktplatz.web.actor import actor
from marktplatz.web.reviewer.notices import NOTICES
from marktplatz.web.reviewer.submission import submission_page
from marktplatz.web.reviewer.typed import Typed, named_revision, read_typed, require_known_fields, seen_revision

UNKNOWN_ACTION = Text(
    de="Wir wissen nicht, was Sie tun möchten. Laden Sie die Seite neu und benutzen Sie einen der Knöpfe.",
    en="We do not know what you want to do. Reload the page and use one of the buttons.",
)
DECISIONS = ("approve", "request_changes", "reject")


def act(booth: Booth) -> ResponseReturnValue:
    """Do what the form asks for, then lead on; 422 and 409 show the booth as it is now, with all that was typed."""
    typed = read_typed()
    try:
        require_known_fields()
        if typed.action not in _STEPS:
            raise Invalid(UNKNOWN_ACTION)
        _STEPS[typed.action](booth, typed)
    except Invalid as invalid:
        return _again(booth.code, typed, invalid), 422
    except Conflict as conflict:
        return _again(booth.code, typed, conflict), 409
    return redirect(_next_page(booth, typed.action), 303)


def _again(code: str, typed: Typed, error: MarketplaceError) -> str:
    # Read once more: a step that the database refused has left the booth half known.
    booth = queries.whole(code)
    assert booth is not None
    return submission_page(booth, typed=typed, error=error)


def _decide(booth: Booth, typed: Typed) -> None:
    decide(
        booth,
        typed.action,
        revision_number=seen_revision(),
        reason=typed.reason,
        remarks=typed.remarks,
        actor=actor(),
    )


def _reopen(booth: Booth, _typed: Typed) -> None:
    step = BY_ACTION["reopen"]
    # The second click: the page it came from showed the state before, and now it is after.
    if not (request.form.get("seen") in step.sources and booth.status == step.to):
        actions.reopen(booth, actor=actor())


def _assign(booth: Booth, typed: Typed) -> None:
    # An empty field frees the place; a form without the field does not.
    if typed.stand_number is None:
        raise Invalid(UNKNOWN_ACTION)
    assign(booth, typed.stand_number, actor=actor())


def _record(booth: Booth, typed: Typed) -> None:
    if typed.recording_url is None:
        raise Invalid(UNKNOWN_ACTION)
    set_recording(booth, typed.recording_url, actor=actor())


_STEPS: dict[str, Callable[[Booth, Typed], None]] = {
    **dict.fromkeys(DECISIONS, _decide),
    "publish": lambda booth, _typed: publish(booth, actor=actor(), revision_number=named_revision()),
    "unpublish": lambda booth, typed: unpublish(
        booth, reason=typed.reason, actor=actor(), revision_number=named_revision()
    ),
    "withdraw": lambda booth, _typed: actions.withdraw(booth, actor=actor()),
    "reopen": _reopen,
    "assign_stand": _assign,
    "set_recording": _record,
}


def _next_page(booth: Booth, action: str) -> str:
    """After a decision comes the queue; everything else stays at the booth."""
    if action in DECISIONS:
        return url_for("reviewer.queue", event=booth.event.slug, meldung=NOTICES[action], stand=booth.code)
    return url_for("reviewer.submission", code=booth.code, meldung=NOTICES[action])
