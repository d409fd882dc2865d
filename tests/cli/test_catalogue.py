"""``flask catalogue rebuild``: the copies of an older program are written anew, and say the same as before."""

from __future__ import annotations

import pytest
from sqlalchemy import delete, select, update

from marktplatz.catalogue.models import CatalogueEntry, PublicationStamp, SearchTerm
from marktplatz.core.database import session
from tests.catalogue.test_refresh import found
from tests.cli.conftest import Run
from tests.factories import Make


def told(make: Make) -> tuple[list[object], list[object]]:
    with make.unit():
        entries = session.execute(
            select(CatalogueEntry.code, CatalogueEntry.facets).order_by(CatalogueEntry.code)
        ).all()
        terms = session.execute(select(SearchTerm.term, SearchTerm.documents).order_by(SearchTerm.term)).all()
        return list(entries), list(terms)


def test_everything_is_written_anew_and_says_the_same(run: Run, make: Make) -> None:
    row = make.booth(state="published", title="Laub erkennen")
    make.booth(row.event, state="draft", title="Geheimnis")
    make.register_entry()
    before = told(make)
    with make.unit():
        session.execute(update(CatalogueEntry).values(facets={}, texts=[]))
        session.execute(delete(SearchTerm))
        session.execute(update(PublicationStamp).values(form=0))
    assert "written by an older program" in run("doctor").stdout
    assert run("catalogue", "rebuild").stdout == "The catalogue has 2 booths.\n"
    assert told(make) == before
    assert found(make, row.event, "laub") == [row.code]
    assert found(make, row.event, "geheimnis") == []
    assert "written by an older program" not in run("doctor").stdout


@pytest.mark.parametrize("written", [0, 1])
def test_what_is_published_into_an_empty_catalogue_is_in_the_form_of_this_program(
    run: Run, make: Make, written: int
) -> None:
    """A database that an older program has made says its form; it counts only once something is written in it."""
    with make.unit():
        session.execute(update(PublicationStamp).values(form=written))
    assert "written by an older program" not in run("doctor").stdout
    make.booth(state="published")
    assert "written by an older program" not in run("doctor").stdout
