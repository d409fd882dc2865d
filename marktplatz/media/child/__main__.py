"""The child process: ``python -I -m marktplatz.media.child KIND``, the file on stdin, the answer on stdout.

An exception that nobody expected ends it with code 1, and the parent calls the file broken; nothing has to be caught
here for safety.
"""

from __future__ import annotations

import os
import sys
from collections.abc import Callable
from functools import partial

from marktplatz.media.child.confinement import confine
from marktplatz.media.frames import DONE, READY, READY_AT_LARGE, REFUSED, pack
from marktplatz.media.limits import DOCUMENT_BYTES, PICTURE_BYTES, Kind, Reason, Unfit

Work = Callable[[bytes], list[bytes]]


def main(kind: Kind) -> None:
    """Limit this process, read the file, answer, and end."""
    # Before the limits: with them no file can be opened, that of a library neither.
    work = _tool(kind)
    _say(READY if confine() else READY_AT_LARGE)
    # The parent sends no more; should it ever, the cut file is refused as broken.
    content = sys.stdin.buffer.read(max(PICTURE_BYTES, DOCUMENT_BYTES))
    _say(pack(_answer(work, content)))
    # Without taking everything down object by object.
    os._exit(0)


def _tool(kind: Kind) -> Work:
    if kind is Kind.PDF:
        from marktplatz.media.child.documents import cleaned, prepare

        prepare()
        return cleaned
    from marktplatz.media.child.pictures import variants

    return partial(variants, kind)


def _answer(work: Work, content: bytes) -> list[bytes]:
    try:
        return [DONE, *work(content)]
    except Unfit as unfit:
        return [REFUSED, unfit.reason.encode()]
    except MemoryError:
        return [REFUSED, Reason.TOO_COSTLY.encode()]


def _say(words: bytes) -> None:
    sys.stdout.buffer.write(words)
    sys.stdout.buffer.flush()


if __name__ == "__main__":
    main(Kind(sys.argv[1]))
