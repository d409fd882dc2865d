"""Taking the lines of a register file over, each on its own: a bad one stops nothing else."""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterable
from dataclasses import dataclass, field

from marktplatz.booths.questionnaire import questionnaire_of
from marktplatz.booths.registers import take_over
from marktplatz.core.database import session
from marktplatz.core.errors import MarketplaceError
from marktplatz.core.permissions import Actor
from marktplatz.core.text import Text
from marktplatz.events.models import Event
from marktplatz.exchange.files import Line
from marktplatz.exchange.records import read_record


@dataclass
class Tally:
    """What became of the lines: how many were added, changed, unchanged, and which were refused for what reason."""

    counts: Counter[str] = field(default_factory=Counter)
    refused: list[tuple[int, Text]] = field(default_factory=list)

    @property
    def readable(self) -> int:
        """How many lines were taken over, or had been before."""
        return self.counts.total()

    def add(self, other: Tally) -> None:
        """Add the tally of the next lines."""
        self.counts.update(other.counts)
        self.refused.extend(other.refused)


Seen = dict[tuple[str, str], int]
"""Source and number of the records taken over so far, with their lines."""

REPEATED = Text(
    de="Dieser Eintrag steht schon in Zeile {line}. Entfernen Sie eine der beiden Zeilen.",
    en="This record is in line {line} already. Remove one of the two lines.",
)


def take_in(event: Event, lines: Iterable[Line], *, publish: bool, actor: Actor, seen: Seen | None = None) -> Tally:
    """Take lines over in the running transaction, each in a savepoint of its own.

    A record that stands twice is refused the second time: otherwise the same file would never come to rest. ``seen``
    carries what earlier calls for the same file have read.
    """
    tally = Tally()
    known = {} if seen is None else seen
    for line in lines:
        try:
            tally.counts[_take_in(event, line, known, publish=publish, actor=actor)] += 1
        except MarketplaceError as refusal:
            tally.refused.append((line.number, refusal.message))
    return tally


def _take_in(event: Event, line: Line, seen: Seen, *, publish: bool, actor: Actor) -> str:
    if line.problem is not None:
        raise MarketplaceError(line.problem)
    record = read_record(line.raw, questionnaire_of(event))
    named = (record.source, record.source_id)
    if (first := seen.get(named, line.number)) != line.number:
        raise MarketplaceError(REPEATED.filled(line=first))
    with session.begin_nested():
        outcome = take_over(event, record, publish=publish, actor=actor)
    # Only now: a line that was refused may be followed by one that puts it right.
    seen[named] = line.number
    return outcome
