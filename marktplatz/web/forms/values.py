"""What stands in the inputs of a form, by form field name: from the stored answers, or as it was typed."""

from __future__ import annotations

from collections.abc import Iterator, Mapping, Sequence
from typing import Any

from marktplatz.core.fields import FILES, LISTS, Content, Field, Kind, Questionnaire
from marktplatz.core.forms import stored_under
from marktplatz.core.reading import YES, Sent, places
from marktplatz.core.text import LANGUAGES, tidy

Values = Mapping[str, Sequence[str]]
"""Form field names with what their inputs hold: one text, or the codes that are chosen."""

CONFIRMED = "yes"


def stored_values(questionnaire: Questionnaire, content: Content) -> dict[str, list[str]]:
    """Return what the inputs hold for stored answers; a field's default stands where there is no answer."""
    return dict(pair for field in questionnaire.fields for pair in _stored(field, content))


def files_in(questionnaire: Questionnaire, content: Content) -> dict[str, Mapping[str, Any]]:
    """Return what is known of every file that answers name, by ``images-<id>``."""
    fields = (field for field in questionnaire.fields if field.kind in FILES)
    items = ((field.key, item) for field in fields for item in content.get(field.key) or ())
    return {f"{key}-{item['id']}": item["file"] for key, item in items if "file" in item}


def _stored(field: Field, content: Content) -> Iterator[tuple[str, list[str]]]:
    value = field.value(content)
    if field.kind in LISTS:
        yield from ((f"{field.key}-{place}", [item]) for place, item in enumerate(value or ()))
    elif field.kind in FILES:
        for place, item in enumerate(value or ()):
            yield f"{field.key}-{place}-id", [item["id"]]
            told = field.content_at(place, item)
            for part in field.parts_at(place):
                yield from _stored(part, told)
    elif field.translatable:
        texts = value or {}
        yield from ((f"{field.key}_{one}", [texts[one]] if texts.get(one) else []) for one in LANGUAGES)
    else:
        yield field.key, _held(value)


def whole_list(field: Field, items: Sequence[Mapping[str, Any]]) -> dict[str, list[str]]:
    """Return what the inputs hold for exactly these files, each named: the key itself says that there are no more."""
    files = {f"{field.key}-{place}-file": [item["file"]["hash"]] for place, item in enumerate(items) if "file" in item}
    return {field.key: [], **dict(_stored(field, {field.key: items})), **files}


def _held(value: Any) -> list[str]:
    if value is True:
        return [CONFIRMED]
    if value is None or value is False:
        return []
    return [str(item) for item in value] if isinstance(value, list) else [str(value)]


def typed_values(questionnaire: Questionnaire, sent: Sent) -> dict[str, list[str]]:
    """Return what the inputs hold for a form as it was sent, only tidied; names that were not sent are left out."""
    return dict(pair for field in questionnaire.fields for pair in _typed(field, sent))


def with_typed(questionnaire: Questionnaire, content: Content, sent: Sent) -> dict[str, list[str]]:
    """Return the stored answers with what was typed in their place."""
    typed = typed_values(questionnaire, sent)
    replaced = {stored_under(questionnaire, name) for name in sent}
    stored = stored_values(questionnaire, content).items()
    return {name: held for name, held in stored if stored_under(questionnaire, name) not in replaced} | typed


def _typed(field: Field, sent: Sent) -> Iterator[tuple[str, list[str]]]:
    if field.kind in LISTS:
        names = [f"{field.key}-{place}" for place in places(field, sent)]
    elif field.kind in FILES:
        if field.key in sent:
            yield field.key, []
        for place in places(field, sent):
            opening = f"{field.key}-{place}"
            yield from ((name, [*sent[name]]) for name in (f"{opening}-id", f"{opening}-file") if name in sent)
            for part in field.parts_at(place):
                yield from _typed(part, sent)
        return
    else:
        names = [name for name in field.names if name in sent]
    for name in names:
        yield name, _as_typed(field, sent.get(name, ()))


def _as_typed(field: Field, values: Sequence[str]) -> list[str]:
    given = [value for value in values if value.strip()]
    if field.kind is Kind.CONFIRMATION:
        return [CONFIRMED] if any(value.strip().lower() in YES for value in given) else []
    if field.kind is Kind.CHOICES:
        return [value.strip() for value in given]
    return [tidy(value, multiline=field.kind in (Kind.TEXT, Kind.MARKDOWN)) for value in given[-1:]]
