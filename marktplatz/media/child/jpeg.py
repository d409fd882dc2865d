"""A JPEG reduced to its picture: without the place where it was taken, the camera, comments and small copies.

Photographs lie in a PDF as the camera wrote them. What is packed into the picture itself is not touched.
Source: ITU-T T.81, annex B; JFIF 1.02.
"""

from __future__ import annotations

import re

_START = b"\xff\xd8"
_END = 0xD9
_SCAN = 0xDA
_APPLICATIONS = range(0xE0, 0xF0)
_COMMENT = 0xFE
# JFIF says how large a pixel is, Adobe what the colours mean; a PDF says everything else itself.
_KEPT = {b"\xe0JFIF\x00": b"\x00\x00", b"\xeeAdobe": b""}
"""By marker and name: what ends the part that is kept. JFIF then tells of a small copy of no size."""
_KEPT_BYTES = 12
_MARKER = re.compile(rb"\xff[^\x00\xff]")
# Restarts stand inside the packed picture, and do not end it.
_MARKER_AFTER_SCAN = re.compile(rb"\xff[^\x00\xff\xd0-\xd7]")


def only_picture(content: bytes) -> bytes:
    """Return the JPEG without metadata, stray bytes and what follows its end; one that is cut, as far as it goes.

    Raises ValueError for what does not begin as a JPEG.
    """
    if not content.startswith(_START):
        raise ValueError("no JPEG")
    kept = [_START]
    found = _MARKER.search(content, len(_START))
    while found and found[0][1] != _END:
        start, marker = found.start(), found[0][1]
        end = start + 2 + int.from_bytes(content[start + 2 : start + 4], "big")
        # Without a length: a restart out of place, or a length that leads back.
        end = max(end, start + 2)
        found = (_MARKER_AFTER_SCAN if marker == _SCAN else _MARKER).search(content, end)
        if marker == _SCAN:
            end = found.start() if found else len(content)
        kept.append(_segment(content[start:end]))
    return b"".join([*kept, b"\xff", bytes([_END])])


def _segment(segment: bytes) -> bytes:
    """Return what is kept of one segment."""
    marker = segment[1]
    if marker == _COMMENT:
        return b""
    if marker not in _APPLICATIONS:
        return segment
    for name, ending in _KEPT.items():
        if segment[1:2] + segment[4 : 3 + len(name)] == name:
            content = segment[4 : 4 + _KEPT_BYTES] + ending
            return segment[:2] + (len(content) + 2).to_bytes(2, "big") + content
    return b""
