"""Files sent as pictures that are refused: of other kinds, cut, broken, and made to cost time or memory."""

from __future__ import annotations

import struct
import zlib
from random import Random

from PIL import Image

from marktplatz.media.limits import PICTURE_BYTES, PIXELS, Reason
from tests.media.case import Case
from tests.media.drawing import chunk, marked, photo, png, saved, with_chunks, with_size
from tests.media.sound_pictures import jpeg

WHITE = Image.new("RGB", (64, 64), "white")


def _box(brand: bytes, *others: bytes) -> bytes:
    inside = brand + b"\x00" * 4 + b"".join(others)
    return struct.pack(">I", len(inside) + 8) + b"ftyp" + inside + b"\x00\x00\x00\x08free"


def _gif_and_script() -> bytes:
    return b"GIF89a/*" + saved(WHITE, "GIF")[8:] + b"*/=1;alert(1)//"


def _psd() -> bytes:
    return b"8BPS" + struct.pack(">H6xHIIHH", 1, 3, 64, 64, 8, 3) + b"\x00" * 12 + b"\x00\x00" + b"\xff" * 64 * 64 * 3


OF_OTHER_KINDS = [
    Case("text", lambda: b"Guten Tag!", Reason.WRONG_KIND),
    Case("one-byte", lambda: b"\xff", Reason.WRONG_KIND),
    Case("zero-bytes", lambda: bytes(1_000), Reason.WRONG_KIND),
    Case("random-bytes", lambda: Random(7).randbytes(5_000), Reason.WRONG_KIND),
    Case("html", lambda: b"<!doctype html><script>alert(1)</script>", Reason.WRONG_KIND),
    Case("svg", lambda: b'<svg xmlns="http://www.w3.org/2000/svg"><script>alert(1)</script></svg>', Reason.WRONG_KIND),
    Case("gif", lambda: saved(WHITE, "GIF"), Reason.WRONG_KIND),
    Case("gif-animated", lambda: saved(WHITE, "GIF", save_all=True, append_images=[marked()]), Reason.WRONG_KIND),
    Case("gif-and-script", _gif_and_script, Reason.WRONG_KIND),
    Case("bmp", lambda: saved(WHITE, "BMP"), Reason.WRONG_KIND),
    Case("tiff", lambda: saved(WHITE, "TIFF"), Reason.WRONG_KIND),
    Case("ico", lambda: saved(WHITE, "ICO"), Reason.WRONG_KIND),
    Case("jpeg-2000", lambda: saved(WHITE, "JPEG2000"), Reason.WRONG_KIND),
    Case("ppm", lambda: saved(WHITE, "PPM"), Reason.WRONG_KIND),
    Case("psd", _psd, Reason.WRONG_KIND),
    Case("eps", lambda: saved(WHITE, "EPS"), Reason.WRONG_KIND),
    Case("pdf-sent-as-picture", lambda: saved(WHITE, "PDF"), Reason.WRONG_KIND),
    Case("html-before-png", lambda: b"<script>1</script>" + saved(WHITE, "PNG"), Reason.WRONG_KIND),
    Case("program", lambda: b"MZ\x90\x00" + bytes(200), Reason.WRONG_KIND),
    Case("video", lambda: _box(b"isom", b"mp42"), Reason.WRONG_KIND),
    Case("sound-in-riff", lambda: b"RIFF\x24\x00\x00\x00WAVEfmt " + bytes(28), Reason.WRONG_KIND),
    Case("heic", lambda: _box(b"heic", b"mif1", b"heic"), Reason.HEIC),
    Case("heif-of-no-known-coding", lambda: _box(b"mif1", b"mif1"), Reason.HEIC),
]


def _wrong_checksum() -> bytes:
    file = bytearray(saved(marked(), "PNG"))
    file[29] ^= 1
    return bytes(file)


def _inflating_profile() -> bytes:
    packed = zlib.compress(bytes(100_000_000), 9)
    return with_chunks(saved(marked(), "PNG"), chunk(b"iCCP", b"a\x00\x00" + packed))


def _cut(content: bytes, share: float) -> bytes:
    return content[: int(len(content) * share)]


BROKEN = [
    Case("jpeg-cut-in-head", lambda: jpeg()[:40], Reason.BROKEN),
    Case("jpeg-three-bytes", lambda: b"\xff\xd8\xff", Reason.BROKEN),
    Case("jpeg-cut-in-half", lambda: _cut(jpeg(), 0.5), Reason.BROKEN),
    Case("jpeg-cut-near-the-end", lambda: _cut(jpeg(), 0.95), Reason.BROKEN),
    Case("jpeg-no-height", lambda: with_size(jpeg(), 900, 0), Reason.BROKEN),
    Case("jpeg-no-tables", lambda: jpeg().replace(b"\xff\xdb", b"\xff\xfe"), Reason.BROKEN),
    Case("jpeg-head-and-noise", lambda: jpeg()[:200] + Random(8).randbytes(9_000), Reason.BROKEN),
    Case("png-cut-in-half", lambda: _cut(saved(photo(600, 400), "PNG"), 0.5), Reason.BROKEN),
    Case("png-head-only", lambda: saved(marked(), "PNG")[:33], Reason.BROKEN),
    Case("png-signature-only", lambda: saved(marked(), "PNG")[:8], Reason.BROKEN),
    Case("png-wrong-checksum", _wrong_checksum, Reason.BROKEN),
    Case("png-of-no-size", lambda: png(0, 0, rows=b""), Reason.BROKEN),
    Case("png-chunk-longer-than-file", lambda: with_chunks(saved(marked(), "PNG"), b"\xff" * 12), Reason.BROKEN),
    Case("png-profile-that-inflates", _inflating_profile, Reason.BROKEN),
    Case("webp-cut-in-half", lambda: _cut(saved(photo(600, 400), "WEBP"), 0.5), Reason.BROKEN),
    Case("webp-head-only", lambda: saved(photo(600, 400), "WEBP")[:30], Reason.BROKEN),
    Case("webp-of-nothing", lambda: b"RIFF\x04\x00\x00\x00WEBP", Reason.BROKEN),
    Case("avif-cut-in-half", lambda: _cut(saved(photo(600, 400), "AVIF", speed=10), 0.5), Reason.BROKEN),
    Case("avif-brand-only", lambda: _box(b"avif", b"avif", b"mif1"), Reason.BROKEN),
]


def _huge_webp() -> bytes:
    """Return a WebP that tells of 16,384 pixels each way and holds 64."""
    size = (16_383).to_bytes(3, "little")
    inside = b"WEBPVP8X\x0a\x00\x00\x00\x00\x00\x00\x00" + size + size + saved(WHITE, "WEBP")[12:]
    return b"RIFF" + struct.pack("<I", len(inside)) + inside


def _bits(*values: tuple[int, int]) -> bytes:
    """Pack (value, length) one after the other, filled up with ones, as a JPEG wants them."""
    written = "".join(f"{value:0{length}b}" for value, length in values)
    written += "1" * (-len(written) % 8)
    return int(written, 2).to_bytes(len(written) // 8, "big").replace(b"\xff", b"\xff\x00")


def many_scans(scans: int) -> bytes:
    """Return a progressive JPEG of 8 megapixels that is gone through again and again: 18 bytes for each time.

    Each scan says with four codes that nothing changes in 129,600 blocks, and every coefficient is looked at.
    """
    side, run = 2_880, 32_767
    blocks = (side // 8) ** 2
    runs = [min(run, blocks - done) for done in range(0, blocks, run)]

    def segment(marker: int, inside: bytes) -> bytes:
        return bytes([0xFF, marker]) + struct.pack(">H", len(inside) + 2) + inside

    one_code = bytes([1]) + bytes(15)
    parts = [
        b"\xff\xd8",
        segment(0xDB, b"\x00" + b"\x01" * 64),
        segment(0xC2, struct.pack(">BHHB", 8, side, side, 1) + b"\x01\x11\x00"),
        segment(0xC4, b"\x00" + one_code + b"\x00"),
        segment(0xC4, b"\x10" + one_code + b"\xe0"),
        segment(0xDA, b"\x01\x01\x00\x00\x00\x00") + bytes(blocks // 8),
    ]
    # Code 0xE0: the next 16,384 blocks and as many as 14 more bits say.
    unchanged = _bits(*[pair for length in runs for pair in ((0, 1), (length - 16_384, 14))])
    parts += [segment(0xDA, b"\x01\x01\x00\x01\x3f\x10") + unchanged] * scans
    return b"".join([*parts, b"\xff\xd9"])


def _filled(name: bytes, before: bytes) -> bytes:
    """Return a chunk of 100 MB of text in 100 KB."""
    return chunk(name, before + zlib.compress(bytes(100_000_000), 9))


COSTLY = [
    Case("jpeg-many-scans", lambda: many_scans(2_600), Reason.TOO_COSTLY),
    # One colour that stands for nothing: two copies of the whole picture are needed at once, and a third to reduce it.
    Case("png-key-and-40-megapixels", lambda: png(8_000, 5_000, chunk(b"tRNS", bytes(6))), Reason.TOO_COSTLY),
    Case("png-900-megapixels", lambda: png(30_000, 30_000, depth=1, colour=0), Reason.TOO_MANY_PIXELS),
    Case("png-above-40-megapixels", lambda: png(8_001, 5_000, rows=b""), Reason.TOO_MANY_PIXELS),
    Case("png-of-the-largest-size", lambda: png(2**31 - 1, 2**31 - 1, rows=b""), Reason.TOO_MANY_PIXELS),
    Case("jpeg-4-gigapixels", lambda: with_size(jpeg(), 65_500, 65_500), Reason.TOO_MANY_PIXELS),
    Case("jpeg-thin-and-long", lambda: with_size(jpeg(), 65_500, 31), Reason.TOO_SMALL),
    Case("webp-268-megapixels", _huge_webp, Reason.TOO_MANY_PIXELS),
    Case("avif-25-megapixels", lambda: saved(Image.new("L", (5_001, 5_000)), "AVIF", speed=10), Reason.TOO_MANY_PIXELS),
    Case("png-text-bomb", lambda: with_chunks(saved(marked(), "PNG"), _filled(b"zTXt", b"a\x00\x00")), "repaired"),
    Case("png-xmp-bomb", lambda: with_chunks(saved(marked(), "PNG"), _filled(b"iTXt", b"a\0\1\0\0\0")), "repaired"),
]

OF_WRONG_SIZE = [
    Case("empty", bytes, Reason.EMPTY),
    Case("one-pixel", lambda: saved(Image.new("RGB", (1, 1)), "PNG"), Reason.TOO_SMALL),
    Case("31-pixels-high", lambda: saved(Image.new("RGB", (500, 31)), "PNG"), Reason.TOO_SMALL),
    Case("8-megabytes", lambda: jpeg() + bytes(PICTURE_BYTES - len(jpeg())), "repaired"),
    Case("above-8-megabytes", lambda: jpeg() + bytes(PICTURE_BYTES - len(jpeg()) + 1), Reason.TOO_LARGE),
    Case("above-8-megabytes-of-text", lambda: b"x" * (PICTURE_BYTES + 1), Reason.TOO_LARGE),
]
assert PIXELS == 8_000 * 5_000

ALL = [*OF_OTHER_KINDS, *BROKEN, *COSTLY, *OF_WRONG_SIZE]
