"""Two steps at one booth at the same moment come one after the other; neither is lost, on both databases."""

from __future__ import annotations

from collections.abc import Callable
from typing import Any

import pytest
from flask import Flask

from marktplatz.booths import actions, queries
from marktplatz.booths.drafts import DraftConflict, save_draft
from marktplatz.booths.models import Booth
from marktplatz.booths.registers import RegisterRecord, take_over
from marktplatz.core.database import session
from marktplatz.core.errors import Conflict
from marktplatz.core.permissions import SYSTEM
from marktplatz.events.models import Event
from marktplatz.review import queries as review
from marktplatz.review.actions import decide, publish, unpublish
from tests.factories import BoothRow, Make
from tests.parallel import overtaken, together


def _whole(row: BoothRow) -> Booth:
    booth = queries.whole(row.code)
    assert booth is not None
    return booth


def _deciding(row: BoothRow, decision: str, make: Make) -> Callable[[], Any]:
    actor = make.reviewer().actor
    return lambda: decide(_whole(row), decision, revision_number=row.revision, reason="Grund", actor=actor)


@pytest.mark.parametrize(("first", "second"), [("approve", "reject"), ("reject", "approve")])
def test_of_two_decisions_one_counts(app: Flask, make: Make, first: str, second: str) -> None:
    row = make.booth(state="submitted")
    came = overtaken(app, _deciding(row, first, make), _deciding(row, second, make))
    assert came[0] is None
    assert isinstance(came[1], Conflict)
    with make.unit():
        assert [one.decision for one in review.reviews_of(row.id)] == [first]
        assert (_whole(row).published_revision is not None) == (first == "approve")


def test_the_same_decision_twice_is_one(app: Flask, make: Make) -> None:
    row = make.booth(state="submitted")
    assert overtaken(app, _deciding(row, "approve", make), _deciding(row, "approve", make)) == [None, None]
    with make.unit():
        assert len(review.reviews_of(row.id)) == 1


def test_a_withdrawn_booth_is_not_published_by_a_decision_at_that_moment(app: Flask, make: Make) -> None:
    row = make.booth(state="submitted")
    assert row.member is not None
    member = row.member.actor
    came = overtaken(app, lambda: actions.withdraw(_whole(row), actor=member), _deciding(row, "approve", make))
    assert came[0] is None
    assert isinstance(came[1], Conflict)
    with make.unit():
        booth = _whole(row)
        assert (booth.status, booth.published_revision) == ("withdrawn", None)


def test_publishing_and_unpublishing_come_one_after_the_other(app: Flask, make: Make) -> None:
    row = make.booth(state="approved")
    actor = make.reviewer().actor
    came = overtaken(
        app,
        lambda: publish(_whole(row), actor=actor),
        lambda: unpublish(_whole(row), reason="Grund", actor=actor),
    )
    assert came == [None, None]
    with make.unit():
        assert _whole(row).published_revision is None


@pytest.mark.parametrize("step", ["unpublish", "withdraw"])
@pytest.mark.parametrize("import_first", [True, False])
def test_an_import_undoes_nothing_that_a_person_does_at_that_moment(
    app: Flask, make: Make, step: str, import_first: bool
) -> None:
    row = make.register_entry(title="Chatbot")
    actor = make.organiser().actor
    with make.unit():
        known = _whole(row)
        record = RegisterRecord(
            source=known.source or "",
            source_id=known.source_id or "",
            url=None,
            licence=None,
            language="de",
            content={"title": {"de": "Chatbot, neu"}},
            own_words={},
        )

    def take() -> str:
        return take_over(session.get_one(Event, row.event.id), record, publish=True, actor=SYSTEM)

    def leave() -> None:
        if step == "unpublish":
            unpublish(_whole(row), reason="Grund", actor=actor)
        else:
            actions.withdraw(_whole(row), actor=actor)

    came = overtaken(app, take, leave) if import_first else overtaken(app, leave, take)
    assert sorted(came, key=str) == [None, "changed"]
    with make.unit():
        booth = _whole(row)
        assert booth.published_revision is None
        assert booth.approved_revision is not None
        assert booth.approved_revision.content["title"] == {"de": "Chatbot, neu"}


def test_two_submissions_make_one_revision(app: Flask, make: Make) -> None:
    row = make.booth(state="draft")
    assert row.member is not None
    member = row.member.actor

    def submit() -> int:
        return actions.submit(_whole(row), version=row.version, actor=member).number

    assert together(app, submit, submit) == [1, 1]
    with make.unit():
        assert [one.number for one in queries.revisions(row.id)] == [1]


@pytest.mark.parametrize(("mine", "theirs"), [("risks_de", "summary_de"), ("risks_de", "risks_de")])
def test_two_savers_lose_nothing(app: Flask, make: Make, mine: str, theirs: str) -> None:
    row = make.booth(state="draft")
    assert row.member is not None
    actor = row.member.actor

    def save(name: str, text: str) -> Callable[[], int]:
        return lambda: save_draft(_whole(row), {name: [text]}, version=row.version, actor=actor).version

    came = overtaken(app, save(mine, "Zuerst."), save(theirs, "Danach."))
    assert came[0] == row.version + 1
    with make.unit():
        content = _whole(row).draft.content
    assert content[mine.removesuffix("_de")]["de"] == "Zuerst."
    if mine == theirs:
        assert isinstance(came[1], DraftConflict)
        assert [(clash.mine, clash.theirs) for clash in came[1].clashes] == [("Danach.", "Zuerst.")]
    else:
        assert came[1] == row.version + 2
        assert content[theirs.removesuffix("_de")]["de"] == "Danach."


def test_two_clicks_on_create_make_one_booth(app: Flask, make: Make) -> None:
    event, member = make.event(), make.member()
    organisation = member.organisations[0]

    def create() -> tuple[str, bool]:
        found = session.get(Event, event.id)
        assert found is not None
        booth, is_new = actions.create_booth(
            found, organisation.id, organisation.name, {"de": "Laub erkennen"}, actor=member.actor
        )
        return booth.code, is_new

    came = overtaken(app, create, create)
    assert [is_new for _, is_new in came] == [True, False]
    assert came[0][0] == came[1][0]
    with make.unit():
        assert len(queries.of_organisations(member.actor)) == 1
