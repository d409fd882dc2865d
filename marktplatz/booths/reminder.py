"""Whom to remind: who was invited to an event and has nothing submitted there."""

from __future__ import annotations

from dataclasses import dataclass

from sqlalchemy import and_, exists, or_, select

from marktplatz.accounts.models import AccessLink, Account, Invitation, Organisation
from marktplatz.booths.models import Booth
from marktplatz.booths.workflow import Status
from marktplatz.core.database import session


@dataclass(frozen=True)
class Reminder:
    """One invited person; ``has_draft`` when their organisation has begun a booth."""

    email: str
    organisation: str
    has_draft: bool


def without_submission(event_id: int) -> list[Reminder]:
    """Return whom to remind, by organisation. One statement.

    Left in peace is an organisation with a booth beyond its draft, or with withdrawn ones only; a submission that was
    recalled is a draft again. So are revoked links and closed accounts.
    """
    here = and_(Booth.event_id == event_id, Booth.organisation_id == Invitation.organisation_id)
    has_draft = exists().where(here, Booth.status == Status.DRAFT).correlate(Invitation)
    came_further = exists().where(here, Booth.status.not_in([Status.DRAFT, Status.WITHDRAWN])).correlate(Invitation)
    has_any = exists().where(here).correlate(Invitation)
    query = (
        select(Account.email, Organisation.name, Organisation.folded_name, has_draft)
        .select_from(Invitation)
        .join(Account, Account.id == Invitation.account_id)
        .join(Organisation, Organisation.id == Invitation.organisation_id)
        .join(AccessLink, AccessLink.id == Invitation.link_id)
        .where(Invitation.event_id == event_id, Account.active, AccessLink.revoked_at.is_(None))
        .where(~came_further, or_(has_draft, ~has_any))
    )
    # The two databases sort names differently.
    rows = sorted(session.execute(query), key=lambda row: (row[2], row[0]))
    return [Reminder(email, organisation, begun) for email, organisation, _, begun in rows]
