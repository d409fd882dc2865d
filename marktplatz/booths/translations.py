"""How far the second language of an entry is: from the answers and from when each was changed last. Pure."""

from __future__ import annotations

from collections.abc import Mapping
from enum import StrEnum

from marktplatz.core.fields import Content, Field
from marktplatz.core.text import LANGUAGES, Text


class Translation(StrEnum):
    """The state of one text in the language that is not the entry's own."""

    NOTHING_TO_DO = ""
    MISSING = "missing"
    OUTDATED = "outdated"
    DONE = "done"


LABELS = {
    Translation.MISSING: Text(de="fehlt", en="missing"),
    Translation.OUTDATED: Text(de="vielleicht veraltet", en="perhaps outdated"),
    Translation.DONE: Text(de="vorhanden", en="there"),
}


def other_language(entry_language: str) -> str:
    """Return the language that an entry may have besides its own."""
    return next(one for one in LANGUAGES if one != entry_language)


def translation_of(field: Field, content: Content, versions: Mapping[str, int], entry_language: str) -> Translation:
    """Return how far the other language of a text is; ``versions`` is when each form field was changed last.

    Outdated is a text whose original was changed after it: the two need not differ, but somebody should look.
    """
    texts: Mapping[str, str] = content.get(field.key) or {}
    other = other_language(entry_language)
    if not field.translatable or not texts.get(entry_language):
        return Translation.NOTHING_TO_DO
    if not texts.get(other):
        return Translation.MISSING
    own_version = versions.get(f"{field.key}_{entry_language}", 1)
    is_older = versions.get(f"{field.key}_{other}", 1) < own_version
    return Translation.OUTDATED if is_older else Translation.DONE
