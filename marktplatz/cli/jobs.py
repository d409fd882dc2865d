"""``flask jobs``: the worker as a process of its own."""

from __future__ import annotations

import signal
from threading import Event

import click
from flask import Flask, current_app

from marktplatz.cli.failures import Failure, Group
from marktplatz.jobs import worker

group = Group("jobs", help="Jobs: deliver mails, forget old sessions.")


@group.command("work")
@click.option("--once", is_flag=True, help="Do what is due now, then end.")
def work(once: bool) -> None:
    """Do what is due until the process is told to end (SIGTERM or Ctrl-C)."""
    # The worker opens contexts of its own, for which it needs the program; the type of the stand-in hides it.
    app: Flask = current_app._get_current_object()  # type: ignore[attr-defined]
    if once:
        if not worker.run_once(app):
            raise Failure("Not everything could be done. The log says what failed; flask doctor says why.")
        return
    stop = Event()
    usual = {number: signal.signal(number, lambda *_: stop.set()) for number in (signal.SIGTERM, signal.SIGINT)}
    try:
        worker.run(app, stop)
    finally:
        for number, handling in usual.items():
            signal.signal(number, handling)
