"""The Field class: one question of the booth entry, from which form, checks, pages, API and export follow."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass
from enum import StrEnum
from typing import Any

from marktplatz.core.text import LANGUAGES, Text
from marktplatz.core.vocabulary import Vocabulary

Content = Mapping[str, Any]
"""The answers of one booth: ``{key: value}``, and for translatable texts ``{key: {language: text}}``."""


class Kind(StrEnum):
    """What an answer is, and so how it is asked for, checked and shown."""

    LINE = "line"
    TEXT = "text"
    MARKDOWN = "markdown"
    EMAIL = "email"
    URL = "url"
    CHOICE = "choice"
    CHOICES = "choices"
    COUNTRY = "country"
    MONTH = "month"
    NUMBER = "number"
    LINES = "lines"
    CONFIRMATION = "confirmation"


class Need(StrEnum):
    """When an answer must be there."""

    DRAFT = "draft"
    SUBMIT = "submit"
    OPTIONAL = "optional"


class Visibility(StrEnum):
    """Who may ever see an answer."""

    PUBLIC = "public"
    INTERNAL = "internal"


@dataclass(frozen=True, kw_only=True)
class Condition:
    """The question is asked only when another field holds one of these codes; ``words`` says so to people."""

    key: str
    codes: frozenset[str]
    words: Text

    def holds(self, content: Content) -> bool:
        """Say whether the question applies to this content."""
        value = content.get(self.key)
        given = set(value) if isinstance(value, list) else {value}
        return bool(given & self.codes)


@dataclass(frozen=True, kw_only=True)
class Field:
    """One question. Everything about it is said here and nowhere else.

    ``limit`` counts characters as a person does (grapheme clusters, after trimming); for lists it bounds each item.
    ``most`` bounds the number of choices or items, and a number itself; ``at_least`` a length, and a number itself.
    ``suggested`` is the length from which a hint advises to be shorter. Without ``condition`` everybody is asked;
    ``required_when`` makes an optional answer a required one. ``refuses_none`` tells whoever answers "none" why that is
    no answer. ``weight`` is the weight in search (0: not searchable). ``gap_shown``: an empty answer shows as "keine
    Angabe". ``reader_help`` explains an answer to those who read it.
    """

    key: str
    kind: Kind
    label: Text
    hint: Text
    reader_help: Text | None = None
    example: Text | None = None
    limit: int | None = None
    suggested: int | None = None
    at_least: int = 0
    most: int | None = None
    need: Need = Need.OPTIONAL
    condition: Condition | None = None
    required_when: Condition | None = None
    refuses_none: Text | None = None
    visibility: Visibility = Visibility.PUBLIC
    translatable: bool = False
    vocabulary: Vocabulary | None = None
    default: Any = None
    weight: int = 0
    facet: bool = False
    gap_shown: bool = False
    autocomplete: str = ""

    @property
    def is_public(self) -> bool:
        """Say whether the answer is published after approval."""
        return self.visibility is Visibility.PUBLIC

    @property
    def names(self) -> tuple[str, ...]:
        """The form field names: the key, or one per language for a translatable text."""
        return tuple(f"{self.key}_{language}" for language in LANGUAGES) if self.translatable else (self.key,)

    def asked(self, content: Content) -> bool:
        """Say whether the question applies to this content."""
        return self.condition is None or self.condition.holds(content)

    def is_required(self, content: Content) -> bool:
        """Say whether the booth cannot be submitted without this answer."""
        if not self.asked(content):
            return False
        return self.need is not Need.OPTIONAL or (self.required_when is not None and self.required_when.holds(content))

    def value(self, content: Content) -> Any:
        """Return the answer, or the default."""
        found = content.get(self.key)
        return self.default if found is None else found

    def is_filled(self, content: Content, language: str) -> bool:
        """Say whether there is an answer; of a translatable text the entry's own language counts."""
        value = self.value(content)
        if self.translatable:
            return bool(value and value.get(language))
        return bool(value) or (value == 0 and self.kind is Kind.NUMBER)


@dataclass(frozen=True, kw_only=True)
class Block:
    """A section of the form, in the order of its fields. ``slug`` is its part of the address."""

    slug: str
    title: Text
    about: Text
    fields: tuple[Field, ...]


@dataclass(frozen=True)
class Questionnaire:
    """All blocks; the field list."""

    blocks: tuple[Block, ...]

    @property
    def fields(self) -> tuple[Field, ...]:
        """All fields in the order of the form."""
        return tuple(field for block in self.blocks for field in block.fields)

    @property
    def by_key(self) -> dict[str, Field]:
        """All fields by key."""
        return {field.key: field for field in self.fields}

    @property
    def public(self) -> tuple[Field, ...]:
        """The fields that are ever published."""
        return tuple(field for field in self.fields if field.is_public)

    @property
    def facets(self) -> tuple[Field, ...]:
        """The fields that filter the catalogue."""
        return tuple(field for field in self.fields if field.facet)

    def block(self, slug: str) -> Block | None:
        """Return the block of this address part."""
        return next((block for block in self.blocks if block.slug == slug), None)
