"""Between the content of a booth and the flat names of a form: ``title_de`` is the German part of ``title``."""

from __future__ import annotations

from typing import Any

from marktplatz.core.fields import Content, Questionnaire
from marktplatz.core.text import LANGUAGES


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
