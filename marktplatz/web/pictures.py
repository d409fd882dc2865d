"""Pictures and documents as pages show them: addresses by content, sizes for every screen, words for every reader."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass
from typing import Any

from flask import url_for

from marktplatz.core.answers import Spoken, spoken
from marktplatz.core.text import slug
from marktplatz.media.limits import WIDTHS

SMALL = WIDTHS[0]


@dataclass(frozen=True, kw_only=True)
class Picture:
    """One picture: ``sources`` are address and width of each size, the smallest first."""

    sources: list[tuple[str, int]]
    width: int
    height: int
    alt: Spoken
    credit: str

    @property
    def small(self) -> str:
        """The address of the smallest size."""
        return self.sources[0][0]

    @property
    def srcset(self) -> str:
        """All sizes, as the attribute has them."""
        return ", ".join(f"{address} {width}w" for address, width in self.sources)


@dataclass(frozen=True, kw_only=True)
class Document:
    """One document to save: what it is called, how long and how large it is."""

    address: str
    title: Spoken
    pages: int
    size: int


def widths(width: int) -> list[int]:
    """Return the widths in which a picture is kept whose largest size has this one."""
    return [*(one for one in WIDTHS if one < width), width]


def sources_of(facts: Mapping[str, Any]) -> list[tuple[str, int]]:
    """Return address and width of every size of a stored picture."""
    found = widths(facts["width"])
    return [(url_for("media.picture", digest=facts["hash"], width=width), width) for width in found]


def picture_of(item: Mapping[str, Any], language: str, entry_language: str) -> Picture | None:
    """Return a picture as a page shows it; None where somebody wrote about one and chose none."""
    facts = item.get("file")
    if facts is None:
        return None
    return Picture(
        sources=sources_of(facts),
        width=facts["width"],
        height=facts["height"],
        alt=spoken(item.get("alt"), language, entry_language) or Spoken(""),
        credit=item.get("credit", ""),
    )


def document_of(item: Mapping[str, Any], language: str, entry_language: str) -> Document | None:
    """Return a document as a page offers it."""
    facts = item.get("file")
    if facts is None:
        return None
    title = spoken(item.get("title"), language, entry_language) or Spoken("PDF")
    return Document(address=document_address(facts, title.text), title=title, pages=facts["pages"], size=facts["size"])


def document_address(facts: Mapping[str, Any], title: str) -> str:
    """Return the address of a document; its last part is the name in the reader's folder."""
    return url_for("media.document", digest=facts["hash"], name=slug(title) or "unterlage")
