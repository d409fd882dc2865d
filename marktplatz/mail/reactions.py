"""Which mail follows from which fact."""

from __future__ import annotations

from typing import TypedDict

from sqlalchemy import select
from sqlalchemy.orm import joinedload

from marktplatz.accounts import facts as account_facts
from marktplatz.accounts import links
from marktplatz.accounts import queries as accounts
from marktplatz.accounts.models import AccessLink, Account, Invitation
from marktplatz.booths import facts as booth_facts
from marktplatz.booths.models import Booth
from marktplatz.booths.queries import whole_by_id
from marktplatz.booths.questionnaire import FIELDS
from marktplatz.booths.titles import title_of
from marktplatz.core.database import session
from marktplatz.core.dates import long_moment
from marktplatz.core.services import services_of
from marktplatz.events.models import Event
from marktplatz.mail.actions import enqueue
from marktplatz.mail.marks import mark
from marktplatz.mail.messages import (
    DecisionMessage,
    InvitationMessage,
    SignInMessage,
    SubmissionMessage,
    UnpublishedMessage,
    WithdrawalMessage,
)
from marktplatz.review.queries import latest_review, standing_unpublishing


class _About(TypedDict):
    """What a mail to a member says of their booth, whatever it is about."""

    title: str
    code: str
    address: str


def invite(fact: account_facts.ExhibitorInvited) -> None:
    """Send the invitation with its personal access link."""
    invitation = session.scalar(
        select(Invitation)
        .where(Invitation.id == fact.invitation_id)
        .options(joinedload(Invitation.account), joinedload(Invitation.organisation), joinedload(Invitation.link))
    )
    event = session.get_one(Event, fact.event_id)
    assert invitation is not None
    site, language = services_of(session).site, invitation.account.language
    deadline = event.registration_ends_at
    enqueue(
        InvitationMessage(
            event=event.name.get(language) or event.name["de"],
            organisation=invitation.organisation.name,
            address=mark(invitation.link),
            deadline=long_moment(deadline, language) if deadline else "",
            reviewing_unit=site.reviewing_unit,
        ),
        [invitation.account],
    )


def send_sign_in_link(fact: account_facts.SignInLinkAsked) -> None:
    """Send the link that was asked for."""
    account = session.get_one(Account, fact.account_id)
    link = session.get_one(AccessLink, fact.link_id)
    minutes = int(links.SIGN_IN_LIFE.total_seconds() // 60)
    enqueue(SignInMessage(address=mark(link), minutes=minutes), [account])


def tell_reviewers(fact: booth_facts.BoothSubmitted) -> None:
    """Tell all reviewers but those of the booth's own organisation that something waits."""
    booth = _booth(fact)
    own = {member.id for member in _members(booth)}
    for reviewer in accounts.reviewers():
        if reviewer.id not in own:
            enqueue(
                SubmissionMessage(
                    title=_title(booth, reviewer.language),
                    organisation=booth.draft.content.get("organisation_name", ""),
                    code=booth.code,
                    revision=fact.revision,
                    address=_desk(reviewer, f"pruefung/{booth.code}"),
                ),
                [reviewer],
            )


def tell_decision(fact: booth_facts.BoothApproved | booth_facts.ChangesRequested | booth_facts.BoothRejected) -> None:
    """Tell the members what was decided, with reason and remarks."""
    booth = _booth(fact)
    review = latest_review(booth.id)
    assert review is not None
    for member in _members(booth):
        enqueue(
            DecisionMessage(
                **_about(booth, member),
                decision=review.decision,
                is_public=booth.published_revision_id is not None,
                reason=review.reason,
                remarks=tuple((_label(remark.key, member.language), remark.text) for remark in review.remarks),
                reviewing_unit=services_of(session).site.reviewing_unit,
            ),
            [member],
        )


def tell_unpublished(fact: booth_facts.BoothUnpublished) -> None:
    """Tell the members that visitors do not see their booth any more, and why."""
    booth = _booth(fact)
    unpublishing = standing_unpublishing(booth.id)
    assert unpublishing is not None
    for member in _members(booth):
        enqueue(
            UnpublishedMessage(
                **_about(booth, member),
                reason=unpublishing.reason,
                reviewing_unit=services_of(session).site.reviewing_unit,
            ),
            [member],
        )


def tell_withdrawal(fact: booth_facts.BoothWithdrawn) -> None:
    """Tell the members, so that nobody is surprised by a colleague's step."""
    booth = _booth(fact)
    for member in _members(booth):
        enqueue(WithdrawalMessage(**_about(booth, member)), [member])


def _booth(fact: booth_facts.BoothFact) -> Booth:
    booth = whole_by_id(fact.booth_id)
    assert booth is not None
    return booth


def _members(booth: Booth) -> list[Account]:
    return accounts.members(booth.organisation_id) if booth.organisation_id is not None else []


def _about(booth: Booth, member: Account) -> _About:
    return _About(
        title=_title(booth, member.language),
        code=booth.code,
        address=_desk(member, f"aussteller/{booth.code}/"),
    )


def _title(booth: Booth, language: str) -> str:
    return title_of(booth, booth.draft.content, language).text


def _label(name: str, language: str) -> str:
    key = name if name in FIELDS else name.rpartition("_")[0]
    return FIELDS[key].label.in_(language) if key in FIELDS else name


def _desk(account: Account, path: str) -> str:
    return services_of(session).site.address(f"/{account.language}/{path}")
