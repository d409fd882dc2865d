"""The program as gunicorn loads it in tests: on the instance folder that the environment names."""

from __future__ import annotations

import os
from pathlib import Path

from tests.conftest import build_app

app = build_app(Path(os.environ["TEST_INSTANCE"]), DEMO="1")
