"""Pictures for tests, the same at every run: drawn, or put together chunk by chunk where no program writes them."""

from __future__ import annotations

import struct
import zlib
from io import BytesIO
from random import Random
from typing import Any

from PIL import Image, ImageCms

CORNERS = {"red": (220, 20, 20), "green": (20, 200, 20), "blue": (20, 20, 220), "yellow": (220, 210, 20)}
"""Top left, top right, bottom left, bottom right of ``marked``."""


def photo(width: int, height: int, *, seed: int = 1) -> Image.Image:
    """Draw something that compresses as photographs do: large shapes, and finer and finer grain."""
    chance = Random(seed)
    bands = []
    for turn in range(3):
        band = Image.linear_gradient("L").rotate(90 * turn).resize((width, height))
        for grain, weight in ((64, 0.5), (16, 0.35), (4, 0.2), (1, 0.06)):
            size = (max(width // grain, 2), max(height // grain, 2))
            noise = Image.frombytes("L", size, chance.randbytes(size[0] * size[1]))
            band = Image.blend(band, noise.resize((width, height), Image.Resampling.BICUBIC), weight)
        bands.append(band)
    return Image.merge("RGB", bands)


def marked(width: int = 600, height: int = 400) -> Image.Image:
    """Draw a picture whose corners can be told apart."""
    picture = Image.new("RGB", (width, height), (128, 128, 128))
    half = (width // 2, height // 2)
    for number, colour in enumerate(CORNERS.values()):
        picture.paste(Image.new("RGB", half, colour), (number % 2 * half[0], number // 2 * half[1]))
    return picture


def saved(picture: Image.Image, format: str, **options: Any) -> bytes:  # noqa: A002 (as Pillow calls it)
    """Return the file that Pillow writes."""
    file = BytesIO()
    picture.save(file, format, **options)
    return file.getvalue()


def opened(content: bytes) -> Image.Image:
    """Return the picture in a file, decoded."""
    picture = Image.open(BytesIO(content))
    picture.load()
    return picture


def chunk(name: bytes, content: bytes) -> bytes:
    """Return one chunk of a PNG."""
    return struct.pack(">I", len(content)) + name + content + struct.pack(">I", zlib.crc32(name + content))


def png(width: int, height: int, *chunks: bytes, depth: int = 8, colour: int = 2, rows: bytes | None = None) -> bytes:
    """Put a PNG together: the header, the chunks, the rows (white, where none are given), the end.

    ``colour`` is 0 for grey, 2 for RGB, 3 for a palette, 4 for grey and 6 for RGB with transparency.
    """
    samples = {0: 1, 2: 3, 3: 1, 4: 2, 6: 4}[colour]
    packed = _white((width * samples * depth + 7) // 8, height) if rows is None else zlib.compress(rows)
    header = struct.pack(">IIBBBBB", width, height, depth, colour, 0, 0, 0)
    parts = [chunk(b"IHDR", header), *chunks, chunk(b"IDAT", packed), chunk(b"IEND", b"")]
    return b"\x89PNG\r\n\x1a\n" + b"".join(parts)


def _white(length: int, height: int) -> bytes:
    """Pack the same row many times without ever holding them all."""
    row = b"\x00" + b"\xff" * length
    packer = zlib.compressobj(9)
    packed = [packer.compress(row * 64) for _ in range(height // 64)]
    return b"".join([*packed, packer.compress(row * (height % 64)), packer.flush()])


def with_chunks(content: bytes, *chunks: bytes) -> bytes:
    """Return the PNG with chunks after its header."""
    end_of_header = 8 + 25
    return content[:end_of_header] + b"".join(chunks) + content[end_of_header:]


def with_segments(content: bytes, *segments: tuple[int, bytes]) -> bytes:
    """Return the JPEG with segments (marker, content) at its beginning."""
    made = [bytes([0xFF, marker]) + struct.pack(">H", len(inside) + 2) + inside for marker, inside in segments]
    return content[:2] + b"".join(made) + content[2:]


def with_size(content: bytes, width: int, height: int) -> bytes:
    """Return the JPEG with another size in its frame header, whatever its packed picture says."""
    start = next(place for place in (content.find(bytes([0xFF, marker])) for marker in (0xC0, 0xC2)) if place > 0)
    return content[: start + 5] + struct.pack(">HH", height, width) + content[start + 9 :]


def profile() -> bytes:
    """Return the colour profile of screens (sRGB)."""
    return ImageCms.ImageCmsProfile(ImageCms.createProfile("sRGB")).tobytes()


def swapped_profile() -> bytes:
    """Return a sound profile by which red is meant to be green and green red."""
    tags = profile()
    return tags.replace(b"rXYZ", b"----", 1).replace(b"gXYZ", b"rXYZ", 1).replace(b"----", b"gXYZ", 1)


def exif(orientation: int | None = None, **texts: str) -> Image.Exif:
    """Return EXIF with an orientation and texts by the name of their tag."""
    tags = Image.Exif()
    if orientation is not None:
        tags[0x0112] = orientation
    for name, text in texts.items():
        tags[{"artist": 0x013B, "copyright": 0x8298, "description": 0x010E, "make": 0x010F}[name]] = text
    return tags
