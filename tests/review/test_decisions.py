"""Decisions about a revision: what they need, what they change, and what they leave alone."""

from __future__ import annotations

from typing import Any

import pytest
from sqlalchemy import select

from marktplatz.audit.models import AuditEntry
from marktplatz.booths import actions as booths
from marktplatz.booths.drafts import save_draft
from marktplatz.core import clock
from marktplatz.core.database import session
from marktplatz.core.errors import Conflict, Invalid, Refused
from marktplatz.core.permissions import Role
from marktplatz.mail.models import OutboxMail
from marktplatz.review import queries
from marktplatz.review.actions import LONGEST_REASON, LONGEST_REMARK, decide, publish, unpublish
from tests.booths.test_drafts import member_of, whole
from tests.factories import BoothRow, Make

DECISIONS = ("approve", "request_changes", "reject")


def say(make: Make, row: BoothRow, decision: str, *, revision: int | None = None, **said: Any) -> None:
    reviewer = make.reviewer().actor
    with make.unit():
        number = row.revision if revision is None else revision
        decide(whole(row), decision, revision_number=number, actor=reviewer, **said)


def decided(make: Make, row: BoothRow) -> list[tuple[str, str, dict[str, str]]]:
    with make.unit():
        return [
            (one.decision, one.reason, {remark.key: remark.text for remark in one.remarks})
            for one in queries.reviews_of(row.id)
        ]


def test_an_approval_shows_the_revision_at_once(make: Make) -> None:
    row = make.booth(state="submitted")
    # One moment: between two seconds a decision would have two.
    with clock.stopped_at(clock.now()):
        say(make, row, "approve")
    with make.unit():
        booth = whole(row)
        assert booth.published_revision is booth.approved_revision is booth.submitted_revision
        assert booth.first_published_at == booth.published_at == booth.status_since


def test_an_event_may_collect_what_is_approved(make: Make) -> None:
    row = make.booth(make.event(publishes_on_approval=False), state="submitted")
    say(make, row, "approve")
    with make.unit():
        booth = whole(row)
        assert (booth.status, booth.published_revision, booth.first_published_at) == ("approved", None, None)
        publish(booth, actor=make.reviewer().actor)
        assert booth.published_revision is booth.approved_revision


def test_remarks_are_kept_by_field_and_empty_ones_are_none(make: Make) -> None:
    row = make.booth(state="submitted")
    say(make, row, "request_changes", reason=" Fast fertig. ", remarks={"risks": " Genauer, bitte.\r\n", "title": "  "})
    assert decided(make, row) == [("request_changes", "Fast fertig.", {"risks": "Genauer, bitte."})]


@pytest.mark.parametrize(
    ("decision", "said", "name"),
    [
        ("reject", {}, "reason"),
        ("reject", {"reason": " \n", "remarks": {"risks": "x"}}, "reason"),
        ("request_changes", {}, "reason"),
        ("request_changes", {"remarks": {"risks": " "}}, "reason"),
        ("approve", {"reason": "x" * (LONGEST_REASON + 1)}, "reason"),
        ("request_changes", {"remarks": {"risks": "x" * (LONGEST_REMARK + 1)}}, "comment-risks"),
    ],
)
def test_a_decision_without_its_reason_is_none(make: Make, decision: str, said: dict[str, Any], name: str) -> None:
    row = make.booth(state="submitted")
    with pytest.raises(Invalid) as refusal:
        say(make, row, decision, **said)
    assert list(refusal.value.problems) == [name]
    assert decided(make, row) == []
    with make.unit():
        assert whole(row).status == "submitted"


@pytest.mark.parametrize(("decision", "said"), [("request_changes", {"remarks": {"risks": "x"}}), ("approve", {})])
def test_a_reason_is_needed_only_where_nothing_else_says_why(make: Make, decision: str, said: dict[str, Any]) -> None:
    row = make.booth(state="submitted")
    say(make, row, decision, **said)
    assert [one[0] for one in decided(make, row)] == [decision]


@pytest.mark.parametrize("decision", DECISIONS)
def test_a_newer_revision_is_a_conflict_never_an_overwrite(make: Make, decision: str) -> None:
    row = make.booth(state="submitted")
    with make.unit():
        booths.recall(whole(row), actor=member_of(row))
        save_draft(whole(row), {"risks_de": ["Neu."]}, version=row.version, actor=member_of(row))
        booths.submit(whole(row), version=None, actor=member_of(row))
    for seen in (1, 0, 3, -1):
        with pytest.raises(Conflict):
            say(make, row, decision, revision=seen, reason="Grund")
    assert decided(make, row) == []
    say(make, row, decision, revision=2, reason="Grund")
    assert [one[0] for one in decided(make, row)] == [decision]


def test_a_decision_without_a_revision_is_a_conflict(make: Make) -> None:
    row, actor = make.booth(state="submitted"), make.reviewer().actor
    with make.unit(), pytest.raises(Conflict):
        decide(whole(row), "approve", revision_number=None, actor=actor)


@pytest.mark.parametrize("decision", DECISIONS)
@pytest.mark.parametrize("role", [Role.REVIEWER, Role.ORGANISER])
def test_nobody_decides_about_their_own_organisation(make: Make, decision: str, role: Role) -> None:
    row = make.booth(state="submitted")
    assert row.organisation is not None
    own = make.account(roles=(role,), organisations=(make.organisation(), row.organisation)).actor
    with make.unit(), pytest.raises(Refused) as refusal:
        decide(whole(row), decision, revision_number=row.revision, reason="Grund", actor=own)
    assert "Organisation" in refusal.value.message.de
    assert decided(make, row) == []


@pytest.mark.parametrize("decision", ["request_changes", "reject"])
def test_what_visitors_see_stays_while_a_change_is_turned_down(make: Make, decision: str) -> None:
    row = make.booth(state="submitted_again")
    with make.unit():
        before = whole(row).published_revision
        assert before is not None
        shown = (before.number, before.content)
    say(make, row, decision, reason="Grund")
    with make.unit():
        now = whole(row).published_revision
        assert now is not None
        assert (now.number, now.content) == shown
        assert now.number == 1


def test_an_approved_change_replaces_what_visitors_see(make: Make) -> None:
    row = make.booth(state="submitted_again")
    with make.unit():
        first = whole(row).first_published_at
    say(make, row, "approve")
    with make.unit():
        booth = whole(row)
        assert booth.published_revision is not None
        assert booth.published_revision.number == 2
        assert booth.first_published_at == first


def test_a_reviewer_sees_all_rounds_newest_first(make: Make) -> None:
    row = make.booth(state="changes_requested_again")
    assert [one[0] for one in decided(make, row)] == ["request_changes", "approve"]
    with make.unit():
        latest = queries.latest_review(row.id)
        assert latest is not None
        assert latest.decision == "request_changes"
        assert queries.latest_review(row.id + 1) is None


def test_unpublishing_needs_a_reason_and_changes_no_state(make: Make) -> None:
    row, actor = make.booth(state="published"), make.reviewer().actor
    with make.unit(), pytest.raises(Invalid):
        unpublish(whole(row), reason=" ", actor=actor)
    with make.unit():
        unpublish(whole(row), reason="Bild ohne Rechte", actor=actor)
    with make.unit():
        booth = whole(row)
        assert (booth.status, booth.published_revision) == ("approved", None)
        assert booth.first_published_at is not None
        publish(booth, actor=actor)
        assert booth.published_revision is not None


def test_the_reason_of_an_unpublishing_reaches_the_members_and_not_the_log(make: Make) -> None:
    row, reviewer = make.booth(state="published"), make.reviewer()
    assert row.member is not None
    with make.unit():
        unpublish(whole(row), reason="Bild ohne Rechte", actor=reviewer.actor)
    with make.unit():
        kept = queries.standing_unpublishing(row.id)
        assert kept is not None
        assert (kept.reason, kept.decided_by) == ("Bild ohne Rechte", reviewer.id)
        mails = session.scalars(select(OutboxMail).where(OutboxMail.subject.startswith("Nicht mehr öffentlich"))).all()
        assert [mail.account_id for mail in mails] == [row.member.id]
        assert "Bild ohne Rechte" in mails[0].body
        told = session.scalars(select(AuditEntry.payload).where(AuditEntry.name == "booth_unpublished")).one()
        assert told["unpublishing_id"] == kept.id
        assert "Bild" not in str(told)


def test_the_second_reason_for_unpublishing_is_not_dropped_in_silence(make: Make) -> None:
    row, first, second = make.booth(state="published"), make.reviewer().actor, make.reviewer().actor
    with make.unit():
        unpublish(whole(row), reason="Bild ohne Rechte", actor=first)
        unpublish(whole(row), reason="Bild ohne Rechte", actor=first)
    with make.unit(), pytest.raises(Conflict, match="somebody else was faster"):
        unpublish(whole(row), reason="Zahlen stimmen nicht", actor=second)


def test_what_visitors_see_of_a_register_entry_is_up_to_organisers(make: Make) -> None:
    row, reviewer, organiser = make.register_entry(), make.reviewer().actor, make.organiser().actor
    with make.unit(), pytest.raises(Refused, match="Only organisers publish and unpublish"):
        unpublish(whole(row), reason="Veraltet", actor=reviewer)
    with make.unit():
        assert whole(row).published_revision is not None
        unpublish(whole(row), reason="Veraltet", actor=organiser)
        assert whole(row).published_revision is None
    with make.unit(), pytest.raises(Refused, match="Only organisers publish and unpublish"):
        publish(whole(row), actor=reviewer)
    with make.unit():
        publish(whole(row), actor=organiser)
        assert whole(row).published_revision is not None


def test_what_is_no_decision_is_no_step_of_ours(make: Make) -> None:
    row = make.booth(state="submitted")
    with make.unit(), pytest.raises(ValueError, match="publish is no decision"):
        decide(whole(row), "publish", revision_number=1, actor=make.reviewer().actor)


@pytest.mark.parametrize(
    ("answers", "flagged"),
    [
        ({"ai_act_class": "prohibited"}, "Prohibited practice"),
        ({"ai_act_class": "high_annex_iii"}, "High risk"),
        ({"ai_act_class": "high_annex_i"}, "High risk"),
        ({"personal_data": "special"}, "Special data"),
        ({"employee_effects": ["relief", "jobs_lost", "monitoring"]}, "Posts may disappear, Monitoring possible"),
    ],
)
def test_what_weighs_on_people_is_approved_with_a_reason_only(
    make: Make, answers: dict[str, Any], flagged: str
) -> None:
    row, reviewer = make.booth(state="submitted", content=answers), make.reviewer()
    with make.unit(), pytest.raises(Invalid) as refused:
        decide(whole(row), "approve", revision_number=1, actor=reviewer.actor)
    assert refused.value.problems["reason"].en.startswith(f"The entry is flagged: {flagged}. ")
    with make.unit():
        assert whole(row).status == "submitted"
    with make.unit():
        decide(whole(row), "approve", revision_number=1, reason="Als Warnung.", actor=reviewer.actor)
        assert whole(row).status == "approved"
