"""Limits that a process sets itself, for good: what a decoder is made to do afterwards stays small and inside it."""

from __future__ import annotations

import resource
import sys

from marktplatz.media.child.calls import narrow
from marktplatz.media.limits import ADDRESS_SPACE, CPU_SECONDS

LIMITS: dict[int, int] = {
    resource.RLIMIT_CPU: CPU_SECONDS,
    resource.RLIMIT_AS: ADDRESS_SPACE,
    # A dead decoder would write the file of a stranger to the disk.
    resource.RLIMIT_CORE: 0,
    # Pipes have no size: the answer still goes out.
    resource.RLIMIT_FSIZE: 0,
    # No file, no socket, nothing that is not open already.
    resource.RLIMIT_NOFILE: 0,
    # No other process and no thread. The kernel does not ask root.
    resource.RLIMIT_NPROC: 0,
}


def confine() -> bool:
    """Set every limit, soft and hard, then narrow what may be asked of the kernel; say whether that could be done.

    Raises OSError or ValueError where Linux refuses a limit. Other systems do not know them all (macOS has no limit of
    address space); there, and where the kernel has no filters, the rest has to do.
    """
    for limit, most in LIMITS.items():
        try:
            resource.setrlimit(limit, _within(limit, most))
        except (OSError, ValueError):
            if sys.platform == "linux":
                raise
    return narrow()


def _within(limit: int, most: int) -> tuple[int, int]:
    """Return soft and hard limit; a hard limit that is lower already cannot be raised again."""
    _, hard = resource.getrlimit(limit)
    lowest = most if hard == resource.RLIM_INFINITY else min(most, hard)
    return lowest, lowest
