"""``flask prepare``: everything between installing and serving, for one process at a time."""

from __future__ import annotations

import fcntl
import socket
from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path

import click
from flask import current_app
from flask.cli import with_appcontext
from sqlalchemy import select

from marktplatz.accounts.models import Account
from marktplatz.catalogue.actions import is_current
from marktplatz.cli import revisions
from marktplatz.cli.catalogue import renew
from marktplatz.cli.demo.command import show_demo_links
from marktplatz.cli.demo.loading import load_demo
from marktplatz.cli.failures import Command, Failure
from marktplatz.core.database import session
from marktplatz.events.models import Event
from marktplatz.reactions import transaction
from marktplatz.settings import Settings, remember_served


@click.command("prepare", cls=Command)
@click.option("--host", help="Refuse when this address cannot be served on, or is taken.")
@click.option("--port", type=click.IntRange(1, 65535), default=8000, show_default=True, help="Port beside --host.")
@with_appcontext
def prepare(host: str | None, port: int) -> None:
    """Bring the database up to date, load the demo into an empty one in demo mode, and say where to look."""
    settings: Settings = current_app.config["SETTINGS"]
    if host:
        _require_free(host, port)
    with alone(settings.instance / "prepare.lock"):
        revisions.upgrade()
        _renew_catalogue()
        if settings.demo and _is_empty():
            load_demo()
    if host:
        remember_served(settings.instance, settings.public_url)
    click.echo(f"KI-Marktplatz: {settings.public_url}/")
    if settings.demo:
        show_demo_links()


def _renew_catalogue() -> None:
    """Write the copies of public booths anew where an older program has written them."""
    with transaction(writes=False):
        done = is_current()
    if not done:
        renew()


def _is_empty() -> bool:
    with transaction(writes=False):
        return not any(session.scalar(select(table.id).limit(1)) for table in (Event, Account))


def _require_free(host: str, port: int) -> None:
    """Raise Failure when nothing can be served there, before anybody waits for it."""
    try:
        family, kind, _, _, address = socket.getaddrinfo(host, port, type=socket.SOCK_STREAM)[0]
        with socket.socket(family, kind) as probe:
            probe.setsockopt(socket.SOL_SOCKET, socket.SO_REUSEADDR, 1)
            probe.bind(address)
    except OSError as error:
        raise Failure(
            f"Cannot serve on {host}, port {port}: {error.strerror}. "
            f"Choose another one, such as: make run PORT={port + 1}"
        ) from None


@contextmanager
def alone(lock: Path) -> Iterator[None]:
    """Wait until no other process prepares or fills the same installation; the lock ends with its process."""
    with lock.open("w") as file:
        fcntl.flock(file, fcntl.LOCK_EX)
        yield
