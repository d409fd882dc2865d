"""How far the second language of an entry is: from the answers and from when each was changed last. Pure."""

from __future__ import annotations

from collections.abc import Collection, Iterable, Mapping
from enum import StrEnum

from marktplatz.core.fields import Content, Field
from marktplatz.core.text import LANGUAGES, Text

FITS_STILL = Text(
    de="Dieser Text passt noch, er muss nicht geändert werden.", en="This text still fits and needs no change."
)
"""What a writer ticks beside a text that may be outdated."""


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


def settled(versions: Mapping[str, int], said: Iterable[str], known: Collection[str]) -> dict[str, int]:
    """Return the versions after a writer said of these names that their texts still fit the original.

    ``known`` are the names whose stored text the writer has seen: of an original that somebody else has changed since,
    nobody can say so.
    """
    found = dict(versions)
    for name in said:
        key, _, language = name.rpartition("_")
        original = f"{key}_{other_language(language)}"
        if original in known and found.get(name, 1) < found.get(original, 1):
            found[name] = found[original]
    return found


def translation_of(field: Field, content: Content, versions: Mapping[str, int], entry_language: str) -> Translation:
    """Return how far the other language of a text is; ``versions`` is when each form field was changed last.

    Outdated is a text whose original was changed after it: the two need not differ, but somebody should look, and may
    say that it still fits (``settled``).
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
