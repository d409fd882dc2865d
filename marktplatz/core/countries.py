"""Countries by ISO 3166-1 alpha-2, and "EU" for bodies of the Union; names come from Babel."""

from __future__ import annotations

from functools import lru_cache

from babel import Locale

from marktplatz.core.text import fold


@lru_cache(maxsize=4)
def countries(language: str) -> dict[str, str]:
    """Return code and name of every country in one language, sorted by name."""
    names = Locale.parse(language).territories
    found = {code: str(name) for code, name in names.items() if _is_country(code)}
    return dict(sorted(found.items(), key=lambda item: fold(item[1])))


def country_name(code: str, language: str) -> str:
    """Return the name of a country, or the code when there is none."""
    return countries(language).get(code, code)


def _is_country(code: str) -> bool:
    # CLDR also lists regions by number, private codes and groups of countries.
    groups = {"EZ", "UN", "ZZ", "QO", "XA", "XB", "XK", "AC", "CP", "CQ", "DG", "EA", "IC", "TA"}
    return len(code) == 2 and code.isalpha() and code not in groups
