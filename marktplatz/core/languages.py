"""Languages by ISO 639 with their names, from Babel."""

from __future__ import annotations

from functools import lru_cache

from babel import Locale

from marktplatz.core.text import LANGUAGES, fold

_NONE = frozenset({"mul", "und", "zxx", "mis", "root"})
"""Codes that stand for several languages, an unknown one or none."""


@lru_cache(maxsize=1)
def languages() -> list[tuple[str, str, str]]:
    """Return code, German and English name of every language that has both, sorted by the German name.

    Two that have the same name in one of the languages are one to readers; the shorter code is kept.
    """
    german, english = (
        {str(code): str(name) for code, name in Locale.parse(one).languages.items()} for one in LANGUAGES
    )
    codes = sorted((code for code in german if _is_one(code) and code in english), key=lambda code: (len(code), code))
    found: dict[str, tuple[str, str]] = {}
    taken: tuple[set[str], set[str]] = (set(), set())
    for code in codes:
        names = german[code], english[code]
        if names[0] not in taken[0] and names[1] not in taken[1]:
            found[code] = names
            for one, name in zip(taken, names, strict=True):
                one.add(name)
    return sorted(((code, *names) for code, names in found.items()), key=lambda row: fold(row[1]))


def _names(language: str) -> dict[str, str]:
    return {str(code): str(name) for code, name in Locale.parse(language).languages.items()}


def _is_one(code: str) -> bool:
    # CLDR also names variants, such as "de_AT".
    return code.isalpha() and len(code) in (2, 3) and code not in _NONE
