"""The number of SQL statements of a booth's pages does not depend on what it holds or how many there are."""

from __future__ import annotations

from collections.abc import Callable
from contextlib import AbstractContextManager

from tests.factories import Make
from tests.statements import Statements
from tests.web.exhibitor.desk import SignIn, path


def test_pages_of_one_booth(
    make: Make, sign_in: SignIn, statements: Callable[[], AbstractContextManager[Statements]]
) -> None:
    organisation = make.organisation()
    member = make.member(organisation)
    client = sign_in(member)
    empty = make.booth(organisation=organisation, member=member, content={"risks": None, "description": None})
    full = make.booth(organisation=organisation, member=member, state="changes_requested_again")
    for _ in range(3):
        make.booth(organisation=organisation, member=member, state="published")
    for slug in ("", "wer-und-was", "chancen-und-risiken"):
        counted = []
        for row in (empty, full):
            client.get(path(row, slug))
            with statements() as seen:
                assert client.get(path(row, slug)).status_code == 200
            assert len(seen) <= 7, f"{slug}:\n{seen}"
            counted.append(len(seen))
        # One more where there is a review: its remarks.
        assert counted[1] - counted[0] in (0, 1), counted
