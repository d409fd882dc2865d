"""Answers that do not fit each other, as writers are told. Never in the way of saving or submitting."""

from __future__ import annotations

from dataclasses import dataclass

from marktplatz.booths.cautions import cautions
from marktplatz.core.fields import Content
from marktplatz.core.text import Text


@dataclass(frozen=True, kw_only=True)
class Contradiction:
    """What does not fit: ``key`` is the field to look at first, ``label`` a word for lists."""

    code: str
    key: str
    label: Text
    message: Text


def contradictions(content: Content) -> list[Contradiction]:
    """Return what does not fit in these answers, in the order of the table (domain model, A.5)."""
    return [
        Contradiction(code=one.code, key=one.key, label=one.label, message=one.to_writers)
        for one in cautions(content)
        if one.to_writers is not None
    ]
