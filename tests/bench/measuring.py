"""Rounds of ours and the reference by turns, in processor time of this process; the median of each counts."""

from __future__ import annotations

import time
from collections.abc import Callable
from dataclasses import dataclass
from statistics import median

from flask import Flask
from werkzeug.test import EnvironBuilder, run_wsgi_app

ROUNDS = 7


@dataclass(frozen=True, kw_only=True)
class Figure:
    """One line of the table. ``ratio`` is None where something failed; then nothing is claimed."""

    what: str
    ratio: float | None
    goal: str
    is_met: bool | None
    remark: str = ""


def request_of(app: Flask, path: str, *, kept: bool = False) -> Callable[[], bytes]:
    """Return what sends a request through the whole program, as a server would, and gives back the page.

    With a cookie, as here, every page is made anew; ``kept`` asks without one, as visitors do.
    """
    headers = None if kept else [("Cookie", "somebody=else")]
    parts = path.partition("?")
    environ = EnvironBuilder(path=parts[0], query_string=parts[2], headers=headers).get_environ()

    def send() -> bytes:
        body, status, _ = run_wsgi_app(app.wsgi_app, dict(environ), buffered=True)
        if not status.startswith("200"):
            raise RuntimeError(f"{path} answered {status}")
        return b"".join(body)

    return send


def compared(*doing: Callable[[], object], times: int) -> list[float]:
    """Return the median seconds of one call of each; they take turns, and the first round only warms up."""
    taken: list[list[float]] = [[] for _ in doing]
    for number in range(ROUNDS + 1):
        for one, seconds in zip(doing, taken, strict=True):
            begun = time.process_time()
            for _ in range(times):
                one()
            if number:
                seconds.append((time.process_time() - begun) / times)
    return [median(seconds) for seconds in taken]


def at_least(what: str, goal: float, *, ours: float, reference: float) -> Figure:
    """Ours may take so much of the reference's speed."""
    ratio = reference / ours
    return Figure(what=what, ratio=ratio, goal=f">= {goal}", is_met=ratio >= goal, remark=_remark(ours, reference))


def at_most(what: str, goal: float, *, ours: float, reference: float) -> Figure:
    """Ours may take so many times what the reference takes."""
    ratio = ours / reference
    return Figure(what=what, ratio=ratio, goal=f"<= {goal}", is_met=ratio <= goal, remark=_remark(ours, reference))


def _remark(ours: float, reference: float) -> str:
    return f"{ours * 1e3:.2f} ms beside {reference * 1e3:.2f} ms"
