"""What changed between two texts, word by word, and between two lists, item by item. Pure.

The longest common row of words is found by the method of Hunt and Szymanski (1977): its cost grows with the number of
pairs of equal words, not with the product of both lengths. Where there are too many pairs the texts are compared line
by line, and at the worst shown as replaced.
"""

from __future__ import annotations

from bisect import bisect_left
from collections import Counter, defaultdict
from collections.abc import Hashable, Iterable, Iterator, Sequence
from dataclasses import dataclass
from itertools import pairwise
from typing import Literal, NamedTuple, TypeAlias

import regex

MOST_PAIRS = 150_000
"""Pairs of equal words, one in each text, up to which texts are compared word by word."""
_ISLAND = 12
"""Characters of an unchanged stretch up to which it joins the rewritten stretches on both sides of it."""

# One cluster for each flag beforehand: a long row of flags costs the square of its length.
_CLUSTER = regex.compile(r"\p{RI}{2}[\p{GCB=Extend}\p{GCB=SpacingMark}\p{GCB=ZWJ}]*|\X")
_JOINS_LETTERS = frozenset("*:_·.,'’/@-‐‑")


@dataclass(frozen=True, slots=True)
class Piece:
    """A stretch of text that is in both versions, or only in the old or only in the new one."""

    kind: Literal["same", "removed", "added"]
    text: str


class _Word(NamedTuple):
    """A word or a single sign, and the blank after it. Words are compared without their blank."""

    core: str
    gap: str


class _Hunk(NamedTuple):
    """What was removed, what stands there instead, and what follows unchanged."""

    removed: str
    added: str
    same: str


_Link: TypeAlias = "tuple[int, int, _Link | None]"


def words(before: str, after: str) -> list[Piece]:
    """Return the pieces of both texts in their order; what was removed stands before what replaced it.

    ``same`` and ``removed`` together are exactly ``before``, ``same`` and ``added`` exactly ``after``. No piece begins
    or ends inside a character as people see it (grapheme cluster), and a word with its gender star changes as a whole.
    """
    hunks = _without_islands(_hunks(_compare(_words_of(before), _words_of(after))))
    return [
        piece
        for hunk in hunks
        for piece in (Piece("removed", hunk.removed), Piece("added", hunk.added), Piece("same", hunk.same))
        if piece.text
    ]


def items(before: Sequence[str], after: Sequence[str]) -> tuple[list[Piece], list[Piece]]:
    """Return both lists without their order, each in its own: ``same`` and ``removed``, then ``same`` and ``added``.

    An item that stands in one of them more often than in the other is ``same`` as often as it stands in both.
    """
    return _beside(before, after, "removed"), _beside(after, before, "added")


def _beside(items_here: Sequence[str], others: Sequence[str], kind: Literal["removed", "added"]) -> list[Piece]:
    left = Counter(others)
    found: list[Piece] = []
    for item in items_here:
        found.append(Piece("same" if left[item] > 0 else kind, item))
        left[item] -= 1
    return found


def _words_of(text: str) -> list[_Word]:
    found: list[_Word] = []
    core, gap, is_word = "", "", False
    clusters: list[str] = _CLUSTER.findall(text)
    for cluster, following in pairwise([*clusters, ""]):
        if cluster.isspace():
            gap += cluster
        elif is_word and not gap and _continues(cluster, following):
            core += cluster
        else:
            found.append(_Word(core, gap))
            core, gap, is_word = cluster, "", _is_letter(cluster)
    return [word for word in (*found, _Word(core, gap)) if word != ("", "")]


def _is_letter(cluster: str) -> bool:
    return cluster[:1].isalnum()


def _continues(cluster: str, following: str) -> bool:
    return _is_letter(cluster) or (cluster in _JOINS_LETTERS and _is_letter(following))


def _compare(old: list[_Word], new: list[_Word]) -> Iterator[_Hunk]:
    start = _equal_at_start(old, new)
    end = _equal_at_start(old[start:][::-1], new[start:][::-1])
    yield _Hunk("", "", _text(old[:start]))
    changed = old[start : len(old) - end], new[start : len(new) - end]
    if _pairs(*map(_cores, changed)) <= MOST_PAIRS:
        yield from _by_words(*changed)
    else:
        yield from _by_lines(*map(_lines, changed))
    yield _Hunk("", "", _text(old[len(old) - end :]))


def _equal_at_start(old: Sequence[_Word], new: Sequence[_Word]) -> int:
    shorter = min(len(old), len(new))
    return next((number for number in range(shorter) if old[number] != new[number]), shorter)


def _by_words(old: Sequence[_Word], new: Sequence[_Word]) -> Iterator[_Hunk]:
    at_old = at_new = 0
    for i, j in _common(_cores(old), _cores(new)):
        yield _Hunk(_text(old[at_old:i]), _text(new[at_new:j]), old[i].core)
        yield _Hunk("", "", old[i].gap) if old[i].gap == new[j].gap else _Hunk(old[i].gap, new[j].gap, "")
        at_old, at_new = i + 1, j + 1
    yield _Hunk(_text(old[at_old:]), _text(new[at_new:]), "")


def _by_lines(old: Sequence[tuple[_Word, ...]], new: Sequence[tuple[_Word, ...]]) -> Iterator[_Hunk]:
    """Compare whole lines, and the words of those that were rewritten as long as there are few pairs."""
    at_old = at_new = 0
    left = MOST_PAIRS
    common = _common(old, new) if _pairs(old, new) <= MOST_PAIRS else []
    for i, j in (*common, (len(old), len(new))):
        removed = [word for line in old[at_old:i] for word in line]
        added = [word for line in new[at_new:j] for word in line]
        pairs = _pairs(_cores(removed), _cores(added))
        if pairs <= left:
            left -= pairs
            yield from _by_words(removed, added)
        else:
            yield _Hunk(_text(removed), _text(added), "")
        yield _Hunk("", "", _text(old[i]) if i < len(old) else "")
        at_old, at_new = i + 1, j + 1


def _lines(row: Sequence[_Word]) -> list[tuple[_Word, ...]]:
    lines: list[list[_Word]] = [[]]
    for word in row:
        lines[-1].append(word)
        if "\n" in word.gap:
            lines.append([])
    return [tuple(line) for line in lines if line]


def _pairs(old: Iterable[Hashable], new: Iterable[Hashable]) -> int:
    counts = Counter(new)
    return sum(count * counts[one] for one, count in Counter(old).items())


def _common(old: Sequence[Hashable], new: Sequence[Hashable]) -> list[tuple[int, int]]:
    """Return the positions of a longest common row of both."""
    places: defaultdict[Hashable, list[int]] = defaultdict(list)
    for j in range(len(new) - 1, -1, -1):
        places[new[j]].append(j)
    ends: list[int] = []
    links: list[_Link] = []
    for i, one in enumerate(old):
        for j in places.get(one, ()):
            length = bisect_left(ends, j)
            link = (i, j, links[length - 1] if length else None)
            ends[length : length + 1] = [j]
            links[length : length + 1] = [link]
    return _closed_up(_unrolled(links[-1] if links else None), old, new)


def _unrolled(link: _Link | None) -> list[tuple[int, int]]:
    found = []
    while link is not None:
        i, j, link = link
        found.append((i, j))
    return found[::-1]


def _closed_up(
    pairs: Iterable[tuple[int, int]], old: Sequence[Hashable], new: Sequence[Hashable]
) -> list[tuple[int, int]]:
    """Move what stands apart in one text up to the pair before it, where the same word stands there too."""
    closed: list[tuple[int, int]] = []
    for i, j in pairs:
        last = closed[-1] if closed else (-1, -1)
        beside = last[0] + 1, last[1] + 1
        is_beside = (j == beside[1] and old[beside[0]] == new[j]) or (i == beside[0] and new[beside[1]] == old[i])
        closed.append(beside if is_beside else (i, j))
    return closed


def _cores(row: Sequence[_Word]) -> list[str]:
    return [word.core for word in row]


def _text(row: Iterable[_Word]) -> str:
    return "".join(part for word in row for part in word)


def _hunks(steps: Iterable[_Hunk]) -> list[_Hunk]:
    """Join what follows each other without anything unchanged in between, and the other way round."""
    hunks = [_Hunk("", "", "")]
    for step in steps:
        last = hunks[-1]
        if not last.same:
            hunks[-1] = _Hunk(last.removed + step.removed, last.added + step.added, step.same)
        elif step.removed or step.added:
            hunks.append(step)
        else:
            hunks[-1] = last._replace(same=last.same + step.same)
    return hunks


def _without_islands(hunks: list[_Hunk]) -> list[_Hunk]:
    """Take short unchanged stretches between two rewritten ones into these: whole phrases read better than confetti."""
    kept = hunks[:1]
    for hunk in hunks[1:]:
        last = kept[-1]
        if _is_rewritten(last) and _is_rewritten(hunk) and _is_island(last, hunk):
            island = last.same
            kept[-1] = _Hunk(last.removed + island + hunk.removed, last.added + island + hunk.added, hunk.same)
        else:
            kept.append(hunk)
    return kept


def _is_rewritten(hunk: _Hunk) -> bool:
    return bool(hunk.removed.strip() and hunk.added.strip())


def _is_island(last: _Hunk, hunk: _Hunk) -> bool:
    around = min(max(len(one.removed), len(one.added)) for one in (last, hunk))
    return len(last.same.strip()) <= min(_ISLAND, around)
