"""Fixtures for files of strangers: what their children cost, and time enough where other things run as well."""

from __future__ import annotations

import os
from resource import struct_rusage

import pytest

from marktplatz.media import process


@pytest.fixture(autouse=True)
def _patience(monkeypatch: pytest.MonkeyPatch) -> None:
    """Let a child wait for the processor as long as other tests need it; how much of it it may use stays the same."""
    monkeypatch.setattr(process, "WALL_SECONDS", 240.0)


@pytest.fixture
def costs(monkeypatch: pytest.MonkeyPatch) -> list[struct_rusage]:
    """What each child has used, by the word of the system at its end.

    Its largest size counts from the one of this process on, so it can only be said too high.
    """
    ended: list[struct_rusage] = []

    def watching(number: int, options: int) -> tuple[int, int]:
        found, status, used = os.wait4(number, options)
        if found:
            ended.append(used)
        return found, status

    monkeypatch.setattr(os, "waitpid", watching)
    return ended
