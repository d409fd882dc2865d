"""The Field class: one question of the booth entry, from which form, checks, pages, API and export follow."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass, replace
from enum import StrEnum
from functools import cached_property
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
    PERIOD = "period"
    NUMBER = "number"
    LIST = "list"
    TIMES = "times"
    PICTURES = "pictures"
    DOCUMENTS = "documents"
    CONFIRMATION = "confirmation"


PERIODS = frozenset({Kind.MONTH, Kind.PERIOD})
"""Kinds of a time in the calendar, stored as ``2026-03``; a ``PERIOD`` may be a quarter too: ``2026-Q2``."""

LISTS = frozenset({Kind.LIST, Kind.TIMES})
"""Kinds of several short answers, each with an input of its own: ``partners-0``, ``partners-1``."""

FILES = frozenset({Kind.PICTURES, Kind.DOCUMENTS})
"""Kinds of several files, each with questions of its own (``Field.parts``): ``images-0-alt_de``.

Such an answer is a list of items ``{"id": …, "file": {…}, <part>: …}``; ``file`` is what is known of the stored file.
"""


class Need(StrEnum):
    """When an answer must be there; ``FULL`` only where an event asks for the full set."""

    DRAFT = "draft"
    SUBMIT = "submit"
    FULL = "full"
    OPTIONAL = "optional"


class Visibility(StrEnum):
    """Who may ever see an answer."""

    PUBLIC = "public"
    INTERNAL = "internal"


@dataclass(frozen=True, kw_only=True)
class Condition:
    """Another field holds one of ``codes``, or where there are none of these, any code but ``other_than``.

    The second is for vocabularies to which an event adds terms. ``words`` says it to people, and begins like "only
    with" or "when".
    """

    key: str
    words: Text
    codes: frozenset[str] = frozenset()
    other_than: frozenset[str] = frozenset()

    def __post_init__(self) -> None:
        """Raise ValueError for a condition that says neither or both."""
        if bool(self.codes) is bool(self.other_than):
            raise ValueError(f"the condition on {self.key} needs codes or other_than")

    def holds(self, content: Content) -> bool:
        """Say whether the question applies to this content."""
        value = content.get(self.key)
        given = set(value) if isinstance(value, list) else {value} - {None, ""}
        return bool(given & self.codes if self.codes else given - self.other_than)


@dataclass(frozen=True, kw_only=True)
class Field:
    """One question. Everything about it is said here and nowhere else.

    ``limit`` counts characters as a person does (grapheme clusters, after trimming); for lists it bounds each item.
    ``parts`` are the questions about each file, ``formats`` the media types that are taken, ``largest`` the bytes that
    one may have; ``each`` is what one item is called, or what
    a confirmation is about. ``most`` bounds the number of choices or items, and a number
    itself; ``at_least`` a length, and a number itself.
    ``suggested`` is the length from which a hint advises to be shorter. Without ``condition`` everybody is asked;
    ``required_when`` makes an answer required only where all of it holds. ``refuses_none`` tells whoever answers "none"
    why that is no answer. ``weight`` is the weight in search (0: not searchable). ``facet``: among the first filters of
    the catalogue; every other vocabulary filters too. ``gap_shown``: an empty answer shows as "keine Angabe".
    ``reader_help`` explains an answer to those who read it.
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
    required_when: tuple[Condition, ...] = ()
    refuses_none: Text | None = None
    visibility: Visibility = Visibility.PUBLIC
    translatable: bool = False
    vocabulary: Vocabulary | None = None
    default: Any = None
    weight: int = 0
    facet: bool = False
    gap_shown: bool = False
    autocomplete: str = ""
    each: Text | None = None
    parts: tuple[Field, ...] = ()
    formats: tuple[str, ...] = ()
    largest: int = 0

    @property
    def is_public(self) -> bool:
        """Say whether the answer is published after approval."""
        return self.visibility is Visibility.PUBLIC

    @property
    def names(self) -> tuple[str, ...]:
        """The names under which the answer is stored and merged: the key, or one per language for a translatable text.

        They are the form field names too, except that lists and files have one for each item and part.
        """
        return tuple(f"{self.key}_{language}" for language in LANGUAGES) if self.translatable else (self.key,)

    def parts_at(self, place: int) -> tuple[Field, ...]:
        """Return the questions about one file, under the names that the form has for them; places count from 0."""
        return tuple(replace(part, key=f"{self.key}-{place}-{part.key}") for part in self.parts)

    def content_at(self, place: int, item: Content) -> Content:
        """Return the answers about one file by the keys of ``parts_at``."""
        return {f"{self.key}-{place}-{part.key}": item[part.key] for part in self.parts if part.key in item}

    def public_value(self, value: Any) -> Any:
        """Return the answer without what is internal in it. Ask only for public fields."""
        internal = {part.key for part in self.parts if not part.is_public}
        if not internal or not value:
            return value
        return [{key: told for key, told in item.items() if key not in internal} for item in value]

    def asked(self, content: Content) -> bool:
        """Say whether the question applies to this content."""
        return self.condition is None or self.condition.holds(content)

    def is_required(self, content: Content) -> bool:
        """Say whether the booth cannot be submitted without this answer."""
        needed = self.need in (Need.DRAFT, Need.SUBMIT)
        return needed and self.asked(content) and all(condition.holds(content) for condition in self.required_when)

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

    @cached_property
    def fields(self) -> tuple[Field, ...]:
        """All fields in the order of the form."""
        return tuple(field for block in self.blocks for field in block.fields)

    @cached_property
    def by_key(self) -> dict[str, Field]:
        """All fields by key."""
        return {field.key: field for field in self.fields}

    @property
    def public(self) -> tuple[Field, ...]:
        """The fields that are ever published."""
        return tuple(field for field in self.fields if field.is_public)

    @property
    def facets(self) -> tuple[Field, ...]:
        """The fields that filter the catalogue, those that are shown first before the others.

        The language of the entry is none: it is no answer about the solution.
        """
        filtering = [
            field
            for field in self.public
            if (field.vocabulary is not None or field.kind is Kind.COUNTRY) and field.key != "entry_language"
        ]
        return tuple(sorted(filtering, key=lambda field: not field.facet))

    def asked(self, content: Content) -> dict[str, Any]:
        """Return the answers to the questions that are asked; one whose condition has gone stays with the draft."""
        return {field.key: content[field.key] for field in self.fields if field.key in content and field.asked(content)}

    def block(self, slug: str) -> Block | None:
        """Return the block of this address part."""
        return next((block for block in self.blocks if block.slug == slug), None)
