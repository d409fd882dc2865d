"""Every rule x every identity x every state, compared with the table; what is refused leaves no trace."""

from __future__ import annotations

import re
from collections.abc import Iterable

import pytest
from flask import Flask
from werkzeug.test import TestResponse

from tests.access.table import IDENTITIES, ROWS, Row
from tests.access.world import HIDDEN, UNKNOWN_CODE, World, build
from tests.booths.outcomes import outcomes
from tests.booths.test_drafts import OPEN
from tests.factories import Make
from tests.factories.booths import PUBLIC_STATES, STATES

ALL_STATES = (*STATES, HIDDEN)
by_state = pytest.mark.parametrize("state", ALL_STATES)
ONCE_PUBLIC = ("unpublished", "withdrawn")
OK = ("200", "302", "303")


def expected(row: Row, who: str, state: str) -> str:
    """Return what a cell says for a booth in this state."""
    cell = row.cells[who]
    actual = "published" if state == HIDDEN else state
    if cell == "public":
        return "404" if state == HIDDEN else _public(state)
    if cell == "step":
        return "409" if outcomes()[actual][row.action] == "!" else "303"
    if cell == "open":
        return "303" if actual in OPEN else "409"
    if cell == "shown":
        return "404" if actual in ("draft", "withdrawn_early") else "200"
    if cell == "file":
        return _file(who, state)
    return _of_state(cell, actual)


def _of_state(cell: str, actual: str) -> str:
    if cell == "sign":
        return "200" if actual == "approved" or actual in PUBLIC_STATES else "404"
    if cell == "saved":
        return "200" if actual in OPEN else "409"
    if cell == "place":
        return "409" if actual.startswith("withdrawn") else "303"
    return cell


def _file(who: str, state: str) -> str:
    """A picture is seen by everybody while it is public, by its people always, by reviewers once it was handed in."""
    is_submitted = state not in ("draft", "withdrawn_early")
    may = (
        (state in PUBLIC_STATES and state != HIDDEN)
        or who in ("owner", "colleague")
        or (who in ("reviewer", "organiser") and is_submitted)
    )
    return "200" if may else "404"


def _public(state: str) -> str:
    return "200" if state in PUBLIC_STATES else "410" if state in ONCE_PUBLIC else "404"


def found(response: TestResponse) -> str:
    """Return an answer in the words of the table."""
    to_sign_in = response.status_code == 303 and response.headers["Location"].endswith("/de/konto/")
    return "in" if to_sign_in and response.request.method == "GET" else str(response.status_code)


def changes(row: Row, who: str, state: str) -> bool:
    """Say whether a cell may change something."""
    return row.method == "POST" and expected(row, who, state) in OK


def wrong(world: World, cells: Iterable[tuple[Row, str]]) -> list[str]:
    """Ask for cells; return what differs from the table."""
    differing = []
    for row, who in cells:
        wanted, got = expected(row, who, world.state), found(world.ask(row, who))
        if got != wanted:
            differing.append(f"{row.name} as {who}, {world.state}: {got}, not {wanted}")
    return differing


def test_the_table_has_every_rule_and_no_other(app: Flask) -> None:
    rules = {
        (method, rule.rule)
        for rule in app.url_map.iter_rules()
        for method in (rule.methods or set()) - {"HEAD", "OPTIONS"}
    }
    assert {(row.method, row.rule) for row in ROWS} == rules


@by_state
def test_what_is_read_or_refused_is_as_the_table_says_and_leaves_no_trace(app: Flask, make: Make, state: str) -> None:
    world = build(app, make, state)
    before = world.digest()
    cells = [(row, who) for row in ROWS if row.of_booth for who in IDENTITIES if not changes(row, who, state)]
    assert len(cells) > 150
    assert wrong(world, cells) == []
    assert world.digest() == before


@by_state
def test_what_is_allowed_happens(app: Flask, make: Make, state: str) -> None:
    """Each on a booth of its own, by everybody who may."""
    world = build(app, make, state)
    differing = []
    chosen = [(row, who) for row in ROWS if row.of_booth for who in IDENTITIES if changes(row, who, state)]
    with make.unit():
        booths = [
            make.booth(world.event, world.booth.organisation, member=world.people["owner"], state=world.booth.state)
            for _ in chosen
        ]
    for (row, who), booth in zip(chosen, booths, strict=True):
        got = found(world.ask(row, who, booth))
        if got != expected(row, who, state):
            differing.append(f"{row.name} as {who}, {state}: {got}")
    assert differing == []
    assert bool(chosen)


def test_addresses_without_a_booth(app: Flask, make: Make) -> None:
    world = build(app, make, "published")
    rows = [row for row in ROWS if not row.of_booth]
    before = world.digest()
    still = [(row, who) for row in rows for who in IDENTITIES if not changes(row, who, "published")]
    tokens = [cell for cell in still if "<token>" in cell[0].rule]
    assert wrong(world, [cell for cell in still if cell not in tokens]) == []
    assert world.digest() == before
    assert wrong(world, tokens) == []
    for row in rows:
        for who in IDENTITIES:
            if changes(row, who, "published"):
                if row.of_event and "sperren" not in row.rule:
                    world.renew(who)
                assert wrong(world, [(row, who)]) == []
                world.renew(who)


def test_a_hidden_event_is_as_unknown_as_none(app: Flask, make: Make) -> None:
    world = build(app, make, HIDDEN)
    for row in ROWS:
        if not row.of_event or row.method != "GET":
            continue
        for who in IDENTITIES:
            hidden, unknown = world.ask(row, who), world.ask(row, who, event="2099")
            if "verwaltung" in row.rule and row.cells[who] == "200":
                assert (hidden.status_code, unknown.status_code) == (200, 404), row.name
            elif "verwaltung" not in row.rule:
                assert (hidden.status_code, same(hidden)) == (404, same(unknown)), (row.name, who)
            else:
                assert found(hidden) == found(unknown) == row.cells[who], (row.name, who)


_MASKED = re.compile(r'(name="csrf_token" value=")[^"]+|([?&]amp;|[?&])t=[^"&]+')


def same(response: TestResponse, code: str = UNKNOWN_CODE, event: str = "2099", slug: str = "2026") -> str:
    """Return all of an answer but what must differ: codes and slugs of the address, tokens, the date."""
    headers = sorted(f"{name}: {value}" for name, value in response.headers if name not in ("Date", "Content-Length"))
    whole = "\n".join([response.status, *headers, response.get_data(as_text=True)])
    for word in (code, code.lower()):
        whole = whole.replace(word, "<code>")
    return _MASKED.sub("<masked>", whole.replace(event, "<event>").replace(slug, "<event>"))


@pytest.mark.one_database
@pytest.mark.parametrize("state", ["draft", "submitted", "rejected", "withdrawn_early", "published", HIDDEN])
def test_what_is_not_yours_looks_like_what_never_was(app: Flask, make: Make, state: str) -> None:
    world = build(app, make, state)
    compared = 0
    part = world.booth.path_part.removeprefix(world.booth.code)
    for row in ROWS:
        for who in IDENTITIES:
            is_own = "aussteller" in row.rule and who in ("owner", "colleague")
            if row.of_booth and not is_own and expected(row, who, state) == "404":
                foreign = world.ask(row, who)
                never = world.ask(
                    row, who, code=UNKNOWN_CODE, typed=UNKNOWN_CODE, path_part=UNKNOWN_CODE + part, digest="0" * 32
                )
                assert foreign.status_code == 404
                assert same(foreign, world.booth.code) == same(never), (row.name, who)
                compared += 1
    assert compared > 30
