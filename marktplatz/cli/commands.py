"""All command groups."""

from __future__ import annotations

from flask import Flask


def install(app: Flask) -> None:
    """Register every group with ``flask``."""
