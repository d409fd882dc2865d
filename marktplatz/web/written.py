"""What somebody wrote into a form that could not be taken, so that the answer gives it back, to be sent once more."""

from __future__ import annotations

from dataclasses import dataclass

from flask import request
from werkzeug.exceptions import HTTPException

from marktplatz.booths.questionnaire import FIELDS, asked_by, key_of
from marktplatz.booths.recording import RECORDING
from marktplatz.core.fields import FILES, Kind
from marktplatz.core.text import LANGUAGES, Text
from marktplatz.web import csrf
from marktplatz.web.forms.naming import label_of
from marktplatz.web.language import language

REASON = Text(de="Begründung", en="Reason")
REMARK = "comment-"
_STEERING = frozenset({"version", "action", "seen", "revision", "organisation", "event", "language"})
_PREFIXES = ("take-", "seen-", "stand_number")
STAND_NUMBER = Text(de="Standnummer", en="Stand number")
_TYPED = {
    "reason": REASON,
    RECORDING.key: RECORDING.label,
    "email": Text(de="E-Mail-Adresse", en="E-mail address"),
    "organisation": Text(de="Organisation", en="Organisation"),
}
_REMARK_ON = Text(de="Anmerkung zu „{label}“", en="Remark on “{label}”")
_CHOSEN = frozenset({Kind.CHOICE, Kind.CHOICES, Kind.COUNTRY, Kind.CONFIRMATION})


@dataclass(frozen=True)
class Written:
    """One text as it was sent; ``language`` is empty where the form does not say it."""

    name: str
    label: str
    text: str
    language: str = ""


@dataclass(frozen=True)
class SentForm:
    """A form that can be sent once more: its texts to read and change, and everything else as it came."""

    address: str
    texts: list[Written]
    rest: list[tuple[str, str]]


def sent_form() -> SentForm | None:
    """Return the form that was sent, in its order; None where it held no text of ours or came from elsewhere.

    What no desk's form has is left behind: a token or a secret must not stand on a page. The answer has a token of its
    own.
    """
    if request.method != "POST" or not csrf.is_same_origin():
        return None
    try:
        sent = list(request.form.items(multi=True))
    except HTTPException:
        # Too large to be read: there is nothing to give back.
        return None
    texts = [one for name, value in sent if value.strip() and (one := _text(name, value))]
    rest = [(name, value) for name, value in sent if _is_ours(name) and not (value.strip() and _text(name, value))]
    return SentForm(request.full_path.rstrip("?"), texts, rest) if texts else None


def _is_ours(name: str) -> bool:
    return name in _STEERING or name in _TYPED or name.startswith(_PREFIXES) or key_of(name) in FIELDS


def _text(name: str, text: str) -> Written | None:
    if name in _TYPED and not text.isdigit():  # an organisation that was chosen is a number, a typed one a name
        return Written(name, _TYPED[name].in_(language()), text)
    if name.startswith("stand_number"):
        return Written(name, f"{STAND_NUMBER.in_(language())} {name.removeprefix('stand_number-')}", text)
    if name.startswith(REMARK) and (remarked := FIELDS.get(name.removeprefix(REMARK))):
        return Written(name, _REMARK_ON.filled(label=remarked.label).in_(language()), text)
    field = asked_by(name)
    if field is None or field.kind in _CHOSEN or field.kind in FILES:
        return None
    spoken = name.rpartition("_")[2] if field.translatable else ""
    return Written(name, label_of(field, name, ""), text, spoken if spoken in LANGUAGES else "")
