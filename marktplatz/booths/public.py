"""What the public may see of a booth: the published revision of a public event, and nothing else.

Every public output (page, API, feed, print) reads through here or through the catalogue, which is filled from here.
"""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass
from datetime import datetime
from functools import cache, cached_property
from typing import Any

from sqlalchemy import Select, bindparam, select
from sqlalchemy.orm import contains_eager

from marktplatz.booths.models import Booth, Revision
from marktplatz.booths.questionnaire import QUESTIONNAIRE, questionnaire_of
from marktplatz.booths.titles import language_of
from marktplatz.core.answers import Spoken, spoken, words
from marktplatz.core.codes import read_code, read_stand_number
from marktplatz.core.columns import in_stand_order
from marktplatz.core.database import session
from marktplatz.core.fields import Field, Questionnaire
from marktplatz.core.text import slug
from marktplatz.events import queries as events
from marktplatz.events.models import Event


@dataclass(frozen=True, kw_only=True)
class PublicBooth:
    """One public booth, as every public output shows it. Holds public answers only."""

    id: int
    code: str
    stand_number: str | None
    origin: str
    entry_language: str
    event: Event
    revision: int
    content: dict[str, Any]
    html: dict[str, dict[str, str]]
    own_words: dict[str, str]
    published_at: datetime
    recording_url: str | None
    source: str | None
    source_id: str | None
    source_url: str | None
    source_licence: str | None

    def text(self, key: str, language: str) -> Spoken | None:
        """Return a translatable text in the reader's language or a fall-back."""
        return spoken(self.content.get(key), language, self.entry_language)

    def markup(self, key: str, language: str) -> Spoken | None:
        """Return a Markdown answer as HTML in the reader's language or a fall-back."""
        return spoken(self.html.get(key), language, self.entry_language)

    def words(self, key: str, language: str) -> list[str]:
        """Return the words of an answer: labels of codes, or the source's own words where a register has others."""
        found = words(self.questionnaire.by_key[key], self.content, language, defaults=not self.is_register)
        return found or ([self.own_words[key]] if key in self.own_words else [])

    @property
    def questionnaire(self) -> Questionnaire:
        """The field list as the booth's event asks it."""
        return questionnaire_of(self.event)

    @property
    def is_register(self) -> bool:
        """Say whether the entry was taken over from a public register."""
        return self.origin == "register"

    def value(self, field: Field) -> Any:
        """Return the stored answer; a default of ours says nothing about an entry of somebody else's register."""
        return self.content.get(field.key) if self.is_register else field.value(self.content)

    @cached_property
    def slug(self) -> str:
        """The readable part of the address; from the entry's own title, whatever the reader's language."""
        title = self.text("title", self.entry_language)
        return slug(title.text) if title else ""

    @cached_property
    def path_part(self) -> str:
        """Code and slug, as the address has them."""
        return f"{self.code}-{self.slug}" if self.slug else self.code


def public_fields() -> tuple[Field, ...]:
    """Return the fields that are ever published, but for the language of the entry.

    That one stands beside the answers (``PublicBooth.entry_language``): entries of a register have one too, and it may
    be any.
    """
    return tuple(field for field in QUESTIONNAIRE.public if field.key != "entry_language")


def read_model(booth: Booth, revision: Revision) -> PublicBooth:
    """Build the public view of a revision. Internal answers are left behind here, once for all outputs."""
    told = {
        field.key: field.public_value(revision.content[field.key])
        for field in QUESTIONNAIRE.public
        if field.key in revision.content
    }
    return PublicBooth(
        id=booth.id,
        code=booth.code,
        stand_number=booth.stand_number,
        origin=booth.origin,
        entry_language=language_of(booth, revision.content),
        event=booth.event,
        revision=revision.number,
        content=told,
        html={key: texts for key, texts in revision.html.items() if key in told},
        own_words=revision.own_words,
        published_at=booth.published_at or revision.created_at,
        recording_url=booth.recording_url,
        source=booth.source,
        source_id=booth.source_id,
        source_url=booth.source_url,
        source_licence=booth.source_licence,
    )


@dataclass(frozen=True)
class Found:
    """An answer to a scanned code: the booth, or that it was public once, or neither."""

    booth: PublicBooth | None
    was_public: bool
    event: Event | None


def by_code(code: str, *, event_slug: str | None = None) -> Found:
    """Look a booth up by its code, in any case. One statement. An unpublished one is as unknown as no booth at all."""
    known = read_code(code)
    if known is None:
        return Found(None, False, None)
    return _found(_by_code(anywhere=event_slug is None), {"code": known, "slug": event_slug})


def by_stand_number(number: str, event: Event) -> Found:
    """Look a public booth up by its stand number at one event. One statement."""
    known = read_stand_number(number)
    if known is None:
        return Found(None, False, None)
    return _found(_public_booths().where(Booth.stand_number == known, Booth.event_id == event.id))


def by_ids(ids: list[int], event: Event) -> list[PublicBooth]:
    """Return the public booths with these numbers, in their order. One statement."""
    rows = session.execute(_public_booths().where(Booth.id.in_(ids), Booth.event_id == event.id)).all()
    found = {booth.id: read_model(booth, revision) for booth, revision in rows if revision is not None}
    return [found[booth_id] for booth_id in ids if booth_id in found]


def of_event(event: Event) -> list[PublicBooth]:
    """Return every public booth of an event by stand number, those without one last. One statement."""
    query = _public_booths().where(Booth.event_id == event.id).order_by(*in_stand_order(Booth.stand_number), Booth.id)
    return [read_model(booth, revision) for booth, revision in session.execute(query) if revision is not None]


def by_typed(typed: str) -> Found:
    """Look up what was scanned or typed: a code, or a stand number of the current event."""
    if read_code(typed) is not None:
        return by_code(typed)
    current = events.current() if read_stand_number(typed) is not None else None
    return by_stand_number(typed, current) if current is not None else Found(None, False, None)


@cache
def _by_code(*, anywhere: bool) -> Select[Booth, Revision | None]:
    """Build the query of the most asked page once: putting it together takes longer than running it."""
    query = _public_booths().where(Booth.code == bindparam("code"))
    return query if anywhere else query.where(Event.slug == bindparam("slug"))


@cache
def _public_booths() -> Select[Booth, Revision | None]:
    return (
        select(Booth, Revision)
        .join(Event, Event.id == Booth.event_id)
        .outerjoin(Revision, Revision.id == Booth.published_revision_id)
        .where(Event.is_public)
        .options(contains_eager(Booth.event))
    )


def _found(query: Select[Booth, Revision | None], values: Mapping[str, object] | None = None) -> Found:
    row = session.execute(query, values).first()
    if row is None:
        return Found(None, False, None)
    booth, revision = row
    if revision is None:
        return Found(None, booth.first_published_at is not None, booth.event)
    return Found(read_model(booth, revision), True, booth.event)
