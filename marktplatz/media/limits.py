"""How large a file may be and what reading it may cost; the child process and its parent both go by this.

The figures for a child are those of the project's rule for decompression bombs: 5 seconds of processor time and 512 MB.
This file is read at every start of a child, so it needs nothing of the program.
"""

from __future__ import annotations

from enum import StrEnum

MEGABYTE = 1024 * 1024

PICTURE_BYTES = 8 * MEGABYTE
PIXELS = 40_000_000
"""Of a JPEG or PNG."""
PIXELS_OF_MODERN = 25_000_000
"""Of a WebP or AVIF: their decoders keep several copies of the whole picture, and 512 MB hold no more."""
SMALLEST_SIDE = 32
LARGEST_SIDE = 1920
WIDTHS = (480, 960, LARGEST_SIDE)
"""Of the pictures that are made, in pixels."""

DOCUMENT_BYTES = 20 * MEGABYTE
LONGEST_NAME = 500
"""Characters of a document's title."""

CPU_SECONDS = 5
WALL_SECONDS = 10.0
ADDRESS_SPACE = 512 * MEGABYTE


class Kind(StrEnum):
    """What a file is by its content, and so which of the child's tools reads it."""

    JPEG = "jpeg"
    PNG = "png"
    WEBP = "webp"
    AVIF = "avif"
    PDF = "pdf"


class Reason(StrEnum):
    """Why a file is not taken. The texts for people stand in ``media.refusals``."""

    EMPTY = "empty"
    TOO_LARGE = "too_large"
    WRONG_KIND = "wrong_kind"
    HEIC = "heic"
    TOO_MANY_PIXELS = "too_many_pixels"
    TOO_SMALL = "too_small"
    BROKEN = "broken"
    TOO_COSTLY = "too_costly"
    ACTIVE = "active"
    ATTACHED = "attached"
    FORM = "form"
    LOCKED = "locked"


class Unfit(Exception):
    """The file is not taken, for this reason; ``media.refusals`` finds the words."""

    def __init__(self, reason: Reason) -> None:
        super().__init__(reason.value)
        self.reason = reason


def pixels_allowed(kind: Kind) -> int:
    """Return how many pixels a picture of this kind may have."""
    return PIXELS_OF_MODERN if kind in (Kind.WEBP, Kind.AVIF) else PIXELS
