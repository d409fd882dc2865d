"""Answers to read, not to change: the copy of a submission, and a section while it is closed."""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from dataclasses import dataclass
from typing import Any

from marktplatz.core.answers import words
from marktplatz.core.fields import FILES, Block, Content, Field, Kind
from marktplatz.core.text import Text
from marktplatz.web.language import language

_CONFIRMED = Text(de="Bestätigt", en="Confirmed")


@dataclass(frozen=True)
class Said:
    """One text in one language; ``is_html`` for Markdown that was converted when the revision was frozen."""

    text: str
    language: str
    is_html: bool = False


@dataclass(frozen=True, kw_only=True)
class Answer:
    """One question with what was answered; neither words nor texts where nothing was."""

    field: Field
    words: list[str]
    texts: list[Said]
    files: list[SaidOfFile]


@dataclass(frozen=True)
class SaidOfFile:
    """One file, and what is said of it; ``file`` is None where somebody wrote about one and chose none."""

    file: Mapping[str, Any] | None
    answers: list[Answer]


@dataclass(frozen=True)
class Part:
    """The answers of one section."""

    block: Block
    answers: list[Answer]


def part_of(
    block: Block, content: Content, entry_language: str, html: Mapping[str, Mapping[str, str]] | None = None
) -> Part:
    """Return the answers of a section, every question included, the entry's own language first."""
    return Part(block, [_answer(field, content, entry_language, html or {}) for field in block.fields])


def _answer(field: Field, content: Content, entry_language: str, html: Mapping[str, Mapping[str, str]]) -> Answer:
    if field.kind in FILES:
        return Answer(field=field, words=[], texts=[], files=[*_files(field, content, entry_language)])
    if not field.translatable:
        return Answer(field=field, words=_words(field, content), texts=[], files=[])
    texts: Mapping[str, str] = field.value(content) or {}
    converted = html.get(field.key, {})
    found = [
        Said(converted.get(one) or text, one, is_html=one in converted)
        for one, text in sorted(texts.items(), key=lambda item: item[0] != entry_language)
    ]
    return Answer(field=field, words=[], texts=found, files=[])


def _files(field: Field, content: Content, entry_language: str) -> Iterator[SaidOfFile]:
    for item in content.get(field.key) or ():
        yield SaidOfFile(item.get("file"), [_answer(part, item, entry_language, {}) for part in field.parts])


def _words(field: Field, content: Content) -> list[str]:
    if field.kind is Kind.CONFIRMATION and field.value(content):
        return [_CONFIRMED.in_(language())]
    return words(field, content, language())
