"""The server of this folder's tests."""

from __future__ import annotations

from collections.abc import Iterator
from pathlib import Path

import pytest
from flask import Flask

from tests.start.serving import Running, gunicorn


@pytest.fixture
def server(sqlite_app: Flask, tmp_path: Path) -> Iterator[Running]:
    """Gunicorn with the configuration that serves and works, on an instance that ``sqlite_app`` has made."""
    del sqlite_app
    with gunicorn(tmp_path) as running:
        yield running
