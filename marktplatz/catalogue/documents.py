"""From a public booth to what the catalogue keeps of it: card, filter values, searchable words."""

from __future__ import annotations

from typing import Any

from marktplatz.booths.fields.solution_vocabularies import LIFECYCLE_STATUS
from marktplatz.booths.public import PublicBooth
from marktplatz.booths.questionnaire import QUESTIONNAIRE
from marktplatz.core.countries import countries
from marktplatz.core.fields import Field, Kind
from marktplatz.core.marking import words_of
from marktplatz.core.ports import SearchDocument
from marktplatz.core.text import LANGUAGES, fold, plain

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
OWN_WORDS = "own_words"
"""A register has an answer for which we have no code."""
_ON_CARDS = frozenset(("title", "summary", "organisation_name"))
_COLUMNS = {8: "title", 4: "summary", 3: "organisation", 1: "description"}
"""The columns of the search, by the weight that a field of the questionnaire has."""


def card(booth: PublicBooth) -> dict[str, Any]:
    """Return the answers that a card shows, and the address part."""
    answers = {key: booth.content[key] for key in CARD_KEYS if key in booth.content}
    return {**answers, "path_part": booth.path_part, "own_words": booth.own_words}


def facet_values(booth: PublicBooth) -> dict[str, list[str]]:
    """Return the values of every filter; an empty answer is a value too, so that gaps can be looked for.

    Where a question does not apply there is no gap.
    """
    values: dict[str, list[str]] = {}
    for field in QUESTIONNAIRE.facets:
        if not field.asked(booth.content):
            continue
        given = booth.value(field)
        codes = given if isinstance(given, list) else [given]
        otherwise = OWN_WORDS if field.key in booth.own_words else NOT_STATED
        values[field.key] = list(dict.fromkeys(code or otherwise for code in codes)) or [otherwise]
    return values


def filter_values(field: Field) -> tuple[str, ...]:
    """Return every value that a filter of the catalogue can have."""
    if field.kind is Kind.COUNTRY:
        return (*countries("de"), OWN_WORDS, NOT_STATED)
    return (*(field.vocabulary.codes if field.vocabulary else ()), OWN_WORDS, NOT_STATED)


def stage_order(booth: PublicBooth) -> int:
    """Return the place of the stage in its vocabulary, from the idea to the end; no answer comes last."""
    codes = LIFECYCLE_STATUS.codes
    stage = booth.content.get("lifecycle_status")
    return codes.index(stage) if stage in codes else len(codes)


def texts(booth: PublicBooth) -> list[list[str]]:
    """Return the searchable answers that no card shows, as field key, language and plain text.

    Where a word was found is shown from these. Names have the language of the entry.
    """
    return [
        [field.key, language, text]
        for field in QUESTIONNAIRE.public
        if field.weight and field.key not in _ON_CARDS
        for language, text in _told(booth, field).items()
        if text
    ]


def written_words(booth: PublicBooth) -> dict[str, str]:
    """Return every searchable word, folded, with how the booth writes it."""
    found: dict[str, str] = {}
    for field in QUESTIONNAIRE.public:
        if field.weight:
            for text in _texts(booth, field):
                for word in words_of(text):
                    found.setdefault(word.folded, text[word.start : word.end])
    return found


def search_document(booth: PublicBooth) -> SearchDocument:
    """Return the folded words of all searchable answers in all languages, and the booth's stand number and code.

    Which answers those are, and how much they weigh, the field list says.
    """
    columns: dict[str, list[str]] = {name: [] for name in _COLUMNS.values()}
    columns["title"] += [booth.stand_number or "", booth.code]
    for field in QUESTIONNAIRE.public:
        if field.weight:
            columns[_COLUMNS[field.weight]] += _texts(booth, field)
    folded = {name: fold(" ".join(texts)) for name, texts in columns.items()}
    return SearchDocument(booth_id=booth.id, event_id=booth.event.id, **folded)


def sort_organisation(booth: PublicBooth) -> str:
    """Return the folded name of the organisation; none comes last."""
    return fold(str(booth.content.get("organisation_name") or ""))[:300] or "\uffff"


def sort_title(booth: PublicBooth, language: str) -> str:
    """Return the folded title that a reader of this language sees, so that ä stands with a."""
    title = booth.text("title", language)
    return fold(title.text)[:300] if title else ""


def _texts(booth: PublicBooth, field: Field) -> list[str]:
    return list(_told(booth, field).values())


def _told(booth: PublicBooth, field: Field) -> dict[str, str]:
    """Return an answer as plain text by language; a choice is told by its words in both, also for those who search."""
    if field.kind is Kind.MARKDOWN:
        return {language: plain(html) for language, html in booth.html.get(field.key, {}).items()}
    if field.translatable:
        return dict(booth.content.get(field.key) or {})
    if field.vocabulary is None and field.kind is not Kind.COUNTRY:
        return {booth.entry_language: ", ".join(booth.words(field.key, booth.entry_language))}
    if field.key in booth.own_words:
        return {booth.entry_language: booth.own_words[field.key]}
    return {
        language: ", ".join(dict.fromkeys([*_groups(booth, field, language), *booth.words(field.key, language)]))
        for language in LANGUAGES
    }


def _groups(booth: PublicBooth, field: Field, language: str) -> list[str]:
    """Return what cards say of a choice: existing, planned or ended."""
    vocabulary, code = field.vocabulary, booth.content.get(field.key)
    if vocabulary is None or not vocabulary.groups or not isinstance(code, str) or code not in vocabulary:
        return []
    return [vocabulary.groups[vocabulary[code].group].in_(language)]
