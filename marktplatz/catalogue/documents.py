"""From a public booth to what the catalogue keeps of it: card, filter values, searchable words."""

from __future__ import annotations

from typing import Any

from marktplatz.booths.public import PublicBooth
from marktplatz.booths.questionnaire import FIELDS, QUESTIONNAIRE
from marktplatz.core.ports import SearchDocument
from marktplatz.core.text import fold, plain

CARD_KEYS = (
    "title",
    "summary",
    "organisation_name",
    "lifecycle_status",
    "logic_type",
    "technology",
    "country",
)
NOT_STATED = "not_stated"


def card(booth: PublicBooth) -> dict[str, Any]:
    """Return the answers that a card shows, and the address part."""
    answers = {key: booth.content[key] for key in CARD_KEYS if key in booth.content}
    return {**answers, "path_part": booth.path_part, "own_words": booth.own_words}


def facet_values(booth: PublicBooth) -> list[tuple[str, str]]:
    """Return key and value of every filter; an empty answer is a value too, so that gaps can be looked for."""
    values: list[tuple[str, str]] = []
    for field in QUESTIONNAIRE.facets:
        given = booth.content.get(field.key)
        codes = given if isinstance(given, list) else [given]
        values.extend((field.key, code or NOT_STATED) for code in codes)
    return values


def search_document(booth: PublicBooth) -> SearchDocument:
    """Return the folded words of all languages of the booth, and its stand number and code."""
    organisation = booth.content.get("organisation_name", "")
    return SearchDocument(
        booth_id=booth.id,
        event_id=booth.event.id,
        title=fold(" ".join([_all(booth, "title"), booth.stand_number or "", booth.code])),
        summary=fold(_all(booth, "summary")),
        organisation=fold(organisation),
        description=fold(" ".join(plain(text) for text in booth.html.get("description", {}).values())),
    )


def sort_title(booth: PublicBooth, language: str) -> str:
    """Return the folded title that a reader of this language sees, so that ä stands with a."""
    title = booth.text("title", language)
    return fold(title.text)[:300] if title else ""


def _all(booth: PublicBooth, key: str) -> str:
    assert FIELDS[key].translatable
    return " ".join((booth.content.get(key) or {}).values())
