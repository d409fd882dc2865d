"""From one line of a register file to a record that can be taken over; whatever is wrong with it is said here."""

from __future__ import annotations

import re
from collections.abc import Mapping
from typing import Any
from urllib.parse import urlsplit

from babel import Locale

from marktplatz.booths.registers import RegisterRecord
from marktplatz.core.countries import countries
from marktplatz.core.errors import Invalid
from marktplatz.core.text import Text, tidy
from marktplatz.exchange.stages import stage

# Characters. Texts: design, section 3; the short ones by the columns that keep them; the rest is generous.
LIMITS = {
    "source": 60,
    "source_id": 200,
    "url": 1_000,
    "licence": 300,
    "language": 35,
    "country": 2,
    "title": 1_000,
    "summary": 2_000,
    "description_markdown": 20_000,
    "organisation": 300,
    "city": 120,
    "technology": 1_000,
    "status": 300,
    "domain": 1_000,
}
COLUMNS = (*LIMITS, "contact")
REQUIRED = ("source", "source_id", "title")
UNDETERMINED = "und"
"""ISO 639-2 for a text whose language nobody has stated."""

_LINES = frozenset({"description_markdown", "summary"})
_language = re.compile(r"[a-z]{2,3}")

NOT_A_RECORD = Text(de="Die Zeile ist kein Datensatz.", en="The line is no record of names and values.")
MISSING = Text(de="Das Feld „{key}“ fehlt.", en="The field “{key}” is missing.")
NOT_TEXT = Text(de="Das Feld „{key}“ ist kein Text.", en="The field “{key}” is not a text.")
TOO_LONG = Text(
    de="Das Feld „{key}“ hat {count} Zeichen, erlaubt sind {limit}.",
    en="The field “{key}” has {count} characters; {limit} are allowed.",
)
NO_COUNTRY = Text(de="Das Land „{value}“ ist nicht bekannt.", en="The country “{value}” is not known.")
NO_LANGUAGE = Text(de="Die Sprache „{value}“ ist nicht bekannt.", en="The language “{value}” is not known.")
NO_ADDRESS = Text(
    de="Die Adresse „{value}“ beginnt nicht mit http:// oder https://.",
    en="The address “{value}” is not an http:// or https:// address.",
)


def read_record(raw: object) -> RegisterRecord:
    """Return the record of one line. Raises Invalid with the reason: a field missing, of the wrong type, too long,
    an unknown country or language, an address that is not on the web. Fields that we do not know are left out."""
    if not isinstance(raw, Mapping):
        raise Invalid(NOT_A_RECORD)
    given = {key: _text(key, raw.get(key)) for key in LIMITS}
    for key in REQUIRED:
        if not given[key]:
            raise Invalid(MISSING.filled(key=key))
    source, title, words = given["source"] or "", given["title"] or "", given["status"]
    code = stage(source, words) if words else None
    own_words = {
        "technology": given["technology"],
        "domain": given["domain"],
        "city": given["city"],
        "lifecycle_status": None if code else words,
    }
    return RegisterRecord(
        source=source,
        source_id=given["source_id"] or "",
        url=_address(given["url"]),
        licence=given["licence"],
        language=_language_code(given["language"]),
        title=title,
        summary=given["summary"],
        description=given["description_markdown"],
        organisation=given["organisation"],
        country=_country(given["country"]),
        lifecycle_status=code,
        own_words={key: value for key, value in own_words.items() if value},
    )


def _text(key: str, value: Any) -> str | None:
    if value is None:
        return None
    if not isinstance(value, str):
        raise Invalid(NOT_TEXT.filled(key=key))
    limit = LIMITS[key]
    # Measured before tidying too: nobody's file shall keep the program busy.
    if len(value) > 2 * limit + 1_000:
        raise Invalid(TOO_LONG.filled(key=key, count=len(value), limit=limit))
    text = tidy(value, multiline=key in _LINES)
    if len(text) > limit:
        raise Invalid(TOO_LONG.filled(key=key, count=len(text), limit=limit))
    return text or None


def _country(code: str | None) -> str | None:
    if code is None:
        return None
    if code.upper() not in countries("en"):
        raise Invalid(NO_COUNTRY.filled(value=code))
    return code.upper()


def _language_code(tag: str | None) -> str:
    """Return the ISO 639 code of a language tag such as ``nl``, ``pt-BR`` or ``gsw``."""
    if tag is None:
        return UNDETERMINED
    code = re.split("[-_]", tag.lower())[0]
    # Two letters are a closed list; of three there are thousands, and no library here has them all.
    known = _language.fullmatch(code) and (len(code) == 3 or code in Locale.parse("en").languages)
    if not known:
        raise Invalid(NO_LANGUAGE.filled(value=tag))
    return code


def _address(url: str | None) -> str | None:
    if url is None:
        return None
    try:
        parts = urlsplit(url)
        sound = parts.scheme in ("http", "https") and bool(parts.hostname) and " " not in url
    except ValueError:
        sound = False
    if not sound:
        raise Invalid(NO_ADDRESS.filled(value=url))
    return url
