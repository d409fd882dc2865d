"""The demo: loaded once, by real steps at plausible times, open in demo mode only, and nobody gets a mail from it."""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterator
from datetime import UTC, datetime, timedelta
from pathlib import Path
from urllib.parse import urlsplit

import pytest
from flask import Flask
from sqlalchemy import func, select
from sqlalchemy.orm import selectinload

from marktplatz.accounts.models import AccessLink, Account, Invitation
from marktplatz.audit.models import AuditEntry
from marktplatz.booths.models import Booth, Revision
from marktplatz.booths.rules import is_member
from marktplatz.catalogue.models import CatalogueEntry
from marktplatz.cli.demo.people import person
from marktplatz.cli.demo.post import note_as_sent
from marktplatz.cli.demo.story import read_story
from marktplatz.cli.revisions import upgrade
from marktplatz.core import clock
from marktplatz.core.clock import ZONE
from marktplatz.core.database import db, session
from marktplatz.events.models import Event
from marktplatz.events.rules import registration_open
from marktplatz.mail.actions import enqueue
from marktplatz.mail.messages import SignInMessage
from marktplatz.mail.models import OutboxMail
from marktplatz.review.hints import flags
from marktplatz.review.models import Review
from tests.cli.conftest import Run, failure, runner_of
from tests.cli.demo import TOLD, booths
from tests.client import Client
from tests.conftest import build_app
from tests.factories import Make


@pytest.mark.usefixtures("loaded")
def test_every_state_is_there(make: Make) -> None:
    states = Counter((booth.status, booth.published_revision is not None) for booth in booths(make).values())
    assert states == {
        ("approved", True): 11,
        ("approved", False): 1,
        ("submitted", False): 1,
        ("changes_requested", False): 1,
        ("draft", False): 1,
        ("withdrawn", False): 1,
        ("rejected", False): 1,
    }
    with make.unit():
        assert session.scalar(select(func.count()).select_from(CatalogueEntry)) == 11


@pytest.mark.usefixtures("loaded")
def test_the_public_sees_what_was_approved_and_nothing_else(client: Client, make: Make) -> None:
    by_name = booths(make)
    changed = by_name["Sozialreferat"]
    assert changed.draft.version > 2
    assert changed.published_revision is not None
    assert changed.draft.content["summary"] != changed.published_revision.content["summary"]
    page = client.get(f"/s/{changed.code}", check=False)
    assert "in zwei Sozialbürgerhäusern" in page.text
    assert "in drei Sozialbürgerhäusern" not in page.text
    assert client.get(f"/s/{by_name['Stadtgemeinde Traunwies, Wasserwerk'].code}").status_code == 410
    for name in ("Stadtkämmerei", "Stadt Falkenrode, Bürgerservice", "Referat für Bildung und Sport"):
        assert client.get(f"/s/{by_name[name].code}").status_code == 404
    start = client.get("/de/2026/").text
    assert "A01" in start
    assert "Was wir mitnehmen" in start


@pytest.mark.usefixtures("loaded")
def test_decisions_carry_reasons_and_remarks_and_nobody_decided_on_their_own(make: Make) -> None:
    with make.unit():
        reviews = session.scalars(select(Review).options(selectinload(Review.remarks))).all()
        decided = Counter(review.decision for review in reviews)
        assert decided == {"approve": 13, "request_changes": 1, "reject": 1}
        for review in reviews:
            account = session.get_one(Account, review.decided_by)
            assert not is_member(person(account.email), session.get_one(Booth, review.booth_id))
            revision = session.get_one(Revision, review.revision_id)
            grave = any(flag.is_grave for flag in flags(revision.content))
            assert bool(review.reason) == (review.decision == "reject" or (review.decision == "approve" and grave))
            assert (len(review.remarks) == 4) == (review.decision == "request_changes")


@pytest.mark.usefixtures("loaded")
def test_it_all_happened_in_order_and_before_now(make: Make) -> None:
    with make.unit():
        entries = session.scalars(select(AuditEntry).order_by(AuditEntry.id)).all()
        moments = [entry.at for entry in entries]
        assert moments == sorted(moments)
        assert moments[0] < TOLD - timedelta(weeks=6)
        assert TOLD - timedelta(days=3) < moments[-1] < TOLD
        assert len(set(moments)) > 40
        first = {}
        for entry in entries:
            first.setdefault((entry.booth_id, entry.name), entry.at)
        for (booth_id, name), at in first.items():
            if name == "booth_approved":
                assert timedelta(days=1) < at - first[booth_id, "booth_submitted"] < timedelta(days=9)
        assert session.scalar(select(func.count()).select_from(Invitation)) == 17
        late = select(func.count()).select_from(Booth).where(Booth.status_since >= TOLD)
        assert session.scalar(late) == 0


@pytest.mark.usefixtures("loaded")
def test_its_mails_are_noted_as_sent_when_it_happened_and_nobody_gets_one(make: Make, tmp_path: Path) -> None:
    with make.unit():
        mails = session.scalars(select(OutboxMail).order_by(OutboxMail.id)).all()
        written = Counter(mail.message for mail in mails)
        assert written["invitation"] == 17
        assert written["decision"] >= 15
        assert written["submission"] >= 16
        assert written["withdrawal"] >= 1
        assert {(mail.state, mail.attempts, mail.error) for mail in mails} == {("sent", 1, "")}
        assert all(mail.created_at == mail.sent_at < TOLD for mail in mails)
        moments = [mail.created_at for mail in mails]
        assert moments == sorted(moments)
    assert list(tmp_path.rglob("*.eml")) == []


@pytest.mark.usefixtures("loaded")
def test_who_has_begun_has_used_their_link(make: Make) -> None:
    with make.unit():
        rows = session.execute(
            select(AccessLink.used_at, Booth.created_at)
            .join(Invitation, Invitation.link_id == AccessLink.id)
            .join(Booth, Booth.organisation_id == Invitation.organisation_id)
        ).all()
    assert len(rows) == 17
    for used_at, created_at in rows:
        assert timedelta(0) < created_at - used_at < timedelta(hours=1)


def test_mails_of_others_are_left_alone(run: Run, make: Make) -> None:
    booth = make.booth(state="submitted")
    of_others = (
        select(OutboxMail.id, OutboxMail.state)
        .where(OutboxMail.recipient.not_in(read_story(TOLD).addresses))
        .order_by(OutboxMail.id)
    )
    with make.unit():
        before = session.execute(of_others).all()
    assert before, "the factory's submission wrote to its reviewer"
    run("demo", "load")
    with make.unit():
        assert session.execute(of_others).all() == before
        assert session.get_one(Booth, booth.id).status == "submitted"


def test_a_mail_to_somebody_else_is_gone_even_when_it_was_written_last(make: Make) -> None:
    in_story, stranger = make.reviewer(email="pruefung@marktplatz.example"), make.reviewer()
    with make.unit(), clock.stopped_at(TOLD):
        accounts = [session.get_one(Account, row.id) for row in (in_story, stranger)]
        enqueue(SignInMessage(address="", minutes=30), accounts)
        note_as_sent(frozenset({in_story.email}))
        session.expunge_all()
    with make.unit():
        assert session.execute(select(OutboxMail.recipient, OutboxMail.state)).all() == [(in_story.email, "sent")]


@pytest.mark.usefixtures("loaded")
def test_a_second_load_changes_nothing(run: Run, make: Make) -> None:
    with make.unit():
        before = session.scalar(select(func.max(AuditEntry.id)))
        mails = session.scalar(select(func.count()).select_from(OutboxMail))
    assert failure(run("demo", "load")) == "The event “2026” exists already. Nothing was changed."
    with make.unit():
        assert session.scalar(select(func.max(AuditEntry.id))) == before
        assert session.scalar(select(func.count()).select_from(OutboxMail)) == mails
        assert session.scalar(select(func.count()).select_from(AccessLink).where(AccessLink.kind == "demo")) == 6


@pytest.mark.parametrize("weeks", [-40, 0, 1, 30])
@pytest.mark.parametrize("hours", [0, 7 * 24 - 13])
def test_the_fair_lies_ahead_whenever_it_is_loaded(weeks: int, hours: int) -> None:
    now = TOLD + timedelta(weeks=weeks, hours=hours)
    story = read_story(now)
    start = story.moment(story.told["event"]["starts_at"])
    assert timedelta(days=5) < start - now <= timedelta(days=12)
    assert (start.weekday(), start.hour, start.minute) == (4, 9, 30)
    event = Event(registration_ends_at=story.moment(story.told["event"]["registration_ends_at"]))
    assert registration_open(event, now.astimezone(UTC))
    latest = max(story.at(min(booth["days_before"].values()), "23:59") for booth in story.told["booths"])
    assert latest < now


def test_on_the_day_it_was_written_for_nothing_moves() -> None:
    story = read_story(TOLD)
    assert story.moment(story.told["event"]["starts_at"]) == datetime(2026, 12, 4, 9, 30, tzinfo=ZONE)


@pytest.fixture
def demo_app(tmp_path: Path) -> Iterator[Flask]:
    """A program in demo mode, its demo loaded."""
    app = build_app(tmp_path, DEMO="1")
    with app.app_context():
        upgrade()
    yield app
    with app.app_context():
        db.engine.dispose()


def test_the_printed_links_open_their_roles_in_demo_mode_only(demo_app: Flask, tmp_path: Path) -> None:
    lines = runner_of(demo_app)("demo", "load").stdout.splitlines()
    assert lines[1] == "Sign-in links of the demo, good again and again:"
    roles = [line.strip().rpartition(" ")[0].strip() for line in lines[2:]]
    assert roles == [
        "organiser",
        "reviewer",
        "reviewer who also exhibits",
        "adviser",
        "exhibitor from Munich",
        "exhibitor from another city",
    ]
    paths = [urlsplit(line.rpartition(" ")[2]).path for line in lines[2:]]
    assert len(set(paths)) == 6
    ordinary = build_app(tmp_path)
    for path in paths:
        assert _client(demo_app).get(path).status_code == 200
        assert _client(ordinary).get(path).status_code == 404
    with ordinary.app_context():
        db.engine.dispose()


def _client(app: Flask) -> Client:
    client = app.test_client()
    assert isinstance(client, Client)
    return client
