"""The two things that must be told apart at a glance: existing or planned, fixed rules or learning."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass
from typing import Any

from marktplatz.booths.fields.solution_vocabularies import GENERATIVE, STAGE_GROUPS
from marktplatz.booths.questionnaire import FIELDS
from marktplatz.core.answers import NO_ANSWER, Spoken, spoken, words
from marktplatz.core.text import Text

_LOGIC = {
    "deterministic": Text(de="Feste Regeln", en="Fixed rules"),
    "learning": Text(de="Lernendes System", en="Learning system"),
    "hybrid": Text(de="Regeln und Lernen", en="Rules and learning"),
    "none": Text(de="Keine Software", en="No software"),
}
_GENERATIVE_LABEL = Text(de="Generative KI", en="Generative AI")


@dataclass(frozen=True)
class Trait:
    """A sign, its word, and on pages a second line; ``language`` is empty where that is in the reader's own."""

    sign: str
    label: Text
    detail: str = ""
    language: str = ""


def traits(content: Mapping[str, Any], own_words: Mapping[str, str], language: str, entry_language: str) -> list[Trait]:
    """Return stage and logic of a booth. A register's own word for the stage is in the language of the entry."""
    own_word = spoken({entry_language: own_words.get("lifecycle_status", "")}, language, entry_language)
    return [_stage(content, own_word, language), _logic(content, language)]


def _stage(content: Mapping[str, Any], own_word: Spoken | None, language: str) -> Trait:
    code = content.get("lifecycle_status")
    vocabulary = FIELDS["lifecycle_status"].vocabulary
    if not code or vocabulary is None or code not in vocabulary:
        unknown = _unknown("Umsetzung", "Stage")
        return Trait("unknown", unknown, own_word.text, own_word.language) if own_word else Trait("unknown", unknown)
    group = vocabulary[code].group
    label, detail = STAGE_GROUPS[group], vocabulary.label(code).in_(language)
    return Trait(group, label, detail if detail != label.in_(language) else "")


def _logic(content: Mapping[str, Any], language: str) -> Trait:
    code = content.get("logic_type")
    technology = content.get("technology") or []
    if code in ("learning", "hybrid") and GENERATIVE & set(technology):
        return Trait("generative", _GENERATIVE_LABEL, _LOGIC[code].in_(language))
    # Two at most: the whole list stands among the facts, and the panel must fit a phone.
    detail = ", ".join(words(FIELDS["technology"], content, language)[:2])
    if code not in _LOGIC:
        return Trait("unknown", _unknown("Regeln oder lernend", "Rules or learning"), detail)
    return Trait(code, _LOGIC[code], detail)


def _unknown(de: str, en: str) -> Text:
    return Text(de=f"{de}: {NO_ANSWER.de}", en=f"{en}: {NO_ANSWER.en}")
