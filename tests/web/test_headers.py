"""What every answer carries, here and in production."""

from __future__ import annotations

import logging
from collections.abc import Iterator
from pathlib import Path

import pytest
from flask import Flask

from marktplatz.cli.revisions import upgrade
from marktplatz.core.database import db
from tests.client import Client
from tests.conftest import build_app
from tests.factories import Make

SAFE = {
    "X-Content-Type-Options": "nosniff",
    "Referrer-Policy": "same-origin",
    "Cross-Origin-Opener-Policy": "same-origin",
    "Cross-Origin-Resource-Policy": "same-origin",
}


@pytest.fixture
def production(tmp_path: Path) -> Iterator[Flask]:
    app = build_app(tmp_path, PUBLIC_URL="https://fair.example")
    with app.app_context():
        upgrade()
    yield app
    with app.app_context():
        db.engine.dispose()


@pytest.mark.parametrize(
    "path",
    ["/", "/de/konto/", "/de/pruefung/", "/nichts", "/s/ZZZZZ", "/healthz", "/static/css/look.css", "/api/v1/events"],
)
def test_every_answer_is_guarded(client: Client, path: str) -> None:
    answer = client.get(path, buffered=True)
    assert {name: answer.headers.get(name) for name in SAFE} == SAFE
    policy = answer.headers["Content-Security-Policy"]
    assert "default-src 'none'" in policy
    assert "frame-ancestors 'none'" in policy
    assert "unsafe" not in policy
    assert "Set-Cookie" not in answer.headers


def test_files_with_a_fingerprint_are_asked_for_once(client: Client, make: Make) -> None:
    page = client.get(f"/de/{make.event().slug}/").text
    style = page.partition('<link rel="stylesheet" href="')[2].partition('"')[0]
    assert "?v=" in style
    assert client.get(style, buffered=True).headers["Cache-Control"] == "public, max-age=31536000, immutable"
    assert client.get(style.partition("?")[0], buffered=True).headers["Cache-Control"] == "no-cache"


def test_private_pages_are_never_kept(client: Client) -> None:
    for path in ("/de/aussteller/", "/de/konto/", "/nichts"):
        assert client.get(path).headers["Cache-Control"] in ("no-store", "no-cache")
    assert client.get("/de/aussteller/").headers["Cache-Control"] == "no-store"


def test_in_production_a_foreign_host_is_refused(production: Flask) -> None:
    client = production.test_client()
    assert client.get("/healthz", headers={"Host": "fair.example"}).status_code == 200
    for host in ("evil.example", "fair.example.evil.example", "127.0.0.1", ".local", "localhost", ""):
        answer = client.get("/", headers={"Host": host})
        assert answer.status_code == 400
        assert "evil" not in answer.text
    assert "Strict-Transport-Security" in client.get("/healthz", headers={"Host": "fair.example"}).headers


@pytest.mark.parametrize(
    "host",
    [
        "localhost",
        "LOCALHOST:8000",
        "127.0.0.1:8000",
        "127.5.5.5",
        "[::1]:8000",
        "192.168.1.7:8000",
        "10.0.0.1",
        "172.31.0.9",
        "169.254.1.1",
        "[fd12::1]",
        "[fe80::1]:80",
        "laptop:8000",
        "laptop.local",
        "laptop.lan",
        "laptop.home.arpa",
        "laptop.internal",
        "fair.localhost:8000",
    ],
)
def test_at_home_loopback_and_lan_may_name_us(client: Client, host: str) -> None:
    answer = client.get("/healthz", headers={"Host": host})
    assert (answer.status_code, answer.text) == (200, "ok\n")


@pytest.mark.parametrize(
    "host",
    [
        "evil.example",
        "evil.example:8000",
        "localhost.evil.example",
        "127.0.0.1.evil.example",
        "evil.example@localhost",
        "8.8.8.8",
        "172.32.0.1",
        "[2001:4860:4860::8888]",
        "[::1].evil.example",
        "xlocal.example",
        ".local",
        "",
    ],
)
def test_at_home_no_other_host_may_name_us(client: Client, host: str) -> None:
    answer = client.get("/", headers={"Host": host})
    assert answer.status_code == 400
    assert "evil" not in answer.text


def test_the_host_of_the_public_address_names_us_at_home_too(tmp_path: Path) -> None:
    client = build_app(tmp_path, PUBLIC_URL="http://fair.example:8080").test_client()
    assert client.get("/robots.txt", headers={"Host": "fair.example:8080"}).status_code != 400
    assert client.get("/robots.txt", headers={"Host": "other.example"}).status_code == 400


def test_absolute_addresses_never_come_from_the_host(client: Client, make: Make) -> None:
    booth = make.booth(state="published")
    for path in (f"/s/{booth.code}", "/sitemap.xml", "/robots.txt", f"/api/v1/booths/{booth.code}"):
        answer = client.get(path, headers={"Host": "laptop.local", "X-Forwarded-Host": "evil.example"})
        assert answer.status_code == 200
        assert "evil.example" not in answer.text
        assert "laptop.local" not in answer.text


def test_production_says_that_there_is_no_second_factor(tmp_path: Path, caplog: pytest.LogCaptureFixture) -> None:
    with caplog.at_level(logging.WARNING, "marktplatz"):
        build_app(tmp_path, PUBLIC_URL="https://fair.example")
    assert "second factor" in caplog.text
