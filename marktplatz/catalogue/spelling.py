"""The words of an event's booths: parts of compounds, and what somebody may have meant. In memory, and pure."""

from __future__ import annotations

from collections.abc import Sequence

from rapidfuzz import process
from rapidfuzz.distance import OSA

SHORTEST_PART = 5
"""Letters from which a word is looked for anywhere inside others: a "tree" would be found in every street."""
SHORTEST_END = 4
"""Letters from which a word is looked for at the end of others, where German compounds say what they are about."""
MOST_PARTS = 60
"""Words in which one is looked for inside, the most frequent first."""


class Vocabulary:
    """The different words of all public booths of an event at one stamp, the most frequent first."""

    def __init__(self, stamp: int, words: Sequence[tuple[str, str]]) -> None:
        """``words`` are folded, each with how it was written."""
        self.stamp = stamp
        self._written = dict(words)
        self._lines = "\n" + "\n".join(word for word, _ in words) + "\n"

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
        near = [one for one in self._written if abs(len(one) - len(word)) <= allowed and not one.isdigit()]
        found = process.extractOne(word, near, scorer=OSA.distance, score_cutoff=allowed)
        return self._written[found[0]] if found else None
