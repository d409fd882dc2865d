"""The transition table says what was meant: every action from every state by every party."""

from __future__ import annotations

from itertools import product

import pytest

from marktplatz.booths.workflow import BY_ACTION, EDITABLE, LABELS, TRANSITIONS, Party, Status, possible

# Typed by hand, not read from the program: action, from, to, who.
PLAN = """
submit          | draft changes_requested approved                            | submitted         | member
recall          | submitted                                                   | draft             | member
request_changes | submitted                                                   | changes_requested | reviewer
approve         | submitted                                                   | approved          | reviewer
reject          | submitted                                                   | rejected          | reviewer
withdraw        | draft submitted changes_requested approved rejected         | withdrawn         | member organiser
reopen          | rejected withdrawn                                          | draft             | member organiser
publish         | draft submitted changes_requested approved rejected         |                   | reviewer
unpublish       | draft submitted changes_requested approved rejected         |                   | reviewer
"""
STATES = ("draft", "submitted", "changes_requested", "approved", "rejected", "withdrawn")
PARTIES = ("member", "reviewer", "organiser")


def _plan() -> dict[str, tuple[set[str], str, set[str]]]:
    rows = [[cell.strip() for cell in line.split("|")] for line in PLAN.strip().splitlines()]
    return {action: (set(sources.split()), to, set(who.split())) for action, sources, to, who in rows}


def test_states_and_actions_are_those_of_the_plan() -> None:
    assert tuple(Status) == STATES
    assert set(BY_ACTION) == set(_plan())
    assert len(TRANSITIONS) == len(BY_ACTION)


@pytest.mark.parametrize(("action", "state"), list(product(_plan(), STATES)))
def test_a_step_leads_where_the_plan_says(action: str, state: str) -> None:
    sources, to, _ = _plan()[action]
    expected = (to or state) if state in sources else None
    step = BY_ACTION[action]
    assert ((step.to or state) if state in step.sources else None) == expected


@pytest.mark.parametrize(("action", "state", "party"), list(product(_plan(), STATES, PARTIES)))
def test_a_party_may_what_the_plan_says(action: str, state: str, party: str) -> None:
    sources, _, who = _plan()[action]
    offered = action in {step.action for step in possible(state, Party(party))}
    assert offered == (state in sources and party in who)


def test_reasons_are_asked_where_the_exhibitor_loses_something() -> None:
    assert {step.action for step in TRANSITIONS if step.needs_reason} == {"reject", "unpublish"}


def test_a_draft_is_open_where_nobody_reviews_it() -> None:
    assert {"draft", "changes_requested", "approved"} == EDITABLE


def test_every_state_and_step_has_words_in_both_languages() -> None:
    texts = [*LABELS.values(), *(step.label for step in TRANSITIONS)]
    assert set(LABELS) == set(Status)
    assert len({text.de for text in texts}) == len(texts)
    assert len({text.en for text in texts}) == len(texts)
