"""How Markdown texts will look: asked for by a button or, while somebody types, by the script. Nothing is stored."""

from __future__ import annotations

from flask import jsonify, request
from flask.typing import ResponseReturnValue

from marktplatz.booths.models import Booth
from marktplatz.booths.questionnaire import QUESTIONNAIRE
from marktplatz.booths.rendering import render_text
from marktplatz.core.fields import Block, Kind
from marktplatz.core.markdown import MarkdownRefused
from marktplatz.core.text import LANGUAGES, tidy
from marktplatz.web.actor import actor
from marktplatz.web.exhibitor.form import Typed, preview_page
from marktplatz.web.language import language
from marktplatz.web.pace import require_pace

PER_MINUTE = 60


def markdown_preview(booth: Booth, block: Block | None, typed: Typed) -> ResponseReturnValue:
    """Return every Markdown text of the form as HTML: as JSON by form field name, or below its input.

    Raises TooFast. A text that the guard refuses stands there with the reason instead.
    """
    require_pace("markdown", actor().account_id, per_minute=PER_MINUTE)
    shown, refused = {}, {}
    for field in QUESTIONNAIRE.fields:
        for one in LANGUAGES if field.kind is Kind.MARKDOWN else ():
            name = f"{field.key}_{one}"
            if text := tidy(next(iter(typed.sent.get(name, ())), ""), multiline=True):
                try:
                    shown[name] = render_text(text, one)
                except MarkdownRefused as refusal:
                    refused[name] = refusal.message
    if request.accept_mimetypes.best == "application/json":
        return jsonify({"html": shown, "problems": {name: [told.in_(language())] for name, told in refused.items()}})
    return preview_page(booth, block, typed, shown, {name: [told] for name, told in refused.items()})
