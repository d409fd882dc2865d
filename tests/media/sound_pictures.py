"""Pictures that are taken: of every kind, colour and turn, and with all that may stand beside a picture in its file."""

from __future__ import annotations

import struct
import zlib
from functools import cache, partial
from io import BytesIO
from zipfile import ZipFile

from PIL import Image

from tests.media.case import Case, plant
from tests.media.drawing import (
    chunk,
    exif,
    marked,
    photo,
    png,
    profile,
    saved,
    swapped_profile,
    with_chunks,
    with_segments,
)

GPS = {1: "N", 2: (48.0, 8.0, 14.21), 3: "E", 4: (11.0, 34.0, 31.94)}
"""The Marienplatz."""


@cache
def jpeg(width: int = 900, height: int = 600) -> bytes:
    """Return a photograph as cameras write it."""
    return saved(photo(width, height), "JPEG", quality=85)


def _clear(mode: str) -> Image.Image:
    """Return a picture whose left half is not there."""
    picture = marked()
    picture.putalpha(Image.linear_gradient("L").rotate(90).resize(picture.size))
    return picture.convert(mode)


def _grey16() -> Image.Image:
    return Image.linear_gradient("L").resize((600, 400)).convert("I").point(lambda value: value * 257).convert("I;16")


def _deep_rows(samples: tuple[int, ...]) -> bytes:
    pixel = struct.pack(f">{len(samples)}H", *samples)
    return (b"\x00" + pixel * 64) * 48


def _sorted_rows() -> bytes:
    """Return the rows of a white grey picture of 64 pixels in the seven passes of Adam7."""
    passes = ((8, 8), (8, 8), (16, 8), (16, 16), (32, 16), (32, 32), (64, 32))
    return b"".join((b"\x00" + b"\xff" * width) * height for width, height in passes)


def _sorted_png() -> bytes:
    header = struct.pack(">IIBBBBB", 64, 64, 8, 0, 0, 0, 1)
    parts = [chunk(b"IHDR", header), chunk(b"IDAT", zlib.compress(_sorted_rows())), chunk(b"IEND", b"")]
    return b"\x89PNG\r\n\x1a\n" + b"".join(parts)


def _plain_cmyk() -> bytes:
    """Return a JPEG of four colours without the Adobe segment, as some printers' programs write it."""
    file = saved(marked().convert("CMYK"), "JPEG")
    start = file.index(b"\xff\xee")
    return file[:start] + file[start + 2 + int.from_bytes(file[start + 2 : start + 4], "big") :]


def turned(orientation: int) -> bytes:
    """Return the marked picture as a camera held in another way would write it."""
    return saved(marked(), "JPEG", quality=95, exif=exif(orientation))


COLOURS = [
    Case("jpeg", jpeg, "accepted"),
    Case("jpeg-progressive", lambda: saved(photo(900, 600), "JPEG", progressive=True), "accepted"),
    Case("jpeg-grey", lambda: saved(photo(900, 600).convert("L"), "JPEG"), "accepted"),
    Case("jpeg-cmyk-of-adobe", lambda: saved(marked().convert("CMYK"), "JPEG", quality=95), "accepted"),
    Case("jpeg-cmyk-plain", _plain_cmyk, "accepted"),
    Case("jpeg-profile", lambda: saved(marked(), "JPEG", icc_profile=profile()), "repaired"),
    Case("jpeg-profile-swapped", lambda: saved(marked(), "JPEG", icc_profile=swapped_profile()), "repaired"),
    Case("jpeg-profile-broken", lambda: saved(marked(), "JPEG", icc_profile=profile()[:200]), "repaired"),
    Case("jpeg-grey-profile-of-rgb", lambda: saved(marked().convert("L"), "JPEG", icc_profile=profile()), "repaired"),
    Case("png-rgb", lambda: saved(marked(), "PNG"), "accepted"),
    Case("png-rgba", lambda: saved(_clear("RGBA"), "PNG"), "accepted"),
    Case("png-palette", lambda: saved(marked().quantize(16), "PNG"), "accepted"),
    Case("png-palette-clear", lambda: saved(marked().quantize(16), "PNG", transparency=b"\x00\x80"), "accepted"),
    Case("png-colour-key", lambda: saved(marked(), "PNG", transparency=(220, 20, 20)), "accepted"),
    Case("png-one-bit", lambda: saved(marked().convert("1"), "PNG"), "accepted"),
    Case("png-one-bit-clear", lambda: saved(marked().convert("1"), "PNG", transparency=0), "accepted"),
    Case("png-grey", lambda: saved(marked().convert("L"), "PNG"), "accepted"),
    Case("png-grey-clear", lambda: saved(_clear("LA"), "PNG"), "accepted"),
    Case("png-grey-16", lambda: saved(_grey16(), "PNG"), "accepted"),
    Case("png-grey-16-clear", lambda: with_chunks(saved(_grey16(), "PNG"), chunk(b"tRNS", b"\x00\x00")), "accepted"),
    Case("png-rgb-16", lambda: png(64, 48, depth=16, rows=_deep_rows((0xFFFF, 0x8000, 0))), "accepted"),
    Case("png-rgba-16", lambda: png(64, 48, depth=16, colour=6, rows=_deep_rows((0xFFFF, 0, 0, 0x8000))), "accepted"),
    Case("png-sorted-in-passes", _sorted_png, "accepted"),
    Case("webp", lambda: saved(photo(900, 600), "WEBP"), "accepted"),
    Case("webp-clear", lambda: saved(_clear("RGBA"), "WEBP"), "accepted"),
    Case("webp-lossless", lambda: saved(marked(), "WEBP", lossless=True), "accepted"),
    Case("avif", lambda: saved(photo(900, 600), "AVIF", speed=10), "accepted"),
    Case("avif-clear", lambda: saved(_clear("RGBA"), "AVIF", speed=10), "accepted"),
    Case("small-logo", lambda: saved(marked(32, 32), "PNG"), "accepted"),
    Case("long-banner", lambda: saved(Image.new("RGB", (20_000, 32), "navy"), "PNG"), "accepted"),
    Case("tall-poster", lambda: saved(photo(800, 3_000), "JPEG"), "accepted"),
    Case("40-megapixels", lambda: png(8_000, 5_000), "accepted"),
]
TURNS = [Case(f"turned-{number}", partial(turned, number), "repaired") for number in range(1, 9)]


def _moving(format: str, **options: object) -> bytes:  # noqa: A002 (as Pillow calls it)
    pictures = [Image.new("RGB", (300, 200), colour) for colour in ("red", "green", "blue")]
    return saved(pictures[0], format, save_all=True, append_images=pictures[1:], duration=100, **options)


def _two_in_one() -> bytes:
    """Return what cameras with two lenses write: one JPEG after the other, with a list of them in the first."""
    file = BytesIO()
    marked().save(file, "MPO", save_all=True, append_images=[photo(600, 400)])
    return file.getvalue()


def _zip(name: bytes) -> bytes:
    file = BytesIO()
    with ZipFile(file, "w") as packed:
        packed.writestr(name.decode(), b"MZ")
    return file.getvalue()


ANIMATED = [
    Case("animated-png", lambda: _moving("PNG"), "repaired"),
    Case("animated-webp", lambda: _moving("WEBP", lossless=True), "repaired"),
    Case("animated-avif", lambda: _moving("AVIF", speed=10), "repaired"),
    Case("two-in-one", _two_in_one, "repaired"),
]


def _located(secret: bytes, format: str) -> bytes:  # noqa: A002 (as Pillow calls it)
    tags = exif()
    # GPSProcessingMethod and GPSAreaInformation are texts.
    tags.get_ifd(0x8825).update({**GPS, 0x1B: secret, 0x1C: secret})
    return saved(photo(600, 400), format, exif=tags.tobytes())


def _with_small_copy(secret: bytes) -> bytes:
    """Return a photograph whose EXIF holds a small copy of it, which holds a comment."""
    copy = saved(photo(160, 120), "JPEG", comment=secret)
    # IFD0 empty, IFD1 with compression, place and length of the copy.
    entries = ((0x0103, 3, 6 << 16), (0x0201, 4, 8 + 6 + 42), (0x0202, 4, len(copy)))
    second = struct.pack(">H", 3) + b"".join(struct.pack(">HHII", tag, kind, 1, what) for tag, kind, what in entries)
    tags = b"MM\x00\x2a" + struct.pack(">IHI", 8, 0, 14) + second + struct.pack(">I", 0)
    return with_segments(jpeg(), (0xE1, b"Exif\x00\x00" + tags + copy))


def _iptc(secret: bytes) -> bytes:
    said = b"\x1c\x02\x50" + struct.pack(">H", len(secret)) + secret
    resource = b"8BIM\x04\x04\x00\x00" + struct.pack(">I", len(said)) + said + b"\x00" * (len(said) % 2)
    return with_segments(jpeg(), (0xED, b"Photoshop 3.0\x00" + resource))


def _xmp(secret: bytes) -> bytes:
    return b'<x:xmpmeta xmlns:x="adobe:ns:meta/"><creator>' + secret + b"</creator></x:xmpmeta>"


def _text(secret: bytes) -> bytes:
    return b"XML:com.adobe.xmp\x00\x00\x00\x00\x00" + _xmp(secret)


def _packed_text(secret: bytes) -> bytes:
    # Packed without compression, so that the word can be seen in the file.
    return chunk(b"zTXt", b"a\x00\x00" + zlib.compress(secret, 0))


_SQUARE = partial(saved, marked(), "PNG")

SAYING_MORE = [
    plant("exif-names", lambda secret: saved(photo(600, 400), "JPEG", exif=exif(artist=secret.decode(), make="K"))),
    plant("exif-place", lambda secret: _located(secret, "JPEG")),
    plant("exif-place-png", lambda secret: _located(secret, "PNG")),
    plant("exif-place-webp", lambda secret: _located(secret, "WEBP")),
    plant("exif-place-avif", lambda secret: _located(secret, "AVIF")),
    plant("exif-small-copy", _with_small_copy),
    plant("exif-broken", lambda secret: with_segments(jpeg(), (0xE1, b"Exif\x00\x00MM\x00\x2a\xff\xff" + secret))),
    plant("jpeg-xmp", lambda secret: with_segments(jpeg(), (0xE1, b"http://ns.adobe.com/xap/1.0/\x00" + _xmp(secret)))),
    plant("jpeg-iptc", _iptc),
    plant("jpeg-comment", lambda secret: with_segments(jpeg(), (0xFE, secret))),
    plant("jpeg-unknown-segments", lambda secret: with_segments(jpeg(), *[(0xEB, secret * 1_000)] * 60)),
    plant("jpeg-profile-name", lambda secret: saved(marked(), "JPEG", icc_profile=profile() + secret)),
    plant("png-text", lambda secret: with_chunks(_SQUARE(), chunk(b"tEXt", b"Author\x00" + secret))),
    plant("png-packed-text", lambda secret: with_chunks(_SQUARE(), _packed_text(secret))),
    plant("png-xmp", lambda secret: with_chunks(_SQUARE(), chunk(b"iTXt", _text(secret)))),
    plant("png-own-chunk", lambda secret: with_chunks(_SQUARE(), chunk(b"prVt", secret))),
    plant("png-many-chunks", lambda secret: with_chunks(_SQUARE(), *[chunk(b"tEXt", b"a\x00" + secret)] * 20_000)),
    plant("webp-xmp", lambda secret: saved(photo(600, 400), "WEBP", xmp=_xmp(secret))),
    plant("avif-xmp", lambda secret: saved(photo(600, 400), "AVIF", speed=10, xmp=_xmp(secret))),
    plant("jpeg-and-zip", lambda secret: jpeg() + _zip(secret)),
    plant("jpeg-and-script", lambda secret: with_segments(jpeg(), (0xFE, b"*/=1;alert('" + secret + b"');/*"))),
    plant("png-and-html", lambda secret: _SQUARE() + b"<html><script>" + secret + b"</script></html>"),
    plant("webp-and-html", lambda secret: saved(photo(600, 400), "WEBP") + b"<script>" + secret + b"</script>"),
]

ALL = [*COLOURS, *TURNS, *ANIMATED, *SAYING_MORE]
