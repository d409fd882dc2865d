"""Words and codes that must never come out, planted wherever something is kept that is not public."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass, field
from itertools import count
from typing import Any

from marktplatz.accounts import actions as accounts
from marktplatz.accounts.models import Account
from marktplatz.booths import actions as booths
from marktplatz.booths import queries
from marktplatz.booths.drafts import save_draft
from marktplatz.booths.models import Booth
from marktplatz.booths.questionnaire import FIELDS
from marktplatz.core.database import session
from marktplatz.core.fields import Content, Field
from marktplatz.core.permissions import SYSTEM, Actor
from marktplatz.events.models import ProgrammeItem
from marktplatz.review.actions import decide, unpublish
from marktplatz.stands.actions import assign
from tests.factories import AccountRow, BoothRow, EventRow, Make
from tests.factories.answers import COMPLETE, files, sent
from tests.factories.booths import STATES
from tests.leaks.varying import IN_DRAFTS, IN_REVISIONS, as_shown, other_answers


@dataclass
class Planted:
    """What was planted: secret ``words``, each in one place, the ``codes`` of booths that nobody may see."""

    words: dict[str, str] = field(default_factory=dict)
    codes: list[str] = field(default_factory=list)
    _numbers: Any = field(default_factory=lambda: count(1))
    _turns: Any = field(default_factory=count)

    def word(self, place: str) -> str:
        """Return a new word that stays the same in addresses, searches and pages."""
        made = f"kimgeheim{next(self._numbers):04d}x"
        self.words[made] = place
        return made

    def answers(self, place: str, fields: Sequence[Field], shown: Content) -> dict[str, Any]:
        """Return answers to the fields, none of them as ``shown``, with a word in every text, in both languages."""
        return other_answers(fields, shown, lambda key: self.word(f"{place}: {key}"), turn=next(self._turns))


@dataclass
class Planter:
    """Plants, by the program's own actions."""

    make: Make
    event: EventRow
    planted: Planted = field(default_factory=Planted)

    def person(self, place: str, **more: Any) -> AccountRow:
        """Make an account whose name, address and organisation are secret."""
        organisation = self.make.organisation(f"Amt {self.planted.word(f'{place}: organisation')}")
        email = f"{self.planted.word(f'{place}: address')}@stadt.example"
        return self.make.account(email, name=self.planted.word(f"{place}: name"), organisations=(organisation,), **more)

    def never_public(self) -> None:
        """Plant a booth in every state that nobody but its people may see."""
        for state in ("draft", "recalled", "submitted", "changes_requested", "rejected", "approved"):
            row = self._booth(state, state)
            self.planted.codes.append(row.code)
        self.planted.codes.append(self._booth("withdrawn_early", "withdrawn_early").code)

    def once_public(self) -> None:
        """Plant booths that were public and are not now."""
        reviewer = self.person("reviewer who unpublishes").actor
        for place, state in (("withdrawn", "withdrawn"), ("unpublished", "published")):
            row = self._booth(place, state)
            if place == "unpublished":
                with self.make.unit():
                    actor = Actor(account_id=reviewer.account_id, roles=self.make.reviewer().actor.roles)
                    unpublish(whole(row), reason=self.planted.word("unpublished: reason"), actor=actor)
            self.planted.codes.append(row.code)

    def hidden_event(self) -> None:
        """Plant a public booth with a stand at an event that is not public yet."""
        name = self.planted.word("hidden event: name")
        lead = {"de": self.planted.word("hidden event: lead"), "en": self.planted.word("hidden event: lead en")}
        shown = {"lead": lead, "place": lead, "required_set": "minimum"}
        event = self.make.event(self.planted.word("hidden event: slug"), name, is_public=False, **shown)
        row = self._booth("hidden event", "published", event)
        with self.make.unit():
            assign(whole(row), "QX91", actor=SYSTEM)
            item = {"de": self.planted.word("hidden event: programme")}
            session.add(ProgrammeItem(event_id=event.id, starts_at=whole(row).created_at, title=item))
        self.planted.words["QX91"] = "hidden event: stand"
        self.planted.codes.append(row.code)

    def change(self, row: BoothRow, *, then: str) -> None:
        """Plant other answers in the draft of a public booth, and take them as far as ``then`` says."""
        place = f"public booth, {then}"
        fields = IN_DRAFTS if then == "changed" else IN_REVISIONS
        assert row.member is not None
        with self.make.unit():
            booth = whole(row)
            published = booth.published_revision
            assert published is not None
            shown = published.content
            content = {**booth.draft.content, **self.planted.answers(place, fields, shown)}
            save_draft(booth, sent(content), version=booth.draft.version, actor=row.member.actor, files=files(content))
            require_other_answers(place, fields, shown, booth.draft.content)
            if then != "changed":
                revision = booths.submit(booth, version=None, actor=row.member.actor)
                asked = [field for field in fields if field.asked(booth.draft.content)]
                require_other_answers(place, asked, shown, revision.content)
            if then in ("approve", "request_changes", "reject"):
                self._decide(booth, then, place)
            assert booth.published_revision is published

    def invited(self) -> None:
        """Plant an invitation that nobody has used."""
        email = f"{self.planted.word('invitation: address')}@stadt.example"
        name = f"Amt {self.planted.word('invitation: organisation')}"
        with self.make.unit():
            accounts.invite(email, name, event_id=self.event.id, language="de", actor=SYSTEM)

    def internal(self, place: str) -> dict[str, Any]:
        """Return internal answers for a booth that is public."""
        return self.planted.answers(place, [field for field in IN_REVISIONS if not field.is_public], COMPLETE)

    def _booth(self, place: str, state: str, event: EventRow | None = None) -> BoothRow:
        fields = IN_REVISIONS if "submitted" in STATES[state] else IN_DRAFTS
        content = self.planted.answers(place, fields, COMPLETE)
        title = content["title"]["de"]
        row = self.make.booth(event or self.event, member=self.person(place), state=state, title=title, content=content)
        with self.make.unit():
            booth = whole(row)
            require_other_answers(place, fields, COMPLETE, booth.draft.content)
            if booth.status == "submitted":
                return row
            for review in queries_reviews(booth):
                review.reason = self.planted.word(f"{place}: reason")
                for remark in review.remarks:
                    remark.text = self.planted.word(f"{place}: remark")
        return row

    def _decide(self, booth: Booth, decision: str, place: str) -> None:
        assert booth.submitted_revision is not None
        assert not booth.event.publishes_on_approval, "what is approved would be public"
        decide(
            booth,
            decision,
            revision_number=booth.submitted_revision.number,
            reason=self.planted.word(f"{place}: reason"),
            remarks={key: self.planted.word(f"{place}: remark {key}") for key in FIELDS},
            actor=SYSTEM,
        )


def require_other_answers(place: str, fields: Sequence[Field], shown: Content, stored: Content) -> None:
    """Fail where a field is stored as it is shown, or not at all: nobody would see it leak."""
    same = as_shown(fields, shown, stored)
    assert same == [], f"{place}: nothing other than what is shown is planted in {', '.join(same)}"


def queries_reviews(booth: Booth) -> list[Any]:
    """Return all decisions about a booth."""
    from marktplatz.review.queries import reviews_of

    return reviews_of(booth.id)


def whole(row: BoothRow) -> Booth:
    """Return a booth with all that belongs to it."""
    booth = queries.whole(row.code)
    assert booth is not None
    return booth


def all_people() -> list[str]:
    """Return the addresses and names of every account."""
    return [word for account in session.query(Account) for word in (account.email, account.name) if word]
