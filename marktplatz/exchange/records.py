"""From one line of a register file to a record that can be taken over; whatever is wrong with it is said here.

A line has columns that say where it comes from, and one or more for every public field (``exchange.answers``): the
format of the registers' files and our own table (``exchange.columns``) are read alike.
"""

from __future__ import annotations

import re
from collections.abc import Collection, Mapping
from typing import Any
from urllib.parse import urlsplit

from babel import Locale

from marktplatz.booths.questionnaire import FIELDS, QUESTIONNAIRE
from marktplatz.booths.registers import RegisterRecord
from marktplatz.core.errors import Invalid
from marktplatz.core.fields import Questionnaire
from marktplatz.core.text import Text
from marktplatz.exchange.answers import columns, read_answers, text_of

PROVENANCE: dict[str, tuple[tuple[str, ...], int]] = {
    "source": (("source",), 60),
    "source_id": (("source_id",), 200),
    "url": (("source_url", "url"), 1_000),
    "licence": (("source_licence", "licence"), 300),
    "language": (("entry_language", "language"), 35),
}
"""What says where a record comes from: its columns, the first that is filled counts, and the limit in characters by the
database column that keeps it."""
UNDETERMINED = "und"
"""ISO 639-2 for a text whose language nobody has stated."""

_language = re.compile(r"[a-z]{2,3}")

NOT_A_RECORD = Text(de="Die Zeile ist kein Datensatz.", en="The line is no record of names and values.")
MISSING = Text(de="Das Feld „{key}“ fehlt.", en="The field “{key}” is missing.")
NO_LANGUAGE = Text(de="Die Sprache „{value}“ ist nicht bekannt.", en="The language “{value}” is not known.")
NO_ADDRESS = Text(
    de="Die Adresse „{value}“ beginnt nicht mit http:// oder https://.",
    en="The address “{value}” is not an http:// or https:// address.",
)


def missing_column(names: Collection[str]) -> str | None:
    """Return a column without which no line of a table can be taken over, or None when all are there."""
    for key in ("source", "source_id"):
        if key not in names:
            return key
    return None if any(name in names for name in columns(FIELDS["title"])) else "title"


def read_record(raw: object, asks: Questionnaire = QUESTIONNAIRE) -> RegisterRecord:
    """Return the record of one line, for an event that ``asks`` this field list.

    Raises Invalid with the reason: a field missing, of the wrong type, too long, an unknown country or language, an
    address that is not on the web. Columns of no field are left out.
    """
    if not isinstance(raw, Mapping):
        raise Invalid(NOT_A_RECORD)
    named = {key: _column(raw, names) for key, (names, _) in PROVENANCE.items()}
    origin = {key: text_of(name, raw.get(name), limit=PROVENANCE[key][1]) for key, name in named.items()}
    source, source_id = _needed(origin, "source"), _needed(origin, "source_id")
    language = _language_code(origin["language"])
    rest = {name: value for name, value in raw.items() if name not in _taken(named)}
    found = read_answers(rest, asks=asks, source=source, language=language)
    if "title" not in found.content:
        raise Invalid(MISSING.filled(key="title"))
    return RegisterRecord(
        source=source,
        source_id=source_id,
        url=_address(origin["url"]),
        licence=origin["licence"],
        language=language,
        content=found.content,
        own_words=found.own_words,
    )


def _column(raw: Mapping[str, Any], names: tuple[str, ...]) -> str:
    return next((name for name in names if raw.get(name)), names[0])


def _taken(named: Mapping[str, str]) -> set[str]:
    """Return the columns that say where a record comes from, so that none is read as an answer too.

    Beside a licence of the source, ``licence`` is our own field: the licence of the texts.
    """
    names = {name for columns_of, _ in PROVENANCE.values() for name in columns_of}
    return names - {"licence"} if named["licence"] == "source_licence" else names


def _needed(origin: Mapping[str, str | None], key: str) -> str:
    value = origin[key]
    if not value:
        raise Invalid(MISSING.filled(key=key))
    return value


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
