"""From what a form, a file or the API sent to what can be stored of it."""

from __future__ import annotations

import re
from collections.abc import Mapping, Sequence, Set
from typing import Any

from marktplatz.core.countries import countries
from marktplatz.core.fields import FILES, LISTS, Field, Kind
from marktplatz.core.text import LANGUAGES, Text, tidy

Sent = Mapping[str, Sequence[str]]
"""Form field names with all their values, in the order they came."""

Files = Mapping[str, Mapping[str, Any]]
"""Form field names of files (``images-0-file``) with what is known of each stored file; ``hash`` is always there."""

STORABLE = 60_000
"""Characters of one text that are stored at all; no field allows more than 6,000, so it is an attack or an accident."""

MOST_PLACES = 30
"""Items of one list that are read at all; no field allows more than 12."""

YES = frozenset({"1", "on", "yes", "true", "ja", "y"})
NO = frozenset({"0", "off", "no", "false", "nein", "n"})

UNKNOWN_VALUE = Text(
    de="Diese Antwort steht nicht zur Auswahl. Laden Sie die Seite neu und wählen Sie noch einmal.",
    en="This answer is not on the list. Reload the page and choose again.",
)
NOT_STORABLE = Text(
    de="Dieser Text ist viel zu lang. Kürzen Sie ihn auf höchstens {limit} Zeichen.",
    en="This text is far too long. Shorten it to at most {limit} characters.",
)
TOO_MANY_LINES = Text(
    de="Das sind viel zu viele Zeilen. Schreiben Sie höchstens {most}, in jede eine Angabe.",
    en="These are far too many lines. Write at most {most}, with one answer in each.",
)
_TIME = re.compile(r"(\d{1,2})(?:[:.](\d{2}))?(?: ?(?:uhr|h))?", re.IGNORECASE)


class Unreadable(ValueError):
    """An answer that cannot be stored; ``name`` is the form field, ``message`` what to tell the writer."""

    def __init__(self, name: str, message: Text) -> None:
        super().__init__(message.en)
        self.name = name
        self.message = message


def was_sent(field: Field, sent: Sent, files: Files | None = None) -> bool:
    """Say whether the form held this field at all; tick boxes come with an empty value beside them for that."""
    return bool(names_sent(field, sent, files))


def names_sent(field: Field, sent: Sent, files: Files | None = None) -> tuple[str, ...]:
    """Return which of the field's names (``Field.names``) the form held."""
    if field.kind in FILES | LISTS:
        return field.names if field.key in sent or places(field, sent, files) else ()
    return tuple(name for name in field.names if name in sent)


def places(field: Field, sent: Sent, files: Files | None = None) -> list[int]:
    """Return the places of a list that the form held, in their order: 0 for ``partners-0`` and ``images-0-alt_de``."""
    opening = f"{field.key}-"
    heads = {name[len(opening) :].partition("-")[0] for name in (*sent, *(files or ())) if name.startswith(opening)}
    # Few digits only: Python refuses to read a number of thousands.
    found = (int(head) for head in heads if head.isascii() and head.isdigit() and len(head) <= 2)
    return sorted(place for place in found if place < MOST_PLACES)


def read(field: Field, sent: Sent, before: Any, files: Files | None = None) -> Any:
    """Return the new value of a field; languages that were not sent keep what was there before.

    Raises Unreadable for a code that is not in the vocabulary and for texts beyond all measure. Everything else is
    taken as it was typed, only tidied, and judged later by ``core.checks``.
    """
    if field.kind in FILES:
        return _read_items(field, sent, before or [], files or {})
    if field.kind in LISTS:
        return _read_list(field, sent)
    if not field.translatable:
        return _read_one(field, field.key, sent[field.key])
    texts = dict(before or {})
    for language in LANGUAGES:
        name = f"{field.key}_{language}"
        if name in sent:
            texts[language] = _read_one(field, name, sent[name])
    kept = {language: text for language, text in texts.items() if text}
    return kept or None


def _read_one(field: Field, name: str, values: Sequence[str]) -> Any:
    given = [value for value in values if value.strip()]
    if field.kind is Kind.CONFIRMATION:
        return _read_confirmation(name, given)
    if field.kind is Kind.CHOICES:
        return _read_choices(field, name, given)
    if field.kind is Kind.CHOICE and len(set(given)) > 1:
        raise Unreadable(name, UNKNOWN_VALUE)
    text = _tidied(field, name, given[-1] if given else "", multiline=field.kind in (Kind.TEXT, Kind.MARKDOWN))
    return _read_text(field, name, text) if text else None


def _tidied(field: Field, name: str, typed: str, *, multiline: bool) -> str:
    if len(typed) > STORABLE:
        raise Unreadable(name, NOT_STORABLE.filled(limit=field.limit or STORABLE))
    return tidy(typed, multiline=multiline)


def _read_confirmation(name: str, given: Sequence[str]) -> bool:
    words = {value.strip().lower() for value in given}
    if not words <= YES | NO:
        raise Unreadable(name, UNKNOWN_VALUE)
    return bool(words & YES)


def _read_text(field: Field, name: str, text: str) -> Any:
    if field.kind is Kind.CHOICE:
        return _known(field, name, text)
    if field.kind is Kind.COUNTRY:
        if text.upper() not in countries("en"):
            raise Unreadable(name, UNKNOWN_VALUE)
        return text.upper()
    if field.kind is Kind.NUMBER and text.isascii() and text.isdigit() and len(text) < 10:
        return int(text)
    return text


def _read_choices(field: Field, name: str, given: Sequence[str]) -> list[str] | None:
    chosen = {_known(field, name, value.strip()) for value in given}
    assert field.vocabulary is not None
    return [code for code in field.vocabulary.codes if code in chosen] or None


def _known(field: Field, name: str, code: str) -> str:
    if field.vocabulary is None or code not in field.vocabulary:
        raise Unreadable(name, UNKNOWN_VALUE)
    return code


def _read_list(field: Field, sent: Sent) -> list[str] | None:
    """Read one item from each input, or many from one text with an item on each line (as tables have it)."""
    items = list(typed_at(field, sent))
    # Times in their order; what is none stays as it was typed, at the end.
    return (sorted(items, key=lambda time: (len(time) != 5, time)) if field.kind is Kind.TIMES else items) or None


def typed_at(field: Field, sent: Sent) -> dict[str, str]:
    """Return every item of a list with the name of the input that it was typed into, in the order of the form.

    What is stored has no gaps, nothing twice, and times as ``09:30`` in their order: its places are others. Raises
    Unreadable for one text of more lines than any list has places.
    """
    typed = [(field.key, line) for line in "\n".join(sent.get(field.key, ())).splitlines() if line.strip()]
    if len(typed) > MOST_PLACES:
        raise Unreadable(field.key, TOO_MANY_LINES.filled(most=MOST_PLACES))
    for place in places(field, sent):
        name = f"{field.key}-{place}"
        typed.append((name, next(reversed(sent.get(name, ("",))), "")))
    found: dict[str, str] = {}
    for name, text in typed:
        item = _tidied(field, name, text, multiline=False)
        found.setdefault(_as_time(item) if field.kind is Kind.TIMES else item, name)
    return {item: name for item, name in found.items() if item}


def _as_time(typed: str) -> str:
    found = _TIME.fullmatch(typed)
    return f"{int(found[1]):02}:{found[2] or '00'}" if found else typed


def _read_items(field: Field, sent: Sent, before: Sequence[Mapping[str, Any]], files: Files) -> list[dict[str, Any]]:
    """Read what is said about each file. A form says by ``images-0-id`` which one it means, ``images-0-remove`` takes
    it out, ``images-0-place`` moves it; a file that came with the form is in ``files``. What is not named stays, unless
    ``images`` itself says that this is the whole list: then nothing of what was there before is in it."""
    beyond = len(before)
    if field.key in sent:
        beyond, before = 0, _places_named(field, sent, {item["id"] for item in before})
    where = {item["id"]: place for place, item in enumerate(before) if "id" in item}
    found: dict[int, tuple[float, dict[str, Any]]] = {at: (at, dict(item)) for at, item in enumerate(before)}
    for place in places(field, sent, files):
        opening = f"{field.key}-{place}"
        named = next(iter(sent.get(f"{opening}-id", ())), "")
        at = where.get(named, beyond + place if named else place)
        if any(sent.get(f"{opening}-remove", ())):
            found.pop(at, None)
            continue
        known = found.get(at, (0, {}))[1]
        item = _read_item(field, place, sent, known, files.get(f"{opening}-file"))
        found[at] = (_wanted_place(sent.get(f"{opening}-place", ()), at), item)
    kept = sorted((one for one in found.values() if one[1].keys() - {"id"}), key=lambda one: one[0])
    return _each_named_once([item for _, item in kept])


def _places_named(field: Field, sent: Sent, known: Set[str]) -> list[dict[str, Any]]:
    """Return an empty item for each place up to the last one that the form holds, under the name it is known by."""
    names = [
        next(iter(sent.get(f"{field.key}-{place}-id", ())), "")
        for place in range(1 + max(places(field, sent), default=-1))
    ]
    return [{"id": name} if name in known else {} for name in names]


def _each_named_once(items: list[dict[str, Any]]) -> list[dict[str, Any]]:
    """Give a file that stands twice in the list two names."""
    taken: set[str] = set()
    for item in items:
        while item["id"] in taken:
            item["id"] += "x"
        taken.add(item["id"])
    return items


def _read_item(
    field: Field, place: int, sent: Sent, before: Mapping[str, Any], file: Mapping[str, Any] | None
) -> dict[str, Any]:
    item: dict[str, Any] = {key: before[key] for key in ("id", "file") if key in before}
    for part, asked in zip(field.parts, field.parts_at(place), strict=True):
        told = read(asked, sent, before.get(part.key)) if was_sent(asked, sent) else before.get(part.key)
        if told:
            item[part.key] = told
    if file is not None:
        item["file"] = dict(file)
    # By its file and not by chance: a form that is sent twice must say the same twice.
    item.setdefault("id", file["hash"][:12] if file is not None else f"{place}")
    return item


def _wanted_place(values: Sequence[str], place: int) -> float:
    """Return where an item goes; one that moves comes before the one that was there, or after it when moving back."""
    typed = next(iter(values), "")
    wanted = int(typed) - 1 if typed.isascii() and typed.isdigit() and len(typed) < 3 else place
    return wanted + (0.5 if wanted > place else -0.5 if wanted < place else 0)
