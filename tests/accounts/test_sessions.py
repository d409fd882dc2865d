"""Sessions live on the server: they end when the clock, their owner or an organiser says so."""

from __future__ import annotations

from datetime import timedelta

import pytest

from marktplatz.accounts import actions, links, queries
from marktplatz.accounts.models import AccessLink, AccountRole, SignIn
from marktplatz.core import clock
from marktplatz.core.codes import fingerprint
from marktplatz.core.database import session
from marktplatz.core.errors import Missing, Refused
from marktplatz.core.permissions import NOBODY, SYSTEM, Role
from tests.factories import Make


def test_a_session_says_who_it_is(make: Make) -> None:
    first, second = make.organisation(), make.organisation()
    account = make.account(roles=(Role.REVIEWER, Role.ADVISER), organisations=(first, second))
    secret = make.session_of(account)
    with make.unit():
        found = queries.presence(secret)
        assert found is not None
        assert found.actor == account.actor
        assert found.account.email == account.email


def test_only_a_fingerprint_of_the_secret_is_kept(make: Make) -> None:
    secret = make.session_of(make.account())
    with make.unit():
        row = session.query(SignIn).one()
        assert row.fingerprint == fingerprint(secret)
        assert secret not in " ".join(str(getattr(row, column.name)) for column in SignIn.__table__.columns)
        assert len(secret) >= 43


@pytest.mark.parametrize("secret", ["", "x", "\x00", "ä", "' OR 1=1", "0" * 64])
def test_a_wrong_secret_is_nobody(make: Make, secret: str) -> None:
    made = make.session_of(make.account())
    with make.unit():
        assert queries.presence(secret) is None
        assert queries.presence(fingerprint(made)) is None
        assert queries.presence(made[:-1]) is None


@pytest.mark.parametrize(("hours", "lives"), [(11, True), (12, False), (24, False)])
def test_a_session_lives_twelve_hours(make: Make, hours: int, lives: bool) -> None:
    account = make.account()
    now = clock.now()
    with clock.stopped_at(now):
        secret = make.session_of(account)
    with clock.stopped_at(now + timedelta(hours=hours)), make.unit():
        assert (queries.presence(secret) is not None) == lives


def test_sessions_that_are_over_are_swept_away_by_the_next_one(make: Make) -> None:
    account = make.account()
    with clock.stopped_at(clock.now() - timedelta(days=2)):
        make.session_of(account)
    make.session_of(make.account())
    with make.unit():
        assert session.query(SignIn).count() == 1


def test_every_sign_in_has_a_secret_of_its_own_and_they_end_apart(make: Make) -> None:
    account = make.account()
    first, second = make.session_of(account), make.session_of(account)
    assert first != second
    with make.unit():
        actions.sign_out(first, actor=account.actor)
        actions.sign_out(first, actor=account.actor)
        actions.sign_out("unknown", actor=NOBODY)
    with make.unit():
        assert queries.presence(first) is None
        assert queries.presence(second) is not None


def test_what_an_account_may_is_asked_each_time(make: Make) -> None:
    organisation = make.organisation()
    account = make.account(roles=(Role.REVIEWER,), organisations=(organisation,))
    secret = make.session_of(account)
    make.remove_member(account, organisation)
    with make.unit():
        role = session.get(AccountRole, (account.id, "reviewer"))
        assert role is not None
        session.delete(role)
    with make.unit():
        found = queries.presence(secret)
        assert found is not None
        assert (found.actor.roles, found.actor.organisation_ids) == (frozenset(), frozenset())
    make.close_account(account)
    with make.unit():
        assert queries.presence(secret) is None


def test_revoking_a_link_ends_the_sessions_of_its_account_only(make: Make) -> None:
    account, other = make.account(), make.account()
    with make.unit():
        link = links.make("personal", account.id)
        link_id, secret = link.id, actions.sign_in(link)[1]
    second, foreign = make.session_of(account), make.session_of(other)
    with make.unit():
        actions.revoke(link_id, actor=SYSTEM)
        actions.revoke(link_id, actor=SYSTEM)
    with make.unit():
        assert [queries.presence(one) is not None for one in (secret, second, foreign)] == [False, False, True]


def test_only_organisers_revoke_and_only_personal_links(make: Make) -> None:
    account = make.account()
    with make.unit():
        personal, once = links.make("personal", account.id).id, links.make("sign_in", account.id).id
    for actor in (NOBODY, account.actor, make.reviewer().actor, make.member().actor):
        with make.unit(), pytest.raises(Refused):
            actions.revoke(personal, actor=actor)
    for unknown in (once, 987654):
        with make.unit(), pytest.raises(Missing):
            actions.revoke(unknown, actor=SYSTEM)
    with make.unit():
        assert session.query(AccessLink).filter(AccessLink.revoked_at.is_not(None)).count() == 0
