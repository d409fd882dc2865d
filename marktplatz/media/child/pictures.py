"""A picture of any kind we take, made into WebP pictures for the page: upright, in screen colours, saying nothing else.

Fast in this order: a JPEG is decoded no larger than needed (its blocks can be read at 1/2, 1/4 or 1/8), each smaller
picture is made from the next larger one, and turning and colours come when the picture is small already.
"""

from __future__ import annotations

import struct
from contextlib import suppress
from io import BytesIO

from PIL import (
    AvifImagePlugin,
    Image,
    JpegImagePlugin,
    PngImagePlugin,
    TiffImagePlugin,  # noqa: F401 (EXIF is read with it, and later it could not be loaded any more)
    WebPImagePlugin,
)

from marktplatz.media.child.colours import on_screen, scalable
from marktplatz.media.child.png import only_picture
from marktplatz.media.limits import LARGEST_SIDE, SMALLEST_SIDE, WIDTHS, Kind, Reason, Unfit, pixels_allowed

QUALITY = 80
METHOD = 2
"""From 0 to 6: this one takes half the time of 4, and the pictures are a twentieth larger."""
_FEW_COLOURS = 4096
_ORIENTATION = 0x0112
_UPRIGHT = {
    2: Image.Transpose.FLIP_LEFT_RIGHT,
    3: Image.Transpose.ROTATE_180,
    4: Image.Transpose.FLIP_TOP_BOTTOM,
    5: Image.Transpose.TRANSPOSE,
    6: Image.Transpose.ROTATE_270,
    7: Image.Transpose.TRANSVERSE,
    8: Image.Transpose.ROTATE_90,
}
"""What puts a picture upright, by its EXIF orientation (Exif 2.32, tag 0x0112)."""

# Saving would ask for it, and later it could not be loaded any more.
Image.preinit()
# One thread: the limits of this process allow no second one.
AvifImagePlugin.DEFAULT_MAX_THREADS = 1


def variants(kind: Kind, content: bytes) -> list[bytes]:
    """Return the pictures for the page as WebP, the largest first. Raises ``Unfit``.

    An animation gives its first picture; what else stands in the file does not matter.
    """
    image = _opened(kind, content)
    _check_size(kind, *image.size)
    profile, orientation = image.info.get("icc_profile"), _orientation(image)
    size = _within(*image.size)
    # Changes nothing but the decoding of a JPEG.
    image.draft(None, size)
    image = _upright(_reduced(_decoded(image), size), orientation)
    return [_webp(made) for made in _smaller_and_smaller(on_screen(image, profile))]


def _opened(kind: Kind, content: bytes) -> Image.Image:
    """Open by the one decoder of the kind. Pillow's own choice would go on to others, and look for more pictures."""
    # Pillow refuses from twice this number on, and for WebP it is the only one to know before memory is taken.
    Image.MAX_IMAGE_PIXELS = pixels_allowed(kind) // 2
    try:
        match kind:
            case Kind.JPEG:
                return JpegImagePlugin.JpegImageFile(BytesIO(content))
            case Kind.PNG:
                return PngImagePlugin.PngImageFile(BytesIO(only_picture(content)))
            case Kind.WEBP:
                return WebPImagePlugin.WebPImageFile(BytesIO(content))
            case _:
                return AvifImagePlugin.AvifImageFile(BytesIO(content))
    except Image.DecompressionBombError:
        raise Unfit(Reason.TOO_MANY_PIXELS) from None


def _check_size(kind: Kind, width: int, height: int) -> None:
    if width * height > pixels_allowed(kind):
        raise Unfit(Reason.TOO_MANY_PIXELS)
    if min(width, height) < SMALLEST_SIDE:
        raise Unfit(Reason.TOO_SMALL)


def _orientation(image: Image.Image) -> int:
    """Return the EXIF orientation, 1 where the EXIF cannot be read: the picture is sound all the same."""
    with suppress(SyntaxError, ValueError, TypeError, KeyError, IndexError, OSError, struct.error):
        return int(image.getexif().get(_ORIENTATION, 1))
    return 1


def _decoded(image: Image.Image) -> Image.Image:
    image.load()
    return scalable(image)


def _within(width: int, height: int) -> tuple[int, int]:
    """Return the size that fits into the largest square, never larger than the picture is."""
    scale = min(1.0, LARGEST_SIDE / max(width, height))
    return max(1, round(width * scale)), max(1, round(height * scale))


def _reduced(image: Image.Image, size: tuple[int, int]) -> Image.Image:
    # Whole pixels are averaged first, as long as the finer filter has twice the size left to work on.
    factor = min(image.width // (2 * size[0]), image.height // (2 * size[1]))
    if factor > 1 and not image.mode.startswith("I"):
        image = image.reduce(factor)
    return image if image.size == size else image.resize(size, Image.Resampling.BICUBIC)


def _upright(image: Image.Image, orientation: int) -> Image.Image:
    turn = _UPRIGHT.get(orientation)
    return image if turn is None else image.transpose(turn)


def _smaller_and_smaller(image: Image.Image) -> list[Image.Image]:
    made = [image]
    for width in sorted((width for width in WIDTHS if width < image.width), reverse=True):
        height = max(1, round(width * image.height / image.width))
        made.append(made[-1].resize((width, height), Image.Resampling.HAMMING))
    return made


def _webp(image: Image.Image) -> bytes:
    """Return the picture as WebP; drawings and logos without loss where that is the smaller file as well."""
    made = [_saved(image, lossless=False)]
    if image.getcolors(_FEW_COLOURS) is not None:
        made.append(_saved(image, lossless=True))
    return min(made, key=len)


def _saved(image: Image.Image, *, lossless: bool) -> bytes:
    saved = BytesIO()
    # Of metadata Pillow writes what it is told to only; the parent looks at what came out (``media.webp``).
    image.save(saved, "WEBP", quality=QUALITY, method=METHOD, lossless=lossless)
    return saved.getvalue()
