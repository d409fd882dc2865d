"""What a form of this desk asks for. Whatever comes in between, nothing that was typed is lost."""

from __future__ import annotations

from collections.abc import Callable

from flask import redirect, url_for
from flask.typing import ResponseReturnValue

from marktplatz.booths import actions, queries
from marktplatz.booths.models import Booth
from marktplatz.booths.recording import set_recording
from marktplatz.booths.workflow import DECISIONS
from marktplatz.core.errors import Conflict, Invalid, MarketplaceError
from marktplatz.review.actions import NEWER_REVISION, decide, publish, unpublish
from marktplatz.stands.actions import assign
from marktplatz.web.actor import actor
from marktplatz.web.reviewer.notices import NOTICES
from marktplatz.web.reviewer.submission import submission_page
from marktplatz.web.reviewer.typed import Typed, named_revision, read_typed, require_known_fields, seen_revision
from marktplatz.web.steps import UNKNOWN_ACTION, is_done, require_seen


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


def _publish(booth: Booth, _typed: Typed) -> None:
    publish(booth, actor=actor(), revision_number=named_revision())


def _unpublish(booth: Booth, typed: Typed) -> None:
    unpublish(booth, reason=typed.reason, actor=actor(), revision_number=named_revision())


def _withdraw(booth: Booth, _typed: Typed) -> None:
    if is_done(booth, "withdraw"):
        return
    require_seen(booth)
    _require_newest(booth)
    actions.withdraw(booth, actor=actor())


def _reopen(booth: Booth, _typed: Typed) -> None:
    if is_done(booth, "reopen"):
        return
    require_seen(booth)
    _require_newest(booth)
    actions.reopen(booth, actor=actor())


def _require_newest(booth: Booth) -> None:
    """Raise Conflict when the page showed an older submission; a form that names none is taken at its word."""
    seen, newest = named_revision(), booth.submitted_revision
    if seen is not None and newest is not None and seen != newest.number:
        raise Conflict(NEWER_REVISION)


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
    "publish": _publish,
    "unpublish": _unpublish,
    "withdraw": _withdraw,
    "reopen": _reopen,
    "assign_stand": _assign,
    "set_recording": _record,
}


def _next_page(booth: Booth, action: str) -> str:
    """After a decision comes the queue; everything else stays at the booth."""
    if action in DECISIONS:
        return url_for("reviewer.queue", event=booth.event.slug, meldung=NOTICES[action], stand=booth.code)
    return url_for("reviewer.submission", code=booth.code, meldung=NOTICES[action])
