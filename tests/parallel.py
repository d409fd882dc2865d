"""Two people at the same moment: each piece of work in a thread and transaction of its own."""

from __future__ import annotations

import threading
from collections.abc import Callable
from concurrent.futures import ThreadPoolExecutor
from typing import Any

from flask import Flask

from marktplatz.reactions import transaction

WAIT = 20.0
SLOW = 0.15


def together(app: Flask, *works: Callable[[], Any]) -> list[Any]:
    """Start all at once; return for each what it returned, or the exception that it raised."""
    start = threading.Barrier(len(works))

    def run(work: Callable[[], Any]) -> Any:
        with app.app_context():
            start.wait(WAIT)
            return _done(work)

    with ThreadPoolExecutor(len(works)) as pool:
        return [one.result(WAIT) for one in [pool.submit(run, work) for work in works]]


def overtaken(app: Flask, first: Callable[[], Any], second: Callable[[], Any]) -> list[Any]:
    """Run ``second`` while ``first`` has done its work but not committed yet; return what came of both."""
    acted = threading.Event()

    def slow() -> Any:
        result = first()
        acted.set()
        # The other one gets as far as it can before this commits.
        threading.Event().wait(SLOW)
        return result

    def run(work: Callable[[], Any], after: threading.Event | None) -> Any:
        with app.app_context():
            if after is not None:
                assert after.wait(WAIT)
            return _done(work)

    with ThreadPoolExecutor(2) as pool:
        return [one.result(WAIT) for one in (pool.submit(run, slow, None), pool.submit(run, second, acted))]


def _done(work: Callable[[], Any]) -> Any:
    try:
        with transaction():
            return work()
    except Exception as error:  # noqa: BLE001 (the test says which it expects)
        return error
