"""The outside of a WebP file: its size, and that it holds a picture and nothing else. Nothing is decoded.

Source: WebP Container Specification (Google), and RFC 9649.
"""

from __future__ import annotations

_HEADER = 12
_CHUNK = 8
_PICTURE = {b"VP8X", b"VP8 ", b"VP8L", b"ALPH"}
"""No EXIF, XMP or colour profile, no animation, no chunk that nobody knows."""
_ANIMATED = 0x02
_HAS_METADATA = 0x2C  # colour profile, EXIF, XMP


def size_of(content: bytes) -> tuple[int, int]:
    """Return width and height of a still WebP without metadata. Raises ValueError for anything else."""
    if content[:4] != b"RIFF" or content[8:_HEADER] != b"WEBP":
        raise ValueError("not a WebP file")
    if int.from_bytes(content[4:8], "little") + 8 != len(content):
        raise ValueError("the length in the header is not that of the file")
    chunks = _chunks(content)
    if not chunks.keys() <= _PICTURE or not chunks.keys() & {b"VP8 ", b"VP8L"}:
        raise ValueError("more or less than one picture")
    if b"VP8X" in chunks:
        return _extended(chunks[b"VP8X"])
    return _lossless(chunks[b"VP8L"]) if b"VP8L" in chunks else _lossy(chunks[b"VP8 "])


def _chunks(content: bytes) -> dict[bytes, bytes]:
    chunks: dict[bytes, bytes] = {}
    start = _HEADER
    while start < len(content):
        name = content[start : start + 4]
        length = int.from_bytes(content[start + 4 : start + _CHUNK], "little")
        begin = start + _CHUNK
        # A chunk of odd length is followed by one byte of filling.
        start = begin + length + length % 2
        if start > len(content) or name in chunks:
            raise ValueError("a chunk is cut or comes twice")
        chunks[name] = content[begin : begin + length]
    return chunks


def _extended(chunk: bytes) -> tuple[int, int]:
    if len(chunk) != 10 or chunk[0] & (_ANIMATED | _HAS_METADATA):
        raise ValueError("the header tells of more than a picture")
    return int.from_bytes(chunk[4:7], "little") + 1, int.from_bytes(chunk[7:10], "little") + 1


def _lossy(chunk: bytes) -> tuple[int, int]:
    if chunk[3:6] != b"\x9d\x01\x2a" or len(chunk) < 10:
        raise ValueError("no key frame")
    return int.from_bytes(chunk[6:8], "little") & 0x3FFF, int.from_bytes(chunk[8:10], "little") & 0x3FFF


def _lossless(chunk: bytes) -> tuple[int, int]:
    if chunk[:1] != b"\x2f" or len(chunk) < 5:
        raise ValueError("no lossless picture")
    bits = int.from_bytes(chunk[1:5], "little")
    return (bits & 0x3FFF) + 1, (bits >> 14 & 0x3FFF) + 1
