"""What may name a stored file: one rule for every storage, so that a key good for one is good for all."""

from __future__ import annotations

import re

LONGEST_KEY = 200
# RFC 6838, 4.2: at most 127 characters on either side of the slash.
LONGEST_CONTENT_TYPE = 255

# ``\Z`` and ASCII only: ``$`` would let a line end through, ``\w`` letters that look like others.
_PART = r"[A-Za-z0-9_-][A-Za-z0-9._-]*"
_KEY = re.compile(rf"{_PART}(?:/{_PART})*\Z")
_PREFIX = re.compile(rf"(?:{_PART}/)*(?:{_PART})?\Z")


def check_key(key: str) -> None:
    """Refuse, by ``ValueError``, a key that breaks the rule of ``core.ports.Storage``."""
    if len(key) > LONGEST_KEY or not _KEY.match(key):
        raise ValueError(f"not a storage key: {key[:LONGEST_KEY]!r}")


def check_prefix(prefix: str) -> None:
    """Refuse, by ``ValueError``, what no key can start with. The empty prefix stands for every key."""
    if len(prefix) > LONGEST_KEY or not _PREFIX.match(prefix):
        raise ValueError(f"no storage key starts with {prefix[:LONGEST_KEY]!r}")


def check_content_type(content_type: str) -> None:
    """Refuse, by ``ValueError``, a content type without a slash, with a control character or outer blank.

    It becomes an HTTP header, where a line end would start another one; letters outside ASCII are fine.
    """
    sound = "/" in content_type and content_type.isprintable() and content_type == content_type.strip()
    if not sound or len(content_type) > LONGEST_CONTENT_TYPE:
        raise ValueError(f"not a content type: {content_type[:LONGEST_CONTENT_TYPE]!r}")


def folder_of(prefix: str) -> str:
    """Return the whole parts of a prefix: every key that starts with ``codes/ab`` is in ``codes``."""
    return prefix.rpartition("/")[0]
