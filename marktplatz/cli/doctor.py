"""``flask doctor``: says whether this installation is sound, and what to do where it is not."""

from __future__ import annotations

import os
from collections.abc import Callable, Iterator
from dataclasses import dataclass
from pathlib import Path
from tempfile import TemporaryFile
from typing import Literal

import click
from flask import current_app
from flask.cli import with_appcontext
from sqlalchemy import Connection, inspect

from marktplatz.catalogue.actions import is_current
from marktplatz.cli import revisions
from marktplatz.cli.failures import Command, Failure, first_line
from marktplatz.core.database import db, session
from marktplatz.core.services import services_of
from marktplatz.media.process import is_confined
from marktplatz.prints.remarks import address_remarks
from marktplatz.settings import Settings

Level = Literal["ok", "warning", "fault"]


@dataclass(frozen=True)
class Finding:
    """What one look has found."""

    level: Level
    text: str


@click.command("doctor", cls=Command)
@with_appcontext
def doctor() -> None:
    """Look at settings, database, storage, mail and the length of addresses; exit with 1 when something is broken."""
    settings: Settings = current_app.config["SETTINGS"]
    found = [finding for look in _LOOKS for finding in _carefully(look, settings)]
    for finding in found:
        click.echo(f"{finding.level:<9}{finding.text}")
    faults = sum(finding.level == "fault" for finding in found)
    if faults:
        raise Failure("1 thing is broken, see above." if faults == 1 else f"{faults} things are broken, see above.")


def _carefully(look: Callable[[Settings], Iterator[Finding]], settings: Settings) -> list[Finding]:
    try:
        return list(look(settings))
    except Exception as error:  # noqa: BLE001 (a doctor who faints at the first wound helps nobody)
        return [Finding("fault", f"{look.__name__.strip('_').capitalize()}: {first_line(error)}")]


def _settings(settings: Settings) -> Iterator[Finding]:
    kind = "production" if settings.is_production else "demo" if settings.demo else "not public"
    yield Finding("ok", f"Settings: readable, {kind}, PUBLIC_URL is {settings.public_url}")
    if settings.is_production:
        yield Finding("warning", "Settings: this version has no second factor for reviewers and organisers yet.")


def _database(_settings: Settings) -> Iterator[Finding]:
    engine = db.engine
    with engine.connect() as connection:
        yield Finding("ok", f"Database: {engine.dialect.name} answers.")
        yield _migrated(connection)
        if inspect(connection).has_table("search_documents"):
            yield Finding("ok", "Database: the search table is there.")
        else:
            yield Finding("fault", "Database: the search table is missing. Run: flask db upgrade")
        yield from _catalogue(connection)


def _migrated(connection: Connection) -> Finding:
    wanted, has = revisions.wanted(), revisions.found(connection)
    if has == wanted:
        return Finding("ok", f"Database: migrated to {has}.")
    return Finding("fault", f"Database: migrated to {has or 'nothing'}, wanted is {wanted}. Run: flask db upgrade")


def _catalogue(connection: Connection) -> Iterator[Finding]:
    if not inspect(connection).has_table("publication_stamp"):
        return  # not migrated, and that is said already
    if is_current():
        yield Finding("ok", "Catalogue: in the form that this program writes.")
    else:
        yield Finding("fault", "Catalogue: written by an older program. Run: flask catalogue rebuild")


def _storage(_settings: Settings) -> Iterator[Finding]:
    storage = services_of(session).storage
    key = f"doctor/{os.getpid()}.txt"
    storage.put(key, b"written", content_type="text/plain")
    storage.get(key)
    storage.delete(key)
    yield Finding("ok", "Storage: takes and gives back a file.")


def _files(_settings: Settings) -> Iterator[Finding]:
    if is_confined():
        yield Finding("ok", "Files of strangers: read by a process that can do nothing else.")
    else:
        yield Finding(
            "warning",
            "Files of strangers: this kernel has no filter of system calls (seccomp, on x86-64 or aarch64). They are "
            "read under limits of time, memory and open files alone. Run the program on such a kernel, or as an "
            "account that may change nothing but its own folders.",
        )


def _mail(settings: Settings) -> Iterator[Finding]:
    scheme, _, place = settings.mail_url.partition(":")
    if scheme != "folder":
        yield Finding("ok", "Mail: goes to the server of MAIL_URL; no test mail was sent.")
        return
    folder = Path(place)
    try:
        folder.mkdir(mode=0o700, parents=True, exist_ok=True)
        with TemporaryFile(dir=folder):
            yield Finding("ok", f"Mail: letters are put into the folder {folder}.")
    except OSError as error:
        yield Finding("fault", f"Mail: {folder} is no folder that can be written to ({error.strerror}).")


def _addresses(settings: Settings) -> Iterator[Finding]:
    found = address_remarks(settings.public_url)
    for remark in found:
        yield Finding("warning", f"Addresses: {remark.en[0].lower()}{remark.en[1:]}")
    if not found:
        yield Finding("ok", f"Addresses: {settings.public_url} is short enough for signs and codes.")


_LOOKS = (_settings, _database, _storage, _files, _mail, _addresses)
