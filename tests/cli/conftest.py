"""Running commands as people type them."""

from __future__ import annotations

from collections.abc import Callable, Iterator
from functools import cache

import pytest
from click.testing import Result
from flask import Flask

from marktplatz.core import clock
from marktplatz.media import keeping, process
from marktplatz.media.documents import check_document
from marktplatz.media.pictures import make_picture
from tests.cli.demo import TOLD

Run = Callable[..., Result]

_MADE_ONCE = {"make_picture": cache(make_picture), "check_document": cache(check_document)}


@pytest.fixture(autouse=True)
def made_once(monkeypatch: pytest.MonkeyPatch) -> None:
    """Convert each file of the demo once and not for every test: the same bytes always give the same files."""
    for name, made in _MADE_ONCE.items():
        monkeypatch.setattr(keeping, name, made)
    # Other tests run as well; how much of the processor a file may cost stays the same.
    monkeypatch.setattr(process, "WALL_SECONDS", 240.0)


@pytest.fixture
def run(app: Flask) -> Run:
    """``run("events", "list")`` runs a command; a fault that is not told plainly comes through as itself."""
    return runner_of(app)


@pytest.fixture
def loaded(run: Run) -> Iterator[None]:
    """The demo as it is loaded on 22 November 2026."""
    with clock.stopped_at(TOLD):
        assert run("demo", "load").stdout == "The demo event is there, with 17 booths.\n"
        yield


def runner_of(app: Flask) -> Run:
    """Return what runs the commands of a program."""

    def run(*words: object) -> Result:
        result = app.test_cli_runner().invoke(args=[str(word) for word in words])
        if result.exception is not None and not isinstance(result.exception, SystemExit):
            raise result.exception
        return result

    return run


def failure(result: Result) -> str:
    """Return the one sentence that a failed command said; nothing of it may be on stdout."""
    assert result.exit_code != 0
    assert result.stdout == ""
    said = result.stderr.splitlines()
    assert len(said) == 1, result.stderr
    assert said[0].startswith("Error: ")
    return str(said[0].removeprefix("Error: "))
