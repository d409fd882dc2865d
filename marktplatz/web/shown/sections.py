"""Which answer stands in which section of the booth page. What is named nowhere stands among the facts.

Every public field of the list is shown exactly once; a field added later appears without a word here.
"""

from __future__ import annotations

from dataclasses import dataclass
from itertools import groupby

from marktplatz.booths.public import PublicBooth
from marktplatz.core.answers import Spoken
from marktplatz.core.fields import FILES, Field, Kind
from marktplatz.core.text import Text

HEAD = frozenset({"title", "summary", "organisation_name", "city", "country", "logo"})
"""What the head of the page says."""

AT_THE_STAND = (
    "participation_mode",
    "interaction",
    "interaction_note",
    "demo_times",
    "stand_languages",
    "stand_accessibility",
    "stand_accessibility_note",
    "ai_notice",
    "virtual_url",
)
CHANCES = ("citizen_benefit", "opportunities")
RISKS = ("risks", "limitations")
_OF_THEIR_OWN = frozenset({"images", "slides", "description", "video_url", *AT_THE_STAND, *CHANCES, *RISKS})


@dataclass(frozen=True, kw_only=True)
class Told:
    """One answer as the page shows it: words of a short one, or a text; a gap has neither."""

    key: str
    label: str
    words: list[str]
    text: Spoken | None = None
    href: str = ""
    own_words: bool = False
    help: str = ""

    @property
    def is_gap(self) -> bool:
        """Say whether nothing was answered."""
        return not self.words and self.text is None

    @property
    def is_long(self) -> bool:
        """Say whether it needs a heading of its own: a text, or a list."""
        return self.text is not None or len(self.words) > 2


@dataclass(frozen=True)
class Section:
    """A part of the page with its answers in their order."""

    slug: str
    title: Text
    told: list[Told]

    @property
    def groups(self) -> list[tuple[bool, list[Told]]]:
        """The answers in their order, neighbours that are long or short together; True for long ones."""
        return [(is_long, list(group)) for is_long, group in groupby(self.told, key=lambda one: one.is_long)]


_SECTIONS = (
    (
        "beschaeftigte",
        Text(de="Beschäftigte", en="Employees"),
        ("employee_effects", "employee_effects_note", "qualification", "staff_council_status"),
    ),
    (
        "mitnehmen",
        Text(de="Voneinander lernen", en="Learning from each other"),
        ("takeaway_for_munich", "comparison", "lessons_learned", "evaluation", "effort", "reuse", "reuse_note"),
    ),
    (
        "funktion",
        Text(de="So funktioniert es", en="How it works"),
        ("problem", "how_it_works", "data_used", "model_and_supplier", "decision_role", "human_oversight"),
    ),
    (
        "verantwortung",
        Text(de="Recht und Verantwortung", en="Law and responsibility"),
        (
            "personal_data",
            "personal_data_note",
            "dpia_status",
            "ai_act_class",
            "ai_act_note",
            "fairness_check",
            "gender_perspective",
            "transparency_measures",
            "redress",
            "responsibility_note",
            "solution_accessibility",
            "energy_note",
        ),
    ),
)
_NAMED = frozenset(key for _, _, keys in _SECTIONS for key in keys)


def sections(booth: PublicBooth, language: str) -> list[Section]:
    """Return the sections between the risks and the facts that have an answer or an important gap."""
    found = (Section(slug, title, told(booth, keys, language)) for slug, title, keys in _SECTIONS)
    return [section for section in found if section.told]


def facts(booth: PublicBooth, language: str) -> list[Told]:
    """Return every answer that has no place of its own."""
    elsewhere = HEAD | _OF_THEIR_OWN | _NAMED
    keys = tuple(field.key for field in booth.questionnaire.public if field.key not in elsewhere)
    return told(booth, keys, language)


def told(booth: PublicBooth, keys: tuple[str, ...], language: str) -> list[Told]:
    """Return the answers to these questions in this order; a gap only where it matters to readers."""
    fields = booth.questionnaire.by_key
    asked = (fields[key] for key in keys if key in fields and fields[key].is_public)
    found = ((field, _told(booth, field, language)) for field in asked if field.kind not in FILES)
    return [one for field, one in found if not one.is_gap or field.gap_shown]


def _told(booth: PublicBooth, field: Field, language: str) -> Told:
    words = booth.words(field.key, language)
    text = booth.text(field.key, language) if field.translatable else None
    return Told(
        key=field.key,
        label=field.label.in_(language),
        words=words,
        text=text,
        help=field.reader_help.in_(language) if field.reader_help and (words or text) else "",
        href=_address(field, words),
        own_words=bool(words) and not booth.content.get(field.key) and field.key in booth.own_words,
    )


def _address(field: Field, words: list[str]) -> str:
    if not words:
        return ""
    return f"mailto:{words[0]}" if field.kind is Kind.EMAIL else words[0] if field.kind is Kind.URL else ""
