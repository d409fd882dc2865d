"""The words of an event's booths: their forms, parts of compounds, what may have been meant. In memory, and pure."""

from __future__ import annotations

from collections.abc import Iterator, Sequence

from rapidfuzz import process
from rapidfuzz.distance import OSA

from marktplatz.core.stems import are_forms, singular, stems

SHORTEST_PART = 5
"""Letters from which a word is looked for anywhere inside others: a "tree" would be found in every street."""
SHORTEST_END = 4
"""Letters from which a word is looked for at the end of others, where German compounds say what they are about."""
SHORTEST_INFLECTED = 4
"""Letters from which other forms of a word are looked for; what ends a shorter one is mostly part of it."""
MOST_FORMS = 12
_MOST_COMPARED = 200
MOST_PARTS = 60
"""Words in which one is looked for inside, the most frequent first."""


class Vocabulary:
    """The different words of all public booths of an event at one stamp, the most frequent first."""

    def __init__(self, stamp: int, words: Sequence[tuple[str, str]]) -> None:
        """``words`` are folded, each with how it was written."""
        self.stamp = stamp
        self._written = dict(words)
        self._lines = "\n" + "\n".join(word for word, _ in words) + "\n"

    def forms(self, word: str) -> tuple[str, ...]:
        """Return the other forms of a word, the most frequent first: "personalrat" and "personalrats" for its plural.

        None for a short word, whose ending is mostly part of it.
        """
        if len(word) < SHORTEST_INFLECTED:
            return ()
        near = dict.fromkeys(one for stem in stems(word) for one in self._beginning(_kernel(stem)))
        found = [one for one in near if one != word and are_forms(one, word)]
        if not found and not self.knows(word) and len(word) > SHORTEST_PART + 1:
            # The word may stand in compounds alone: Prozesse, where there are Prozessdaten.
            found = list(self._beginning(stems(word)[0]))
        return (*singular(word), *found)[:MOST_FORMS]

    def _beginning(self, beginning: str) -> Iterator[str]:
        """Yield words that begin so, the most frequent first; not more than can be compared while somebody waits."""
        at = self._lines.find("\n" + beginning)
        for _ in range(_MOST_COMPARED):
            if at < 0:
                return
            end = self._lines.find("\n", at + 1)
            yield self._lines[at + 1 : end]
            at = self._lines.find("\n" + beginning, end)

    def around(self, part: str) -> tuple[str, ...]:
        """Return the words that hold this one inside, not at their beginning; none for a short one."""
        if len(part) < SHORTEST_END:
            return ()
        if len(part) < SHORTEST_PART:
            part += "\n"
        found: list[str] = []
        at = self._lines.find(part)
        while at >= 0 and len(found) < MOST_PARTS:
            start, end = self._lines.rfind("\n", 0, at) + 1, self._lines.find("\n", at)
            if start != at:
                found.append(self._lines[start:end])
            at = self._lines.find(part, end)
        return tuple(found)

    def knows(self, word: str) -> bool:
        """Say whether a word begins so, or holds it inside where it is long enough."""
        return f"\n{word}" in self._lines or bool(self.around(word))

    def meant(self, word: str) -> str | None:
        """Return how the nearest word is written, where one letter in four at most is wrong; None where none is near.

        Wrong is a letter too many, too few, another one, or two that stand the other way round (Damerau).
        """
        allowed = 1 if len(word) < 6 else len(word) // 4
        if len(word) < 4:
            return None
        near = [one for one in self._written if abs(len(one) - len(word)) <= allowed and one.isalpha()]
        found = process.extractOne(word, near, scorer=OSA.distance, score_cutoff=allowed)
        return self._written[found[0]] if found else None


def _kernel(stem: str) -> str:
    """Return the letters that all forms of a word begin with: librar(y), risi(ko)."""
    return stem[: max(SHORTEST_INFLECTED, len(stem) - 2)]
