"""Saving while somebody types: the fields that were changed, answered in a few words for the script of the form."""

from __future__ import annotations

from typing import Any

from flask import jsonify
from flask.typing import ResponseReturnValue
from flask_babel import gettext as _

from marktplatz.booths.drafts import DraftConflict, Saved, save_draft
from marktplatz.booths.models import Booth
from marktplatz.booths.questionnaire import questionnaire_of, stored_under
from marktplatz.core.checks import Flaw
from marktplatz.core.dates import clock_time
from marktplatz.core.errors import Conflict, Invalid
from marktplatz.core.fields import LISTS
from marktplatz.core.reading import Sent, typed_at
from marktplatz.core.text import Text
from marktplatz.web.actor import actor
from marktplatz.web.forms.values import stored_values
from marktplatz.web.language import language
from marktplatz.web.surface import keep

Problems = dict[str, list[str]]


def autosave(booth: Booth, sent: Sent, version: int | None) -> ResponseReturnValue:
    """Save what was sent and say so: 200 when it is stored, whatever is still wrong with it.

    409 when somebody else changed the same field or the draft is closed: then nothing is stored, and the script stops
    until a person decides. 422 for what cannot be stored: it names that, and the script sends the rest again without.
    """
    try:
        saved = save_draft(booth, sent, version=version, actor=actor(), is_autosave=True)
    except DraftConflict as conflict:
        return _stopped(conflict.message, [clash.name for clash in conflict.clashes]), 409
    except Conflict as closed:
        return _stopped(closed.message, []), 409
    except Invalid as invalid:
        return jsonify({"message": invalid.message.in_(language()), "problems": _spoken(invalid.problems)}), 422
    keep()
    return jsonify(_done(booth, saved, sent, version or 1))


def _done(booth: Booth, saved: Saved, sent: Sent, version: int) -> dict[str, Any]:
    found: Problems = {}
    for flaw in saved.found:
        found.setdefault(_input_of(flaw, booth, sent), []).append(flaw.message.in_(language()))
    moment = clock_time(booth.draft.saved_at, language())
    return {
        "version": saved.version,
        "saved": _("Saved at %(moment)s", moment=moment),
        "problems": found,
        "others": _others(booth, sent, version),
    }


def _input_of(flaw: Flaw, booth: Booth, sent: Sent) -> str:
    """Return the name of the input that a flaw stands beside: a list was typed in other places than it is stored in."""
    key, _dash, place = flaw.name.partition("-")
    if flaw.field.kind not in LISTS or not place:
        return flaw.name
    return typed_at(flaw.field, sent).get(booth.draft.content[key][int(place)], flaw.name)


def _others(booth: Booth, sent: Sent, version: int) -> dict[str, list[str]]:
    """Return what others have stored since the version that the form shows, so that it can show it too.

    Without this the form would send the old text with the next save, as if its reader had chosen it.
    """
    mine = {stored_under(name) for name in sent}
    newer = {name for name, changed in booth.draft.versions.items() if changed > version and name not in mine}
    values = stored_values(questionnaire_of(booth.event), booth.draft.content)
    found = {name: held for name, held in values.items() if stored_under(name) in newer}
    # A list that is empty now names no input; the script draws lists from a new page.
    return found | {
        name: [] for name in newer if name not in found and not any(stored_under(one) == name for one in found)
    }


def _stopped(message: Text, names: list[str]) -> Any:
    return jsonify({"message": message.in_(language()), "names": names})


def _spoken(problems: dict[str, Text]) -> Problems:
    return {name: [message.in_(language())] for name, message in problems.items()}
