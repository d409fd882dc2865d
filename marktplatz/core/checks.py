"""What is wrong with an answer that is stored already: shown at once, and in the way of submitting only."""

from __future__ import annotations

import re
from collections.abc import Iterator
from dataclasses import dataclass
from typing import Any
from urllib.parse import urlsplit

from marktplatz.core import markdown
from marktplatz.core.addresses import NO_ADDRESS, is_address
from marktplatz.core.fields import Content, Field, Kind, Need, Questionnaire
from marktplatz.core.text import Text, length

_says_none = re.compile(r"(keine?r?|kein risiko|keine risiken|none|no risks?|nothing|n/?a|-+)[\s.!]*", re.IGNORECASE)


@dataclass(frozen=True)
class Flaw:
    """What to change: ``name`` is the form field, ``message`` a sentence that says what to do."""

    field: Field
    name: str
    message: Text


def flaws(field: Field, content: Content) -> list[Flaw]:
    """Return what is wrong with the answer as it stands; an empty one has no flaw."""
    value = field.value(content)
    if value in (None, "", [], {}):
        return []
    if field.translatable:
        return [
            Flaw(field, f"{field.key}_{language}", message)
            for language, text in value.items()
            for message in _wrong(field, text)
        ]
    return [Flaw(field, field.key, message) for message in _wrong(field, value)]


def missing(field: Field, content: Content, language: str) -> Flaw | None:
    """Return a flaw when a required answer is missing in the entry's own language."""
    if field.need is Need.OPTIONAL or not field.asked(content) or field.is_filled(content, language):
        return None
    name = f"{field.key}_{language}" if field.translatable else field.key
    return Flaw(field, name, _ask(field))


def to_submit(questionnaire: Questionnaire, content: Content, language: str) -> list[Flaw]:
    """Return everything that stands in the way of submitting, in the order of the form."""
    found: list[Flaw] = []
    for field in questionnaire.fields:
        gap = missing(field, content, language)
        found.extend([gap] if gap else [*flaws(field, content), *_too_thin(field, content, language)])
    return found


def _ask(field: Field) -> Text:
    if field.kind in (Kind.CHOICE, Kind.CHOICES, Kind.COUNTRY):
        return Text(de="Wählen Sie eine Antwort.", en="Choose an answer.")
    if field.kind is Kind.CONFIRMATION:
        return Text(
            de="Ohne diese Bestätigung können Sie nicht einreichen.",
            en="You cannot submit without this confirmation.",
        )
    if field.kind is Kind.EMAIL:
        return Text(
            de="Diese Angabe fehlt noch. Schreiben Sie eine Adresse.", en="This is still missing. Write an address."
        )
    return Text(de="Diese Angabe fehlt noch. Schreiben Sie einen Text.", en="This is still missing. Write a text.")


def _wrong(field: Field, value: Any) -> Iterator[Text]:
    if field.kind is Kind.CHOICES:
        yield from _wrong_choices(field, value)
        return
    if not isinstance(value, str):
        return
    if field.limit and (count := length(value)) > field.limit:
        yield Text(
            de="Der Text hat {count} Zeichen. Kürzen Sie ihn auf höchstens {limit}.",
            en="The text has {count} characters. Shorten it to at most {limit}.",
        ).filled(count=count, limit=field.limit)
    if field.kind is Kind.EMAIL and not is_address(value):
        yield NO_ADDRESS
    if field.kind is Kind.URL and not _is_https(value):
        yield Text(
            de="Schreiben Sie die ganze Adresse, beginnend mit https://.",
            en="Write the whole address, starting with https://.",
        )
    if field.kind is Kind.MARKDOWN:
        yield from _wrong_markdown(value)


def _wrong_choices(field: Field, codes: list[str]) -> Iterator[Text]:
    if field.most and len(codes) > field.most:
        yield Text(de="Wählen Sie höchstens {most}.", en="Choose at most {most}.").filled(most=field.most)
    assert field.vocabulary is not None
    alone = [code for code in codes if code in field.vocabulary and field.vocabulary[code].excludes_others]
    if alone and len(codes) > 1:
        label = field.vocabulary.label(alone[0])
        yield Text(
            de="„{label}“ schließt alles andere aus. Entfernen Sie eines von beiden.",
            en="“{label}” excludes everything else. Remove one of them.",
        ).filled(label=label)


def _wrong_markdown(source: str) -> Iterator[Text]:
    try:
        markdown.guard(source, limit=20_000)
    except markdown.MarkdownRefused as refused:
        yield refused.message


def _too_thin(field: Field, content: Content, language: str) -> Iterator[Flaw]:
    """Yield what only counts when submitting: a text that says nothing."""
    if not field.translatable:
        return
    text = (field.value(content) or {}).get(language, "")
    name = f"{field.key}_{language}"
    if field.at_least and 0 < (count := length(text)) < field.at_least:
        yield Flaw(
            field,
            name,
            Text(
                de="Der Text hat {count} Zeichen. Schreiben Sie mindestens {least}.",
                en="The text has {count} characters. Write at least {least}.",
            ).filled(count=count, least=field.at_least),
        )
    if field.key == "risks" and _says_none.fullmatch(text):
        yield Flaw(
            field,
            name,
            Text(
                de="Nennen Sie mindestens ein Risiko. „Keine“ reicht nicht.",
                en="Name at least one risk. “None” is not enough.",
            ),
        )


def _is_https(url: str) -> bool:
    try:
        parts = urlsplit(url)
    except ValueError:
        return False
    return parts.scheme == "https" and "." in (parts.hostname or "") and not parts.username
