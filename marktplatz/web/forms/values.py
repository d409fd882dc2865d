"""What stands in the inputs of a form, by form field name: from the stored answers, or as it was typed."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from typing import Any

from marktplatz.core.fields import Content, Field, Kind, Questionnaire
from marktplatz.core.forms import flatten
from marktplatz.core.reading import YES, Sent
from marktplatz.core.text import tidy

Values = Mapping[str, Sequence[str]]
"""Form field names with what their inputs hold: one text, or the codes that are chosen."""

CONFIRMED = "yes"


def stored_values(questionnaire: Questionnaire, content: Content) -> dict[str, list[str]]:
    """Return what the inputs hold for stored answers; a field's default stands where there is no answer."""
    flat = flatten(questionnaire, content)
    return {name: _held(field, flat[name], content) for field in questionnaire.fields for name in field.names}


def _held(field: Field, value: Any, content: Content) -> list[str]:
    if value is None and not field.translatable:
        value = field.value(content)
    if value is True:
        return [CONFIRMED]
    if value is None or value is False:
        return []
    if field.kind is Kind.LINES:
        return ["\n".join(value)]
    return [str(item) for item in value] if isinstance(value, list) else [str(value)]


def typed_values(questionnaire: Questionnaire, sent: Sent) -> dict[str, list[str]]:
    """Return what the inputs hold for a form as it was sent, only tidied; names that were not sent are left out."""
    return {
        name: _as_typed(field, sent[name]) for field in questionnaire.fields for name in field.names if name in sent
    }


def _as_typed(field: Field, values: Sequence[str]) -> list[str]:
    given = [value for value in values if value.strip()]
    if field.kind is Kind.CONFIRMATION:
        return [CONFIRMED] if any(value.strip().lower() in YES for value in given) else []
    if field.kind is Kind.CHOICES:
        return [value.strip() for value in given]
    multiline = field.kind in (Kind.TEXT, Kind.MARKDOWN, Kind.LINES)
    return [tidy(value, multiline=multiline) for value in given[-1:]]
