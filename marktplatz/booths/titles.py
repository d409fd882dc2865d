"""What a booth is called, wherever it is named."""

from __future__ import annotations

from typing import Protocol

from marktplatz.core.answers import Spoken, spoken
from marktplatz.core.fields import Content
from marktplatz.core.text import excerpt

LONGEST = 240
"""Beyond any title that can be submitted; a draft and a register may hold one that would fill the page."""


class Coded(Protocol):
    """A booth, or an entry of the catalogue."""

    @property
    def code(self) -> str:
        """The public code."""

    @property
    def entry_language(self) -> str:
        """The language that it was written in first."""


def language_of(booth: Coded, content: Content) -> str:
    """Return the language that these answers were written in first: a draft may have another one than a revision.

    Where they do not name it, as in the catalogue and in registers, the booth does.
    """
    named: str | None = content.get("entry_language")
    return named or booth.entry_language


def title_of(booth: Coded, content: Content, language: str) -> Spoken:
    """Return the title among these answers in the reader's language or a fall-back, or the code before there is any."""
    return spoken(content.get("title"), language, language_of(booth, content)) or Spoken(booth.code)


def short_title_of(booth: Coded, content: Content, language: str) -> Spoken:
    """Return the title, cut where it would fill the page."""
    title = title_of(booth, content, language)
    return Spoken(excerpt(title.text, LONGEST), title.language)
