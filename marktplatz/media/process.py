"""The child process that reads what strangers send, seen from its parent: started, watched, ended, never believed.

Decoders are large programs in C; a file of 60 KB can keep one busy for 15 seconds or make it ask for gigabytes. So the
child limits itself before it reads (``media.child.confinement``), and the parent looks at the clock and at no pixel.
A fresh process, not a fork: the threads of a server do not survive one, and their locks would stay closed in it.
"""

from __future__ import annotations

import contextlib
import logging
import subprocess
import sys
from functools import cache
from threading import BoundedSemaphore, Timer

from marktplatz.core.errors import Unavailable
from marktplatz.core.text import Text
from marktplatz.media.frames import DONE, READY, READY_AT_LARGE, REFUSED, unpack
from marktplatz.media.limits import WALL_SECONDS, Kind, Reason, Unfit

AT_ONCE = 2
"""Children of one server process: with more, a few large files would take the memory of all."""
_PATIENCE = 30.0

BUSY = Text(
    de="Gerade werden viele Dateien geprüft. Versuchen Sie es in einer Minute noch einmal.",
    en="Many files are being checked right now. Try again in a minute.",
)
NOT_NOW = Text(
    de="Die Datei kann gerade nicht geprüft werden. Der Fehler liegt bei uns. Versuchen Sie es später noch einmal.",
    en="The file cannot be checked right now. The fault is ours. Try again later.",
)

log = logging.getLogger("marktplatz.media")

_places = BoundedSemaphore(AT_ONCE)


def read_in_child(kind: Kind, content: bytes, *, longest: int) -> list[bytes]:
    """Return what the child made of the file; an answer of more than ``longest`` bytes counts as too costly.

    Raises ``Unfit`` for what is wrong with the file, ``Unavailable`` where no child can be had now or where the machine
    does not let it get on. Waits half a minute for a place among ``AT_ONCE``.
    """
    if not _places.acquire(timeout=_PATIENCE):
        raise Unavailable(BUSY)
    try:
        answer, ended = _asked(kind, content, longest)
    finally:
        _places.release()
    if not answer.startswith((READY, READY_AT_LARGE)):
        log.error("a child for %s files ended with %s before it was ready", kind, ended)
        raise Unavailable(NOT_NOW)
    if answer.startswith(READY_AT_LARGE):
        _warn_once()
    if len(answer) > longest:
        raise Unfit(Reason.TOO_COSTLY)
    return _believed(answer[len(READY) :], ended)


def is_confined() -> bool:
    """Start a child that reads nothing, and say whether its kernel refuses everything but reading."""
    answer, _ = _asked(Kind.PDF, b"", 1)
    return answer.startswith(READY)


@cache
def _warn_once() -> None:
    log.warning("this kernel has no filter of system calls: files are read under limits alone; see flask doctor")


def _asked(kind: Kind, content: bytes, longest: int) -> tuple[bytes, int]:
    """Return what came back, cut just beyond ``longest``, and how the child ended."""
    with _started(kind) as child:
        assert child.stdin
        assert child.stdout
        clock = _Clock(child)
        try:
            # It may have ended already; what it left to read says why.
            with contextlib.suppress(BrokenPipeError), child.stdin:
                child.stdin.write(content)
            answer = child.stdout.read(longest + 1)
            if len(answer) > longest:
                child.kill()
            ended = child.wait()
        finally:
            child.kill()
            clock.stop()
    if clock.has_struck:
        # Its processor time is limited to half of that: what it lacked was the processor, not a better file.
        log.error("a child for %s files was given up after %s seconds", kind, WALL_SECONDS)
        raise Unavailable(BUSY)
    return answer, ended


class _Clock:
    """Kills a child that has not ended in time, whether it is busy or waits."""

    def __init__(self, child: subprocess.Popen[bytes]) -> None:
        self.has_struck = False
        self._child = child
        self._timer = Timer(WALL_SECONDS, self._strike)
        self._timer.daemon = True
        self._timer.start()

    def _strike(self) -> None:
        self.has_struck = self._child.poll() is None
        self._child.kill()

    def stop(self) -> None:
        self._timer.cancel()


def _started(kind: Kind) -> subprocess.Popen[bytes]:
    # Isolated (-I): neither the environment nor the folder of the caller says what is imported.
    order = [sys.executable, "-I", "-W", "ignore", "-m", "marktplatz.media.child", kind.value]
    pipe, nothing = subprocess.PIPE, subprocess.DEVNULL
    try:
        return subprocess.Popen(  # noqa: S603 (our own interpreter and module; the only word is a Kind)
            order, stdin=pipe, stdout=pipe, stderr=nothing, env={}, cwd="/", start_new_session=True
        )
    except OSError:
        log.exception("no child for %s files could be started", kind)
        raise Unavailable(NOT_NOW) from None


def _believed(answer: bytes, ended: int) -> list[bytes]:
    """Return the parts of an answer that is whole. One that is not tells how the decoder failed."""
    try:
        word, *parts = unpack(answer)
        if word == DONE:
            return parts
        if word == REFUSED:
            raise Unfit(Reason(parts[0].decode("ascii")))
    except (ValueError, IndexError):
        pass
    # By a signal: out of time, out of memory, or the decoder fell. Otherwise it reported an error of its own.
    raise Unfit(Reason.TOO_COSTLY if ended < 0 else Reason.BROKEN)
