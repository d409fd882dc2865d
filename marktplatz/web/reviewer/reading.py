"""In which order a submission is read: chances beside risks, then the sections of the form, with counts to jump by."""

from __future__ import annotations

from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass

from marktplatz.core.fields import Content
from marktplatz.core.text import Text
from marktplatz.review.hints import Hint
from marktplatz.web.compared.answers import Answer, Section
from marktplatz.web.shown.sections import CHANCES, RISKS

WEIGHED = Text(de="Chancen und Risiken", en="Opportunities and risks")
_PAIR = frozenset({*CHANCES, *RISKS})


@dataclass(frozen=True, kw_only=True)
class Chapter:
    """A part of the page: what was answered, and what nobody had to answer and nobody has.

    ``changes``, ``remarks`` and ``hints`` count its fields with any of them.
    """

    slug: str
    title: Text
    answers: Sequence[Answer]
    unsaid: Sequence[Answer]
    changes: int
    remarks: int
    hints: int


@dataclass(frozen=True, kw_only=True)
class Reading:
    """The whole of it: ``sides`` are chances and risks, with the sign of each; ``chapters`` begin with both."""

    sides: Sequence[tuple[str, Sequence[Answer]]]
    chapters: Sequence[Chapter]

    @property
    def keys(self) -> set[str]:
        """The fields that stand on the page."""
        return {one.field.key for chapter in self.chapters for one in (*chapter.answers, *chapter.unsaid)}


@dataclass(frozen=True, kw_only=True)
class Marked:
    """What was said or stood out about single fields, by field key; ``content`` is what is read."""

    content: Content
    remarked: set[str]
    hints: Mapping[str, Sequence[Hint]]


def reading_of(sections: Iterable[Section], marked: Marked) -> Reading:
    """Return the answers of these sections in the order in which they are read."""
    told = list(sections)
    pair = {one.field.key: one for section in told for one in section.answers if one.field.key in _PAIR}
    sides = [
        (sign, [pair[key] for key in keys if key in pair]) for sign, keys in (("chance", CHANCES), ("risk", RISKS))
    ]
    rest = [(section, [one for one in section.answers if one.field.key not in _PAIR]) for section in told]
    chapters = [
        _chapter(f"block-{section.block.slug}", section.block.title, answers, marked)
        for section, answers in rest
        if answers
    ]
    if pair:
        weighed = _chapter("abwaegung", WEIGHED, [one for _, side in sides for one in side], marked)
        chapters.insert(0, weighed)
    return Reading(sides=sides, chapters=chapters)


def _chapter(slug: str, title: Text, answers: Sequence[Answer], marked: Marked) -> Chapter:
    unsaid = [one for one in answers if _is_unsaid(one, marked)]
    return Chapter(
        slug=slug,
        title=title,
        answers=[one for one in answers if one not in unsaid],
        unsaid=unsaid,
        changes=sum(one.is_changed for one in answers),
        remarks=sum(one.field.key in marked.remarked for one in answers),
        hints=sum(one.field.key in marked.hints for one in answers),
    )


def _is_unsaid(answer: Answer, marked: Marked) -> bool:
    """Say whether an answer needs no place of its own: none was given, none was asked for, and nobody speaks of it."""
    key = answer.field.key
    is_quiet = answer.is_empty and not answer.is_changed and key not in marked.remarked and key not in marked.hints
    return is_quiet and key not in _PAIR and not answer.field.is_required(marked.content)
