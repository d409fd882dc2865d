"""Beginning a booth: its code, its language, and that two clicks make one."""

from __future__ import annotations

import re
import secrets
from collections.abc import Iterator
from datetime import timedelta

import pytest

from marktplatz.booths import actions, queries
from marktplatz.booths.drafts import save_draft
from marktplatz.booths.fields.vocabularies import DOMAIN
from marktplatz.booths.models import Booth
from marktplatz.core import clock
from marktplatz.core.codes import ALPHABET
from marktplatz.core.database import session
from marktplatz.core.errors import Invalid, Refused
from marktplatz.core.permissions import NOBODY, SYSTEM
from marktplatz.events.models import Event
from tests.factories import AccountRow, EventRow, Make


def create(make: Make, event: EventRow, member: AccountRow, **titles: str) -> tuple[str, bool]:
    organisation = member.organisations[0]
    with make.unit():
        found = session.get(Event, event.id)
        assert found is not None
        booth, is_new = actions.create_booth(found, organisation.id, organisation.name, titles, actor=member.actor)
        return booth.code, is_new


def test_a_booth_begins_as_a_draft_with_title_and_organisation(make: Make) -> None:
    event, member = make.event(), make.member()
    code, is_new = create(make, event, member, de="", en="  Leaf\tfinder ")
    with make.unit():
        booth = queries.whole(code)
        assert booth is not None
        assert (is_new, booth.status, booth.entry_language, booth.draft.version) == (True, "draft", "en", 1)
        assert booth.draft.content == {
            "title": {"en": "Leaf finder"},
            "organisation_name": member.organisations[0].name,
            "entry_language": "en",
        }
        assert re.fullmatch(rf"[{ALPHABET}]{{5}}", code)


@pytest.mark.parametrize("twin", ["Hilfe für Bürger*innen", "hilfe  FÜR bürgerinnen", "Hilfe für Bürger:innen"])
def test_the_same_title_is_the_same_booth(make: Make, twin: str) -> None:
    event, member = make.event(), make.member()
    code, _ = create(make, event, member, de="Hilfe für Bürger*innen")
    assert create(make, event, member, de=twin) == (code, False)
    assert create(make, event, member, de="Hilfe für alle")[0] != code


def test_the_same_title_elsewhere_is_another_booth(make: Make) -> None:
    event, member = make.event(), make.member()
    codes = {
        create(make, event, member, de="Laub")[0],
        create(make, event, make.member(), de="Laub")[0],
        create(make, make.event(), member, de="Laub")[0],
    }
    assert len(codes) == 3


def test_words_that_only_another_event_has_are_not_taken_along(make: Make) -> None:
    row, event = make.booth(), make.event()
    assert row.member is not None
    with make.unit():
        older = queries.whole(row.code)
        new = session.get(Event, event.id)
        assert older is not None
        assert new is not None
        older.draft.content = {**older.draft.content, "domain": ["mobility", "space"], "exhibitor_kind": "start_up"}
        retired = [
            {"code": term.code, "de": term.label.de, "en": term.label.en, "retired": term.code == "mobility"}
            for term in DOMAIN.terms
        ]
        new.vocabularies = {"domain": retired}
        made, _ = actions.create_booth(
            new, row.member.organisations[0].id, "Amt", {"de": "Neu"}, actor=row.member.actor, like=older
        )
        assert made.draft.content["domain"] == ["mobility"], "a retired term is still one of ours"
        assert "exhibitor_kind" not in made.draft.content


def test_a_code_of_no_vocabulary_stands_in_the_way_of_submitting(make: Make) -> None:
    row = make.booth()
    assert row.member is not None
    with make.unit():
        booth = queries.whole(row.code)
        assert booth is not None
        booth.draft.content = {**booth.draft.content, "domain": ["mobility", "space"], "licence": "private"}
        with pytest.raises(actions.Incomplete) as refusal:
            actions.submit(booth, version=None, actor=row.member.actor)
    assert set(refusal.value.problems) == {"domain", "licence"}


def test_a_second_click_finds_a_booth_that_went_on(make: Make) -> None:
    row = make.booth(state="published", title="Laub erkennen")
    assert row.member is not None
    assert create(make, row.event, row.member, de="Laub erkennen") == (row.code, False)


def test_a_title_that_a_booth_has_given_up_is_free(make: Make) -> None:
    """Renamed or withdrawn, the older booth is not what somebody means who begins one with its first title."""
    event, member = make.event(), make.member()
    renamed, _ = create(make, event, member, de="Chatbot")
    with make.unit():
        booth = queries.whole(renamed)
        assert booth is not None
        save_draft(booth, {"title_de": ["Roboter"]}, version=1, actor=member.actor)
    gone, is_new = create(make, event, member, de="Chatbot")
    assert (is_new, gone != renamed) == (True, True)
    with make.unit():
        booth = queries.whole(gone)
        assert booth is not None
        actions.withdraw(booth, actor=member.actor)
    third, is_new = create(make, event, member, de="Chatbot")
    assert (is_new, third in (renamed, gone)) == (True, False)
    assert create(make, event, member, de="Chatbot") == (third, False)


@pytest.mark.parametrize("titles", [{}, {"de": " "}, {"de": "\u200b", "en": "\n"}])
def test_a_title_is_needed(make: Make, titles: dict[str, str]) -> None:
    with pytest.raises(Invalid) as refusal:
        create(make, make.event(), make.member(), **titles)
    assert "title_de" in refusal.value.problems


def test_a_title_of_signs_alone_is_one(make: Make) -> None:
    event, member = make.event(), make.member()
    assert create(make, event, member, de="🍂")[0] != create(make, event, member, de="🍁")[0]


def test_strangers_begin_nothing(make: Make) -> None:
    event, organisation = make.event(), make.organisation()
    for actor in (NOBODY, SYSTEM, make.member().actor, make.organiser().actor, make.reviewer().actor):
        with make.unit(), pytest.raises(Refused):
            found = session.get(Event, event.id)
            assert found is not None
            actions.create_booth(found, organisation.id, organisation.name, {"de": "Laub"}, actor=actor)
    with make.unit():
        assert session.query(Booth).count() == 0


def test_after_the_end_of_registration_none_begins(make: Make) -> None:
    event, member = make.event(), make.member()
    with clock.stopped_at(clock.now() + timedelta(days=30)), pytest.raises(Refused):
        create(make, event, member, de="Laub")


def test_an_event_without_dates_is_open(make: Make) -> None:
    event = make.event(registration_ends_at=None, starts_at=None, ends_at=None)
    assert create(make, event, make.member(), de="Laub")[1]


def test_a_code_that_is_taken_is_not_given_again(make: Make, monkeypatch: pytest.MonkeyPatch) -> None:
    row = make.booth()
    letters: Iterator[str] = iter(row.code + "ZZZZZ")
    monkeypatch.setattr(secrets, "choice", lambda _alphabet: next(letters))
    with make.unit():
        assert actions.unused_code() == "ZZZZZ"


def test_codes_of_all_events_are_different(make: Make) -> None:
    codes = [make.booth(make.event()).code for _ in range(3)] + [make.register_entry().code]
    assert len(set(codes)) == 4
