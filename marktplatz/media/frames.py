"""How the child answers: one byte when it is ready to read, then parts, each after its length."""

from __future__ import annotations

from collections.abc import Iterable

READY = b"+"
"""Sent when the limits hold and before the file is read: from here on a failure is the file's, not the machine's."""
READY_AT_LARGE = b"~"
"""The same where the kernel could not be kept from doing more for the child: its limits hold, and nothing else."""
DONE = b"done"
REFUSED = b"refused"

_LENGTH = 4
_MOST_PARTS = 8


def pack(parts: Iterable[bytes]) -> bytes:
    """Return the parts as one answer."""
    return b"".join(len(part).to_bytes(_LENGTH, "big") + part for part in parts)


def unpack(answer: bytes) -> list[bytes]:
    """Return the parts of an answer. Raises ValueError for one that is cut, goes on after its end, or has many."""
    parts: list[bytes] = []
    start = 0
    while start < len(answer):
        begin = start + _LENGTH
        end = begin + int.from_bytes(answer[start:begin], "big")
        if begin > len(answer) or end > len(answer) or len(parts) == _MOST_PARTS:
            raise ValueError("not an answer of the child")
        parts.append(answer[begin:end])
        start = end
    return parts
