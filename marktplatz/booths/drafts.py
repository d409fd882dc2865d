"""Saving a draft: read what was sent, merge it with what others saved, keep what it replaces."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass
from datetime import timedelta
from typing import Any

from sqlalchemy import delete, select

from marktplatz.booths import facts, rules
from marktplatz.booths.merging import Clash, merge
from marktplatz.booths.models import Booth, DraftChange
from marktplatz.booths.questionnaire import QUESTIONNAIRE, questionnaire_of
from marktplatz.booths.translations import settled
from marktplatz.booths.twins import give_title_free
from marktplatz.core import clock
from marktplatz.core.checks import Flaw, flaws
from marktplatz.core.database import session
from marktplatz.core.errors import Conflict, Invalid
from marktplatz.core.facts import record
from marktplatz.core.fields import Need
from marktplatz.core.forms import FITS, flatten, gather
from marktplatz.core.permissions import Actor
from marktplatz.core.reading import Files, Sent, Unreadable, names_sent, read
from marktplatz.core.text import Text

STALE_FORM = Text(
    de="Dieses Formular ist unvollständig angekommen. Laden Sie die Seite neu und versuchen Sie es noch einmal.",
    en="This form arrived incomplete. Reload the page and try again.",
)
BOTH_CHANGED = Text(
    de="Jemand aus Ihrer Organisation hat inzwischen gespeichert. Nichts ist verloren: "
    "Übernehmen Sie, was gelten soll.",
    en="Somebody from your organisation has saved in the meantime. Nothing is lost: choose what is to count.",
)
TITLE_NEEDED = Text(
    de="Ohne diese Angabe lässt sich der Entwurf nicht speichern.",
    en="The draft cannot be saved without this.",
)


SITTING = timedelta(minutes=10)
"""While one person goes on typing, the log has one line for all that is saved on its own."""

HISTORY = 500
"""Saves of a booth whose replaced answers are kept; one that saves on its own makes a few each minute."""


class DraftConflict(Conflict):
    """Both sides changed the same fields; ``clashes`` holds both texts, ``version`` is the stored one.

    ``waiting`` is what only the sender changed: it clashes with nothing, and is not stored either.
    """

    def __init__(self, clashes: tuple[Clash, ...], version: int, waiting: Mapping[str, Any]) -> None:
        super().__init__(BOTH_CHANGED)
        self.clashes = clashes
        self.version = version
        self.waiting = waiting


@dataclass(frozen=True, kw_only=True)
class Saved:
    """The draft after saving; ``found`` is what is still wrong with the fields that were sent."""

    version: int
    found: list[Flaw]


def save_draft(
    booth: Booth,
    sent: Sent,
    *,
    version: int | None,
    actor: Actor,
    files: Files | None = None,
    is_autosave: bool = False,
) -> Saved:
    """Store the fields that were sent. Texts that are too long or malformed are stored too and reported as flaws.

    ``version`` is the draft version that the sender's form showed; ``files`` is what came with it and is
    kept already. Raises Refused for strangers, Conflict while the
    draft is closed, DraftConflict when another save changed the same fields, and Invalid, storing nothing, for answers
    that are not in the vocabulary, texts beyond all measure, and an emptied title.
    """
    rules.may_edit(actor, booth).require()
    rules.require_editable(booth)
    draft = booth.draft
    if version is None or not 1 <= version <= draft.version:
        raise Invalid(STALE_FORM)
    stored = flatten(QUESTIONNAIRE, draft.content)
    started_from = _as_of(booth, version, stored)
    mine = _read(booth, sent, files, started_from)
    merged = merge(started_from, stored, mine)
    if merged.clashes:
        raise DraftConflict(merged.clashes, draft.version, merged.changes)
    _write(booth, stored, merged.changes, actor, is_autosave=is_autosave)
    _settle(booth, sent, merged.changes, version)
    return Saved(version=draft.version, found=_still_wrong(booth, {*mine}))


def _settle(booth: Booth, sent: Sent, changes: Mapping[str, Any], version: int) -> None:
    """Note which texts the sender calls still fitting. That changes no answer: the version stays as it is."""
    texts = {name for field in QUESTIONNAIRE.fields if field.translatable for name in field.names}
    said = {name.removesuffix(FITS) for name, values in sent.items() if name.endswith(FITS) and any(values)}
    versions = booth.draft.versions
    known = {name for name in texts if name in changes or versions.get(name, 1) <= version}
    noted = settled(versions, said & texts, known)
    if noted != versions:
        booth.draft.versions = noted
        session.flush()


def _still_wrong(booth: Booth, names: set[str]) -> list[Flaw]:
    touched = [field for field in questionnaire_of(booth.event).fields if names.intersection(field.names)]
    found = [flaw for field in touched for flaw in flaws(field, booth.draft.content)]
    return [flaw for flaw in found if not flaw.field.translatable or flaw.name in names]


def _read(booth: Booth, sent: Sent, files: Files | None, started_from: dict[str, Any]) -> dict[str, Any]:
    problems: dict[str, Text] = {}
    mine: dict[str, Any] = {}
    content = gather(QUESTIONNAIRE, started_from)
    for field in questionnaire_of(booth.event).fields:
        names = names_sent(field, sent, files)
        if not names:
            continue
        try:
            value = read(field, sent, content.get(field.key), files)
        except Unreadable as refusal:
            problems[refusal.name] = refusal.message
            continue
        # An empty list says no more than no answer: sending it changes nothing.
        flat = flatten(QUESTIONNAIRE, {} if value in (None, []) else {field.key: value})
        mine.update({name: flat[name] for name in names})
        own = f"{field.key}_{booth.entry_language}" if field.translatable else field.key
        if field.need is Need.DRAFT and own in mine and not mine[own]:
            problems[own] = TITLE_NEEDED
    if problems:
        raise Invalid(next(iter(problems.values())), problems)
    return mine


def _as_of(booth: Booth, version: int, stored: dict[str, Any]) -> dict[str, Any]:
    """Return the draft as it was at an older version, by taking back the changes since.

    Beyond what is kept, a field that has changed since counts as having been empty: then the sender is asked.
    """
    if version == booth.draft.version:
        return stored
    older = dict(stored)
    changes = session.scalars(
        select(DraftChange)
        .where(DraftChange.booth_id == booth.id, DraftChange.version > version)
        .order_by(DraftChange.version.desc())
    )
    for change in changes:
        older[change.name] = change.before
    if version < booth.draft.version - HISTORY:
        older |= {name: None for name, changed in booth.draft.versions.items() if changed > version}
    return older


def _write(booth: Booth, stored: dict[str, Any], changes: dict[str, Any], actor: Actor, *, is_autosave: bool) -> None:
    if not changes:
        return
    draft = booth.draft
    goes_on = is_autosave and draft.saved_by == actor.account_id and clock.now() - draft.saved_at < SITTING
    draft.version += 1
    draft.content = gather(QUESTIONNAIRE, {**stored, **changes})
    draft.versions = {**draft.versions, **dict.fromkeys(changes, draft.version)}
    booth.entry_language = draft.content.get("entry_language", booth.entry_language)
    draft.saved_at = clock.now()
    draft.saved_by = actor.account_id
    if f"title_{booth.entry_language}" in changes:
        give_title_free(booth)
    for name in changes:
        session.add(DraftChange(booth_id=booth.id, version=draft.version, name=name, before=stored.get(name)))
    session.execute(
        delete(DraftChange).where(DraftChange.booth_id == booth.id, DraftChange.version <= draft.version - HISTORY)
    )
    session.flush()
    if goes_on:
        return
    record(
        session,
        facts.DraftSaved(
            actor_id=actor.account_id,
            booth_id=booth.id,
            event_id=booth.event_id,
            version=draft.version,
            fields=tuple(changes),
        ),
    )
