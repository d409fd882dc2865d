"""A PNG reduced to its picture: no texts, no times, no animation, nothing that inflates to something else.

Source: Portable Network Graphics (Third Edition), W3C, chapters 5 and 11.
"""

from __future__ import annotations

_SIGNATURE = 8
_AROUND = 12
"""Bytes of a chunk beside its content: length, name, checksum."""
# The colour profile and the turn of the camera are used while decoding and then gone with the rest.
_KEPT = frozenset({b"IHDR", b"PLTE", b"tRNS", b"iCCP", b"eXIf", b"IDAT", b"IEND"})


def only_picture(content: bytes) -> bytes:
    """Return the file without every other chunk. Nothing is checked: what is broken stays so for the decoder."""
    view = memoryview(content)
    kept = [view[:_SIGNATURE]]
    start = _SIGNATURE
    while start < len(view):
        end = start + _AROUND + int.from_bytes(view[start : start + 4], "big")
        if bytes(view[start + 4 : start + 8]) in _KEPT:
            kept.append(view[start:end])
        start = end
    return b"".join(kept)
