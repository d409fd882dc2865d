"""What every answer carries, here and in production."""

from __future__ import annotations

import logging
from collections.abc import Iterator
from pathlib import Path

import pytest
from flask import Flask
from flask_migrate import upgrade

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
    for host in ("evil.example", "fair.example.evil.example", "127.0.0.1"):
        answer = client.get("/", headers={"Host": host})
        assert answer.status_code == 400
        assert "evil" not in answer.text
    assert "Strict-Transport-Security" in client.get("/healthz", headers={"Host": "fair.example"}).headers


def test_absolute_addresses_never_come_from_the_host(client: Client, make: Make) -> None:
    booth = make.booth(state="published")
    for path in (f"/s/{booth.code}", "/sitemap.xml", "/robots.txt", f"/api/v1/booths/{booth.code}"):
        answer = client.get(path, headers={"Host": "evil.example", "X-Forwarded-Host": "evil.example"})
        assert answer.status_code == 200
        assert "evil.example" not in answer.text


def test_production_says_that_there_is_no_second_factor(tmp_path: Path, caplog: pytest.LogCaptureFixture) -> None:
    with caplog.at_level(logging.WARNING, "marktplatz"):
        build_app(tmp_path, PUBLIC_URL="https://fair.example")
    assert "second factor" in caplog.text
