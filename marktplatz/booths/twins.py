"""Two clicks on "create" make one booth, without a token in the form."""

from __future__ import annotations

import hashlib

from marktplatz.booths.models import Booth
from marktplatz.core.text import fold


def key_of_title(title: str) -> str:
    """Return the key of a booth that was created with this title; case, accents and gender signs make no other one."""
    return _key(fold(title) or title)


def key_of_entry(source: str, source_id: str) -> str:
    """Return the key of an entry of a register."""
    return _key(f"{source}\x00{source_id}")


def give_title_free(booth: Booth) -> None:
    """Let another booth be created with the title that this one was created with: it has another one, or is gone."""
    booth.title_key = _key(f"code\x00{booth.code}")


def _key(text: str) -> str:
    return hashlib.sha256(text.encode()).hexdigest()
