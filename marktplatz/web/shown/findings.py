"""Where a word was found, when neither title, summary nor organisation hold it: a line of the answer that does."""

from __future__ import annotations

from dataclasses import dataclass

from markupsafe import Markup, escape

from marktplatz.booths.questionnaire import FIELDS
from marktplatz.catalogue.models import CatalogueEntry
from marktplatz.core.marking import Piece, holds_all, marked, snippet
from marktplatz.core.query import Query

LENGTH = 150
"""Characters of the line, about two lines of a card."""


@dataclass(frozen=True)
class Finding:
    """A line of one answer with the words marked; ``language`` is empty where it is the reader's own."""

    label: str
    line: Markup
    language: str


def mark_found(text: str, query: Query | None) -> Markup:
    """Return a text as HTML, with the words that were looked for marked."""
    return _html(marked(text, query)) if query and query.wanted else escape(text)


def finding_of(entry: CatalogueEntry, query: Query, language: str) -> Finding | None:
    """Return where the entry holds what was looked for; None where its card says it, or nothing was looked for.

    Its own language comes first for the reader, then the entry's, then any.
    """
    if not query.wanted or holds_all(_told_on_card(entry, language), query):
        return None
    wanted = (language, entry.entry_language)
    rank = {code: place for place, code in reversed(list(enumerate(wanted)))}
    for key, spoken_in, text in sorted(entry.texts, key=lambda one: rank.get(one[1], len(wanted))):
        if pieces := snippet(text, query, LENGTH):
            shown_in = "" if spoken_in == language else spoken_in
            return Finding(FIELDS[key].label.in_(language) if key in FIELDS else "", _html(pieces), shown_in)
    return None


def _told_on_card(entry: CatalogueEntry, language: str) -> str:
    card = entry.card
    texts = [(card.get(key) or {}) for key in ("title", "summary")]
    told = [one.get(language) or one.get(entry.entry_language) or next(iter(one.values()), "") for one in texts]
    return "\n".join([*told, card.get("organisation_name", ""), entry.stand_number or "", entry.code])


def _html(pieces: list[Piece]) -> Markup:
    return Markup("").join(
        Markup("<mark>{}</mark>").format(piece.text) if piece.is_found else escape(piece.text) for piece in pieces
    )
