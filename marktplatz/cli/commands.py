"""All command groups."""

from __future__ import annotations

from flask import Flask

from marktplatz.cli import accounts, booths, doctor, events, jobs, preparation, prints, stands
from marktplatz.cli.demo import command as demo


def install(app: Flask) -> None:
    """Register every group with ``flask``."""
    for group in (accounts.group, booths.group, demo.group, events.group, jobs.group, prints.group, stands.group):
        app.cli.add_command(group)
    for command in (doctor.doctor, preparation.prepare):
        app.cli.add_command(command)
