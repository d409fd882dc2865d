"""Access links when two things happen to them at the same moment."""

from __future__ import annotations

from flask import Flask
from sqlalchemy import select

from marktplatz.accounts import actions, links, queries
from marktplatz.accounts.models import Invitation
from marktplatz.core.database import session
from marktplatz.core.errors import Gone
from marktplatz.core.permissions import SYSTEM
from marktplatz.core.services import services_of
from tests.factories import Make
from tests.parallel import overtaken, together
from tests.web.account.steps import KINDS, sessions, sign_in_link


def test_of_many_at_the_same_moment_one_signs_in(app: Flask, make: Make) -> None:
    path = sign_in_link(make, make.member())
    token = path.rpartition("/")[2]

    def use() -> str:
        link = links.open_link(token, services_of(session).site, kinds=KINDS["anmelden"])
        return actions.sign_in(link)[1]

    came = together(app, *[use] * 8)
    assert [type(one) for one in came].count(str) == 1
    assert [type(one) for one in came].count(Gone) == 7
    assert sessions(make) == 1


def test_a_link_revoked_at_this_moment_leaves_no_session(app: Flask, make: Make, personal: str) -> None:
    token = personal.rpartition("/")[2]
    with make.unit():
        number = session.scalars(select(Invitation.link_id)).one()

    def use() -> str:
        return actions.sign_in(links.open_link(token, services_of(session).site, kinds=KINDS["zugang"]))[1]

    def revoke() -> None:
        actions.revoke(number, actor=SYSTEM)

    came = overtaken(app, use, revoke)
    assert isinstance(came[0], str)
    with make.unit():
        assert queries.presence(came[0]) is None
    assert isinstance(overtaken(app, revoke, use)[1], Gone)
    assert sessions(make) == 0
