"""A real server and a real browser."""

from __future__ import annotations

import shutil
from collections.abc import Callable, Iterator
from dataclasses import dataclass
from pathlib import Path
from threading import Thread

import pytest
from flask import Flask
from playwright.sync_api import Browser, BrowserContext, Page, ViewportSize, sync_playwright
from werkzeug.serving import make_server

from marktplatz.cli.revisions import upgrade
from marktplatz.core.database import db
from tests.conftest import build_app
from tests.factories import Make
from tests.journeys.checkers import AXE, VNU, HtmlChecker, axe_findings, html_checker, sideways
from tests.servers import free_port, lacking, new_database

CHROMIUM = "/usr/bin/chromium"
FLAGS = [
    "--no-sandbox",
    "--disable-gpu",
    "--disable-quic",
    "--no-first-run",
    "--disable-background-networking",
    "--disable-component-update",
    "--disable-sync",
]
PHONE = ViewportSize(width=390, height=844)
NARROW = ViewportSize(width=320, height=640)
"""WCAG 2.2, 1.4.10: nothing scrolls sideways; a desk at 400 % is as narrow as this."""
DESK = ViewportSize(width=1366, height=900)


@dataclass(frozen=True)
class Site:
    """A running installation."""

    app: Flask
    address: str
    make: Make


@pytest.fixture
def site(request: pytest.FixtureRequest, tmp_path: Path) -> Iterator[Site]:
    """An installation of its own, served on a free port of this machine; on SQLite unless a test asks for another."""
    port = free_port()
    url = ""
    if getattr(request, "param", "sqlite") == "postgresql":
        url = new_database(request.getfixturevalue("postgresql_url"), "journey")
    app = build_app(tmp_path, PUBLIC_URL=f"http://127.0.0.1:{port}", DATABASE_URL=url)
    with app.app_context():
        upgrade()
    server = make_server("127.0.0.1", port, app, threaded=True)
    thread = Thread(target=server.serve_forever, daemon=True)
    thread.start()
    yield Site(app, f"http://127.0.0.1:{port}", Make(app))
    server.shutdown()
    thread.join(timeout=10)
    server.server_close()
    with app.app_context():
        db.engine.dispose()


@pytest.fixture(scope="session")
def chromium() -> Iterator[Browser]:
    """Debian's Chromium."""
    if not Path(CHROMIUM).exists():
        lacking("Chromium is not installed")
    with sync_playwright() as playwright:
        browser = playwright.chromium.launch(executable_path=CHROMIUM, args=FLAGS)
        yield browser
        browser.close()


@pytest.fixture(scope="session")
def checker() -> Iterator[HtmlChecker]:
    """The HTML checker's service."""
    if not VNU.exists() or not AXE.exists():
        lacking("npm ci has not run in tests/node")
    if shutil.which("java") is None:
        lacking("Java is not installed")
    with html_checker() as running:
        yield running


@pytest.fixture
def context_of(chromium: Browser, site: Site) -> Iterator[Callable[..., BrowserContext]]:
    """``context_of(javascript=False, language="en", size=PHONE)`` opens a browser for one person."""
    opened: list[BrowserContext] = []

    def open_one(*, javascript: bool = True, language: str = "de", size: ViewportSize = DESK) -> BrowserContext:
        context = chromium.new_context(
            java_script_enabled=javascript,
            locale="de-DE" if language == "de" else "en-GB",
            viewport=size,
            base_url=site.address,
        )
        context.set_default_timeout(15_000)
        opened.append(context)
        return context

    yield open_one
    for context in opened:
        context.close()


@pytest.fixture
def inspect(checker: HtmlChecker) -> Callable[..., None]:
    """``inspect(page)`` holds a page against the HTML checker and, on a phone and on a desk, against axe.

    ``posted=True`` for the answer to a form: what the browser made of it is checked, as asking again would change it.
    """

    def hold(page: Page, *, posted: bool = False) -> None:
        source = page.content() if posted else page.request.get(page.url).text()
        assert checker.findings(source) == [], page.url
        page.set_viewport_size(NARROW)
        assert sideways(page) <= 0, (page.url, NARROW)
        for size in (PHONE, DESK):
            page.set_viewport_size(size)
            assert sideways(page) <= 0, (page.url, size)
            # In a window as high as the page nothing that sticks lies over a text, which axe could not judge.
            height = page.evaluate("document.documentElement.scrollHeight")
            page.set_viewport_size(ViewportSize(width=size["width"], height=max(size["height"], height)))
            found = axe_findings(page)
            assert found["violations"] == [], (page.url, size)
            assert found["incomplete"] == [], (page.url, size)

    return hold
