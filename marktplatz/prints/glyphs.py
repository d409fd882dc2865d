"""Which characters our printing fonts have, and where a word without natural breaks may be broken. Pure.

Covered are Latin, Greek, Cyrillic, Hebrew, Arabic, Armenian and Georgian letters, arrows, mathematical and many other
signs, and plain emoticons (``fonts/coverage.txt``; what our own face has of them: ``fonts/coverage-text.txt``). Not
covered: Chinese, Japanese, Korean, the scripts of India and South-East Asia, most emoji.
"""

from __future__ import annotations

from functools import cache
from itertools import groupby
from pathlib import Path
from unicodedata import normalize

import regex

FONTS = Path(__file__).parent / "fonts"

LONGEST_RUN = 10
"""Characters without a natural break that the narrowest column of a sign holds in its largest type."""
_PIECE = 6
# After a sign that joins parts of an address or of a file's name; typst breaks at none of them.
_JOINT = regex.compile(r"(?<=[\p{L}\p{N}][@_/\\:.=&?#+|~])(?=[\p{L}\p{N}])")

_CLUSTER = regex.compile(r"\X")
_NEEDS_NO_GLYPH = regex.compile(r"[\s\p{Cf}\p{Default_Ignorable_Code_Point}]")
# What makes a picture of the sign before it, and fillers: a font that does not know them would draw a box.
_UNSEEN = regex.compile(r"(?!\p{Cf})\p{Default_Ignorable_Code_Point}")
_NOTHING_INSIDE = regex.compile(r"\(\s*\)|\[\s*\]|„\s*[“”]|“\s*”|«\s*»|»\s*«|\"\s*\"")
_VOWELS = "aeiouyäöüàáâãåæèéêëìíîïòóôõøœùúûýÿąęėįųūōīēāěůőűаеёиоуыэюяіїєαεηιουωάέήίόύώ"
_WORD = regex.compile(rf"[^\s\u00ad\u200b]{{{LONGEST_RUN + 1},}}")
# Where a syllable can begin: the last consonant before a vowel, which is where hyphenation breaks; and after a hyphen.
_SYLLABLE = regex.compile(rf"(?<=\p{{L}}\p{{M}}*)(?=(?![{_VOWELS}])\p{{L}}[{_VOWELS}])|(?<=[\p{{L}}\p{{N}}]-)", regex.I)
_FOREIGN = regex.compile(r"\p{Script=Cyrillic}|\p{Script=Greek}")
_LETTER = regex.compile(r"[\p{L}\p{M}]")


@cache
def _covered() -> frozenset[int]:
    """Return what our fonts have in both weights; ``fonts/coverage.txt``."""
    return _listed("coverage.txt")


@cache
def _listed(name: str) -> frozenset[int]:
    lines = (FONTS / name).read_text(encoding="ascii").split()
    ends = ([int(end, 16) for end in line.split("-")] for line in lines)
    return frozenset(point for first, last in ends for point in range(first, last + 1))


def runs(text: str) -> list[tuple[str, bool]]:
    """Return the text in pieces, each with whether our own face has it; the face with many scripts has the others."""
    own = _listed("coverage-text.txt")
    parts = groupby(_CLUSTER.findall(text), lambda cluster: all(ord(one) in own for one in cluster))
    return [("".join(clusters), is_own) for is_own, clusters in parts]


def printable(text: str) -> str:
    """Return the text on one line, with what our fonts can show. What they lack is left out; ``lacking`` names it.

    Never an empty box in its place: on a sign in a hall that is a mistake which nobody there can explain.
    """
    clusters: list[str] = _CLUSTER.findall(text)
    shown = [_shown(cluster) for cluster in clusters]
    words = "".join(one or "" for one in shown)
    if None in shown:
        words = _NOTHING_INSIDE.sub("", words)
    return " ".join(words.split())


def lacking(text: str) -> list[str]:
    """Return what ``printable`` leaves out, each once, in the order of the text."""
    clusters: list[str] = _CLUSTER.findall(text)
    return list(dict.fromkeys(cluster for cluster in clusters if _shown(cluster) is None))


def _shown(cluster: str) -> str | None:
    """Return how a character is printed: as it is, in plainer form (a broad or bold A is an A), or None for not at all.

    A joined or coloured picture would need a font that has it as one; its parts are shown in black.
    """
    for form in ("NFC", "NFKC"):
        plain = normalize(form, cluster)
        # One Arabic sign is short for a sentence of eighteen letters.
        if len(plain) <= len(cluster) + 2 and all(
            ord(one) in _covered() or _NEEDS_NO_GLYPH.match(one) for one in plain
        ):
            return str(_UNSEEN.sub("", plain))
    return None


def breakable(text: str) -> str:
    """Return the text with invisible breaks where hyphenation finds none, so that no word is wider than a column.

    German and English words are left alone: the type setter knows their syllables. Greek and Cyrillic ones get soft
    hyphens between syllables, as the language around them is another. A run such as ``WWWWWWWWWWWW`` or a number may
    be broken anywhere.
    """
    return str(_WORD.sub(lambda word: _broken(word[0]), text))


def _broken(word: str) -> str:
    joint = "\u00ad" if _FOREIGN.search(word) else ""
    parts = (joint.join(_pieces(one) for one in _SYLLABLE.split(part)) for part in _JOINT.split(word))
    return "\u200b".join(parts)


def _pieces(run: str) -> str:
    clusters: list[str] = _CLUSTER.findall(run)
    if len(clusters) <= LONGEST_RUN:
        return run
    broken = ""
    for place, cluster in enumerate(clusters):
        if place and place % _PIECE == 0:
            is_word = _LETTER.match(cluster) and _LETTER.match(clusters[place - 1])
            broken += "\u00ad" if is_word else "\u200b"
        broken += cluster
    return broken
