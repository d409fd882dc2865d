"""``flask accounts link``: one address on stdout that signs in, with the role and membership asked for."""

from __future__ import annotations

from datetime import timedelta
from urllib.parse import urlsplit

import pytest
from flask import Flask
from sqlalchemy import func, select
from sqlalchemy.orm import selectinload

from marktplatz.accounts import links
from marktplatz.accounts.models import AccessLink, Account
from marktplatz.core import clock
from marktplatz.core.database import session
from marktplatz.core.errors import Gone
from marktplatz.core.services import services_of
from marktplatz.mail.models import OutboxMail
from tests.cli.conftest import Run, failure
from tests.conftest import PUBLIC_URL
from tests.factories import Make

SIGN_IN = frozenset({"sign_in"})


def opened(make: Make, address: str) -> AccessLink:
    """Open a printed address as the sign-in page does."""
    with make.unit():
        link = links.open_link(urlsplit(address).path.rpartition("/")[2], services_of(session).site, kinds=SIGN_IN)
        session.expunge_all()
        return link


def account(make: Make, email: str) -> Account:
    with make.unit():
        found = session.scalars(
            select(Account)
            .where(Account.email == email)
            .options(selectinload(Account.roles), selectinload(Account.memberships))
        ).one()
        session.expunge_all()
        return found


def test_an_unknown_account_gets_one_address_and_nothing_else(run: Run, make: Make) -> None:
    result = run("accounts", "link", "Kim@Stadt.example")
    assert (result.exit_code, result.stderr) == (0, "")
    assert result.stdout.count("\n") == 1
    address = result.stdout.strip()
    assert address.startswith(f"{PUBLIC_URL}/de/konto/anmelden/")
    link = opened(make, address)
    assert (link.account.email, link.event_id, link.organisation_id) == ("kim@stadt.example", None, None)
    assert account(make, "kim@stadt.example").roles == []
    with make.unit():
        assert session.scalar(select(func.count()).select_from(OutboxMail)) == 0


def test_the_address_is_good_for_fifteen_minutes(run: Run, make: Make) -> None:
    address = run("accounts", "link", "kim@stadt.example").stdout.strip()
    now = clock.now()
    with clock.stopped_at(now + timedelta(minutes=14)):
        opened(make, address)
    with clock.stopped_at(now + timedelta(minutes=16)), pytest.raises(Gone):
        opened(make, address)


@pytest.mark.parametrize("role", ["adviser", "reviewer", "organiser"])
def test_a_role_is_granted_once(run: Run, make: Make, role: str) -> None:
    for _ in range(2):
        assert run("accounts", "link", "kim@stadt.example", "--role", role).exit_code == 0
    assert [row.role for row in account(make, "kim@stadt.example").roles] == [role]


def test_an_exhibitor_joins_an_organisation_for_an_event(run: Run, make: Make) -> None:
    event = make.event("2026")
    words = ("--role", "exhibitor", "--organisation", "Stadt Auenfeld", "--event", "2026")
    first = opened(make, run("accounts", "link", "a@stadt.example", *words).stdout.strip())
    second = opened(make, run("accounts", "link", "b@stadt.example", *words).stdout.strip())
    assert first.organisation_id == second.organisation_id
    assert first.event_id == event.id
    roles = [account(make, f"{name}@stadt.example").memberships[0].role for name in "ab"]
    assert roles == ["owner", "editor"]


def test_an_exhibitor_without_an_organisation_is_refused(run: Run, make: Make) -> None:
    result = run("accounts", "link", "kim@stadt.example", "--role", "exhibitor")
    assert failure(result) == "An exhibitor needs an organisation. Add: --organisation NAME"


@pytest.mark.parametrize(
    ("words", "sentence"),
    [
        (["no address"], "Write the address with an @, for example team@city.example."),
        (["kim@stadt.example", "--event", "2030"], "There is no event “2030”. There is none yet."),
        (
            ["kim@stadt.example", "--organisation", "x" * 141],
            "Write the name of the organisation, at most 140 characters.",
        ),
    ],
)
def test_nothing_is_made_when_something_is_wrong(run: Run, make: Make, words: list[str], sentence: str) -> None:
    assert failure(run("accounts", "link", *words)) == sentence
    with make.unit():
        assert session.scalar(select(func.count()).select_from(Account)) == 0


def test_a_closed_account_gets_no_address(app: Flask, run: Run, make: Make) -> None:
    make.close_account(make.account("kim@stadt.example"))
    said = failure(run("accounts", "link", "kim@stadt.example", "--role", "organiser"))
    assert said == "This account is closed. A link would not open it."
    assert account(make, "kim@stadt.example").roles == []


def test_an_unknown_role_names_those_that_exist(run: Run) -> None:
    result = run("accounts", "link", "kim@stadt.example", "--role", "admin")
    assert result.exit_code == 2
    assert failure(result).endswith("accounts link --help")
    for role in ("exhibitor", "adviser", "reviewer", "organiser"):
        assert role in result.stderr
