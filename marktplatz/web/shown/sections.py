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

HEAD = ("title", "summary", "organisation_name", "city", "country", "logo")
"""What the head of the page says; explained with the facts, so that the first screen stays calm."""

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
PICTURES = ("images",)
IN_DETAIL = ("description",)
DOCUMENTS = ("slides", "video_url")
_OF_THEIR_OWN = frozenset({*HEAD, *PICTURES, *IN_DETAIL, *DOCUMENTS, *AT_THE_STAND, *CHANCES, *RISKS})


@dataclass(frozen=True, kw_only=True)
class Told:
    """One answer as the page shows it: words of a short one, or a text; a gap has neither.

    ``words_language`` is that of words that people wrote, where it is not the reader's (WCAG 2.2, 3.1.2).
    """

    key: str
    label: str
    words: list[str]
    text: Spoken | None = None
    href: str = ""
    own_words: bool = False
    words_language: str = ""

    @property
    def is_gap(self) -> bool:
        """Say whether nothing was answered."""
        return not self.words and self.text is None

    @property
    def is_long(self) -> bool:
        """Say whether it needs a heading of its own: a text, or a list."""
        return self.text is not None or len(self.words) > 2


@dataclass(frozen=True)
class Meaning:
    """What an answer means to those who read it; each part of the page has one folded list of these."""

    label: str
    help: str


@dataclass(frozen=True)
class Section:
    """A part of the page with its answers in their order."""

    slug: str
    title: Text
    told: list[Told]
    meanings: list[Meaning]

    @property
    def groups(self) -> list[tuple[bool, list[Told]]]:
        """The answers in their order, neighbours that are long or short together; True for long ones."""
        return [(is_long, list(group)) for is_long, group in groupby(self.told, key=lambda one: one.is_long)]


PARTS = (
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
"""Address part, heading and questions of each part between the risks and the facts."""
_NAMED = frozenset(key for _, _, keys in PARTS for key in keys)


def sections(booth: PublicBooth, language: str) -> list[Section]:
    """Return the sections between the risks and the facts that have an answer or an important gap."""
    found = (
        Section(slug, title, told(booth, keys, language), meanings(booth, keys, language))
        for slug, title, keys in PARTS
    )
    return [section for section in found if section.told]


def facts(booth: PublicBooth, language: str) -> list[Told]:
    """Return every answer that has no place of its own."""
    return told(booth, fact_keys(booth), language)


def fact_keys(booth: PublicBooth) -> tuple[str, ...]:
    """Return the keys of all questions whose answers have no place of their own."""
    elsewhere = _OF_THEIR_OWN | _NAMED
    return tuple(field.key for field in booth.questionnaire.public if field.key not in elsewhere)


def meanings(booth: PublicBooth, keys: tuple[str, ...], language: str) -> list[Meaning]:
    """Return what the answers to these questions mean, those that the page shows, gaps among them."""
    shown = (
        part
        for field in _asked(booth, keys)
        if field.gap_shown or booth.content.get(field.key) or booth.words(field.key, language)
        for part in (field, *field.parts)
    )
    return [
        Meaning(field.label.in_(language), field.reader_help.in_(language))
        for field in shown
        if field.is_public and field.reader_help
    ]


def told(booth: PublicBooth, keys: tuple[str, ...], language: str) -> list[Told]:
    """Return the answers to these questions in this order; a gap only where it matters to readers."""
    found = ((field, _told(booth, field, language)) for field in _asked(booth, keys) if field.kind not in FILES)
    return [one for field, one in found if not one.is_gap or field.gap_shown]


def _asked(booth: PublicBooth, keys: tuple[str, ...]) -> list[Field]:
    fields = booth.questionnaire.by_key
    return [fields[key] for key in keys if fields[key].is_public]


def _told(booth: PublicBooth, field: Field, language: str) -> Told:
    words = booth.words(field.key, language)
    text = booth.text(field.key, language) if field.translatable else None
    return Told(
        key=field.key,
        label=field.label.in_(language),
        words=words,
        text=text,
        href=_address(field, words),
        own_words=bool(words) and not booth.content.get(field.key) and field.key in booth.own_words,
        words_language=booth.entry_language if field.kind is Kind.LIST and booth.entry_language != language else "",
    )


def _address(field: Field, words: list[str]) -> str:
    if not words:
        return ""
    return f"mailto:{words[0]}" if field.kind is Kind.EMAIL else words[0] if field.kind is Kind.URL else ""
