"""Keeping the catalogue equal to what is public."""

from __future__ import annotations

from sqlalchemy import delete

from marktplatz.booths.public import read_model
from marktplatz.booths.queries import whole_by_id
from marktplatz.catalogue.documents import card, facet_values, search_document, sort_title
from marktplatz.catalogue.models import CatalogueEntry, CatalogueFacet
from marktplatz.core.codes import stand_order
from marktplatz.core.database import session
from marktplatz.core.services import services_of


def refresh(booth_id: int) -> None:
    """Make the catalogue say about a booth what is public of it now: all of the published revision, or nothing."""
    search = services_of(session).search
    session.execute(delete(CatalogueFacet).where(CatalogueFacet.booth_id == booth_id))
    session.execute(delete(CatalogueEntry).where(CatalogueEntry.booth_id == booth_id))
    booth = whole_by_id(booth_id)
    if booth is None or booth.published_revision is None:
        search.remove(session(), booth_id)
        return
    public = read_model(booth, booth.published_revision)
    session.add(
        CatalogueEntry(
            booth_id=booth.id,
            event_id=booth.event_id,
            revision_id=booth.published_revision.id,
            code=booth.code,
            origin=booth.origin,
            stand_number=booth.stand_number,
            stand_order=stand_order(booth.stand_number),
            sort_title=sort_title(public, "de"),
            sort_title_en=sort_title(public, "en"),
            entry_language=public.entry_language,
            card=card(public),
            published_at=public.published_at,
        )
    )
    session.flush()
    session.add_all(
        CatalogueFacet(booth_id=booth.id, event_id=booth.event_id, key=key, value=value)
        for key, value in facet_values(public)
    )
    search.put(session(), search_document(public))
    session.flush()
