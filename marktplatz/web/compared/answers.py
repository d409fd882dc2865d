"""Every answer of a revision beside the revision it would replace, field by field."""

from __future__ import annotations

import re
from collections import Counter
from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from functools import partial
from typing import Any

from babel import Locale

from marktplatz.booths.models import Booth, Revision
from marktplatz.booths.questionnaire import questionnaire_of
from marktplatz.core import diff
from marktplatz.core.answers import words
from marktplatz.core.diff import Piece
from marktplatz.core.fields import FILES, LISTS, Block, Field, Kind
from marktplatz.core.text import LANGUAGES
from marktplatz.web.compared.files import ComparedFile, Fate, compared_files
from marktplatz.web.language import language

_HEADING = re.compile(r"(</?h)([2-6])(?=>)")


@dataclass(frozen=True, kw_only=True)
class Part:
    """One answer, or what it says in one language (``language`` is empty where it has none).

    Either ``text`` (or the same as ``markup``) or ``items`` are filled, or nothing: a gap. Where something was compared
    and differs, ``before`` and ``after`` hold both versions in pieces, an empty one being a gap.
    ``is_reordered``: both hold the same items in another order.
    """

    language: str = ""
    language_name: str = ""
    text: str = ""
    markup: str = ""
    items: Sequence[str] = ()
    is_list: bool = False
    is_changed: bool = False
    is_reordered: bool = False
    before: Sequence[Piece] = ()
    after: Sequence[Piece] = ()


@dataclass(frozen=True, kw_only=True)
class Answer:
    """One question of the questionnaire with its answer in every language."""

    field: Field
    parts: Sequence[Part] = ()
    files: Sequence[ComparedFile[Part]] = ()

    @property
    def is_changed(self) -> bool:
        """Say whether anything differs from the other revision."""
        of_files = (part for file in self.files for _, parts in file.said for part in parts)
        return (
            any(part.is_changed for part in self.parts)
            or any(file.fate is not Fate.SAME for file in self.files)
            or any(part.is_changed for part in of_files)
        )

    @property
    def is_empty(self) -> bool:
        """Say whether nothing was answered."""
        return not self.files and not any(part.text or part.items for part in self.parts)


@dataclass(frozen=True)
class Section:
    """A block of the questionnaire with the answers that are to be shown."""

    block: Block
    answers: Sequence[Answer]


def compared(booth: Booth, revision: Revision, other: Revision | None) -> list[Section]:
    """Return all answers of a revision, block by block, each beside the ``other`` one's where there is one."""
    return [
        Section(block, [_answer(booth, field, revision, other) for field in block.fields])
        for block in questionnaire_of(booth.event).blocks
    ]


def _answer(booth: Booth, field: Field, revision: Revision, other: Revision | None) -> Answer:
    if field.kind in FILES:
        old = other.content.get(field.key) or () if other else None
        compare = partial(_said_of_file, field)
        return Answer(field=field, files=compared_files(revision.content.get(field.key) or (), old, compare))
    if not field.translatable:
        return Answer(field=field, parts=[_listed(booth, field, revision, other)])
    texts: Mapping[str, str] = revision.content.get(field.key) or {}
    others: Mapping[str, str] | None = (other.content.get(field.key) or {}) if other else None
    shown = LANGUAGES if booth.origin == "exhibitor" else tuple(texts) or (booth.entry_language,)
    rendered = revision.html.get(field.key, {})
    return Answer(field=field, parts=[_written(one, texts, others, rendered) for one in shown])


def _said_of_file(
    field: Field, item: Mapping[str, Any], before: Mapping[str, Any] | None
) -> list[tuple[Field, list[Part]]]:
    earlier = before or {}
    found = []
    for part in field.parts:
        if part.translatable:
            texts, others = item.get(part.key) or {}, earlier.get(part.key) or {}
            parts = [_written(one, texts, others, {}) for one in LANGUAGES if texts.get(one) or others.get(one)]
        else:
            parts = [_compared(part, words(part, item, language()), words(part, earlier, language()))]
        found.append((part, parts))
    return found


def _listed(booth: Booth, field: Field, revision: Revision, other: Revision | None) -> Part:
    here = _words(booth, field, revision)
    return _compared(field, here, _words(booth, field, other) if other else here)


def _compared(field: Field, here: list[str], before: list[str]) -> Part:
    is_list = field.kind is Kind.CHOICES or field.kind in LISTS
    # What is typed in a row has an order that means something; what is ticked has that of the vocabulary.
    is_reordered = is_list and before != here and Counter(before) == Counter(here)
    if before == here or (is_reordered and field.kind not in LISTS):
        return Part(items=here, is_list=is_list)
    old, new = diff.items(before, here) if field.vocabulary or is_list else _sides(_one(before), _one(here))
    return Part(items=here, is_list=is_list, is_changed=True, is_reordered=is_reordered, before=old, after=new)


def _words(booth: Booth, field: Field, revision: Revision) -> list[str]:
    own = revision.own_words.get(field.key)
    told = words(field, revision.content, language(), defaults=booth.origin == "exhibitor")
    return told or ([own] if own else [])


def _one(found: Sequence[str]) -> str:
    return found[0] if found else ""


def _written(one: str, texts: Mapping[str, str], others: Mapping[str, str] | None, rendered: Mapping[str, str]) -> Part:
    text = texts.get(one, "")
    before = text if others is None else others.get(one, "")
    old, new = _sides(before, text) if before != text else ([], [])
    return Part(
        language=one,
        language_name=language_name(one),
        text=text,
        markup=deeper(rendered.get(one, "")),
        is_changed=before != text,
        before=old,
        after=new,
    )


def _sides(before: str, after: str) -> tuple[list[Piece], list[Piece]]:
    pieces = diff.words(before, after)
    return [one for one in pieces if one.kind != "added"], [one for one in pieces if one.kind != "removed"]


def deeper(html: str) -> str:
    """Return our own sanitised HTML with every heading one level lower: here it stands below the name of its field."""
    return _HEADING.sub(lambda found: f"{found[1]}{min(int(found[2]) + 1, 6)}", html)


def language_name(code: str) -> str:
    """Return what the reader calls a language, or its code."""
    names: Mapping[str, Any] = Locale.parse(language()).languages
    return str(names.get(code, code))
