"""Entries taken over: nobody's booth, renewed by revisions, shown only where somebody wants it."""

from __future__ import annotations

from threading import Thread
from typing import Any

import pytest
from flask import Flask
from sqlalchemy import func, select
from sqlalchemy.orm import joinedload

from marktplatz.audit.models import AuditEntry
from marktplatz.booths.actions import reopen, withdraw
from marktplatz.booths.models import Booth, Draft, Revision
from marktplatz.booths.queries import whole_by_id
from marktplatz.booths.registers import take_over
from marktplatz.catalogue.models import CatalogueEntry
from marktplatz.core.database import session
from marktplatz.core.errors import Refused
from marktplatz.core.markdown import MarkdownRefused
from marktplatz.core.permissions import NOBODY, SYSTEM, Actor
from marktplatz.events.models import Event
from marktplatz.exchange.records import read_record
from marktplatz.review.actions import publish, unpublish
from tests.client import Client
from tests.exchange.entries import entry
from tests.factories import EventRow, Make


def taken(make: Make, event: EventRow, *, publish: bool = False, actor: Actor = SYSTEM, **changed: Any) -> str:
    with make.unit():
        found = session.get_one(Event, event.id)
        return take_over(found, read_record(entry(**changed)), publish=publish, actor=actor)


def only_booth(make: Make) -> Booth:
    with make.unit():
        booth = session.scalars(
            select(Booth).options(joinedload(Booth.approved_revision), joinedload(Booth.published_revision))
        ).one()
        session.expunge_all()
        return booth


def numbers(make: Make) -> list[int]:
    with make.unit():
        return list(session.scalars(select(Revision.number).order_by(Revision.number)))


def test_an_entry_is_nobodys_booth(app: Flask, make: Make) -> None:
    assert taken(make, make.event()) == "added"
    booth = only_booth(make)
    assert (booth.origin, booth.status, booth.organisation_id) == ("register", "approved", None)
    assert (booth.published_revision, booth.first_published_at) == (None, None)
    assert (booth.source, booth.source_id, booth.source_licence) == ("nl_algoritmeregister", "4711", "CC0-1.0")
    assert booth.source_url == "https://register.example/4711"
    assert booth.entry_language == "nl"
    revision = booth.approved_revision
    assert revision is not None
    assert (revision.number, revision.own_words["technology"]) == (1, "Beeldherkenning")
    html = revision.html["description"]["nl"]
    assert "<h3>Doel</h3>" in html
    assert "burger*essen" in html
    assert "<td>1</td>" in html
    with make.unit():
        assert session.scalar(select(func.count()).select_from(Draft)) == 0
        assert session.scalars(select(CatalogueEntry)).all() == []
        assert session.scalars(select(AuditEntry.name).where(AuditEntry.booth_id == booth.id)).all() == [
            "booth_created"
        ]


def test_publishing_reaches_page_catalogue_search_and_log(client: Client, make: Make) -> None:
    event = make.event()
    taken(make, event, publish=True)
    booth = only_booth(make)
    page = _page(client, booth.code)
    assert "hat sich nicht zur Ausstellung angemeldet" in page
    assert 'lang="nl"' in page
    assert "Beeldherkenning" in page
    found = client.get(f"/de/{event.slug}/katalog?q=burgeressen").text
    assert "Herkennen van gaten in de weg" in found
    with make.unit():
        (kept,) = session.scalars(select(CatalogueEntry.facets))
        facets = {key: values[0] for key, values in kept.items()}
        names = session.scalars(select(AuditEntry.name).where(AuditEntry.booth_id == booth.id)).all()
    assert (facets["lifecycle_status"], facets["technology"]) == ("operational", "own_words")
    assert names == ["booth_created", "booth_published"]


def test_the_same_record_once_more_changes_nothing(app: Flask, make: Make) -> None:
    event = make.event()
    assert taken(make, event, publish=True) == "added"
    before = only_booth(make)
    assert taken(make, event, publish=True) == "unchanged"
    assert taken(make, event) == "unchanged"
    after = only_booth(make)
    assert (after.code, after.published_at) == (before.code, before.published_at)
    assert numbers(make) == [1]


@pytest.mark.parametrize(
    "changed",
    [
        {"title": "Gaten zien"},
        {"description_markdown": "Kort."},
        {"status": "Buiten gebruik"},
        {"domain": "Wegen"},
        {"country": None},
        {"language": "en"},
        {"url": "https://register.example/new"},
        {"licence": None},
    ],
)
def test_a_changed_record_makes_a_revision(app: Flask, make: Make, changed: dict[str, Any]) -> None:
    event = make.event()
    taken(make, event, publish=True)
    assert taken(make, event, publish=True, **changed) == "changed"
    assert taken(make, event, publish=True, **changed) == "unchanged"
    booth = only_booth(make)
    assert numbers(make) == [1, 2]
    assert booth.published_revision_id == booth.approved_revision_id
    record = read_record(entry(**changed))
    assert booth.published_revision is not None
    assert booth.published_revision.content == record.content
    assert (booth.source_url, booth.source_licence, booth.entry_language) == (
        record.url,
        record.licence,
        record.language,
    )


def test_without_publish_the_older_text_stays_public(client: Client, make: Make) -> None:
    event = make.event()
    taken(make, event, publish=True)
    assert taken(make, event, title="Nieuwe titel") == "changed"
    code = only_booth(make).code
    assert "Nieuwe titel" not in _page(client, code)
    assert taken(make, event, publish=True, title="Nieuwe titel") == "changed"
    assert "Nieuwe titel" in _page(client, code)
    assert numbers(make) == [1, 2]


def test_an_older_public_text_keeps_the_licence_and_the_language_it_came_with(client: Client, make: Make) -> None:
    event = make.event()
    taken(make, event, publish=True)
    newer = {"licence": "All rights reserved", "url": "https://register.example/new", "language": "en"}
    assert taken(make, event, **newer) == "changed"
    assert taken(make, event, **newer) == "unchanged"
    booth = only_booth(make)
    assert (booth.source_licence, booth.source_url) == ("CC0-1.0", "https://register.example/4711")
    assert booth.entry_language == "nl"
    assert taken(make, event, publish=True, **newer) == "changed"
    booth = only_booth(make)
    assert (booth.source_licence, booth.source_url) == (newer["licence"], newer["url"])
    assert booth.entry_language == "en"


def test_what_a_person_took_from_visitors_stays_so(client: Client, make: Make) -> None:
    event = make.event()
    taken(make, event, publish=True)
    booth = only_booth(make)
    with make.unit():
        found = whole_by_id(booth.id)
        assert found is not None
        unpublish(found, reason="The register asked for it.", actor=SYSTEM)
    assert taken(make, event, publish=True) == "unchanged"
    assert taken(make, event, publish=True, title="Nieuwe titel") == "changed"
    assert client.get(f"/s/{booth.code}").status_code == 410
    assert only_booth(make).published_revision is None


def test_a_withdrawn_entry_stays_withdrawn(client: Client, make: Make) -> None:
    event = make.event()
    taken(make, event)
    booth = only_booth(make)
    with make.unit():
        found = whole_by_id(booth.id)
        assert found is not None
        withdraw(found, actor=SYSTEM)
    assert taken(make, event, publish=True) == "unchanged"
    assert taken(make, event, publish=True, title="Nieuwe titel") == "changed"
    after = only_booth(make)
    assert (after.status, after.published_revision) == ("withdrawn", None)
    assert client.get(f"/s/{booth.code}").status_code == 404


def test_a_reopened_entry_is_approved_again_and_can_be_published(client: Client, make: Make) -> None:
    """It has no draft that anybody could work on."""
    event, organiser = make.event(), make.organiser().actor
    taken(make, event, publish=True)
    booth = only_booth(make)
    with make.unit():
        found = whole_by_id(booth.id)
        assert found is not None
        withdraw(found, actor=organiser)
        reopen(found, actor=organiser)
        assert found.status == "approved"
        publish(found, actor=organiser)
    assert "Herkennen van gaten" in _page(client, booth.code)
    assert taken(make, event, publish=True, title="Nieuwe titel") == "changed"


def test_two_imports_at_once_make_one_entry(app: Flask, make: Make) -> None:
    event = make.event()
    outcomes: list[str] = []

    def import_too() -> None:
        outcomes.append(taken(make, event, publish=True))

    other = Thread(target=import_too)
    with make.unit():
        found = session.get_one(Event, event.id)
        assert take_over(found, read_record(entry()), publish=True, actor=SYSTEM) == "added"
        other.start()
        # It waits now: on SQLite before its first look, on PostgreSQL when it writes.
        other.join(1)
        assert other.is_alive()
    other.join(30)
    assert outcomes == ["unchanged"]
    assert numbers(make) == [1]


def test_each_event_has_its_own_entry(app: Flask, make: Make) -> None:
    assert taken(make, make.event("2026")) == "added"
    assert taken(make, make.event("2027")) == "added"
    with make.unit():
        assert session.scalar(select(func.count(func.distinct(Booth.code)))) == 2


def test_a_text_that_could_stall_is_refused(app: Flask, make: Make) -> None:
    event = make.event()
    with pytest.raises(MarkdownRefused):
        taken(make, event, description_markdown="[" * 4_000)
    with make.unit():
        assert session.scalar(select(func.count()).select_from(Booth)) == 0
    taken(make, event)
    with pytest.raises(MarkdownRefused):
        taken(make, event, description_markdown="[" * 4_000)
    assert numbers(make) == [1]


def test_only_organisers_may(app: Flask, make: Make) -> None:
    event, member = make.event(), make.member()
    for actor in (NOBODY, member.actor, make.reviewer().actor):
        with pytest.raises(Refused, match="Only organisers"):
            taken(make, event, actor=actor)
    assert taken(make, event, actor=make.organiser().actor) == "added"


def _page(client: Client, code: str) -> str:
    # A table of somebody's Markdown has no caption; the region around it has a name.
    return client.get(f"/s/{code}", check=False).text
