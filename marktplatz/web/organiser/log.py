"""The log: who did what when."""

from __future__ import annotations

from flask import render_template

from marktplatz.audit import lines
from marktplatz.web.organiser.parts import number_of


def log_page() -> str:
    """Return a page of the log, newest first; ``vor`` is the number of the last line already seen."""
    before = number_of("vor")
    return render_template("organiser/log.html", found=lines.log_page(before), before=before)
