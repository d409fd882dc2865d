"""The booths of the demo: created, filled in, submitted, decided, changed and withdrawn, as people do it."""

from __future__ import annotations

from typing import Any

from sqlalchemy import select
from sqlalchemy.orm import joinedload

from marktplatz.accounts.actions import sign_in
from marktplatz.accounts.models import AccessLink, Account, Invitation, Organisation
from marktplatz.booths.actions import create_booth, submit, withdraw
from marktplatz.booths.drafts import save_draft
from marktplatz.booths.models import Booth
from marktplatz.booths.queries import whole_by_id
from marktplatz.booths.questionnaire import FIELDS
from marktplatz.cli.demo.files import TakenFiles, facts_of, files_of
from marktplatz.cli.demo.people import ORGANISER, REVIEWER, person
from marktplatz.core.database import session
from marktplatz.core.fields import FILES, LISTS, Content, Field
from marktplatz.core.permissions import Actor
from marktplatz.core.reading import Sent
from marktplatz.events.models import Event
from marktplatz.media import keeping
from marktplatz.review.actions import decide
from marktplatz.stands.actions import assign

_DECISIONS = {"changes_requested": "request_changes", "rejected": "reject"}


class Exhibitor:
    """One booth of the story and the person who looks after it."""

    def __init__(
        self, told: dict[str, Any], email: str, organisation_name: str, event_id: int, taken: TakenFiles
    ) -> None:
        self.told = told
        self.taken = taken
        self.email = email
        self.organisation_name = organisation_name
        self.event_id = event_id
        self.booth_id = 0

    def arrive(self) -> None:
        """Open the link of the invitation."""
        invited = (
            select(AccessLink)
            .join(Invitation, Invitation.link_id == AccessLink.id)
            .join(Organisation, Organisation.id == Invitation.organisation_id)
            .join(Account, Account.id == Invitation.account_id)
            .where(Invitation.event_id == self.event_id, Organisation.name == self.organisation_name)
            .where(Account.email == self.email)
            .options(joinedload(AccessLink.account))
        )
        sign_in(session.scalars(invited).one())

    def create(self) -> None:
        """Begin the booth and write down everything that is known."""
        titles, own = self.told["content"]["title"], self.told["entry_language"]
        organisation_id = session.scalars(
            select(Organisation.id).where(Organisation.name == self.organisation_name)
        ).one()
        booth, _ = create_booth(
            session.get_one(Event, self.event_id),
            organisation_id,
            self.organisation_name,
            {own: titles[own], **titles},
            actor=self._member(),
        )
        self.booth_id = booth.id
        self._save(self.told["content"])

    def submit(self) -> None:
        """Hand the draft to the reviewers."""
        booth = self._booth()
        submit(booth, version=booth.draft.version, actor=self._member())

    def decide(self) -> None:
        """Decide as a reviewer who is no member; an approval is published at once unless the story says otherwise."""
        booth, state = self._booth(), self.told["state"]
        assert booth.submitted_revision is not None
        publishes = booth.event.publishes_on_approval
        booth.event.publishes_on_approval = state != "approved_unpublished"
        decide(
            booth,
            _DECISIONS.get(state, "approve"),
            revision_number=booth.submitted_revision.number,
            actor=person(self.told.get("reviewer", REVIEWER)),
            reason=self.told.get("reason", ""),
            remarks=self.told.get("remarks"),
        )
        booth.event.publishes_on_approval = publishes
        session.flush()

    def change(self) -> None:
        """Go on writing after the approval; visitors still see what was approved."""
        self._save(self.told["change"])

    def withdraw(self) -> None:
        """Take the booth back."""
        withdraw(self._booth(), actor=self._member())

    def assign(self) -> None:
        """Get a place in the hall."""
        assign(self._booth(), self.told["stand_number"], actor=person(ORGANISER))

    def _save(self, content: dict[str, Any]) -> None:
        booth, files = self._booth(), files_of(content, self.taken)
        for file in files.values():
            keeping.note(booth, file, actor=self._member())
        save_draft(
            booth, form_values(content), version=booth.draft.version, actor=self._member(), files=facts_of(files)
        )

    def _booth(self) -> Booth:
        booth = whole_by_id(self.booth_id)
        assert booth is not None
        return booth

    def _member(self) -> Actor:
        return person(self.email)


def form_values(content: Content) -> Sent:
    """Return the answers as a form sends them: field names with lists of values, only for the fields answered."""
    sent: dict[str, list[str]] = {}
    for key in content:
        sent |= _sent(FIELDS[key], content)
    return sent


def _sent(field: Field, content: Content) -> dict[str, list[str]]:
    value = content.get(field.key)
    if value is None:
        return {}
    if field.kind in FILES:
        return _sent_of_files(field, value)
    if field.kind in LISTS:
        return {f"{field.key}-{place}": [item] for place, item in enumerate(value)}
    if field.translatable:
        return {f"{field.key}_{language}": [text] for language, text in value.items()}
    return {field.key: _values(value)}


def _sent_of_files(field: Field, items: list[Content]) -> dict[str, list[str]]:
    sent: dict[str, list[str]] = {}
    for place, item in enumerate(items):
        for part in field.parts_at(place):
            sent |= _sent(part, field.content_at(place, item))
    return sent


def _values(value: Any) -> list[str]:
    if value is True:
        return ["1"]
    return [str(item) for item in value] if isinstance(value, list) else [str(value)]
