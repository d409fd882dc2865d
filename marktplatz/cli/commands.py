"""All command groups."""

from __future__ import annotations

from flask import Flask

from marktplatz.cli import (
    accounts,
    backup,
    booths,
    catalogue,
    doctor,
    events,
    jobs,
    preparation,
    prints,
    revisions,
    stands,
)
from marktplatz.cli.demo import command as demo


def install(app: Flask) -> None:
    """Register every group with ``flask``."""
    groups = (accounts, backup, booths, catalogue, demo, events, jobs, prints, stands)
    for group in (room.group for room in groups):
        app.cli.add_command(group)
    for command in (doctor.doctor, preparation.prepare, revisions.command):
        app.cli.add_command(command)
