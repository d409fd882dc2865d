"""What somebody wrote into a form that could not be stored, so that the answer can give it back."""

from __future__ import annotations

from dataclasses import dataclass

from flask import request
from werkzeug.exceptions import HTTPException

from marktplatz.booths.drafts import key_of
from marktplatz.booths.questionnaire import FIELDS
from marktplatz.core.fields import Kind
from marktplatz.core.text import LANGUAGES, Text
from marktplatz.web import csrf
from marktplatz.web.forms.questions import label_of
from marktplatz.web.language import language

REASON = Text(de="Begründung", en="Reason")
REMARK = "comment-"
_REMARK_ON = Text(de="Anmerkung zu „{label}“", en="Remark on “{label}”")
_CHOSEN = frozenset({Kind.CHOICE, Kind.CHOICES, Kind.COUNTRY, Kind.CONFIRMATION})


@dataclass(frozen=True)
class Written:
    """One text as it was sent; ``language`` is empty where the form does not say it."""

    label: str
    text: str
    language: str = ""


def written() -> list[Written]:
    """Return the texts of the form that was sent, in its order; nothing of a form that came from elsewhere.

    Known fields only: a token or a secret that a form holds must not stand on a page.
    """
    if request.method != "POST" or not csrf.is_same_origin():
        return []
    try:
        sent = list(request.form.items(multi=True))
    except HTTPException:
        # Too large to be read: there is nothing to give back.
        return []
    return [one for name, text in sent if text.strip() and (one := _known(name, text))]


def _known(name: str, text: str) -> Written | None:
    if name == "reason":
        return Written(REASON.in_(language()), text)
    if name.startswith(REMARK) and (remarked := FIELDS.get(name.removeprefix(REMARK))):
        return Written(_REMARK_ON.filled(label=remarked.label).in_(language()), text)
    field = FIELDS.get(key_of(name))
    if field is None or name not in field.names or field.kind in _CHOSEN:
        return None
    spoken = name.rpartition("_")[2] if field.translatable else ""
    return Written(label_of(field, name, ""), text, spoken if spoken in LANGUAGES else "")
