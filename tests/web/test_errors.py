"""When something goes wrong: a page in the reader's language, the right status, and no secrets in page or log."""

from __future__ import annotations

import logging
import re
from pathlib import Path

import pytest
from flask import Flask
from sqlalchemy.exc import OperationalError, TimeoutError  # noqa: A004 (of waiting for a connection)

from marktplatz.cli.revisions import upgrade
from marktplatz.core.database import db
from marktplatz.core.permissions import Policy
from marktplatz.web.surface import Surface
from tests.client import Client
from tests.conftest import build_app
from tests.factories import Make
from tests.html import parse


@pytest.fixture
def failing(tmp_path: Path) -> Client:
    """A program with two routes more: one that breaks, one whose database does not answer."""
    surface = Surface("failing", __name__)

    @surface.get("/de/kaputt", policy=Policy.PUBLIC)
    def broken() -> str:
        raise ZeroDivisionError("a-secret-of-somebody")

    @surface.get("/api/v1/kaputt", policy=Policy.PUBLIC)
    def broken_api() -> str:
        raise ZeroDivisionError

    @surface.get("/en/besetzt", policy=Policy.PUBLIC)
    def busy() -> str:
        raise OperationalError("SELECT a-secret-of-somebody", {}, Exception("database is locked"))

    @surface.get("/en/voll", policy=Policy.PUBLIC)
    def full() -> str:
        raise TimeoutError("all connections are taken")

    app: Flask = build_app(tmp_path)
    app.register_blueprint(surface)
    client = app.test_client()
    assert isinstance(client, Client)
    return client


def test_a_fault_of_ours_says_so_with_a_number_that_the_log_has(
    failing: Client, caplog: pytest.LogCaptureFixture
) -> None:
    with caplog.at_level(logging.ERROR, "marktplatz"):
        answer = failing.get("/de/kaputt")
    assert answer.status_code == 500
    assert "der Fehler liegt bei uns" in answer.text
    assert "secret" not in answer.text
    number = re.search(r"Nummer ([0-9A-F]{6})", answer.text)
    assert number is not None
    assert number[1] in caplog.text
    assert answer.headers["Cache-Control"] == "no-store"


def test_the_api_answers_in_json(failing: Client) -> None:
    answer = failing.get("/api/v1/kaputt")
    assert (answer.status_code, answer.get_json()["error"]) == (500, "unexpected")


def test_a_database_that_does_not_answer_is_503(failing: Client, caplog: pytest.LogCaptureFixture) -> None:
    with caplog.at_level(logging.ERROR, "marktplatz"):
        answer = failing.get("/en/besetzt")
    assert answer.status_code == 503
    assert answer.headers["Retry-After"] == "5"
    assert "This page cannot be loaded at the moment" in answer.text
    assert "saved" not in answer.text
    assert "secret" not in answer.text + caplog.text


def test_when_all_connections_are_taken_it_is_503_too(failing: Client) -> None:
    answer = failing.get("/en/voll")
    assert (answer.status_code, answer.headers["Retry-After"]) == (503, "5")
    assert "This page cannot be loaded at the moment" in answer.text


@pytest.mark.parametrize(("wish", "words"), [("de", "Diese Seite gibt es nicht"), ("en", "This page does not exist")])
def test_a_missing_page_speaks_the_readers_language(client: Client, wish: str, words: str) -> None:
    assert words in client.get("/gibt-es-nicht", headers={"Accept-Language": wish}).text
    assert words in client.get(f"/{wish}/2031/gibt-es-nicht", headers={"Accept-Language": "fr"}).text


@pytest.mark.parametrize(
    ("path", "wish", "said", "start"),
    [
        ("/de/2031/gibt-es-nicht", "de", "English", "/en/"),
        ("/en/2031/katalog", "en", "Deutsch", "/de/"),
        ("/gibt-es-nicht", "de", "English", "/en/"),
        ("/s/ZZZZZ", "de", "English", "/en/"),
    ],
)
def test_the_other_language_of_a_page_that_is_not_there_is_its_start(
    client: Client, path: str, wish: str, said: str, start: str
) -> None:
    answer = client.get(path, headers={"Accept-Language": wish})
    assert answer.status_code == 404
    links = [(one.text, one.get("href")) for one in parse(answer.text).root.all("a") if one.get("hreflang")]
    assert links == [(said, start), (said, start)]


def test_a_page_that_is_there_has_the_same_page_in_the_other_language(client: Client) -> None:
    links = [(one.text, one.get("href")) for one in parse(client.get("/de/konto/").text).root.all("a")]
    assert ("This page in English", "/en/konto/") in links


def test_a_wrong_method_names_the_right_ones(client: Client) -> None:
    answer = client.post("/healthz")
    assert answer.status_code == 405
    assert "GET" in answer.headers["Allow"]


@pytest.mark.parametrize(
    "path",
    [
        "/de/%00/",
        "/s/%00",
        "/de/%00/katalog",
        "/de/2026/staende/%ff",
        "/" + "a" * 8000,
        "/de/../../etc/passwd",
        "/s/" + "%F0%9F%92%A9",
    ],
)
def test_strange_addresses_are_not_found(client: Client, path: str) -> None:
    assert client.get(path).status_code == 404


def test_a_form_beyond_all_measure_is_too_large(client: Client) -> None:
    answer = client.post("/de/konto/", data={"email": "x" * 1_100_000, "csrf_token": client.csrf_token})
    assert answer.status_code == 413
    assert "kürzen Sie den Text" in answer.text


def test_an_address_too_long_for_a_code_is_not_called_a_moment_of_weakness(
    tmp_path: Path, caplog: pytest.LogCaptureFixture
) -> None:
    app = build_app(tmp_path, PUBLIC_URL=f"http://{'long-' * 8}name.localhost")
    with app.app_context():
        upgrade()
    code = Make(app).booth(state="published").code
    client = app.test_client()
    assert isinstance(client, Client)
    with caplog.at_level(logging.ERROR, "marktplatz"):
        answer = client.get(f"/s/{code}/qr.svg", headers={"Accept-Language": "en"})
    assert answer.status_code == 500
    assert "Retry-After" not in answer.headers
    assert "too long for a QR code on the sign" in answer.text
    assert "minute" not in answer.text
    assert "PUBLIC_URL is too long for a QR code" in caplog.text
    with app.app_context():
        db.engine.dispose()
