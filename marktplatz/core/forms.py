"""Between the content of a booth and the flat names of a form: ``title_de`` is the German part of ``title``."""

from __future__ import annotations

import re
from typing import Any

from marktplatz.core.fields import Content, Field, Questionnaire
from marktplatz.core.text import LANGUAGES

_AT_A_PLACE = re.compile(r"([a-z_]+)-(\d{1,2})(?:-([a-z_]+))?")


FITS = "-fits"
"""Ending of the tick by which a writer says that a text still fits one that was changed: ``summary_en-fits``."""


def asked_by(questionnaire: Questionnaire, name: str) -> Field | None:
    """Return the question that a form field name belongs to, or None: ``title`` for ``title_de``, ``partners`` for
    ``partners-3``, and the part ``images-0-alt`` for ``images-0-alt_de``."""
    at_a_place = _AT_A_PLACE.fullmatch(name)
    if at_a_place is None:
        return _named(questionnaire.by_key, name)
    field = questionnaire.by_key.get(at_a_place[1])
    if field is None or not at_a_place[3]:
        return field
    parts = {part.key: part for part in field.parts_at(int(at_a_place[2]))}
    return _named(parts, name) or field


def _named(fields: dict[str, Field], name: str) -> Field | None:
    found = fields.get(name) or fields.get(name.rpartition("_")[0])
    return found if found is not None and name in (found.key, *found.names) else None


def key_of(questionnaire: Questionnaire, name: str) -> str:
    """Return the key of the field that a form field name belongs to, or an empty text."""
    name = name.removesuffix(FITS)
    at_a_place = _AT_A_PLACE.fullmatch(name)
    found = asked_by(questionnaire, at_a_place[1] if at_a_place else name)
    return found.key if found is not None else ""


def stored_under(questionnaire: Questionnaire, name: str) -> str:
    """Return the name under which that part of the form is stored and merged: a list and its files are one."""
    return key_of(questionnaire, name) if _AT_A_PLACE.fullmatch(name) else name


def flatten(questionnaire: Questionnaire, content: Content) -> dict[str, Any]:
    """Return every answer by its form field name, None where there is none. Defaults are not filled in."""
    flat: dict[str, Any] = {}
    for field in questionnaire.fields:
        value = content.get(field.key)
        if field.translatable:
            for language in LANGUAGES:
                flat[f"{field.key}_{language}"] = (value or {}).get(language)
        else:
            flat[field.key] = value
    return flat


def gather(questionnaire: Questionnaire, flat: dict[str, Any]) -> dict[str, Any]:
    """Return the content that these flat answers make; empty answers leave no key behind."""
    content: dict[str, Any] = {}
    for field in questionnaire.fields:
        if field.translatable:
            texts = {language: flat.get(f"{field.key}_{language}") for language in LANGUAGES}
            value: Any = {language: text for language, text in texts.items() if text}
        else:
            value = flat.get(field.key)
        if value not in (None, "", [], {}):
            content[field.key] = value
    return content
