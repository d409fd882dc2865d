"""Everybody and everything that the access matrix needs, and requests in anybody's name."""

from __future__ import annotations

import hashlib
from dataclasses import dataclass

from flask import Flask
from sqlalchemy import select, text
from werkzeug.test import TestResponse

from marktplatz.accounts import actions as accounts
from marktplatz.accounts import links
from marktplatz.core.database import Model, db, session
from marktplatz.core.permissions import SYSTEM, Role
from marktplatz.core.services import services_of
from marktplatz.mail.models import OutboxMail
from tests.access.table import IDENTITIES, Row
from tests.client import Client
from tests.factories import AccountRow, BoothRow, EventRow, Make
from tests.factories.pictures import WIDTH

HIDDEN = "hidden"
"""The state of a booth that would be public if its event were."""
UNKNOWN_CODE = "ZZZZZ"
# Scans are counted by GET, which is what they are for; search tables are read through the catalogue.
_NOT_COMPARED = {"scan_counts"}


@dataclass
class World:
    """One booth in one state, and every identity with its client."""

    app: Flask
    make: Make
    event: EventRow
    booth: BoothRow
    state: str
    people: dict[str, AccountRow | None]
    clients: dict[str, Client]
    invitation: int
    mail: int

    def path(self, row: Row, **other: str) -> str:
        """Return the address of a row; ``other`` replaces parts."""
        number = self.mail if "postausgang" in row.rule else self.invitation
        parts = {
            "lang:lang": "de",
            "event": self.event.slug,
            "code": self.booth.code,
            "typed": self.booth.code,
            "path_part": self.booth.path_part,
            "slug": "wer-und-was",
            "any(svg,png):kind": "svg",
            "path:filename": "css/look.css",
            "int(max=2147483647):number": str(number),
            "digest": self.booth.picture,
            "int:width": str(WIDTH),
            "name": "domain",
            **other,
        }
        path = row.rule
        if "<token>" in path:
            path = path.replace("<token>", self.token("sign_in" if "anmelden" in path else "personal"))
        for name, value in parts.items():
            path = path.replace(f"<{name}>", value)
        assert "<" not in path, path
        return path

    def token(self, kind: str) -> str:
        """Return a new token of an account that is none of the identities."""
        with self.make.unit():
            account = accounts.account_for("link@stadt.example", actor=SYSTEM)
            return links.token(links.make(kind, account.id), services_of(session).site)

    def ask(self, row: Row, who: str, booth: BoothRow | None = None, **other: str) -> TestResponse:
        """Send a row's request in somebody's name, about this booth or another one."""
        client = self.clients[who]
        about = booth or self.booth
        parts = {
            "code": about.code,
            "typed": about.code,
            "path_part": about.path_part,
            "digest": about.picture,
            **other,
        }
        path = self.path(row, **parts)
        if row.method == "GET":
            return client.get(path, check=False)
        known = {
            "version": about.version,
            "revision": about.revision,
            "code": about.code,
            "stand": f"C{about.id % 1000}",
        }
        return client.send(path, row.values(known), check=False)

    def renew(self, who: str) -> None:
        """Give an identity a new session; a request may have ended the old one."""
        self.clients[who] = _client(self.app, self.make, who, self.people[who])

    def digest(self) -> str:
        """Return a fingerprint of every row of every table."""
        found = hashlib.sha256()
        with self.app.app_context(), db.engine.connect() as connection:
            for table in Model.metadata.sorted_tables:
                if table.name not in _NOT_COMPARED:
                    rows = sorted(repr(tuple(row)) for row in connection.execute(select(table)))
                    found.update(f"{table.name}{rows}".encode())
            documents = text("SELECT event_id, title, summary, organisation, description FROM search_documents")
            found.update(repr(sorted(tuple(row) for row in connection.execute(documents))).encode())
        return found.hexdigest()


def build(app: Flask, make: Make, state: str) -> World:
    """Make everybody, and a booth in this state."""
    with make.unit():
        event = make.event("2026", is_public=state != HIDDEN)
        organisation = make.organisation("Bauamt")
        owner = make.member(organisation, email="owner@stadt.example")
        people = _people(make, owner)
        actual = "published" if state == HIDDEN else state
        booth = make.booth(event, organisation, member=owner, state=actual, picture=True)
        invitation = accounts.invite("eingeladen@stadt.example", "Amt", event_id=event.id, language="de", actor=SYSTEM)
        session.flush()
        number = invitation.id
    with make.unit():
        mail = session.scalars(select(OutboxMail).order_by(OutboxMail.id.desc())).first()
        assert mail is not None
        mail.state = "failed"
        mail_number = mail.id
    with make.unit():
        clients = {who: _client(app, make, who, account) for who, account in people.items()}
        for who in ("removed", "closed"):
            account = people[who]
            assert account is not None
            if who == "removed":
                make.remove_member(account, organisation)
            else:
                make.close_account(account)
    return World(app, make, event, booth, state, people, clients, number, mail_number)


def _people(make: Make, owner: AccountRow) -> dict[str, AccountRow | None]:
    organisation = owner.organisations[0]
    people = {
        "anonymous": None,
        "owner": owner,
        "other": make.member(),
        "removed": make.member(organisation),
        "reviewer": make.reviewer(),
        "colleague": make.account(roles=(Role.REVIEWER,), organisations=(organisation,)),
        "organiser": make.organiser(),
        "adviser": make.adviser(),
        "closed": make.member(organisation),
    }
    assert tuple(people) == IDENTITIES
    return people


def _client(app: Flask, make: Make, who: str, account: AccountRow | None) -> Client:
    client = app.test_client()
    assert isinstance(client, Client)
    if account is not None:
        client.sign_in(make.session_of(account))
    if who == "closed":
        # Its pages are those of a visitor, and so is the token in their forms.
        client.secret = ""
    return client
