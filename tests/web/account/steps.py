"""What the tests of access links do again and again."""

from __future__ import annotations

from sqlalchemy import func, select

from marktplatz.accounts import links
from marktplatz.accounts.models import AccessLink, SignIn
from marktplatz.core.database import session
from marktplatz.core.services import services_of
from tests.client import Client
from tests.factories import AccountRow, Make

ORGANISATION = "Baureferat Musterstadt"
EMAIL = "team@stadt.example"
KINDS = {"zugang": frozenset({"personal", "demo"}), "anmelden": frozenset({"sign_in"})}


def path_of(link: AccessLink) -> str:
    site = services_of(session).site
    return links.address(link, site, "de").removeprefix(site.public_url)


def sign_in_link(make: Make, account: AccountRow, kind: str = "sign_in") -> str:
    with make.unit():
        return path_of(links.make(kind, account.id))


def sessions(make: Make) -> int:
    with make.unit():
        return session.scalar(select(func.count()).select_from(SignIn)) or 0


def press(client: Client, path: str) -> str:
    """Press the button of a link; return where it leads."""
    response = client.send(path)
    assert response.status_code == 303, response.get_data(as_text=True)
    return response.headers["Location"]
