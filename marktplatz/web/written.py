"""What somebody wrote into a form that could not be taken, so that the answer gives it back, to be sent once more.

The answers of the questionnaire are known here. What else a form holds, the desk that it belongs to says beside it.
"""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Callable
from dataclasses import dataclass

from flask import request
from werkzeug.exceptions import HTTPException

from marktplatz.booths.questionnaire import FIELDS, asked_by, key_of
from marktplatz.core.fields import FILES, Kind
from marktplatz.core.text import LANGUAGES
from marktplatz.web import csrf
from marktplatz.web.forms.naming import label_of

_CHOSEN = frozenset({Kind.CHOICE, Kind.CHOICES, Kind.COUNTRY, Kind.CONFIRMATION})


@dataclass(frozen=True)
class Label:
    """What a text of a form is called, and the language that it is to be written in; empty where that is free."""

    words: str
    language: str = ""


@dataclass(frozen=True, kw_only=True)
class FormNames:
    """What a form sends beside answers of the questionnaire.

    ``steering`` and all that begins with one of ``beginnings`` is given back as it came. ``label`` says what the text
    of a name is called, and None for a name that holds none. ``is_work`` are choices that are worth giving back alone.
    """

    steering: frozenset[str] = frozenset()
    beginnings: tuple[str, ...] = ()
    label: Callable[[str], Label | None] = lambda _name: None
    is_work: frozenset[str] = frozenset()

    def knows(self, name: str) -> bool:
        """Say whether a form of these names sends this one."""
        is_steering = name in self.steering or name in self.is_work
        return is_steering or name.startswith(self.beginnings) or self.label(name) is not None


_OF_DESKS: dict[str, list[FormNames]] = defaultdict(list)


def declare(desk: str, names: FormNames) -> None:
    """Say once, when the program starts, what a form of a desk sends; a desk is called as its surface is."""
    _OF_DESKS[desk].append(names)


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

    To keep are texts of ours, and choices that were work.

    What no form of the desk has is left behind: a token or a secret must not stand on a page. The answer has a token of
    its own.
    """
    if request.method != "POST" or not csrf.is_same_origin():
        return None
    try:
        sent = list(request.form.items(multi=True))
    except HTTPException:
        # Too large to be read: there is nothing to give back.
        return None
    desk = request.blueprint or ""
    texts = [one for name, value in sent if value.strip() and (one := _text(desk, name, value))]
    held = {one.name for one in texts}
    rest = [(name, value) for name, value in sent if name not in held and is_ours(desk, name)]
    is_worth_it = bool(texts) or any(not one.is_work.isdisjoint(request.form) for one in _OF_DESKS[desk])
    return SentForm(request.full_path.rstrip("?"), texts, rest) if is_worth_it else None


def is_ours(desk: str, name: str) -> bool:
    """Say whether a form of this desk sends this name, the token aside."""
    return key_of(name) in FIELDS or any(names.knows(name) for names in _OF_DESKS[desk])


def _text(desk: str, name: str, text: str) -> Written | None:
    label = next((found for names in _OF_DESKS[desk] if (found := names.label(name))), None)
    if label is not None:
        return Written(name, label.words, text, label.language)
    field = asked_by(name)
    if field is None or field.kind in _CHOSEN or field.kind in FILES:
        return None
    spoken = name.rpartition("_")[2] if field.translatable else ""
    return Written(name, label_of(field, name, ""), text, spoken if spoken in LANGUAGES else "")
