"""Every action from every state by everybody: allowed, or refused with the right reason and without a trace."""

from __future__ import annotations

from collections.abc import Callable, Iterator
from contextlib import contextmanager
from typing import Any

import pytest

from marktplatz.booths import actions, queries, rules
from marktplatz.booths.models import Booth
from marktplatz.core import facts
from marktplatz.core.database import session
from marktplatz.core.errors import Conflict, Refused
from marktplatz.core.permissions import NOBODY, SYSTEM, Actor, Role
from marktplatz.review import actions as review
from tests.booths.outcomes import ACTIONS, outcomes
from tests.factories import Make
from tests.factories.booths import PUBLIC_STATES, REASON, STATES

MEMBERS = {"submit", "recall", "withdraw", "reopen"}
ORGANISERS = {"withdraw", "reopen"}


def _deciding(decision: str) -> Callable[[Booth, Actor], Any]:
    def decide(booth: Booth, actor: Actor) -> None:
        number = booth.submitted_revision.number if booth.submitted_revision else None
        # The words of the factories: where the booth was decided so already, this is the second click.
        remarks = {"risks": REASON} if decision == "request_changes" else {}
        reason = "" if decision == "approve" else REASON
        review.decide(booth, decision, revision_number=number, reason=reason, remarks=remarks, actor=actor)

    return decide


STEPS: dict[str, Callable[[Booth, Actor], Any]] = {
    "submit": lambda booth, actor: actions.submit(booth, version=None, actor=actor),
    "recall": lambda booth, actor: actions.recall(booth, actor=actor),
    "withdraw": lambda booth, actor: actions.withdraw(booth, actor=actor),
    "reopen": lambda booth, actor: actions.reopen(booth, actor=actor),
    "approve": _deciding("approve"),
    "request_changes": _deciding("request_changes"),
    "reject": _deciding("reject"),
    "publish": lambda booth, actor: review.publish(booth, actor=actor),
    "unpublish": lambda booth, actor: review.unpublish(booth, reason=REASON, actor=actor),
}


@contextmanager
def taken_back() -> Iterator[None]:
    """Take back everything that happens in the block."""
    savepoint = session.begin_nested()
    try:
        yield
    finally:
        facts.take(session)
        savepoint.rollback()
        session.expire_all()


def _seen(booth: Booth) -> tuple[object, ...]:
    return (
        booth.status,
        booth.published_revision_id,
        booth.approved_revision_id,
        booth.submitted_revision_id,
        booth.stand_number,
        booth.code,
    )


def _loaded(booth_id: int) -> Booth:
    booth = queries.whole_by_id(booth_id)
    assert booth is not None
    return booth


@pytest.mark.parametrize("state", STATES)
def test_an_allowed_action_does_what_the_plan_says(make: Make, state: str) -> None:
    row = make.booth(state=state, stand_number="" if state.startswith("withdrawn") else "A07")
    assert row.member is not None
    expected = outcomes()[state]
    people = {True: row.member.actor, False: make.reviewer().actor}
    with make.unit():
        for action in ACTIONS:
            with taken_back():
                booth = _loaded(row.id)
                before = _seen(booth)
                offered = action in {step.action for step in rules.steps_of(people[action in MEMBERS], booth)}
                if expected[action] == "!":
                    with pytest.raises(Conflict):
                        STEPS[action](booth, people[action in MEMBERS])
                    assert _seen(booth) == before, action
                    assert facts.take(session) == [], action
                    # The desk asks what is public and whether anything has changed; the table only knows states.
                    assert not offered or action in ("publish", "unpublish", "submit")
                    continue
                STEPS[action](booth, people[action in MEMBERS])
                _check_outcome(booth, before, expected[action], action)


def _check_outcome(booth: Booth, before: tuple[object, ...], outcome: str, action: str) -> None:
    session.flush()
    noted = [fact.name for fact in facts.take(session)]
    if outcome == "=":
        assert (_seen(booth), noted) == (before, []), action
        return
    assert noted, action
    assert booth.code == before[5]
    if outcome in ("public", "gone"):
        assert booth.status == before[0]
        expected = booth.approved_revision_id if outcome == "public" else None
        assert booth.published_revision_id == expected
        return
    assert booth.status == outcome, action
    if outcome == "withdrawn":
        assert (booth.published_revision_id, booth.stand_number) == (None, None)
    elif action == "approve":
        assert booth.published_revision_id == booth.submitted_revision_id == booth.approved_revision_id
    else:
        assert booth.published_revision_id == before[1], "what visitors see stays"


@pytest.mark.parametrize("state", STATES)
def test_nobody_else_may(make: Make, state: str) -> None:
    row = make.booth(state=state)
    owner = row.organisation
    assert owner is not None
    people = {
        "nobody": NOBODY,
        "another member": make.member().actor,
        "an adviser": make.adviser().actor,
        "a reviewer": make.reviewer().actor,
        "an organiser": make.organiser().actor,
        "a reviewer of the same organisation": make.account(roles=(Role.REVIEWER,), organisations=(owner,)).actor,
        "an organiser of the same organisation": make.account(roles=(Role.ORGANISER,), organisations=(owner,)).actor,
        "a member": row.member.actor if row.member else NOBODY,
        "the command line": SYSTEM,
    }
    with make.unit():
        for who, actor in people.items():
            for action in ACTIONS:
                if _may(who, action):
                    continue
                with taken_back():
                    booth = _loaded(row.id)
                    before = _seen(booth)
                    with pytest.raises(Refused):
                        STEPS[action](booth, actor)
                    assert _seen(booth) == before, (who, action)
                    assert action not in {step.action for step in rules.steps_of(actor, booth)}, (who, action)


def _may(who: str, action: str) -> bool:
    if action in MEMBERS and (who == "a member" or who.endswith("same organisation")):
        return True
    if action in ORGANISERS and (who.startswith("an organiser") or who == "the command line"):
        return True
    return action not in MEMBERS and who in ("a reviewer", "an organiser", "the command line")


def test_every_state_of_the_factories_is_in_the_table() -> None:
    assert list(outcomes()) == [state for state in STATES if state in outcomes()]
    assert set(outcomes()) == set(STATES)


@pytest.mark.parametrize("state", STATES)
def test_a_booth_is_public_in_public_states_only(make: Make, state: str) -> None:
    row = make.booth(state=state)
    with make.unit():
        assert (_loaded(row.id).published_revision is not None) == (state in PUBLIC_STATES)
