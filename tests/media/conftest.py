"""Fixtures for files of strangers: what their children cost, and time enough where other things run as well."""

from __future__ import annotations

import os
import re
import subprocess
import time
from contextlib import suppress
from dataclasses import dataclass
from pathlib import Path
from threading import Thread
from typing import Any

import pytest

from marktplatz.media import process


@pytest.fixture(autouse=True)
def _patience(monkeypatch: pytest.MonkeyPatch) -> None:
    """Let a child wait for the processor as long as other tests need it; how much of it it may use stays the same."""
    monkeypatch.setattr(process, "WALL_SECONDS", 240.0)


@dataclass(frozen=True)
class Cost:
    """What one child has used: seconds of the processor and of the clock, and its own largest size in bytes."""

    processor: float
    wall: float
    size: int


class _Watch(Thread):
    """Looks at the largest size of one child until it is over; the kernel keeps the largest, so few looks will do.

    What ``wait4`` says of it counts from the size of this process on: after hundreds of other tests that says nothing.
    """

    def __init__(self, number: int) -> None:
        super().__init__(daemon=True)
        self.begun = time.monotonic()
        self.size = 0
        self._status = Path(f"/proc/{number}/status")
        self.start()

    def run(self) -> None:
        with suppress(OSError):
            # A child that is over and not yet waited for has no size any more.
            while found := re.search(r"VmHWM:\s+(\d+) kB", self._status.read_text()):
                self.size = int(found[1]) * 1024
                time.sleep(0.002)


@pytest.fixture
def costs(monkeypatch: pytest.MonkeyPatch) -> list[Cost]:
    """What each child has used, by the word of the system."""
    ended: list[Cost] = []
    watches: dict[int, _Watch] = {}

    class Watched(subprocess.Popen[bytes]):
        def __init__(self, order: list[str], **more: Any) -> None:
            super().__init__(order, **more)
            watches[self.pid] = _Watch(self.pid)

    def watching(number: int, options: int) -> tuple[int, int]:
        found, status, used = os.wait4(number, options)
        if found:
            watch = watches.pop(found)
            ended.append(Cost(used.ru_utime + used.ru_stime, time.monotonic() - watch.begun, watch.size))
        return found, status

    monkeypatch.setattr(process.subprocess, "Popen", Watched)
    monkeypatch.setattr(os, "waitpid", watching)
    return ended
