"""The files of the other side, as the page of two versions shows them: which they are, and what each side lacks."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from typing import Any

from marktplatz.core.answers import spoken
from marktplatz.core.fields import Field
from marktplatz.web.language import language

Item = Mapping[str, Any]


@dataclass(frozen=True)
class OtherFile:
    """One file of the other version; ``is_new`` where mine has it not, ``file`` None where none was chosen."""

    name: str
    text: str
    file: Mapping[str, Any] | None
    is_new: bool


@dataclass(frozen=True)
class OtherFiles:
    """The other version of a list of files; ``lacking`` names those of mine that are not in it."""

    files: list[OtherFile]
    lacking: list[str]


def other_files(field: Field, mine: Sequence[Item], theirs: Sequence[Item], entry_language: str) -> OtherFiles:
    """Return the files of the other side beside mine; one is the same while it has the same name in the draft."""
    own, other = ({item.get("id") for item in items} for items in (mine, theirs))
    return OtherFiles(
        files=[
            OtherFile(
                _name(field, place), _text(field, item, entry_language), item.get("file"), item.get("id") not in own
            )
            for place, item in enumerate(theirs)
        ],
        lacking=[_name(field, place) for place, item in enumerate(mine) if item.get("id") not in other],
    )


def _name(field: Field, place: int) -> str:
    each = (field.each or field.label).in_(language())
    return each if field.most == 1 else f"{each} {place + 1}"


def _text(field: Field, item: Item, entry_language: str) -> str:
    texts = (spoken(item.get(part.key), language(), entry_language) for part in field.parts if part.translatable)
    return next((found.text for found in texts if found), "")
