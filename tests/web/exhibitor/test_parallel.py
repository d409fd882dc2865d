"""Requests at the same moment: as if one had come after the other."""

from __future__ import annotations

from collections.abc import Callable
from concurrent.futures import ThreadPoolExecutor
from threading import Barrier

from werkzeug.test import TestResponse

from marktplatz.booths import queries
from tests.client import Client
from tests.factories import Make
from tests.web.exhibitor.desk import SignIn, path, stored

AT_ONCE = 5


def _at_once(clients: list[Client], send: Callable[[Client, int], TestResponse]) -> list[TestResponse]:
    start = Barrier(len(clients))

    def run(number: int) -> TestResponse:
        start.wait(timeout=20)
        return send(clients[number], number)

    with ThreadPoolExecutor(len(clients)) as pool:
        return list(pool.map(run, range(len(clients))))


def test_clicks_on_begin_make_one_booth(make: Make, sign_in: SignIn) -> None:
    make.event()
    member = make.member()
    clients = [sign_in(member) for _ in range(AT_ONCE)]
    values = {"action": "create", "title_de": "Laub erkennen"}
    answers = _at_once(clients, lambda client, _: client.send("/de/aussteller/", values))
    assert {one.status_code for one in answers} == {303}
    assert len({one.headers["Location"].partition("?")[0] for one in answers}) == 1
    with make.unit():
        assert len(queries.of_organisations(member.actor)) == 1


def test_clicks_on_submit_make_one_revision(make: Make, sign_in: SignIn) -> None:
    row = make.booth(content={"risks": None})
    assert row.member is not None
    clients = [sign_in(row.member) for _ in range(AT_ONCE)]
    values = {"action": "submit", "version": row.version, "risks_de": "Ein Ausfall bleibt unbemerkt."}
    answers = _at_once(clients, lambda client, _: client.send(path(row), values))
    assert {(one.status_code, one.headers.get("Location")) for one in answers} == {
        (303, path(row, "?meldung=eingereicht"))
    }
    with make.unit():
        assert len(queries.revisions(row.id)) == 1


def test_of_different_texts_one_is_stored_and_the_others_are_asked(make: Make, sign_in: SignIn) -> None:
    row = make.booth()
    assert row.member is not None
    clients = [sign_in(row.member) for _ in range(AT_ONCE)]
    values = {"action": "save", "version": row.version}
    answers = _at_once(clients, lambda client, n: client.send(path(row), {**values, "risks_de": f"Fassung {n}."}))
    assert sorted(one.status_code for one in answers) == [303, *[409] * (AT_ONCE - 1)]
    won = next(number for number, one in enumerate(answers) if one.status_code == 303)
    assert stored(make, row)[2]["risks"]["de"] == f"Fassung {won}."
    for number, one in enumerate(answers):
        assert number == won or f"Fassung {number}." in one.text


def test_different_fields_are_all_stored(make: Make, sign_in: SignIn) -> None:
    row = make.booth()
    assert row.member is not None
    names = ["risks_de", "risks_en", "summary_de", "summary_en", "organisation_name"]
    clients = [sign_in(row.member) for _ in names]
    values = {"action": "save", "version": row.version}
    answers = _at_once(clients, lambda client, n: client.send(path(row), {**values, names[n]: f"Neu {n}."}))
    assert {one.status_code for one in answers} == {303}
    content = stored(make, row)[2]
    assert content["risks"] == {"de": "Neu 0.", "en": "Neu 1."}
    assert content["summary"] == {"de": "Neu 2.", "en": "Neu 3."}
    assert content["organisation_name"] == "Neu 4."
