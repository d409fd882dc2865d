"""Links that open nothing. Used, run out, revoked, closed: 410. Never made by us: 404. One page for all of each."""

from __future__ import annotations

from collections.abc import Iterator
from datetime import datetime

import pytest

from marktplatz.accounts import actions, links
from marktplatz.core import clock
from marktplatz.core.database import session
from marktplatz.core.errors import Missing
from marktplatz.core.permissions import SYSTEM
from marktplatz.core.services import services_of
from tests.client import COOKIE, Client
from tests.factories import Make
from tests.html import parse
from tests.web.account.steps import EMAIL, KINDS, ORGANISATION, path_of, press, sign_in_link


@pytest.fixture
def over(make: Make, client: Client, stopped_clock: datetime) -> Iterator[dict[str, str]]:
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


def test_every_link_that_is_over_gets_the_same_page(client: Client, over: dict[str, str]) -> None:
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


def test_a_link_that_we_did_not_make_is_unknown(client: Client, over: dict[str, str], make: Make) -> None:
    good = sign_in_link(make, make.member())
    swapped = good.replace("/anmelden/", "/zugang/")
    # One below the other, these addresses would hide what is asked of each.
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


def test_in_english_too(client: Client, over: dict[str, str]) -> None:
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
