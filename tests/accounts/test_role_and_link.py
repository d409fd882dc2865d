"""A personal link is seen and copied by organisers: it opens an exhibitor's session, whatever roles its account has."""

from __future__ import annotations

import pytest

from marktplatz.accounts import actions, links, queries
from marktplatz.accounts.models import Account, Invitation, Membership
from marktplatz.accounts.reading import HAS_ROLE
from marktplatz.core.database import session
from marktplatz.core.errors import Invalid
from marktplatz.core.permissions import SYSTEM, Actor, Role
from tests.factories import Make


def actor_of(make: Make, secret: str) -> Actor:
    with make.unit():
        found = queries.presence(secret)
        assert found is not None
        return found.actor


def test_a_personal_link_carries_no_role_and_the_other_links_do(make: Make) -> None:
    account = make.account(roles=(Role.REVIEWER, Role.ORGANISER), organisations=(make.organisation(),))
    for kind, roles in (
        ("personal", frozenset()),
        ("sign_in", account.actor.roles),
        ("demo", account.actor.roles),
    ):
        with make.unit():
            secret = actions.sign_in(links.make(kind, account.id))[1]
        found = actor_of(make, secret)
        assert (found.roles, found.organisation_ids) == (roles, account.actor.organisation_ids), kind


def test_a_role_that_is_granted_later_does_not_reach_the_session_of_a_personal_link(make: Make) -> None:
    account = make.member()
    with make.unit():
        link = links.make("personal", account.id)
        before = actions.sign_in(link)[1]
        actions.grant(session.get_one(Account, account.id), Role.REVIEWER, actor=SYSTEM)
        after = actions.sign_in(link)[1]
    assert [actor_of(make, secret).roles for secret in (before, after)] == [frozenset()] * 2


@pytest.mark.parametrize("role", list(Role))
def test_an_account_with_a_role_is_not_invited(make: Make, role: Role) -> None:
    event, account = make.event(), make.account(roles=(role,))
    with make.unit(), pytest.raises(Invalid) as refused:
        actions.invite(account.email, "Bauamt", event_id=event.id, language="de", actor=SYSTEM)
    assert refused.value.problems == {"email": HAS_ROLE}
    with make.unit():
        assert session.query(Invitation).count() == session.query(Membership).count() == 0
