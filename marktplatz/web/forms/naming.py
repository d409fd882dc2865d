"""What an input is called: in the form, in lists of errors, on pages that give back what was typed."""

from __future__ import annotations

import re

from marktplatz.booths.questionnaire import FIELDS, key_of
from marktplatz.core.fields import Field, Kind
from marktplatz.core.text import Text, excerpt
from marktplatz.web.language import language

IN_LANGUAGE = {"de": Text(de="auf Deutsch", en="in German"), "en": Text(de="auf Englisch", en="in English")}
_CONFIRMATION = Text(de="Bestätigung", en="Confirmation")
LONGEST_NAME = 60
"""Characters of a sentence that names its input in a list of errors."""
_PLACE = re.compile(r"-(\d{1,2})(?:-|$)")


def label_of(field: Field, name: str, entry_language: str) -> str:
    """Return what an input is called in a list of errors; the language is named where it is not the obvious one."""
    reader = language()
    label = field.label.in_(reader)
    if field.kind is Kind.CONFIRMATION:
        # The label is the sentence that is confirmed.
        label = f"„{excerpt(label, LONGEST_NAME)}“" if reader == "de" else f"“{excerpt(label, LONGEST_NAME)}”"
    if item := _item_of(field, name):
        label = f"{item}: {label}"
    elif place := place_of(name):
        label = f"{(field.each or field.label).in_(reader)} {place}"
    of_input = name.removeprefix(f"{field.key}_") if field.translatable else ""
    if of_input not in IN_LANGUAGE or of_input == entry_language == reader:
        return label
    return f"{label} {IN_LANGUAGE[of_input].in_(reader)}"


def heading_of(field: Field, name: str, entry_language: str) -> str:
    """Return what stands above an input in the form; a confirmation is named, and its sentence follows."""
    if field.kind is Kind.CONFIRMATION:
        return (field.each or _CONFIRMATION).in_(language())
    return label_of(field, name, entry_language)


def _item_of(field: Field, name: str) -> str:
    """Return what a file is called that a question belongs to: "Image 1", or "Logo" where there is only one."""
    asked = FIELDS.get(key_of(name))
    if asked is None or not asked.parts or field.key == asked.key:
        return ""
    return " ".join(str(one) for one in ((asked.each or asked.label).in_(language()), place_of(name)) if one)


def place_of(name: str) -> int | None:
    """Return which item of a list an input belongs to, as people count; None where there is only one."""
    found, asked = _PLACE.search(name), FIELDS.get(key_of(name))
    return int(found[1]) + 1 if found and (asked is None or asked.most != 1) else None
