"""Access links: a page with a button, a POST that signs in, and every way in which a link opens nothing."""

from __future__ import annotations

from collections.abc import Callable, Iterator
from datetime import datetime, timedelta
from pathlib import Path

import pytest
from flask import Flask
from flask_migrate import upgrade
from sqlalchemy import func, select

from marktplatz.accounts import actions, links, queries
from marktplatz.accounts.models import AccessLink, Invitation, SignIn
from marktplatz.core import clock
from marktplatz.core.codes import fingerprint
from marktplatz.core.database import db, session
from marktplatz.core.errors import Gone, Missing
from marktplatz.core.permissions import SYSTEM
from marktplatz.core.services import services_of
from tests.client import COOKIE, Client
from tests.conftest import build_app
from tests.factories import AccountRow, Make
from tests.html import parse
from tests.parallel import overtaken, together

ORGANISATION = "Baureferat Musterstadt"
EMAIL = "team@stadt.example"
KINDS = {"zugang": frozenset({"personal", "demo"}), "anmelden": frozenset({"sign_in"})}


@pytest.fixture
def personal(make: Make) -> str:
    """The path of a personal link."""
    event = make.event("messe", "KI-Messe")
    with make.unit():
        found = actions.invite(EMAIL, ORGANISATION, event_id=event.id, language="de", actor=SYSTEM)
        return path_of(found.link)


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


def test_the_page_says_whose_link_it_is_and_not_the_whole_address(client: Client, personal: str) -> None:
    response = client.get(personal)
    page = parse(response.get_data(as_text=True)).root
    facts = page.first("dl").text
    assert ORGANISATION in facts
    assert "KI-Messe" in facts
    assert "t…@stadt.example" in facts
    assert EMAIL not in page.text
    assert response.headers["Cache-Control"] == "no-store"
    assert response.headers["Referrer-Policy"] in ("no-referrer", "same-origin")


def test_a_link_of_a_hidden_event_shows_its_name_and_leads_nowhere_hidden(make: Make, client: Client) -> None:
    event = make.event("geheim", "Geheime Messe", is_public=False)
    with make.unit():
        path = path_of(actions.invite(EMAIL, ORGANISATION, event_id=event.id, language="de", actor=SYSTEM).link)
    page = parse(client.get(path).get_data(as_text=True)).root
    assert "Geheime Messe" in page.first("dl").text
    assert not [link for link in page.all("a") if "/geheim/" in (link.get("href") or "")]


def test_looking_at_a_link_does_not_use_it(make: Make, client: Client) -> None:
    path = sign_in_link(make, make.member())
    for _ in range(3):
        assert client.get(path).status_code == 200
        response = client.head(path)
        assert response.status_code == 200
        assert "Set-Cookie" not in response.headers
    assert sessions(make) == 0
    assert press(client, path) == "/de/aussteller/"
    assert sessions(make) == 1


def test_a_personal_link_works_again_and_again_and_remembers_when(
    app: Flask, make: Make, client: Client, personal: str, stopped_clock: datetime
) -> None:
    for day in range(3):
        with clock.stopped_at(stopped_clock + timedelta(days=day)):
            other = app.test_client()
            assert isinstance(other, Client)
            assert press(other, personal) == "/de/aussteller/"
    with make.unit():
        link = session.scalars(select(AccessLink)).one()
        assert link.used_at == stopped_clock + timedelta(days=2)


def test_a_sign_in_link_works_once(app: Flask, make: Make, client: Client) -> None:
    path = sign_in_link(make, make.member())
    press(client, path)
    for other in (client, app.test_client()):
        assert isinstance(other, Client)
        again = other.get(path)
        assert again.status_code == 410
        assert "Dieser Link gilt nicht mehr" in again.get_data(as_text=True)
    stranger = app.test_client()
    assert isinstance(stranger, Client)
    assert stranger.send(path).status_code == 410
    assert stranger.get_cookie(COOKIE) is None
    assert sessions(make) == 1


@pytest.mark.parametrize(
    ("who", "desk"),
    [("organiser", "/de/verwaltung/"), ("reviewer", "/de/pruefung/"), ("member", "/de/aussteller/")],
)
def test_signing_in_leads_to_ones_desk(make: Make, client: Client, who: str, desk: str) -> None:
    account: AccountRow = getattr(make, who)()
    assert press(client, sign_in_link(make, account)) == desk
    assert client.get(desk, check=False).status_code == 200


def test_an_invited_organiser_comes_to_the_booths(make: Make, client: Client) -> None:
    organiser, event = make.organiser(email=EMAIL), make.event()
    with make.unit():
        path = path_of(actions.invite(EMAIL, ORGANISATION, event_id=event.id, language="de", actor=SYSTEM).link)
    assert press(client, path) == "/de/aussteller/"
    client.delete_cookie(COOKIE)
    assert press(client, sign_in_link(make, organiser)) == "/de/verwaltung/"


def test_the_cookie_is_for_the_server_only(make: Make, client: Client, personal: str) -> None:
    header = client.send(personal).headers["Set-Cookie"]
    assert header.startswith(f"{COOKIE}=")
    assert {"HttpOnly", "SameSite=Lax", "Path=/"} <= set(header.split("; "))
    assert "Domain" not in header
    cookie = client.get_cookie(COOKIE)
    assert cookie is not None
    with make.unit():
        assert session.scalars(select(SignIn.fingerprint)).one() == fingerprint(cookie.value)


def test_in_production_the_cookie_is_bound_to_host_and_https(tmp_path: Path) -> None:
    app = build_app(tmp_path, PUBLIC_URL="https://ki-marktplatz.example")
    with app.app_context():
        upgrade()
    make = Make(app)
    path = sign_in_link(make, make.member())
    client = app.test_client()
    assert isinstance(client, Client)
    header = client.send(path, base_url="https://ki-marktplatz.example").headers["Set-Cookie"]
    assert header.startswith("__Host-marktplatz=")
    assert {"Secure", "HttpOnly", "SameSite=Lax", "Path=/"} <= set(header.split("; "))
    with app.app_context():
        db.engine.dispose()


def test_signing_in_ends_the_session_that_was_running(
    make: Make, sign_in: Callable[[AccountRow], Client], app: Flask, personal: str
) -> None:
    other = make.member()
    client = sign_in(other)
    old = client.secret
    assert other.email in client.get(personal).get_data(as_text=True)
    press(client, personal)
    cookie = client.get_cookie(COOKIE)
    assert cookie is not None
    assert cookie.value != old
    thief = app.test_client()
    assert isinstance(thief, Client)
    thief.sign_in(old)
    assert thief.get("/de/aussteller/").headers["Location"] == "/de/konto/"
    assert sessions(make) == 1


def test_a_link_that_opens_nothing_leaves_the_session_alone(
    make: Make, sign_in: Callable[[AccountRow], Client], personal: str
) -> None:
    account = make.member()
    client = sign_in(account)
    response = client.send(personal + "x")
    assert response.status_code == 404
    assert account.email in response.get_data(as_text=True)
    assert client.get("/de/aussteller/").status_code == 200


def test_a_foreign_form_does_not_use_a_link(make: Make, client: Client) -> None:
    path = sign_in_link(make, make.member())
    for values, headers in (
        ({}, {}),
        ({"csrf_token": client.csrf_token}, {"Sec-Fetch-Site": "cross-site"}),
        ({"csrf_token": client.csrf_token}, {"Origin": "https://else.example"}),
    ):
        response = client.post(path, data=values, headers=headers)
        assert response.status_code == 400
        assert "Set-Cookie" not in response.headers
    assert press(client, path) == "/de/aussteller/"


class TestOver:
    """Used, run out, revoked, closed: 410. Never made by us: 404. The page is the same for all of each."""

    @pytest.fixture
    def over(self, make: Make, client: Client, stopped_clock: datetime) -> Iterator[dict[str, str]]:
        event, closed = make.event(), make.member()
        found = {"used": sign_in_link(make, make.member()), "run out": sign_in_link(make, make.member())}
        found["closed"] = sign_in_link(make, closed, "personal")
        found["demo"] = sign_in_link(make, make.member(), "demo")
        press(client, found["used"])
        client.delete_cookie(COOKIE)
        make.close_account(closed)
        with make.unit():
            revoked = actions.invite(EMAIL, ORGANISATION, event_id=event.id, language="de", actor=SYSTEM)
            found["revoked"] = path_of(revoked.link)
            actions.revoke(revoked.link_id, actor=SYSTEM)
        with clock.stopped_at(stopped_clock + links.SIGN_IN_LIFE):
            yield found

    def test_every_link_that_is_over_gets_the_same_page(self, client: Client, over: dict[str, str]) -> None:
        del over["demo"]
        pages = set()
        for path in over.values():
            for response in (client.get(path), client.send(path)):
                text = response.get_data(as_text=True)
                assert response.status_code == 410
                assert response.headers["Cache-Control"] == "no-store"
                assert "Set-Cookie" not in response.headers
                pages.add(text.replace(path, "").replace(path.replace("/de/", "/en/"), "").replace("/en/", "/en"))
        assert len({parse(page).root.first("main").text for page in pages}) == 1
        main = parse(pages.pop()).root.first("main")
        assert main.first("h1").text == "Dieser Link gilt nicht mehr"
        assert "/de/konto/" in [link.get("href") for link in main.all("a")]

    def test_a_link_that_we_did_not_make_is_unknown(self, client: Client, over: dict[str, str], make: Make) -> None:
        good = sign_in_link(make, make.member())
        swapped = good.replace("/anmelden/", "/zugang/")
        wrong = [
            good[:-1], good + "A", good[:-20], good[:-1] + ("A" if good[-1] != "A" else "B"), swapped,
            "/de/konto/anmelden/x", "/de/konto/anmelden/" + "0" * 48, "/de/konto/zugang/" + "ä" * 3_000,
            over["demo"], "/de/konto/zugang/%F0%9F%92%A9", "/de/konto/zugang/%FF",
        ]  # fmt: skip
        for path in wrong:
            for response in (client.get(path), client.send(path)):
                main = parse(response.get_data(as_text=True)).root.first("main")
                assert response.status_code == 404, path
                assert main.first("h1").text == "Diesen Link kennen wir nicht"
                assert "Einen neuen Link anfordern" in main.text
        assert client.get(good).status_code == 200

    def test_in_english_too(self, client: Client, over: dict[str, str]) -> None:
        text = client.get(over["used"].replace("/de/", "/en/")).get_data(as_text=True)
        assert "This link is no longer valid" in text


def test_no_bit_of_a_token_may_be_wrong(make: Make) -> None:
    account = make.member()
    with make.unit():
        site = services_of(session).site
        for kind, kinds in (("personal", KINDS["zugang"]), ("sign_in", KINDS["anmelden"])):
            token = links.token(links.make(kind, account.id), site)
            assert links.open_link(token, site, kinds=kinds).account.id == account.id
            for at, letter in enumerate(token):
                for other in (chr(ord(letter) ^ 1), "\x00", "é", ""):
                    with pytest.raises(Missing):
                        links.open_link(token[:at] + other + token[at + 1 :], site, kinds=kinds)


def test_a_token_of_one_purpose_is_useless_for_another(make: Make) -> None:
    account = make.member()
    with make.unit():
        site = services_of(session).site
        made = {kind: links.make(kind, account.id) for kind in ("personal", "sign_in", "demo")}
        for kind, link in made.items():
            seals = {other: links.token(made[other], site)[links.SELECTOR_LENGTH :] for other in made if other != kind}
            for seal in seals.values():
                with pytest.raises(Missing):
                    links.open_link(link.selector + seal, site, kinds=frozenset(made))


def test_demo_links_work_in_the_demo_only(tmp_path: Path) -> None:
    app = build_app(tmp_path, DEMO="1")
    with app.app_context():
        upgrade()
    make = Make(app)
    path = sign_in_link(make, make.organiser(), "demo")
    for _ in range(2):
        client = app.test_client()
        assert isinstance(client, Client)
        assert press(client, path) == "/de/verwaltung/"
    with app.app_context():
        db.engine.dispose()


def test_of_many_at_the_same_moment_one_signs_in(app: Flask, make: Make) -> None:
    path = sign_in_link(make, make.member())
    token = path.rpartition("/")[2]

    def use() -> str:
        link = links.open_link(token, services_of(session).site, kinds=KINDS["anmelden"])
        return actions.sign_in(link)[1]

    came = together(app, *[use] * 8)
    assert [type(one) for one in came].count(str) == 1
    assert [type(one) for one in came].count(Gone) == 7
    assert sessions(make) == 1


def test_a_link_revoked_at_this_moment_leaves_no_session(app: Flask, make: Make, personal: str) -> None:
    token = personal.rpartition("/")[2]
    with make.unit():
        number = session.scalars(select(Invitation.link_id)).one()

    def use() -> str:
        return actions.sign_in(links.open_link(token, services_of(session).site, kinds=KINDS["zugang"]))[1]

    def revoke() -> None:
        actions.revoke(number, actor=SYSTEM)

    came = overtaken(app, use, revoke)
    assert isinstance(came[0], str)
    with make.unit():
        assert queries.presence(came[0]) is None
    assert isinstance(overtaken(app, revoke, use)[1], Gone)
    assert sessions(make) == 0
