"""Sessions that have run out are forgotten; the others stay."""

from __future__ import annotations

from datetime import timedelta

from flask import Flask
from sqlalchemy import select

from marktplatz.accounts.actions import SESSION_LIFE
from marktplatz.accounts.models import SignIn
from marktplatz.accounts.queries import presence
from marktplatz.core import clock
from marktplatz.core.database import session
from marktplatz.jobs.sessions import purge_sessions
from tests.factories import Make


def test_only_what_has_run_out_is_deleted(app: Flask, make: Make) -> None:
    account = make.account()
    now = clock.now()
    with clock.stopped_at(now - SESSION_LIFE + timedelta(minutes=1)):
        living = make.session_of(account)
    with clock.stopped_at(now), app.app_context():
        purge_sessions()
        purge_sessions()
    with clock.stopped_at(now), make.unit():
        assert presence(living) is not None
        assert len(session.scalars(select(SignIn)).all()) == 1
    with clock.stopped_at(now + timedelta(minutes=1)), app.app_context():
        purge_sessions()
    with make.unit():
        assert session.scalars(select(SignIn)).all() == []
