"""The page about states, written from the table of the program: ``python -m tests.architecture.states``."""

from __future__ import annotations

import sys

from marktplatz.booths.workflow import LABELS, TRANSITIONS, Party, Status, Transition

PARTIES = {Party.MEMBER: "member", Party.REVIEWER: "reviewer", Party.ORGANISER: "organiser"}

_BEGIN = """# States of a booth

Written from `marktplatz/booths/workflow.py` by `python -m tests.architecture.states > docs/states.md`; a test compares.

What visitors see is kept beside the state: a booth stays public with its approved text while a change waits.

Entries of a register have no draft and no review: they begin approved, `reopen` leads them back to approved, and only
organisers `publish` and `unpublish` them.

"""


def page() -> str:
    """Return the page: names of the states, the table of steps, and a diagram."""
    return "\n".join([_BEGIN + _states(), "## Steps\n", _table(), "## Diagram\n", _diagram()])


def _states() -> str:
    rows = [f"| `{status}` | {LABELS[status].en} | {LABELS[status].de} |" for status in Status]
    return "\n".join(["| state | English | German |", "|---|---|---|", *rows, ""])


def _table() -> str:
    rows = [
        f"| `{step.action}` | {step.label.en} | {_sources(step)} | {_target(step)} | {_parties(step)} | "
        f"{'yes' if step.needs_reason else ''} |"
        for step in TRANSITIONS
    ]
    return "\n".join(["| action | label | from | to | who | reason |", "|---|---|---|---|---|---|", *rows, ""])


def _sources(step: Transition) -> str:
    return ", ".join(status for status in Status if status in step.sources)


def _target(step: Transition) -> str:
    return step.to or "(stays)"


def _parties(step: Transition) -> str:
    return ", ".join(word for party, word in PARTIES.items() if party in step.parties)


def _diagram() -> str:
    begin = f"    [*] --> {Status.DRAFT}"
    arrows = [
        f"    {status} --> {step.to}: {step.action}"
        for step in TRANSITIONS
        for status in Status
        if status in step.sources and step.to is not None
    ]
    return "\n".join(["```mermaid", "stateDiagram-v2", begin, *arrows, "```", ""])


if __name__ == "__main__":
    sys.stdout.write(page())
