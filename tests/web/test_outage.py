"""While the database does not answer: what still works, and what people are told."""

from __future__ import annotations

import logging
from pathlib import Path

import pytest

from tests.client import Client
from tests.conftest import build_app

ADDRESSES = {"sqlite": "sqlite:////nowhere/at/all.sqlite", "postgresql": "postgresql://nobody@127.0.0.1:1/none"}


@pytest.fixture(params=list(ADDRESSES))
def stranded(request: pytest.FixtureRequest, tmp_path: Path) -> Client:
    """A visitor of a program without its database."""
    client = build_app(tmp_path, DATABASE_URL=ADDRESSES[request.param]).test_client()
    assert isinstance(client, Client)
    return client


def test_the_process_says_that_it_lives_and_is_not_ready(stranded: Client, caplog: pytest.LogCaptureFixture) -> None:
    alive = stranded.get("/healthz")
    assert (alive.status_code, alive.text) == (200, "ok\n")
    with caplog.at_level(logging.ERROR, "marktplatz"):
        assert stranded.get("/readyz").status_code == 503
    assert "the database does not answer" in caplog.text
