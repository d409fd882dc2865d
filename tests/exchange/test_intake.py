"""Lines are taken over one by one: a bad one leaves nothing behind and stops nothing."""

from __future__ import annotations

from flask import Flask
from sqlalchemy import select

from marktplatz.audit.models import AuditEntry
from marktplatz.booths.asking import Label, change_vocabulary, vocabulary_of
from marktplatz.booths.models import Booth, Revision
from marktplatz.core.database import session
from marktplatz.core.permissions import SYSTEM
from marktplatz.core.vocabulary import Term
from marktplatz.events.models import Event
from marktplatz.exchange.files import BROKEN_JSON, Line
from marktplatz.exchange.intake import Tally, take_in
from tests.exchange.entries import entry
from tests.factories import EventRow, Make

STALLING = "[" * 4_000


def test_bad_lines_between_good_ones(app: Flask, make: Make) -> None:
    event = make.event()
    lines = [
        Line(1, entry(source_id="1")),
        Line(2, problem=BROKEN_JSON),
        Line(3, entry(source_id="3", description_markdown=STALLING)),
        Line(4, entry(source_id="4", title=None)),
        Line(5, entry(source_id="1", title="changed")),
        Line(6, entry(source_id="6")),
        Line(7, entry(source_id="6")),
    ]
    with make.unit():
        tally = take_in(session.get_one(Event, event.id), lines, publish=True, actor=SYSTEM)
    assert tally.counts == {"added": 2}
    assert [number for number, _ in tally.refused] == [2, 3, 4, 5, 7]
    assert "line 1 already" in tally.refused[3][1].en
    assert tally.refused[0][1] == BROKEN_JSON
    assert "formatting characters" in tally.refused[1][1].en
    with make.unit():
        kept = session.scalars(select(Booth.source_id).order_by(Booth.source_id)).all()
        told = session.scalars(select(AuditEntry.name).where(AuditEntry.booth_id.is_not(None))).all()
    assert kept == ["1", "6"]
    assert sorted(told) == ["booth_created"] * 2 + ["booth_published"] * 2


def test_a_line_that_puts_a_refused_one_right_is_taken_over(app: Flask, make: Make) -> None:
    event = make.event()
    lines = [
        Line(1, entry(source_id="1", description_markdown=STALLING)),
        Line(2, entry(source_id="1")),
        Line(3, entry(source_id="1")),
    ]
    with make.unit():
        tally = take_in(session.get_one(Event, event.id), lines, publish=True, actor=SYSTEM)
    assert tally.counts == {"added": 1}
    assert [number for number, _ in tally.refused] == [1, 3]
    assert "line 2 already" in tally.refused[1][1].en


def test_a_record_is_read_by_the_words_of_its_event(app: Flask, make: Make) -> None:
    ours, theirs = make.event(), make.event()
    with make.unit():
        labels = [Label(code=term.code, de=term.label.de, en=term.label.en) for term in vocabulary_of_domain(ours)]
        labels.append(Label(code="", de="Weltraum", en="Outer space"))
        change_vocabulary(session.get_one(Event, ours.id), "domain", labels, actor=SYSTEM)
        new = vocabulary_of_domain(ours)[-1].code
    line = Line(1, entry(domain=new, technology=None))
    told = {}
    for row in (ours, theirs):
        with make.unit():
            take_in(session.get_one(Event, row.id), [line], publish=True, actor=SYSTEM)
            booth = session.scalars(select(Booth).where(Booth.event_id == row.id)).one()
            revision = session.get_one(Revision, booth.approved_revision_id)
            told[row.id] = (revision.content.get("domain"), revision.own_words)
    assert told == {ours.id: ([new], {}), theirs.id: (None, {"domain": new})}


def vocabulary_of_domain(row: EventRow) -> tuple[Term, ...]:
    vocabulary = vocabulary_of(session.get_one(Event, row.id), "domain")
    assert vocabulary is not None
    return vocabulary.terms


def test_tallies_add_up() -> None:
    tally = Tally()
    other = Tally(refused=[(3, BROKEN_JSON)])
    other.counts["added"] += 2
    tally.add(other)
    tally.add(other)
    assert (tally.readable, tally.refused) == (4, [(3, BROKEN_JSON)] * 2)
