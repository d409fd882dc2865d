"""What comes of every action in every state when the right person asks for it. Typed by hand, not read."""

from __future__ import annotations

# What comes of an action in each state: the new state, "=" nothing changes, "!" a conflict.
# Typed by hand; nothing changes where somebody clicks twice. What was never public cannot be taken back, and what is
# approved and unchanged is not submitted again.
ACTIONS = ("submit", "recall", "approve", "request_changes", "reject", "withdraw", "reopen", "publish", "unpublish")
OUTCOMES = """
draft                   | submitted !     !        !                 !        withdrawn !     !       !
submitted               | =         draft approved changes_requested rejected withdrawn !     !       !
recalled                | submitted =     !        !                 !        withdrawn !     !       !
changes_requested       | submitted !     !        =                 !        withdrawn !     !       !
rejected                | !         !     !        !                 =        withdrawn draft !       !
approved                | !         !     =        !                 !        withdrawn !     public  !
published               | !         !     =        !                 !        withdrawn !     =       gone
being_changed           | submitted !     =        !                 !        withdrawn !     =       gone
submitted_again         | =         draft approved changes_requested rejected withdrawn !     =       gone
changes_requested_again | submitted !     !        =                 !        withdrawn !     =       gone
rejected_again          | !         !     !        !                 =        withdrawn draft =       gone
unpublished             | !         !     =        !                 !        withdrawn !     public  =
withdrawn               | !         !     !        !                 !        =         draft !       !
withdrawn_early         | !         !     !        !                 !        =         draft !       !
"""


def outcomes() -> dict[str, dict[str, str]]:
    """Return the table as ``{state: {action: outcome}}``."""
    rows = [line.split("|") for line in OUTCOMES.strip().splitlines()]
    return {state.strip(): dict(zip(ACTIONS, cells.split(), strict=True)) for state, cells in rows}
