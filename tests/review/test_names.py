"""Numbers turned into what people know: who decided, and which revision."""

from __future__ import annotations

from marktplatz.review import queries
from tests.factories import Make
from tests.web.reviewer.desk import Counting


def test_people_are_called_by_their_name_or_else_their_address(make: Make, statements: Counting) -> None:
    named, unnamed = make.account(name="Ada Beispiel"), make.account("ohne-namen@stadt.example", name=" ")
    with make.unit(), statements() as seen:
        names = queries.names_of([named.id, unnamed.id, None, named.id, 999_999])
    assert names == {named.id: "Ada Beispiel", unnamed.id: "ohne-namen@stadt.example"}
    assert len(seen) == 1, str(seen)


def test_revisions_are_known_by_their_number_within_the_booth(make: Make) -> None:
    first, second = make.booth(state="submitted_again"), make.booth(state="submitted")
    with make.unit():
        assert sorted(queries.numbers_of(first.id).values()) == [1, 2]
        (row_number,) = queries.numbers_of(second.id)
        found = queries.revision(row_number)
        assert found is not None
        assert (found.booth_id, found.number) == (second.id, 1)
        assert queries.revision(999_999) is None
