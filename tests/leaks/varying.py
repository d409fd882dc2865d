"""Answers that differ from those that are shown, for every question of the field list, so that none can leak unseen."""

from __future__ import annotations

from collections.abc import Callable, Sequence
from typing import Any

from marktplatz.booths.questionnaire import QUESTIONNAIRE
from marktplatz.core.countries import countries
from marktplatz.core.fields import FILES, Content, Field, Kind, Need
from marktplatz.core.text import LANGUAGES

Word = Callable[[str], str]
"""Gives a new secret word for the place that is named."""

FILLING = " Das ist eine Füllung für die Länge."

_WRITTEN = {
    Kind.LINE: "{}",
    Kind.TEXT: "{}",
    Kind.MARKDOWN: "{}",
    Kind.EMAIL: "{}@stadt.example",
    Kind.URL: "https://{}.example/",
}


def _must_be_confirmed(field: Field) -> bool:
    return field.kind is Kind.CONFIRMATION and field.need in (Need.DRAFT, Need.SUBMIT)


IN_DRAFTS = QUESTIONNAIRE.fields
# What must be confirmed before anything is submitted can be answered otherwise in a draft only.
IN_REVISIONS = tuple(field for field in IN_DRAFTS if not _must_be_confirmed(field))


def other_answers(fields: Sequence[Field], shown: Content, word: Word, *, turn: int) -> dict[str, Any]:
    """Answer all fields otherwise than ``shown``: with a word in every text, with codes that change with the turn."""
    return {field.key: _other(field, field.value(shown), word, turn) for field in fields}


def as_shown(fields: Sequence[Field], shown: Content, planted: Content) -> list[str]:
    """Return the fields whose leak nobody would see: not answered, or in a part or a language as it is shown."""
    return [field.key for field in fields if not _differs(field, field.value(shown), field.value(planted))]


def _other(field: Field, shown: Any, word: Word, turn: int) -> Any:
    if field.translatable:
        return {language: _text(field, word(f"{field.key} {language}")) for language in LANGUAGES}
    if field.kind in FILES:
        return [_file(field, word)]
    if field.kind is Kind.LIST:
        return [word(f"{field.key} {place}") for place in range(2)]
    if field.kind in _WRITTEN:
        return _text(field, word(field.key))
    free = [one for one in _choice(field, shown) if one not in (shown if isinstance(shown, list) else [shown])]
    assert free, f"{field.key}: there is no other answer than the one that is shown"
    chosen = free[turn % len(free)]
    return [chosen] if field.kind in (Kind.CHOICES, Kind.TIMES) else chosen


def _file(field: Field, word: Word) -> dict[str, Any]:
    """Return a file with a secret name and secret words about it; its rights are confirmed, or nobody could submit."""
    digest = word(f"{field.key} file")
    facts = {"hash": digest, "width": 640, "height": 400} if field.kind is Kind.PICTURES else {"hash": digest}
    told = {part.key: _other(part, None, word, 0) for part in field.parts}
    return {"id": digest[:12], "file": {**facts, "pages": 3, "size": 1_000}, **told}


def _text(field: Field, word: str) -> str:
    lacking = max(0, field.at_least - len(word))
    return _WRITTEN[field.kind].format(word) + FILLING * -(-lacking // len(FILLING))


def _choice(field: Field, shown: Any) -> Sequence[Any]:
    if field.vocabulary is not None:
        return field.vocabulary.codes
    known: dict[Kind, Sequence[Any]] = {
        Kind.COUNTRY: tuple(countries("de")),
        Kind.CONFIRMATION: (not shown,),
        Kind.NUMBER: (field.at_least + 1, field.at_least + 2),
        Kind.MONTH: ("2031-01", "2031-02"),
        Kind.PERIOD: ("2031-Q1", "2031-Q2"),
        Kind.TIMES: ("05:55", "06:06"),
    }
    assert field.kind in known, f"{field.key}: say here what answers of the kind {field.kind} can be planted"
    return known[field.kind]


def _differs(field: Field, shown: Any, planted: Any) -> bool:
    if field.translatable:
        before, after = shown or {}, planted or {}
        return all(after.get(language) and after[language] != before.get(language) for language in LANGUAGES)
    if isinstance(planted, list):
        return bool(planted) and not any(one in (shown or []) for one in planted)
    return planted not in (None, "") and planted != shown
