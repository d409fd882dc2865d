"""Many public booths at once, copied from one: for tests where only their number matters."""

from __future__ import annotations

from typing import Any

from sqlalchemy import insert, select, update

from marktplatz.booths.models import Booth, Revision
from marktplatz.catalogue import stamp
from marktplatz.catalogue.models import CatalogueEntry
from marktplatz.core.codes import ALPHABET
from marktplatz.core.database import Model, session
from tests.factories import BoothRow, Make


def publish_many(make: Make, row: BoothRow, number: int) -> None:
    """Add copies of a published booth, each with a code and no stand of its own, in six statements."""
    if number < 1:
        return
    with make.unit():
        booth = _columns(Booth, Booth.id == row.id)
        first = row.id + 1_000
        ids = range(first, first + number)
        revisions = {"submitted_revision_id": None, "approved_revision_id": None, "published_revision_id": None}
        plain = {**booth, **revisions, "stand_number": None}
        session.execute(insert(Booth), [{**plain, "id": n, "code": _code(n), "title_key": str(n)} for n in ids])
        revision = _columns(Revision, Revision.booth_id == row.id)
        session.execute(insert(Revision), [{**revision, "id": n, "booth_id": n} for n in ids])
        session.execute(update(Booth).where(Booth.id >= first).values(published_revision_id=Booth.id))
        entry = {
            **_columns(CatalogueEntry, CatalogueEntry.booth_id == row.id),
            "stand_number": None,
            "stand_order": "~",
        }
        titles = {n: {"sort_title": f"laub {n}", "sort_title_en": f"leaf {n}"} for n in ids}
        copies = [{**entry, "booth_id": n, "revision_id": n, "code": _code(n), **titles[n]} for n in ids]
        session.execute(insert(CatalogueEntry), copies)
        stamp.bump()


def _columns(model: type[Model], which: Any) -> dict[str, Any]:
    table = model.__table__
    return dict(session.execute(select(table).where(which)).mappings().one())


def _code(number: int) -> str:
    letters = ""
    for _ in range(5):
        number, rest = divmod(number, len(ALPHABET))
        letters += ALPHABET[rest]
    return letters
