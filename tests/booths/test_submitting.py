"""Submitting freezes what the reviewers see; recalling, withdrawing and reopening around it."""

from __future__ import annotations

from datetime import timedelta

import pytest

from marktplatz.booths import actions, queries
from marktplatz.booths.actions import Incomplete
from marktplatz.booths.drafts import save_draft
from marktplatz.core import clock
from marktplatz.core.errors import Conflict, Refused
from marktplatz.stands.actions import assign
from tests.booths.test_drafts import member_of, save, whole
from tests.factories import Make

NEEDED_TO_SUBMIT = [
    "summary_de",
    "exhibitor_kind",
    "public_contact_email",
    "description_de",
    "logic_type",
    "technology",
    "lifecycle_status",
    "domain",
    "citizen_benefit_de",
    "risks_de",
    "personal_data",
    "employee_effects",
    "participation_mode",
    "publication_right",
]


def test_a_submission_is_a_copy_that_later_saves_do_not_touch(make: Make) -> None:
    row = make.booth(state="published")
    save(make, row, {"summary_de": "Später geschrieben."})
    with make.unit():
        booth = whole(row)
        assert booth.published_revision is not None
        assert booth.published_revision.content["summary"]["de"] != "Später geschrieben."
        assert booth.published_revision.draft_version == row.version
        assert booth.draft.content["summary"]["de"] == "Später geschrieben."
        assert "<h3>" in booth.published_revision.html["description"]["de"]


def test_every_gap_is_named_at_once(make: Make) -> None:
    event, member = make.event(), make.member()
    row = make.booth(event, member=member)
    empty = {name: [""] for name in NEEDED_TO_SUBMIT}
    with make.unit():
        save_draft(whole(row), empty, version=row.version, actor=member.actor)
    with make.unit(), pytest.raises(Incomplete) as refusal:
        actions.submit(whole(row), version=None, actor=member.actor)
    assert [flaw.name for flaw in refusal.value.found] == NEEDED_TO_SUBMIT
    assert list(refusal.value.problems) == NEEDED_TO_SUBMIT
    with make.unit():
        assert queries.revisions(row.id) == []
        assert whole(row).status == "draft"


@pytest.mark.parametrize(
    ("sent", "said"),
    [
        ({"title_de": "x" * 121}, "120"),
        ({"description_de": "Zu kurz."}, "200"),
        ({"risks_de": "Keine."}, "Risiko"),
        ({"technology": ["nlp", "rag", "agents", "speech", "rpa", "other"]}, "5"),
        ({"employee_effects": ["none", "relief"]}, "schließt"),
        ({"public_contact_email": "team@"}, "@"),
    ],
)
def test_a_flaw_stands_in_the_way(make: Make, sent: dict[str, list[str]], said: str) -> None:
    row = make.booth()
    saved = save(make, row, sent)
    with make.unit(), pytest.raises(Incomplete) as refusal:
        actions.submit(whole(row), version=saved.version, actor=member_of(row))
    assert list(refusal.value.problems) == list(sent)
    assert said in next(iter(refusal.value.problems.values())).de


def test_the_other_language_is_not_needed(make: Make) -> None:
    row = make.booth(language="en", content={"summary": {"en": "Only in English."}, "risks": {"en": "Wrong answers."}})
    with make.unit():
        actions.submit(whole(row), version=row.version, actor=member_of(row))
        assert whole(row).status == "submitted"


def test_what_was_saved_since_is_looked_at_first(make: Make) -> None:
    row = make.booth()
    save(make, row, {"risks_de": "Neu."})
    with make.unit(), pytest.raises(Conflict):
        actions.submit(whole(row), version=row.version, actor=member_of(row))
    with make.unit():
        assert whole(row).status == "draft"


def test_after_the_end_of_registration_a_first_submission_is_refused_and_a_second_is_not(make: Make) -> None:
    first, second = make.booth(), make.booth(state="changes_requested")
    with clock.stopped_at(clock.now() + timedelta(days=31)), make.unit():
        with pytest.raises(Refused):
            actions.submit(whole(first), version=None, actor=member_of(first))
        actions.submit(whole(second), version=None, actor=member_of(second))
        assert whole(second).status == "submitted"
        assert whole(first).status == "draft"


def test_submitting_again_after_a_recall_makes_the_next_revision(make: Make) -> None:
    row = make.booth(state="recalled")
    with make.unit():
        assert actions.submit(whole(row), version=None, actor=member_of(row)).number == 2
        assert [one.number for one in queries.revisions(row.id)] == [2, 1]


def test_a_withdrawn_booth_frees_its_stand(make: Make) -> None:
    leaving = make.booth(state="published", stand_number="A07")
    waiting = make.booth(state="published")
    reviewer = make.reviewer().actor
    with make.unit():
        with pytest.raises(Conflict):
            assign(whole(waiting), "A07", actor=reviewer)
        actions.withdraw(whole(leaving), actor=member_of(leaving))
        assign(whole(waiting), "A07", actor=reviewer)
        assert (whole(leaving).stand_number, whole(waiting).stand_number) == (None, "A07")


def test_reopening_is_for_members_while_registration_is_open_and_for_organisers_always(make: Make) -> None:
    row, other = make.booth(state="withdrawn"), make.booth(state="rejected")
    organiser = make.organiser().actor
    with clock.stopped_at(clock.now() + timedelta(days=31)), make.unit():
        with pytest.raises(Refused):
            actions.reopen(whole(row), actor=member_of(row))
        actions.reopen(whole(row), actor=organiser)
        assert whole(row).status == "draft"
    with make.unit():
        actions.reopen(whole(other), actor=member_of(other))
        assert whole(other).status == "draft"


def test_a_reopened_booth_can_go_all_the_way_again_under_its_code(make: Make) -> None:
    row = make.booth(state="withdrawn")
    with make.unit():
        actions.reopen(whole(row), actor=member_of(row))
        actions.submit(whole(row), version=None, actor=member_of(row))
        booth = whole(row)
        assert booth.submitted_revision is not None
        assert (booth.code, booth.status, booth.submitted_revision.number) == (row.code, "submitted", 2)


def test_the_state_knows_since_when(make: Make) -> None:
    row = make.booth()
    later = clock.now() + timedelta(hours=3)
    with clock.stopped_at(later), make.unit():
        actions.submit(whole(row), version=None, actor=member_of(row))
        assert whole(row).status_since == later


def test_what_is_approved_and_unchanged_is_not_submitted_again(make: Make) -> None:
    row = make.booth(state="published")
    actor = member_of(row)
    with make.unit(), pytest.raises(Conflict, match="approved already"):
        actions.submit(whole(row), version=None, actor=actor)
    with make.unit():
        assert whole(row).status == "approved"
    save(make, row, {"risks_de": "Etwas Neues."})
    with make.unit():
        assert actions.submit(whole(row), version=None, actor=actor).number == 2
