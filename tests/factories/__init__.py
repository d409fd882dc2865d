"""Factories: what a test needs to be there, made by the program's own actions.

Every call commits, or joins the running unit of work. What comes back are plain rows, good to use anywhere.
"""

from __future__ import annotations

from collections.abc import Iterator
from contextlib import contextmanager
from itertools import count
from typing import Any

from flask import Flask, has_app_context

from marktplatz.booths.registers import RegisterRecord
from marktplatz.core.database import UnitOfWork, session
from marktplatz.core.permissions import Role
from marktplatz.reactions import transaction
from tests.factories import booths, events, people
from tests.factories.booths import BoothRow
from tests.factories.events import EventRow
from tests.factories.people import AccountRow, OrganisationRow

__all__ = ["AccountRow", "BoothRow", "EventRow", "Make", "OrganisationRow"]


class Make:
    """Makes rows in the database of one app."""

    def __init__(self, app: Flask) -> None:
        self.app = app
        self._numbers = count(1)
        self._event: EventRow | None = None
        self._reviewer: AccountRow | None = None

    @contextmanager
    def unit(self) -> Iterator[UnitOfWork]:
        """Run one transaction in an app context, or join the one that is running."""
        if not has_app_context():
            with self.app.app_context(), transaction() as work:
                yield work
        elif session().in_transaction():
            yield UnitOfWork(writes=True)
        else:
            with transaction() as work:
                yield work

    def event(self, slug: str = "", name: str = "KI-Marktplatz", **values: Any) -> EventRow:
        """Make an event: by default in 60 days, registration ends in 30. ``is_public=False`` hides it."""
        with self.unit():
            return events.make(slug or f"messe-{next(self._numbers)}", name, values)

    def organisation(self, name: str = "") -> OrganisationRow:
        """Make an organisation."""
        with self.unit():
            return people.organisation(name or f"Stadtwerke Musterstadt {next(self._numbers)}")

    def account(
        self,
        email: str = "",
        *,
        name: str = "",
        roles: tuple[Role, ...] = (),
        organisations: tuple[OrganisationRow, ...] = (),
        language: str = "de",
    ) -> AccountRow:
        """Make an account with global roles and memberships; the first member of an organisation owns it."""
        number = next(self._numbers)
        address = email or f"person-{number}@stadt.example"
        with self.unit():
            return people.account(address, name or f"Kim Beispiel {number}", roles, organisations, language)

    def member(self, organisation: OrganisationRow | None = None, **values: Any) -> AccountRow:
        """Make an account that belongs to an organisation, a new one where none is given."""
        return self.account(organisations=(organisation or self.organisation(),), **values)

    def reviewer(self, **values: Any) -> AccountRow:
        """Make an account that reviews."""
        return self.account(roles=(Role.REVIEWER,), **values)

    def organiser(self, **values: Any) -> AccountRow:
        """Make an account that organises."""
        return self.account(roles=(Role.ORGANISER,), **values)

    def adviser(self, **values: Any) -> AccountRow:
        """Make an account that advises."""
        return self.account(roles=(Role.ADVISER,), **values)

    def close_account(self, account: AccountRow) -> None:
        """Close an account; its sessions stay in the table."""
        with self.unit():
            people.close(account)

    def remove_member(self, account: AccountRow, organisation: OrganisationRow) -> None:
        """End a membership; its sessions stay in the table."""
        with self.unit():
            people.remove(account, organisation)

    def session_of(self, account: AccountRow) -> str:
        """Start a session and return the secret for the cookie."""
        with self.unit():
            return people.session_of(account)

    def booth(
        self,
        event: EventRow | None = None,
        organisation: OrganisationRow | None = None,
        *,
        state: str = "draft",
        member: AccountRow | None = None,
        title: str = "",
        content: dict[str, Any] | None = None,
        language: str = "de",
        stand_number: str = "",
        picture: bool = False,
    ) -> BoothRow:
        """Make a booth in one of ``booths.STATES``, every field but files answered, texts in both languages.

        ``content`` replaces answers; None takes one away. ``picture`` adds one. The default event and the reviewer are
        made once.
        """
        with self.unit():
            owner = organisation or (member.organisations[0] if member else self.organisation())
            return booths.make(
                booths.Order(
                    event=event or self._default_event(),
                    organisation=owner,
                    member=member or self.member(owner),
                    reviewer=self._default_reviewer(),
                    state=state,
                    title=title or f"Schlaglöcher aus dem Bus erkennen {next(self._numbers)}",
                    content=content or {},
                    language=language,
                    stand_number=stand_number,
                    picture=picture,
                )
            )

    def register_entry(
        self, event: EventRow | None = None, *, title: str = "", language: str = "de", **changed: Any
    ) -> BoothRow:
        """Make a published entry taken over from a public register, which says nothing but title and summary.

        ``changed`` are fields of the record.
        """
        number = next(self._numbers)
        record = RegisterRecord(
            **{
                "source": "muenchen_ki_systeme",
                "source_id": f"entry-{number}",
                "url": "https://ki.example/systeme",
                "licence": "CC BY 4.0",
                "language": language,
                "content": {
                    "title": {language: title or f"Chatbot im Bürgerbüro {number}"},
                    "summary": {language: "Beantwortet Fragen rund um die Uhr."},
                },
                "own_words": {},
                **changed,
            }
        )
        with self.unit():
            return booths.register_entry(event or self._default_event(), record)

    def _default_event(self) -> EventRow:
        self._event = self._event or self.event()
        return self._event

    def _default_reviewer(self) -> AccountRow:
        self._reviewer = self._reviewer or self.reviewer()
        return self._reviewer
