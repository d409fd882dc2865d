"""Every address that changes something asks for a form of ours; every address that reads changes nothing."""

from __future__ import annotations

from flask import Flask

from tests.access.table import IDENTITIES, ROWS, Row
from tests.access.world import World, build
from tests.client import Client
from tests.factories import Make

CHANGING = [row for row in ROWS if row.method == "POST"]


def _who_may(row: Row) -> str:
    return next(
        who for who in reversed(IDENTITIES) if row.cells[who] in ("200", "303", "step", "open", "saved", "place")
    )


def _attempts(world: World, client: Client) -> dict[str, tuple[dict[str, str], dict[str, str]]]:
    """Return, by name, form values beside the row's own and headers, none of which a page of ours would send."""
    foreign = world.app.test_client()
    assert isinstance(foreign, Client)
    foreign.sign_in(world.make.session_of(world.make.account()))
    token = client.csrf_token
    return {
        "no token": ({"csrf_token": ""}, {}),
        "of another session": ({"csrf_token": foreign.csrf_token}, {}),
        "cut": ({"csrf_token": token[:-1]}, {}),
        "of a visitor or a session": ({"csrf_token": _other_kind(client)}, {}),
        "from elsewhere": ({"csrf_token": token}, {"Origin": "https://evil.example"}),
        "from nowhere": ({"csrf_token": token}, {"Origin": "null"}),
        "from another site": ({"csrf_token": token}, {"Sec-Fetch-Site": "cross-site"}),
        "from a neighbour": ({"csrf_token": token}, {"Sec-Fetch-Site": "same-site"}),
    }


def _other_kind(client: Client) -> str:
    other = client.application.test_client()
    assert isinstance(other, Client)
    other.secret = "" if client.secret else "made up"
    return other.csrf_token


def test_a_form_from_elsewhere_changes_nothing(app: Flask, make: Make) -> None:
    world = build(app, make, "submitted")
    known = {"version": 1, "revision": 1, "code": world.booth.code, "stand": "C7"}
    for row in CHANGING:
        who = _who_may(row)
        client = world.clients[who]
        path = world.path(row)
        attempts = _attempts(world, client)
        before = world.digest()
        for name, (values, headers) in attempts.items():
            response = client.post(path, data={**row.values(known), **values}, headers=headers, check=False)
            assert response.status_code == 400, f"{row.name} as {who}, {name}"
        response = client.post(f"{path}?csrf_token={client.csrf_token}", data=row.values(known), check=False)
        assert response.status_code == 400, f"{row.name}: a token in the address"
        assert world.digest() == before, row.name


def test_no_other_method_does_anything(app: Flask, make: Make) -> None:
    world = build(app, make, "published")
    addresses = app.url_map.bind("localhost")
    for row in {row.rule: row for row in ROWS}.values():
        path = world.path(row)
        before = world.digest()
        # Of another rule for the same address, such as the form section that is called like the copy.
        known = set(addresses.allowed_methods(path))
        assert known <= {"GET", "HEAD", "OPTIONS", "POST"}, row.rule
        for method in {"POST", "PUT", "PATCH", "DELETE", "TRACE"} - known:
            answer = world.clients["organiser"].open(path, method=method, data={"csrf_token": "x"}, check=False)
            assert answer.status_code == 405, f"{method} {row.rule}"
            assert set(answer.headers["Allow"].split(", ")) == known
        assert world.digest() == before


def test_a_head_is_a_get_without_its_body(app: Flask, make: Make) -> None:
    world = build(app, make, "published")
    for row in ROWS:
        if row.method == "GET":
            path = world.path(row)
            asked, read = (world.clients["owner"].open(path, method=one, check=False) for one in ("HEAD", "GET"))
            assert (asked.status_code, asked.get_data()) == (read.status_code, b""), row.name
            assert asked.headers.get("Content-Type") == read.headers.get("Content-Type"), row.name
