"""Type setting seen from the program: an order goes to a child process, what it read and a PDF come back."""

from __future__ import annotations

import json
import logging
import subprocess
import sys
from collections.abc import Callable, Iterator
from contextlib import contextmanager, suppress
from dataclasses import dataclass
from datetime import datetime
from threading import BoundedSemaphore, Timer
from typing import IO, Any

from marktplatz.core.errors import Unavailable
from marktplatz.core.text import Text

AT_ONCE = 2
"""Children of one server process: 500 signs take half a gigabyte while they are set."""
WALL_SECONDS = 300.0
READING_PPI = 40
"""Pixels per inch of the pages that codes are read back from: five for a module of 3.4 mm, less than a camera has."""
BLANK = ((194, 0, 210, 297), (0, 80, 16, 297), (121, 171, 132, 297), (121, 0, 132, 80))
"""Boxes of an A4 sheet in millimetres (left, top, right, bottom) where no word may be: both margins, and the gap before
the right column. What is there ran out of its own."""
_PATIENCE = 20.0

BUSY = Text(
    de="Gerade werden andere Schilder gesetzt. Versuchen Sie es in einer Minute noch einmal.",
    en="Other signs are being made right now. Try again in a minute.",
)
NOT_NOW = Text(
    de="Die Schilder lassen sich gerade nicht setzen. Der Fehler liegt bei uns.",
    en="The signs cannot be made right now. The fault is ours.",
)

log = logging.getLogger("marktplatz.prints")

_places = BoundedSemaphore(AT_ONCE)


class Fault(RuntimeError):
    """typst refuses or warns; the message is its own."""


@dataclass(frozen=True)
class Typeset:
    """A document, and what was read from the codes of each of its pages."""

    pdf: bytes
    read: list[list[str]]


def typeset(template: str, told: dict[str, Any], *, timestamp: datetime, on_page: Callable[[], object]) -> Typeset:
    """Set a document of ``templates/prints``, calling ``on_page`` for each page that was read back.

    The same ``told`` and ``timestamp`` give the same bytes. Raises Fault for what typst says and for a page on which
    something stands where nothing may, Unavailable where no child can be had or one does not end.
    """
    order = {
        "template": template,
        "told": told,
        "timestamp": int(timestamp.timestamp()),
        "ppi": READING_PPI,
        "blank": BLANK,
    }
    if not _places.acquire(timeout=_PATIENCE):
        raise Unavailable(BUSY)
    try:
        with _child() as (writing, reading):
            # A child that has fallen already says why in its answer, or not at all.
            with suppress(BrokenPipeError), writing:
                writing.write(json.dumps(order).encode())
            return _answer(reading, on_page)
    finally:
        _places.release()


def _answer(reading: IO[bytes], on_page: Callable[[], object]) -> Typeset:
    read: list[list[str]] = []
    for line in reading:
        answer = json.loads(line)
        if "fault" in answer:
            raise Fault(answer["fault"])
        if "read" in answer:
            read.append(answer["read"])
            on_page()
            continue
        pdf = reading.read(answer["pdf"])
        if len(pdf) == answer["pdf"]:
            return Typeset(pdf, read)
    log.error("the type setter ended after %s pages without a document", len(read))
    raise Unavailable(NOT_NOW)


@contextmanager
def _child() -> Iterator[tuple[IO[bytes], IO[bytes]]]:
    # Isolated (-I): neither the environment nor the folder of the caller says what is imported.
    order = [sys.executable, "-I", "-m", "marktplatz.prints.typesetter"]
    try:
        child = subprocess.Popen(  # noqa: S603 (our own words alone)
            order, stdin=subprocess.PIPE, stdout=subprocess.PIPE, env={}, cwd="/", start_new_session=True
        )
    except OSError:
        log.exception("no type setter could be started")
        raise Unavailable(NOT_NOW) from None
    clock = Timer(WALL_SECONDS, child.kill)
    clock.daemon = True
    clock.start()
    with child:
        assert child.stdin
        assert child.stdout
        try:
            yield child.stdin, child.stdout
        finally:
            clock.cancel()
            child.kill()
