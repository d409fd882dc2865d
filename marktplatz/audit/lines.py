"""The log as people read it: numbers turned into names, a page at a time."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import datetime

from sqlalchemy import ColumnElement, case, select
from sqlalchemy.orm import InstrumentedAttribute

from marktplatz.accounts.models import Account, Organisation
from marktplatz.audit import queries
from marktplatz.audit.models import AuditEntry
from marktplatz.audit.wording import words_of
from marktplatz.booths.models import Booth
from marktplatz.core.database import session
from marktplatz.core.text import Text
from marktplatz.events.models import Event

PAGE = 50


@dataclass(frozen=True, kw_only=True)
class Line:
    """One step. ``person`` did it (empty: the program), ``about`` are the names of whom and what it concerns."""

    number: int
    at: datetime
    words: Text
    person: str
    about: tuple[str, ...]
    booth_code: str


@dataclass(frozen=True)
class LogPage:
    """One page of the log; ``before`` leads to the next one and is None on the last."""

    lines: list[Line]
    before: int | None


def log_page(before: int | None = None) -> LogPage:
    """Return the newest lines, or those before a line. Five statements, whatever the number of lines.

    Rows that are gone (an erased account) show as nothing; the line itself stays.
    """
    found = queries.latest(before=before, limit=PAGE + 1)
    entries, more = found[:PAGE], found[PAGE:]
    names = _Names(entries)
    return LogPage([names.line(entry) for entry in entries], entries[-1].id if more else None)


class _Names:
    """The names behind the numbers of some entries."""

    def __init__(self, entries: list[AuditEntry]) -> None:
        told = [entry.payload for entry in entries]
        people = {entry.actor_id for entry in entries} | {each.get("account_id") for each in told}
        name = case((Account.name != "", Account.name), else_=Account.email)
        self.people = _by_number(Account.id, name, people)
        organisations = {each.get("organisation_id") for each in told}
        self.organisations = _by_number(Organisation.id, Organisation.name, organisations)
        self.codes = _by_number(Booth.id, Booth.code, {entry.booth_id for entry in entries})
        self.slugs = _by_number(Event.id, Event.slug, {entry.event_id for entry in entries})

    def line(self, entry: AuditEntry) -> Line:
        """Return an entry in words."""
        concerned = entry.payload.get("account_id")
        about = (
            "" if concerned == entry.actor_id else self.people.get(concerned),
            self.organisations.get(entry.payload.get("organisation_id")),
            "" if entry.booth_id else self.slugs.get(entry.event_id),
        )
        return Line(
            number=entry.id,
            at=entry.at,
            words=words_of(entry.name, entry.payload),
            person=self.people.get(entry.actor_id, ""),
            about=tuple(name for name in about if name),
            booth_code=self.codes.get(entry.booth_id, ""),
        )


def _by_number(
    number: InstrumentedAttribute[int], name: ColumnElement[str] | InstrumentedAttribute[str], wanted: set[int | None]
) -> dict[int | None, str]:
    rows = session.execute(select(number, name).where(number.in_(wanted - {None})))
    return dict(rows.all())
