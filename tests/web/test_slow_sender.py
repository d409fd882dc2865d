"""While somebody's form is still on its way, everybody else can write."""

from __future__ import annotations

from io import BytesIO, RawIOBase

import pytest
from flask import Flask
from sqlalchemy import Engine, text
from werkzeug.test import EnvironBuilder, run_wsgi_app

from tests.client import COOKIE
from tests.conftest import Installation
from tests.factories import Make, pictures


class Slow(RawIOBase):
    """A body from which nothing is read without somebody else writing in between."""

    def __init__(self, body: bytes, engine: Engine) -> None:
        self._body = BytesIO(body)
        self._engine = engine
        self.writes = 0

    def readable(self) -> bool:
        return True

    def readinto(self, buffer: memoryview) -> int:  # type: ignore[override]  # the general type names no length
        with self._engine.connect().execution_options(writes=True, patience=1) as other, other.begin():
            other.execute(text("UPDATE publication_stamp SET form = form"))
        self.writes += 1
        return self._body.readinto(buffer[:200])


def send(app: Flask, engine: Engine, path: str, fields: dict[str, object], secret: str = "") -> tuple[int, int]:
    """POST slowly, and return the status and how often somebody else wrote meanwhile."""
    builder = EnvironBuilder(path=path, method="POST", data=fields)
    environ = builder.get_environ()
    body = Slow(environ["wsgi.input"].read(), engine)
    environ["wsgi.input"] = body
    if secret:
        environ["HTTP_COOKIE"] = f"{COOKIE}={secret}"
    answer, status, _ = run_wsgi_app(app.wsgi_app, environ, buffered=True)
    assert b"".join(answer)
    return int(status[:3]), body.writes


def test_nobody_waits_for_a_visitors_form(app: Flask, installation: Installation, make: Make) -> None:
    make.event()
    status, writes = send(app, installation.engine, "/de/konto/", {"email": "kim@stadt.example", "other": "x" * 900})
    assert (status, writes >= 4) == (400, True)


@pytest.mark.parametrize("with_file", [False, True])
def test_nobody_waits_for_an_exhibitors_form(
    app: Flask, installation: Installation, make: Make, with_file: bool
) -> None:
    booth = make.booth()
    assert booth.member is not None
    fields: dict[str, object] = {"summary_de": "Text " * 300}
    if with_file:
        fields["images-0-file"] = (BytesIO(pictures.png()), "bild.png")
    path = f"/de/aussteller/{booth.code}/"
    status, writes = send(app, installation.engine, path, fields, make.session_of(booth.member))
    assert (status, writes >= 4) == (400, True)
