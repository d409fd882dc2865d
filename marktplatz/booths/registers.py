"""Entries taken over from public registers: booths without members and without a workflow.

They never look as if the organisation had registered: no organisation of ours, no members, no draft, and
"keine Angabe" wherever the register says nothing.
"""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass
from typing import Any, Literal

from sqlalchemy import func, select
from sqlalchemy.exc import IntegrityError

from marktplatz.booths import facts, queries
from marktplatz.booths.actions import unused_code
from marktplatz.booths.models import Booth, Revision
from marktplatz.booths.publishing import name_source, show
from marktplatz.booths.questionnaire import QUESTIONNAIRE
from marktplatz.booths.rendering import render_all
from marktplatz.booths.twins import key_of_entry
from marktplatz.booths.workflow import Status
from marktplatz.core import clock
from marktplatz.core.database import session
from marktplatz.core.facts import record as note
from marktplatz.core.permissions import Actor, may_organise
from marktplatz.events.models import Event

Outcome = Literal["added", "changed", "unchanged"]


@dataclass(frozen=True, kw_only=True)
class RegisterRecord:
    """One entry of a public register, read and checked (``exchange.records``).

    ``content`` holds the answers as a revision keeps them: texts in the record's own language, gaps left out.
    ``own_words`` holds what our vocabularies cannot say, by field key, in the words of the source.
    """

    source: str
    source_id: str
    url: str | None
    licence: str | None
    language: str
    content: Mapping[str, Any]
    own_words: Mapping[str, str]

    @property
    def provenance(self) -> dict[str, str | None]:
        """What the source says about the entry itself; it belongs to a revision, and becomes public with it."""
        return {"url": self.url, "licence": self.licence, "language": self.language}


def take_over(event: Event, record: RegisterRecord, *, publish: bool, actor: Actor) -> Outcome:
    """Add a register entry to an event, or renew it where the register says something new.

    The same record once more changes nothing; another one makes a new revision. With ``publish`` visitors see it at
    once; without, an older public revision stays where it is. What a person has unpublished or withdrawn stays so.
    Refuses all but organisers and the command line, and raises MarkdownRefused for a text that could stall.
    """
    may_organise(actor).require()
    booth = queries.by_source(event.id, record.source, record.source_id)
    if booth is None:
        booth = _added(event, record, actor)
        if booth is not None:
            if publish:
                _show(booth, actor)
            return "added"
        booth = queries.by_source(event.id, record.source, record.source_id)
        assert booth is not None
    renewed = _renewed(booth, record, actor)
    shown = publish and _may_show(booth)
    if shown:
        _show(booth, actor)
    return "changed" if renewed or shown else "unchanged"


def _added(event: Event, record: RegisterRecord, actor: Actor) -> Booth | None:
    """Return the new booth with its first revision; None when another import was faster."""
    now = clock.now()
    revision = _revision(record, actor, number=1)
    booth = Booth(
        event_id=event.id,
        code=unused_code(),
        origin="register",
        status=Status.APPROVED,
        entry_language=record.language,
        title_key=key_of_entry(record.source, record.source_id),
        status_since=now,
        created_at=now,
        source=record.source,
        source_id=record.source_id,
        source_url=record.url,
        source_licence=record.licence,
    )
    try:
        with session.begin_nested():
            session.add(booth)
            session.flush()
    except IntegrityError:
        return None
    _approve(booth, revision)
    note(
        session,
        facts.BoothCreated(actor_id=actor.account_id, booth_id=booth.id, event_id=booth.event_id, origin=booth.origin),
    )
    return booth


def _renewed(booth: Booth, record: RegisterRecord, actor: Actor) -> bool:
    """Store what the register says now; False when it says what it said before."""
    kept = booth.approved_revision
    said = (record.provenance, dict(record.content), dict(record.own_words))
    if kept is not None and (kept.provenance, kept.content, kept.own_words) == said:
        return False
    last = session.scalar(select(func.max(Revision.number)).where(Revision.booth_id == booth.id)) or 0
    _approve(booth, _revision(record, actor, number=last + 1))
    assert booth.approved_revision is not None
    note(
        session,
        facts.EntryRenewed(
            actor_id=actor.account_id,
            booth_id=booth.id,
            event_id=booth.event_id,
            revision=booth.approved_revision.number,
        ),
    )
    return True


def _revision(record: RegisterRecord, actor: Actor, *, number: int) -> Revision:
    content = dict(record.content)
    return Revision(
        number=number,
        content=content,
        html=render_all(QUESTIONNAIRE, content),
        own_words=dict(record.own_words),
        provenance=record.provenance,
        created_at=clock.now(),
        created_by=actor.account_id,
    )


def _approve(booth: Booth, revision: Revision) -> None:
    revision.booth_id = booth.id
    session.add(revision)
    booth.approved_revision = revision
    if booth.published_revision_id is None:
        name_source(booth, revision)
    session.flush()


def _may_show(booth: Booth) -> bool:
    """Say whether there is something newer to show, and nobody has taken the entry from visitors."""
    taken_away = booth.status == Status.WITHDRAWN or (
        booth.published_revision_id is None and booth.first_published_at is not None
    )
    return not taken_away and booth.published_revision_id != booth.approved_revision_id


def _show(booth: Booth, actor: Actor) -> None:
    assert booth.approved_revision is not None
    show(booth, booth.approved_revision, actor=actor)
