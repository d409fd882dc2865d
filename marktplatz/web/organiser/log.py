"""The log: who did what when."""

from __future__ import annotations

from flask import render_template, request

from marktplatz.audit import lines
from marktplatz.web.numbers import whole_number


def log_page() -> str:
    """Return a page of the log, newest first; ``vor`` is the number of the last line already seen."""
    before = whole_number(request.args.get("vor", "")) or None
    return render_template("organiser/log.html", found=lines.log_page(before), before=before)
