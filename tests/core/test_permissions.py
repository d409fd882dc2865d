"""Who passes which gate, and that a no has its reason."""

from __future__ import annotations

import pytest

from marktplatz.core.errors import Refused
from marktplatz.core.permissions import ALLOWED, NOBODY, SYSTEM, Actor, Policy, Role, denied


def person(*roles: Role, of: tuple[int, ...] = ()) -> Actor:
    return Actor(account_id=1, roles=frozenset(roles), organisation_ids=frozenset(of))


PEOPLE = {
    "nobody": NOBODY,
    "the command line": SYSTEM,
    "exhibitor": person(of=(7,)),
    "adviser": person(Role.ADVISER),
    "reviewer": person(Role.REVIEWER),
    "organiser": person(Role.ORGANISER),
}
ADMITTED = {
    Policy.PUBLIC: {*PEOPLE},
    Policy.SIGNED_IN: {"exhibitor", "adviser", "reviewer", "organiser"},
    Policy.REVIEWER: {"reviewer", "organiser"},
    Policy.ORGANISER: {"organiser"},
}


@pytest.mark.parametrize("policy", Policy)
@pytest.mark.parametrize("who", PEOPLE)
def test_a_policy_admits(policy: Policy, who: str) -> None:
    assert policy.admits(PEOPLE[who]) == (who in ADMITTED[policy])


def test_roles_include_each_other_as_the_plan_says() -> None:
    assert (SYSTEM.is_organiser, SYSTEM.is_reviewer, SYSTEM.is_known) == (True, True, False)
    assert PEOPLE["organiser"].is_reviewer
    assert not PEOPLE["reviewer"].is_organiser
    assert not PEOPLE["adviser"].is_reviewer


def test_belonging_is_of_organisations_and_of_nothing_else() -> None:
    member = person(of=(7, 8))
    assert [member.belongs_to(number) for number in (7, 8, 9, None)] == [True, True, False, False]
    assert not SYSTEM.belongs_to(7)


def test_a_no_says_why() -> None:
    decision = denied(de="Nein, weil.", en="No, because.")
    assert not decision
    with pytest.raises(Refused) as refusal:
        decision.require()
    assert (refusal.value.message.de, refusal.value.message.en) == ("Nein, weil.", "No, because.")
    assert ALLOWED
    ALLOWED.require()
