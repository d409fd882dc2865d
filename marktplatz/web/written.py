"""What somebody wrote into a form that could not be taken, so that the answer gives it back, to be sent once more."""

from __future__ import annotations

import re
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
_CHOICE = "required_set"
_STEERING = frozenset(
    {"version", "action", "seen", "revision", "organisation", "event", "language", "rows", _CHOICE, "required"}
)
_PREFIXES = ("take-", "seen-", "stand_number")
# A row of a vocabulary: its words in both languages, its code, and whether it is retired.
_ROW = re.compile(r"(?:de|en|code|retired)-\d{1,3}")
_WORDS = {
    "de": Text(de="Deutsch, Zeile {row}", en="German, row {row}"),
    "en": Text(de="Englisch, Zeile {row}", en="English, row {row}"),
}
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
    """Return the form that was sent, in its order; None where it held nothing to keep or came from elsewhere.

    To keep are texts of ours, and the many ticks of the required answers.

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
    is_worth_it = bool(texts) or _CHOICE in request.form
    return SentForm(request.full_path.rstrip("?"), texts, rest) if is_worth_it else None


def _is_ours(name: str) -> bool:
    is_named = name in _STEERING or name in _TYPED or _ROW.fullmatch(name) is not None
    return is_named or name.startswith(_PREFIXES) or key_of(name) in FIELDS


def _text(name: str, text: str) -> Written | None:
    if name in _TYPED and not text.isdigit():  # an organisation that was chosen is a number, a typed one a name
        return Written(name, _TYPED[name].in_(language()), text)
    spoken, _, row = name.partition("-")
    if spoken in _WORDS and _ROW.fullmatch(name):
        return Written(name, _WORDS[spoken].filled(row=int(row) + 1).in_(language()), text, spoken)
    if name.startswith("stand_number"):
        return Written(name, f"{STAND_NUMBER.in_(language())} {name.removeprefix('stand_number-')}", text)
    if name.startswith(REMARK) and (remarked := FIELDS.get(name.removeprefix(REMARK))):
        return Written(name, _REMARK_ON.filled(label=remarked.label).in_(language()), text)
    field = asked_by(name)
    if field is None or field.kind in _CHOSEN or field.kind in FILES:
        return None
    spoken = name.rpartition("_")[2] if field.translatable else ""
    return Written(name, label_of(field, name, ""), text, spoken if spoken in LANGUAGES else "")
