"""Access links: what opens, how often, how long, and that nothing else does."""

from __future__ import annotations

from datetime import timedelta
from pathlib import Path

import pytest
from flask import Flask

from marktplatz.accounts import actions, links
from marktplatz.accounts.models import AccessLink
from marktplatz.core import clock
from marktplatz.core.codes import fingerprint, seal
from marktplatz.core.database import session
from marktplatz.core.errors import Gone, Missing
from marktplatz.core.permissions import SYSTEM
from marktplatz.core.services import Site, services_of
from tests.factories import AccountRow, Make
from tests.parallel import overtaken, together

ALL = frozenset({"personal", "sign_in", "demo"})
OURS = frozenset({"personal", "sign_in"})


def site() -> Site:
    return services_of(session).site


def made(make: Make, kind: str, account: AccountRow) -> tuple[int, str]:
    with make.unit():
        link = links.make(kind, account.id)
        return link.id, links.token(link, site())


def opens(make: Make, token: str, kinds: frozenset[str] = OURS) -> int:
    with make.unit():
        return links.open_link(token, site(), kinds=kinds).account.id


@pytest.mark.parametrize("kind", ["personal", "sign_in"])
def test_a_link_opens_for_its_account(make: Make, kind: str) -> None:
    account = make.account()
    make.account()
    assert opens(make, made(make, kind, account)[1]) == account.id


def test_the_address_is_absolute_and_holds_the_token(make: Make) -> None:
    account = make.account()
    with make.unit():
        personal, once = links.make("personal", account.id), links.make("sign_in", account.id)
        here = site()
        assert links.address(personal, here, "de") == f"http://localhost/de/konto/zugang/{links.token(personal, here)}"
        assert links.address(once, here, "en") == f"http://localhost/en/konto/anmelden/{links.token(once, here)}"


def _tampered(token: str) -> dict[str, str]:
    selector, sealed = token[:16], token[16:]
    flipped = "A" if sealed[0] != "A" else "B"
    return {
        "empty": "",
        "selector alone": selector,
        "one short": token[:-1],
        "one long": token + "A",
        "first of the seal": selector + flipped + sealed[1:],
        "last of the seal": token[:-1] + ("A" if token[-1] != "A" else "B"),
        "no seal": selector + "A" * len(sealed),
        "other selector": ("0" if selector[0] != "0" else "1") + token[1:],
        "capitals": token.upper(),
        "doubled": token + token,
        "blank before": " " + token,
        "line end after": token + "\n",
        "nul": selector[:-1] + "\x00" + sealed,
        "umlauts": "ä" * 16 + sealed,
        "wild card": "%" * 16 + sealed,
        "quotation": "' OR '1'='1' --  " + sealed,
        "other alphabet": selector + sealed.replace("-", "+").replace("_", "/") + "==",
        "cut in the middle": token[:24],
        "long": token * 500,
    }


@pytest.mark.parametrize("name", list(_tampered("0" * 16 + "x" * 32)))
def test_a_token_that_was_touched_opens_nothing(make: Make, name: str) -> None:
    token = made(make, "personal", make.account())[1]
    wrong = _tampered(token)[name]
    assert wrong != token
    with make.unit(), pytest.raises(Missing):
        links.open_link(wrong, site(), kinds=ALL)


def test_every_single_character_of_the_seal_counts(make: Make) -> None:
    token = made(make, "personal", make.account())[1]
    assert len(token) == 16 + 32
    with make.unit():
        for place in range(16, len(token)):
            other = "A" if token[place] != "A" else "B"
            with pytest.raises(Missing):
                links.open_link(token[:place] + other + token[place + 1 :], site(), kinds=ALL)


def test_a_seal_of_one_kind_or_link_is_useless_for_another(make: Make) -> None:
    account, other = make.account(), make.account()
    with make.unit():
        personal, once = links.make("personal", account.id), links.make("sign_in", account.id)
        foreign = links.make("personal", other.id)
        key = site().secret_key
        wrong = [
            once.selector + seal(key, "link:personal", once.selector),
            personal.selector + seal(key, "link:sign_in", personal.selector),
            personal.selector + seal(key, "form", personal.selector),
            personal.selector + seal(key, "link:personal", foreign.selector),
            personal.selector + seal("another key, as long as one has to be", "link:personal", personal.selector),
            personal.selector + fingerprint(personal.selector),
        ]
        for token in wrong:
            with pytest.raises(Missing):
                links.open_link(token, site(), kinds=ALL)


def test_a_link_opens_only_where_its_kind_is_asked_for(make: Make) -> None:
    account = make.account()
    personal, once = made(make, "personal", account)[1], made(make, "sign_in", account)[1]
    with make.unit():
        for token, kinds in ((personal, {"sign_in"}), (once, {"personal", "demo"}), (once, set())):
            with pytest.raises(Missing):
                links.open_link(token, site(), kinds=frozenset(kinds))


def test_demo_links_open_nothing_without_demo_mode(make: Make) -> None:
    token = made(make, "demo", make.account())[1]
    with make.unit(), pytest.raises(Missing):
        links.open_link(token, site(), kinds=ALL)


@pytest.mark.parametrize(("minutes", "is_open"), [(0, True), (14, True), (15, False), (600, False)])
def test_a_sign_in_link_lives_fifteen_minutes(make: Make, minutes: int, is_open: bool) -> None:
    account = make.account()
    now = clock.now()
    with clock.stopped_at(now):
        token = made(make, "sign_in", account)[1]
    with clock.stopped_at(now + timedelta(minutes=minutes)):
        if is_open:
            assert opens(make, token) == account.id
        else:
            with make.unit(), pytest.raises(Gone):
                links.open_link(token, site(), kinds=ALL)


def test_a_personal_link_lives_on(make: Make) -> None:
    account = make.account()
    token = made(make, "personal", account)[1]
    with clock.stopped_at(clock.now() + timedelta(days=400)):
        assert opens(make, token) == account.id


def test_a_sign_in_link_works_once_and_a_personal_one_again_and_again(make: Make) -> None:
    account = make.account()
    personal, once = made(make, "personal", account)[1], made(make, "sign_in", account)[1]
    for token in (once, personal, personal, personal):
        with make.unit():
            actions.sign_in(links.open_link(token, site(), kinds=OURS))
    with make.unit(), pytest.raises(Gone):
        links.open_link(once, site(), kinds=OURS)


def test_opening_alone_uses_nothing_up(make: Make) -> None:
    account = make.account()
    token = made(make, "sign_in", account)[1]
    assert [opens(make, token) for _ in range(3)] == [account.id] * 3


def test_of_many_uses_at_the_same_moment_one_gets_through(app: Flask, make: Make) -> None:
    token = made(make, "sign_in", make.account())[1]

    def use() -> str:
        return actions.sign_in(links.open_link(token, site(), kinds=OURS))[1]

    came = together(app, *[use] * 5)
    assert sorted(type(one).__name__ for one in came) == ["Gone"] * 4 + ["str"]


def test_a_link_that_is_revoked_at_this_moment_starts_no_session(app: Flask, make: Make) -> None:
    link_id, token = made(make, "personal", make.account())
    came = overtaken(
        app,
        lambda: actions.revoke(link_id, actor=SYSTEM),
        lambda: actions.sign_in(links.open_link(token, site(), kinds=OURS)),
    )
    assert came[0] is None
    assert isinstance(came[1], Gone)


def test_a_closed_account_opens_nothing(make: Make) -> None:
    account = make.account()
    token = made(make, "personal", account)[1]
    make.close_account(account)
    with make.unit(), pytest.raises(Gone):
        links.open_link(token, site(), kinds=OURS)


def test_the_database_alone_opens_nothing(make: Make, tmp_path: Path) -> None:
    token = made(make, "personal", make.account())[1]
    with make.unit():
        row = session.query(AccessLink).one()
        stored = " ".join(str(getattr(row, column.name)) for column in AccessLink.__table__.columns)
        assert token[:16] in stored
        assert token[16:] not in stored
        assert token[16:40] not in stored
