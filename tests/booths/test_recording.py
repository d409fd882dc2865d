"""The recording: added by reviewers once the event has begun, and beside every revision."""

from __future__ import annotations

from datetime import timedelta

import pytest

from marktplatz.audit import queries as audit
from marktplatz.booths.recording import NOT_SHOWN, NOT_YET, WITHDRAWN, set_recording
from marktplatz.booths.rules import OWN_ORGANISATION
from marktplatz.core import clock
from marktplatz.core.errors import Conflict, Invalid, Refused
from marktplatz.core.permissions import Role
from tests.booths.test_drafts import whole
from tests.factories import BoothRow, EventRow, Make

ADDRESS = "https://video.stadt.example/ki-marktplatz/a07"


def begun(make: Make) -> EventRow:
    now = clock.now()
    return make.event(starts_at=now - timedelta(hours=1), ends_at=now + timedelta(hours=6))


def set_it(make: Make, row: BoothRow, typed: str) -> str | None:
    reviewer = make.reviewer().actor
    with make.unit():
        set_recording(whole(row), typed, actor=reviewer)
    with make.unit():
        return whole(row).recording_url


def test_it_is_set_changed_and_taken_away_and_the_log_says_so(make: Make) -> None:
    row = make.booth(begun(make), state="published")
    assert set_it(make, row, f"  {ADDRESS} ") == ADDRESS
    assert set_it(make, row, ADDRESS) == ADDRESS
    assert set_it(make, row, "") is None
    with make.unit():
        told = [entry.payload for entry in audit.of_booth(row.id) if entry.name == "recording_set"]
    assert sorted(one["is_there"] for one in told) == [False, True], "the same once more is no change"


def test_it_stays_where_it_is_whatever_is_published(make: Make) -> None:
    row = make.booth(begun(make), state="submitted_again")
    before = set_it(make, row, ADDRESS)
    with make.unit():
        booth = whole(row)
        assert booth.submitted_revision is not booth.published_revision
        assert (booth.status, booth.recording_url) == ("submitted", before)


@pytest.mark.parametrize(
    "typed", ["http://video.example/a", "video.example", "javascript:alert(1)", "https://x/" + "a" * 500]
)
def test_what_is_no_address_is_refused(make: Make, typed: str) -> None:
    row = make.booth(begun(make), state="published")
    with pytest.raises(Invalid) as refused:
        set_it(make, row, typed)
    assert list(refused.value.problems) == ["recording_url"]


def test_before_the_event_there_is_none(make: Make) -> None:
    row = make.booth(state="published")
    with pytest.raises(Conflict) as refused:
        set_it(make, row, ADDRESS)
    assert refused.value.message is NOT_YET
    assert set_it(make, row, "") is None


def test_an_event_without_dates_has_no_before(make: Make) -> None:
    assert set_it(make, make.booth(make.event(starts_at=None, ends_at=None), state="published"), ADDRESS) == ADDRESS


def test_a_withdrawn_booth_gets_none_and_can_lose_it(make: Make) -> None:
    row = make.booth(begun(make), state="withdrawn")
    with pytest.raises(Conflict) as refused:
        set_it(make, row, ADDRESS)
    assert refused.value.message is WITHDRAWN


def test_exhibitors_and_advisers_may_not(make: Make) -> None:
    row = make.booth(begun(make), state="published")
    assert row.member is not None
    for actor in (row.member.actor, make.adviser().actor):
        with pytest.raises(Refused), make.unit():
            set_recording(whole(row), ADDRESS, actor=actor)


def test_nobody_sets_the_recording_of_the_own_booth(make: Make) -> None:
    row = make.booth(begun(make), state="published")
    own = make.account(roles=(Role.REVIEWER, Role.ORGANISER), organisations=(row.organisation,))
    with pytest.raises(Refused) as refused, make.unit():
        set_recording(whole(row), ADDRESS, actor=own.actor)
    assert refused.value.message == OWN_ORGANISATION.reason
    assert set_it(make, row, "") is None


def test_an_entry_of_a_register_has_none(make: Make) -> None:
    row = make.register_entry(begun(make))
    with pytest.raises(Refused) as refused:
        set_it(make, row, ADDRESS)
    assert refused.value.message == NOT_SHOWN.reason
