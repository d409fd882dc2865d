"""Where a word was found, when neither title, summary nor organisation hold it: a line of the answer that does."""

from __future__ import annotations

from dataclasses import dataclass

from markupsafe import Markup, escape

from marktplatz.booths.questionnaire import FIELDS
from marktplatz.catalogue.models import CatalogueEntry
from marktplatz.core.marking import Piece, holds_all, holds_together, marked, snippet
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


def finding_of(entry: CatalogueEntry, query: Query, language: str, *, in_table: bool = False) -> Finding | None:
    """Return where the entry holds what was looked for; None where its card or row says it, or nothing was looked for.

    What stands together as it was typed comes first. Then its own language for the reader, the entry's, and any.
    """
    if not query.wanted or holds_all(_told_before(entry, language, in_table=in_table), query):
        return None
    summaries = (entry.card.get("summary") or {}).items() if in_table else ()
    lines = [*(("summary", code, text) for code, text in summaries), *entry.texts]
    wanted = (language, entry.entry_language)
    rank = {code: place for place, code in reversed(list(enumerate(wanted)))}
    lines.sort(key=lambda one: (not holds_together(one[2], query), rank.get(one[1], len(wanted))))
    for key, spoken_in, text in lines:
        if pieces := snippet(text, query, LENGTH):
            shown_in = "" if spoken_in == language else spoken_in
            return Finding(FIELDS[key].label.in_(language) if key in FIELDS else "", _html(pieces), shown_in)
    return None


def _told_before(entry: CatalogueEntry, language: str, *, in_table: bool) -> str:
    """Return what a card says anyway; a row of the table has no summary."""
    card = entry.card
    texts = [(card.get(key) or {}) for key in ("title", *(() if in_table else ("summary",)))]
    told = [one.get(language) or one.get(entry.entry_language) or next(iter(one.values()), "") for one in texts]
    return "\n".join([*told, card.get("organisation_name", ""), entry.stand_number or "", entry.code])


def _html(pieces: list[Piece]) -> Markup:
    return Markup("").join(
        Markup("<mark>{}</mark>").format(piece.text) if piece.is_found else escape(piece.text) for piece in pieces
    )
