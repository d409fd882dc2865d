"""Keeping the catalogue equal to what is public."""

from __future__ import annotations

from collections.abc import Callable, Collection, Mapping

from sqlalchemy import delete, select, text, update

from marktplatz.booths.models import Booth
from marktplatz.booths.public import PublicBooth, read_model
from marktplatz.booths.queries import whole_by_id
from marktplatz.booths.questionnaire import QUESTIONNAIRE
from marktplatz.catalogue import documents, stamp
from marktplatz.catalogue.models import CatalogueEntry, PublicationStamp, SearchTerm
from marktplatz.core.codes import stand_order
from marktplatz.core.database import session
from marktplatz.core.services import services_of

LONGEST_TERM = 60
_COUNTED = text(
    "INSERT INTO search_terms (event_id, term, documents, written) VALUES (:event_id, :term, :more, :written) "
    "ON CONFLICT (event_id, term) DO UPDATE SET documents = search_terms.documents + excluded.documents"
)


def refresh(booth_id: int) -> None:
    """Make the catalogue say about a booth what is public of it now: all of the published revision, or nothing.

    Refreshing waits for whoever else is publishing: the words of all booths are counted together.
    """
    stamp.bump()
    session.execute(delete(CatalogueEntry).where(CatalogueEntry.booth_id == booth_id))
    booth = whole_by_id(booth_id)
    if booth is None:
        # Its words went with its event.
        services_of(session).search.remove(session(), booth_id)
        return
    public = read_model(booth, booth.published_revision) if booth.published_revision is not None else None
    if public is not None:
        session.add(_entry(booth, public))
        session.flush()
    _index(booth.id, booth.event_id, public)


def refresh_words(event_id: int, vocabulary: str, codes: Collection[str]) -> None:
    """Make the catalogue find booths by new words of choices: all public ones that have chosen any of these codes."""
    keys = [
        field.key
        for field in QUESTIONNAIRE.facets
        if field.weight and field.vocabulary and field.vocabulary.name == vocabulary
    ]
    rows = session.execute(
        select(CatalogueEntry.booth_id, CatalogueEntry.facets)
        .where(CatalogueEntry.event_id == event_id)
        .order_by(CatalogueEntry.booth_id)
    ).all()
    for booth_id, facets in rows:
        if any(set(facets.get(key, ())) & set(codes) for key in keys):
            refresh(booth_id)


def rebuild(tell: Callable[[int, int], None] | None = None) -> int:
    """Write the catalogue anew from the published revisions, and return how many booths it has.

    ``tell`` hears after every booth how many are done, and of how many.
    """
    session.execute(delete(SearchTerm))
    kept = session.scalars(select(CatalogueEntry.booth_id)).all()
    for booth_id in kept:
        services_of(session).search.remove(session(), booth_id)
    public = session.scalars(select(Booth.id).where(Booth.published_revision_id.is_not(None)).order_by(Booth.id)).all()
    for done, booth_id in enumerate([*public, *sorted(set(kept) - set(public))], 1):
        refresh(booth_id)
        session.expire_all()
        if tell:
            tell(done, len(public))
    stamp.bump()
    session.execute(update(PublicationStamp).values(form=stamp.FORM))
    return len(public)


def is_current() -> bool:
    """Say whether the copies are in the form that this program writes; where nothing is public there are none."""
    form = session.scalar(select(PublicationStamp.form))
    return form in (None, stamp.FORM) or session.scalar(select(CatalogueEntry.booth_id).limit(1)) is None


def _entry(booth: Booth, public: PublicBooth) -> CatalogueEntry:
    return CatalogueEntry(
        booth_id=booth.id,
        event_id=booth.event_id,
        revision_id=booth.published_revision_id,
        code=booth.code,
        origin=booth.origin,
        stand_number=booth.stand_number,
        stand_order=stand_order(booth.stand_number),
        sort_title=documents.sort_title(public, "de"),
        sort_title_en=documents.sort_title(public, "en"),
        sort_organisation=documents.sort_organisation(public),
        stage_order=documents.stage_order(public),
        entry_language=public.entry_language,
        facets=documents.facet_values(public),
        texts=documents.texts(public),
        card=documents.card(public),
        published_at=public.published_at,
    )


def _index(booth_id: int, event_id: int, public: PublicBooth | None) -> None:
    """Let the words of a booth be found, and count in how many booths each of them stands."""
    search = services_of(session).search
    before = search.words(session(), booth_id)
    if public is None:
        search.remove(session(), booth_id)
    else:
        search.put(session(), documents.search_document(public))
    after = search.words(session(), booth_id)
    written = documents.written_words(public) if public is not None else {}
    _count(event_id, before - after, -1, {})
    _count(event_id, after - before, 1, written)
    if before - after:
        session.execute(delete(SearchTerm).where(SearchTerm.event_id == event_id, SearchTerm.documents <= 0))


def _count(event_id: int, words: frozenset[str], more: int, written: Mapping[str, str]) -> None:
    rows = [
        {"event_id": event_id, "term": word, "more": more, "written": written.get(word, word)[:120]}
        for word in sorted(words)
        if len(word) <= LONGEST_TERM
    ]
    if rows:
        session.execute(_COUNTED, rows)
