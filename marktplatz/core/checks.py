"""What is wrong with an answer that is stored already: shown at once, and in the way of submitting only."""

from __future__ import annotations

import re
from collections.abc import Iterator
from dataclasses import dataclass, replace
from typing import Any

from marktplatz.core import markdown
from marktplatz.core.addresses import is_address, is_web_address, why_no_address
from marktplatz.core.fields import FILES, LISTS, Content, Field, Kind, Questionnaire
from marktplatz.core.markdown_guard import LONGEST
from marktplatz.core.text import Text, length

_time = re.compile(r"([01]\d|2[0-3]):[0-5]\d")
_month = re.compile(r"(19|20)\d\d-(0[1-9]|1[0-2])")
_quarter = re.compile(r"(19|20)\d\d-Q[1-4]")
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
    if field.kind in LISTS:
        return list(_wrong_list(field, value))
    if field.kind in FILES:
        return list(_wrong_items(field, value))
    if field.translatable:
        return [
            Flaw(field, f"{field.key}_{language}", message)
            for language, text in value.items()
            for message in _wrong(field, text)
        ]
    return [Flaw(field, field.key, message) for message in _wrong(field, value)]


def missing(field: Field, content: Content, language: str) -> Flaw | None:
    """Return a flaw when a required answer is missing in the entry's own language."""
    if not field.is_required(content) or field.is_filled(content, language):
        return None
    return Flaw(field, first_input(field, language), _ask(field))


def first_input(field: Field, language: str) -> str:
    """Return the form field name that a link to the question leads to; of a text that in the entry's own language."""
    if field.kind in FILES:
        return f"{field.key}-0-file"
    if field.kind in LISTS:
        return f"{field.key}-0"
    return f"{field.key}_{language}" if field.translatable else field.key


def to_submit(questionnaire: Questionnaire, content: Content, language: str) -> list[Flaw]:
    """Return everything that stands in the way of submitting, in the order of the form."""
    found: list[Flaw] = []
    for field in questionnaire.fields:
        gap = missing(field, content, language)
        found.extend([gap] if gap else [*flaws(field, content), *_too_thin(field, content, language)])
        found.extend(_unsaid_of_files(field, content, language))
    return found


def _unsaid_of_files(field: Field, content: Content, language: str) -> Iterator[Flaw]:
    """Yield what must be said of each file before its booth can be submitted."""
    for place, item in enumerate(content.get(field.key) or () if field.parts else ()):
        told = field.content_at(place, item)
        for part in field.parts_at(place):
            if gap := missing(part, told, language):
                yield replace(gap, field=field)


def _ask(field: Field) -> Text:
    if field.kind in (Kind.CHOICE, Kind.CHOICES, Kind.COUNTRY):
        return Text(de="Wählen Sie eine Antwort.", en="Choose an answer.")
    if field.kind is Kind.CONFIRMATION:
        return Text(
            de="Ohne diese Bestätigung können Sie nicht einreichen.",
            en="You cannot submit without this confirmation.",
        )
    if field.kind in FILES:
        return Text(de="Diese Datei fehlt noch. Wählen Sie eine.", en="This file is still missing. Choose one.")
    return Text(de="Diese Angabe fehlt noch. Schreiben Sie {what}.", en="This is still missing. Write {what}.").filled(
        what=_WRITTEN.get(field.kind, Text(de="einen Text", en="a text"))
    )


_WRITTEN = {
    Kind.EMAIL: Text(de="eine Adresse", en="an address"),
    Kind.URL: Text(de="eine Adresse", en="an address"),
    Kind.NUMBER: Text(de="eine Zahl", en="a number"),
    Kind.MONTH: Text(de="Jahr und Monat", en="year and month"),
    Kind.PERIOD: Text(de="Jahr und Monat oder Quartal", en="year and month, or quarter"),
}


def _wrong(field: Field, value: Any) -> Iterator[Text]:
    if field.kind is Kind.CHOICES:
        yield from _wrong_choices(field, value)
    elif field.kind is Kind.CHOICE:
        yield from _unknown(field, [value])
    elif field.kind is Kind.NUMBER:
        yield from _wrong_number(field, value)
    elif isinstance(value, str):
        yield from _wrong_text(field, value)


def _wrong_list(field: Field, items: list[str]) -> Iterator[Flaw]:
    if field.most and len(items) > field.most:
        yield Flaw(field, f"{field.key}-{field.most}", _too_many(len(items), field.most))
    for place, item in enumerate(items):
        for message in _wrong_time(item) if field.kind is Kind.TIMES else _wrong_text(field, item):
            yield Flaw(field, f"{field.key}-{place}", message)


def _wrong_time(time: str) -> Iterator[Text]:
    if not _time.fullmatch(time):
        yield Text(de="Schreiben Sie eine Uhrzeit, zum Beispiel 09:30.", en="Write a time of day, such as 09:30.")


def _wrong_items(field: Field, items: list[Content]) -> Iterator[Flaw]:
    if field.most and len(items) > field.most:
        yield Flaw(field, f"{field.key}-{field.most}-file", _too_many(len(items), field.most))
    for place, item in enumerate(items):
        if "file" not in item:
            message = Text(
                de="Dazu fehlt die Datei. Wählen Sie eine, oder entfernen Sie diese Angaben.",
                en="The file is missing here. Choose one, or remove these answers.",
            )
            yield Flaw(field, f"{field.key}-{place}-file", message)
        told = field.content_at(place, item)
        for part in field.parts_at(place):
            yield from (replace(flaw, field=field) for flaw in flaws(part, told))


def _too_many(count: int, most: int) -> Text:
    return Text(
        de="Das sind {count}. Möglich sind höchstens {most}; entfernen Sie den Rest.",
        en="These are {count}. At most {most} are possible; remove the rest.",
    ).filled(count=count, most=most)


def _wrong_number(field: Field, value: Any) -> Iterator[Text]:
    if not isinstance(value, int) or value < field.at_least or (field.most is not None and value > field.most):
        yield _ask_number(field)


def _ask_number(field: Field) -> Text:
    if field.most is None:
        return Text(de="Schreiben Sie eine ganze Zahl, zum Beispiel 3.", en="Write a whole number, such as 3.")
    return Text(
        de="Schreiben Sie eine ganze Zahl von {least} bis {most}.", en="Write a whole number from {least} to {most}."
    ).filled(least=field.at_least, most=field.most)


def _wrong_text(field: Field, value: str) -> Iterator[Text]:
    if field.limit and (count := length(value)) > field.limit:
        yield Text(
            de="Der Text hat {count} Zeichen. Kürzen Sie ihn auf höchstens {limit}.",
            en="The text has {count} characters. Shorten it to at most {limit}.",
        ).filled(count=count, limit=field.limit)
    if field.kind is Kind.EMAIL and not is_address(value):
        yield why_no_address(value)
    if field.kind is Kind.URL and not is_web_address(value):
        yield Text(
            de="Schreiben Sie die ganze Adresse, beginnend mit https://.",
            en="Write the whole address, starting with https://.",
        )
    if field.kind is Kind.MONTH and not _month.fullmatch(value):
        yield Text(
            de="Schreiben Sie Jahr und Monat, zum Beispiel 2026-03.", en="Write year and month, such as 2026-03."
        )
    if field.kind is Kind.PERIOD and not (_month.fullmatch(value) or _quarter.fullmatch(value)):
        yield Text(
            de="Schreiben Sie Jahr und Monat, zum Beispiel 2026-03, oder ein Quartal, zum Beispiel 2026-Q2.",
            en="Write year and month, such as 2026-03, or a quarter, such as 2026-Q2.",
        )
    if field.kind is Kind.MARKDOWN:
        yield from _wrong_markdown(value)


def _wrong_choices(field: Field, codes: list[str]) -> Iterator[Text]:
    if field.most and len(codes) > field.most:
        yield Text(de="Wählen Sie höchstens {most}.", en="Choose at most {most}.").filled(most=field.most)
    yield from _unknown(field, codes)
    assert field.vocabulary is not None
    alone = [code for code in codes if code in field.vocabulary and field.vocabulary[code].excludes_others]
    if alone and len(codes) > 1:
        label = field.vocabulary.label(alone[0])
        yield Text(
            de="„{label}“ schließt alles andere aus. Entfernen Sie eines von beiden.",
            en="“{label}” excludes everything else. Remove one of them.",
        ).filled(label=label)


def _unknown(field: Field, codes: list[str]) -> Iterator[Text]:
    """Yield that a code is none of the vocabulary; a term that was retired still is."""
    if field.vocabulary is not None and any(code not in field.vocabulary for code in codes):
        yield Text(
            de="Eine gespeicherte Antwort gibt es bei dieser Veranstaltung nicht. Wählen Sie noch einmal.",
            en="This event does not have one of the stored answers. Choose again.",
        )


def _wrong_markdown(source: str) -> Iterator[Text]:
    try:
        markdown.guard(source, limit=LONGEST)
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
    if field.refuses_none is not None and _says_none.fullmatch(text):
        yield Flaw(field, name, field.refuses_none)
