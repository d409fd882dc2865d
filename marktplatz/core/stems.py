"""Which folded words are the same word inflected: Rat, Rates, Räte; policy, policies. Pure.

Two words are, when the Snowball stemmers (Porter 1980 and 2001) give both the same stem, and when they differ by
nothing but an ending of inflection. The stem alone would cut too deep: it is the same for "Bürger" and "Burg", for
"house" and "housing".
"""

from __future__ import annotations

import re
from functools import lru_cache

from snowballstemmer import stemmer

# Plurals of Latin and Greek words that the German stemmer does not lead back; at the end of compounds as well.
_PLURALS = {
    "risiken": "risiko",
    "themen": "thema",
    "museen": "museum",
    "zentren": "zentrum",
    "firmen": "firma",
    "konten": "konto",
    "praxen": "praxis",
    "kriterien": "kriterium",
    "medien": "medium",
    "gremien": "gremium",
    "ministerien": "ministerium",
}
_PLURAL = re.compile(f"({'|'.join(_PLURALS)})$")
_FEMALE = re.compile(r"(?<=.{6})in$|(?<=.{4})innen$")
"""Stadträtin, but not Termin."""

_GERMAN = frozenset(("", "e", "en", "ens", "es", "em", "er", "ern", "m", "n", "r", "rn", "s", "se", "sen"))
_ENGLISH = frozenset(("", "e", "es", "ie", "ies", "s", "y"))
# The nouns with a plural in "-er"; for all others "-er" makes a new word (contain, container).
_WITH_ER = re.compile(
    "(?:amt|bad|bild|blatt|buch|dach|dorf|ei|feld|geld|gesicht|gut|haus|huhn|kalb|kind|kleid|land|licht|lied|loch"
    "|mann|mitglied|ort|rad|schild|schloss|tal|volk|wald|weib|wort)$"
)


@lru_cache(maxsize=20_000)
def stems(word: str) -> tuple[str, str]:
    """Return the German and the English stem of a folded word (``core.text.fold``)."""
    # A stemmer holds the word it works on: threads must not share one.
    return str(stemmer("german").stemWord(_one(word))), str(stemmer("english").stemWord(word))


def singular(word: str) -> tuple[str, ...]:
    """Return the singular of one of the plurals that the stemmer does not lead back; nothing for any other word."""
    one = _PLURAL.sub(lambda found: _PLURALS[found[0]], word)
    return (one,) if one != word else ()


def are_forms(one: str, other: str) -> bool:
    """Say whether two folded words are forms of the same word, in German or in English."""
    (german, english), (german_too, english_too) = stems(one), stems(other)
    if english == english_too and _endings(one, other) <= _ENGLISH:
        return True
    if german != german_too:
        return False
    one, other = _one(one), _one(other)
    endings = _endings(one, other)
    if endings & {"er", "ern"} and endings & {"", "s"}:
        return bool(_WITH_ER.search(one[: _shared(one, other)]))
    return endings <= _GERMAN


def _one(word: str) -> str:
    return _FEMALE.sub("", next(iter(singular(word)), word))


def _endings(one: str, other: str) -> frozenset[str]:
    shared = _shared(one, other)
    return frozenset((one[shared:], other[shared:]))


def _shared(one: str, other: str) -> int:
    differ = (place for place, (a, b) in enumerate(zip(one, other, strict=False)) if a != b)
    return next(differ, min(len(one), len(other)))
