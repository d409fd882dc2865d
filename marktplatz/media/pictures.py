"""A picture that somebody sent, made into what the pages show. Decoded in a child process, never here.

Nothing of the file that was sent is kept but its pixels: no place, no camera, no name, no comment, no profile.
"""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass
from hashlib import sha256
from types import MappingProxyType

from marktplatz.media.kinds import picture_kind
from marktplatz.media.limits import LARGEST_SIDE, MEGABYTE, PICTURE_BYTES, WIDTHS, Reason, Unfit
from marktplatz.media.process import read_in_child
from marktplatz.media.refusals import refused_picture
from marktplatz.media.webp import size_of

_HASH = 32
_LONGEST_ANSWER = 16 * MEGABYTE
"""Bytes; noise of the largest size, with noise for its transparency, has a third of them."""


@dataclass(frozen=True, kw_only=True)
class Picture:
    """A picture as WebP in one to three widths.

    ``hash`` is the first 32 hexadecimal digits of the SHA-256 of the largest one, whose size in pixels ``width`` and
    ``height`` are. ``variants`` has the bytes by width: 480, 960 and at most 1920, none larger than the original.
    """

    hash: str
    width: int
    height: int
    variants: Mapping[int, bytes]


def make_picture(content: bytes) -> Picture:
    """Return the picture in a JPEG, PNG, WebP or AVIF file of at most 8 MB; an animation gives its first picture.

    The content alone decides what the file is. Raises ``FileRefused`` with a message for the one who sent it: empty,
    too large in bytes or pixels, below 32 pixels, of another kind, broken, or too costly to read (5 seconds of
    processor time, 512 MB). Raises ``core.errors.Unavailable`` where it cannot be read now through no fault of the
    file.
    """
    try:
        return _made(content)
    except Unfit as unfit:
        raise refused_picture(unfit) from None


def _made(content: bytes) -> Picture:
    if not content:
        raise Unfit(Reason.EMPTY)
    if len(content) > PICTURE_BYTES:
        raise Unfit(Reason.TOO_LARGE)
    return _checked(read_in_child(picture_kind(content), content, longest=_LONGEST_ANSWER))


def _checked(files: list[bytes]) -> Picture:
    """Believe the child nothing: a decoder that was taken over could have answered anything."""
    try:
        sizes = [size_of(file) for file in files]
    except ValueError:
        raise Unfit(Reason.BROKEN) from None
    if not sizes or max(map(max, sizes)) > LARGEST_SIDE:
        raise Unfit(Reason.BROKEN)
    width, height = sizes[0]
    if [made for made, _ in sizes] != [width, *(one for one in reversed(WIDTHS) if one < width)]:
        raise Unfit(Reason.BROKEN)
    variants = {made: file for (made, _), file in zip(sizes, files, strict=True)}
    name = sha256(files[0]).hexdigest()[:_HASH]
    return Picture(hash=name, width=width, height=height, variants=MappingProxyType(variants))
