"""A post office for tests: takes letters over the port, or turns them away as it is told."""

from __future__ import annotations

from collections.abc import Callable, Iterator
from contextlib import contextmanager
from dataclasses import replace
from threading import Lock

from flask import Flask

from marktplatz.core import services
from marktplatz.core.database import db, session
from marktplatz.core.ports import Letter


class PostOffice:
    """Serves the mail port; ``before`` is called with each letter and may raise."""

    def __init__(self) -> None:
        self.taken: list[Letter] = []
        self.before: Callable[[Letter], None] = lambda _letter: None
        self._alone = Lock()

    def send(self, letter: Letter) -> None:
        """Take a letter."""
        self.before(letter)
        with self._alone:
            self.taken.append(letter)


@contextmanager
def open_office(app: Flask) -> Iterator[PostOffice]:
    """Let all mails of the program go to an office of its own."""
    office = PostOffice()
    with app.app_context():
        engine, usual = db.engine, services.services_of(session)
    services.install(engine, replace(usual, mail=office))
    try:
        yield office
    finally:
        services.install(engine, usual)
