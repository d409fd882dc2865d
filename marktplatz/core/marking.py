"""Marking the words that were found, in the text as it was written: ``Straßenlaterne`` for ``laterne``. Pure."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from functools import lru_cache
from typing import NamedTuple

import regex

from marktplatz.core.query import Query, Wanted
from marktplatz.core.text import fold

_RUN = regex.compile(r"[\p{L}\p{N}][\p{L}\p{M}\p{N}\p{Cf}]*")
_SHORT = 300
_WIDEST_SIGN = 3
"""Characters of what can join two runs to one word: ``*``, ``:``, ``/-``, ``(``."""
_LONGEST_JOINED = 120
"""Characters that are joined to one word: "a*a*a*..." would cost the square of its length."""
_LONGEST_KEPT = 60


@dataclass(frozen=True)
class Piece:
    """A part of a text, and whether it was looked for."""

    text: str
    is_found: bool


class Word(NamedTuple):
    """One word of a text as search knows it: its place, and the word folded."""

    start: int
    end: int
    folded: str


def marked(text: str, query: Query) -> list[Piece]:
    """Return the text in pieces; joined they are the text."""
    return list(_pieces(text, query))


def holds(text: str, query: Query) -> bool:
    """Say whether the text holds anything that was looked for."""
    return any(_found(words_of(text), query))


def holds_all(text: str, query: Query) -> bool:
    """Say whether the text holds everything that was looked for."""
    words = words_of(text)
    return all(any(_fits(words, wanted)) for wanted in query.wanted)


def holds_together(text: str, query: Query) -> bool:
    """Say whether all words stand together in the text as they were typed; never for a single one."""
    return bool(query.together) and f" {' '.join(query.together)}" in f" {fold(text)}"


def snippet(text: str, query: Query, limit: int) -> list[Piece]:
    """Return the part around the first thing that was found, about ``limit`` characters, cut between words.

    Nothing where nothing was found. What was left out is an ellipsis.
    """
    words = words_of(text)
    found = _found(words, query)
    if not any(found):
        return []
    first = found.index(True)
    start, room = first, limit // 3
    while start > 0 and words[first].start - words[start - 1].start <= room:
        start -= 1
    end = first
    while end + 1 < len(words) and words[end + 1].end - words[start].start <= limit:
        end += 1
    begin = 0 if start == 0 else words[start].start
    stop = len(text) if end + 1 == len(words) else words[end].end
    before = [Piece("… ", is_found=False)] if begin else []
    after = [Piece(" …", is_found=False)] if stop < len(text) else []
    return [*before, *_pieces(" ".join(text[begin:stop].split()), query), *after]


def _pieces(text: str, query: Query) -> Iterator[Piece]:
    words = words_of(text)
    at = 0
    for word, is_found in zip(words, _found(words, query), strict=True):
        if is_found:
            if word.start > at:
                yield Piece(text[at : word.start], is_found=False)
            yield Piece(text[word.start : word.end], is_found=True)
            at = word.end
    if at < len(text):
        yield Piece(text[at:], is_found=False)


def _found(words: Sequence[Word], query: Query) -> list[bool]:
    found = [False] * len(words)
    for wanted in query.wanted:
        for place, fits in enumerate(_fits(words, wanted)):
            if fits:
                for at in range(place, place + len(wanted.words)):
                    found[at] = True
    return found


def _fits(words: Sequence[Word], wanted: Wanted) -> Iterator[bool]:
    """Yield for each place whether what is wanted begins there."""
    phrase = wanted.words
    if len(phrase) == 1:
        yield from [wanted.fits(word.folded) for word in words]
        return
    for place, word in enumerate(words):
        yield word.folded == phrase[0] and tuple(one.folded for one in words[place : place + len(phrase)]) == phrase


def words_of(text: str) -> Sequence[Word]:
    """Return the words as search knows them, with their places; what a gender sign joins is one."""
    return _words_of_short(text) if len(text) <= _SHORT else _words_of(text)


@lru_cache(maxsize=2_000)
def _words_of_short(text: str) -> Sequence[Word]:
    """Keep the words of titles and summaries: the same cards are shown to everybody."""
    return _words_of(text)


def _words_of(text: str) -> Sequence[Word]:
    found: list[Word] = []
    for run in _RUN.finditer(text):
        start, end = run.span()
        if found and (joined := _joined(text, found[-1], start, end)):
            found[-1] = joined
        elif folded := _folded(run[0]):
            found.append(Word(start, end, folded))
    return tuple(found)


def _joined(text: str, before: Word, start: int, end: int) -> Word | None:
    """Return the word before with the run from ``start`` to ``end``, where a gender sign makes both one word."""
    gap = text[before.end : start]
    if not 0 < len(gap) <= _WIDEST_SIGN or gap.isspace() or end - before.start > _LONGEST_JOINED:
        return None
    stop = _closed(text, end, before.end)
    whole = _folded(text[before.start : stop])
    is_one = " " not in whole and whole.startswith(before.folded) and whole != before.folded
    return Word(before.start, stop, whole) if is_one else None


def _closed(text: str, end: int, opened: int) -> int:
    """Take the bracket of ``Bürger(innen)`` along."""
    return end + 1 if text[opened : opened + 1] == "(" and text[end : end + 1] == ")" else end


def _folded(word: str) -> str:
    return _kept(word) if len(word) <= _LONGEST_KEPT else fold(word)


_kept = lru_cache(maxsize=20_000)(fold)
