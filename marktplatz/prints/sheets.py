"""What stands on one stand sign: from a public booth to the plain values that ``templates/prints/sign.typ`` shows."""

from __future__ import annotations

import re
from typing import Any

from marktplatz.booths.fields.solution_vocabularies import STAGE_GROUPS
from marktplatz.booths.public import PublicBooth
from marktplatz.booths.traits import Trait, traits
from marktplatz.core.answers import spoken
from marktplatz.core.clock import ZONE
from marktplatz.core.dates import long_date
from marktplatz.core.text import Text, excerpt
from marktplatz.events.models import Event
from marktplatz.prints import marks
from marktplatz.prints.glyphs import breakable, printable

LONGEST_EVENT_NAME = 60

_LANGUAGE_NAMES = {"de": "Deutsch", "en": "English"}
_CALL = Text(
    de="Mehr zu diesem Projekt: Code scannen oder Adresse eintippen",
    en="More about this project: scan the code or type the address",
)
_ALTERNATIVE = Text(de="QR-Code der Adresse {address}", en="QR code of the address {address}")
_CODE = Text(de="Code", en="Code")
_QUIET_MODULES = 8
_VIEW_BOX = re.compile(rb'viewBox="0 0 (\d+) \1"')

Values = dict[str, Any]


def sheet_of(booth: PublicBooth, *, address: str, picture: bytes) -> Values:
    """Return the values of one sign: first the language that the booth was written in, then the other one.

    ``address`` is what the code holds, ``picture`` the code as SVG. What is missing in the other language, or says the
    same in it, is not repeated.
    """
    own = "en" if booth.entry_language == "en" else "de"
    other = "de" if own == "en" else "en"
    return {
        "number": booth.stand_number,
        "code": booth.code,
        "code_word": _CODE.in_(own),
        "event": _tidy(excerpt(_name(booth.event, own), LONGEST_EVENT_NAME)),
        "date": _date(booth.event, own),
        "language": own,
        "title": _said(booth, "title", own),
        "organisation": _tidy(booth.content.get("organisation_name") or ""),
        "summary": _said(booth, "summary", own),
        "marks": _marks(booth, own, other),
        "other_language": other,
        "other": _other(booth, own, other),
        "call": _CALL.in_(own),
        "other_call": _CALL.in_(other),
        "address": (shown := without_scheme(address)),
        "alternative": _ALTERNATIVE.in_(own).format(address=shown),
        "picture": picture.decode(),
        "modules": _modules(picture),
    }


def without_scheme(address: str) -> str:
    """Return an address as people type it."""
    return address.partition("://")[2]


def named(booth: PublicBooth) -> Text:
    """Return how a message names a booth: its stand number where it has one, its code, its title."""
    title = booth.text("title", booth.entry_language)
    words = f"{booth.code}, „{excerpt(title.text, 60)}“" if title else booth.code
    if booth.stand_number:
        return Text(de=f"Stand {booth.stand_number} ({words})", en=f"stand {booth.stand_number} ({words})")
    return Text(de=f"Stand ohne Nummer ({words})", en=f"the stand without a number ({words})")


def _modules(picture: bytes) -> int:
    found = _VIEW_BOX.search(picture)
    if found is None:
        raise ValueError("the picture of a code names no number of modules")
    return int(found[1]) - _QUIET_MODULES


def _said(booth: PublicBooth, key: str, own: str) -> str:
    text = booth.text(key, own)
    return _tidy(text.text) if text else ""


def _other(booth: PublicBooth, own: str, other: str) -> Values | None:
    texts = {key: booth.content.get(key) or {} for key in ("title", "summary")}
    said = {key: one[other] for key, one in texts.items() if one.get(other) and one.get(other) != one.get(own)}
    if not said:
        return None
    return {
        "language": other,
        "name": _LANGUAGE_NAMES[other],
        **{key: _tidy(said.get(key, "")) for key in texts},
    }


def _marks(booth: PublicBooth, own: str, other: str) -> list[Values]:
    pairs = zip(_traits(booth, own), _traits(booth, other), strict=True)
    return [
        {
            "picture": marks.picture(here.sign),
            "label": here.label.in_(own),
            "detail": _detail(here),
            "other": ", ".join(filter(None, (there.label.in_(other), _detail(there)))),
            "other_language": other,
        }
        for here, there in pairs
    ]


def _traits(booth: PublicBooth, language: str) -> list[Trait]:
    return traits(booth.content, booth.own_words, language, booth.entry_language)


def _detail(trait: Trait) -> str:
    """Return the second line of a mark; the techniques stand on the page of the booth, a sign has no room for them."""
    return _tidy(trait.detail) if trait.sign in (*STAGE_GROUPS, "generative") else ""


def _name(event: Event, language: str) -> str:
    name = spoken(event.name, language, "de")
    return name.text if name else ""


def _date(event: Event, language: str) -> str:
    if event.starts_at is None:
        return ""
    first = event.starts_at.astimezone(ZONE)
    last = event.ends_at.astimezone(ZONE) if event.ends_at else first
    if last.date() <= first.date():
        return long_date(first, language)
    if (first.year, first.month) != (last.year, last.month):
        return f"{long_date(first, language)} – {long_date(last, language)}"
    return f"{first.day}{'.' if language == 'de' else ''}–{long_date(last, language)}"


def _tidy(text: str) -> str:
    return breakable(printable(text))
