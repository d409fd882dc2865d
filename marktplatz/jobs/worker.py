"""The loop that does what is due, again and again, until it is told to stop.

What is due is read from the database each time, so a lost or doubled wake-up loses and doubles nothing.
"""

from __future__ import annotations

import logging
import time
from collections.abc import Callable, Sequence
from dataclasses import dataclass
from threading import Event

from flask import Flask

from marktplatz.jobs.files import purge_files
from marktplatz.jobs.mails import deliver_due
from marktplatz.jobs.sessions import purge_sessions

log = logging.getLogger("marktplatz.jobs")

PAUSE = 2.0
"""Seconds between two looks at the outbox: a sign-in link should not keep anybody waiting."""


@dataclass(frozen=True, kw_only=True)
class Duty:
    """Something to be done every so many seconds; it gets a question that says no when it should break off.

    After a fault it rests longer, so that an outage does not fill the log.
    """

    name: str
    every: float
    work: Callable[[Callable[[], bool]], object]
    after_a_fault: float = 10.0


DUTIES = (
    Duty(name="mails", every=0.0, work=deliver_due),
    Duty(name="files", every=3_600.0, work=lambda _go_on: purge_files()),
    Duty(name="sessions", every=900.0, work=lambda _go_on: purge_sessions()),
)


def run_once(app: Flask, go_on: Callable[[], bool] = lambda: True) -> bool:
    """Do every duty once; return whether all of them went well."""
    outcomes = [_attempt(app, duty, go_on) for duty in DUTIES]
    return all(outcomes)


def run(app: Flask, stop: Event, *, pause: float = PAUSE, duties: Sequence[Duty] = DUTIES) -> None:
    """Do what is due until ``stop`` is set. No fault ends the loop: the next round may find the cause gone."""
    due_at: dict[str, float] = {}

    def go_on() -> bool:
        return not stop.is_set()

    while go_on():
        for duty in duties:
            if go_on() and time.monotonic() >= due_at.get(duty.name, 0.0):
                wait = duty.every if _attempt(app, duty, go_on) else max(duty.every, duty.after_a_fault)
                due_at[duty.name] = time.monotonic() + wait
        stop.wait(pause)


def _attempt(app: Flask, duty: Duty, go_on: Callable[[], bool]) -> bool:
    try:
        with app.app_context():
            duty.work(go_on)
    except Exception as error:  # noqa: BLE001 (the loop outlives every fault)
        # The kind only: the text of a database error quotes what was written, and that may be a person's.
        log.error("%s failed: %s", duty.name, type(error).__name__)
        return False
    return True
