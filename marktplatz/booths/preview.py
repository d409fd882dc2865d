"""A draft as visitors would see it. For its own people only: nothing public reads from here."""

from __future__ import annotations

from marktplatz.booths.models import Booth, Revision
from marktplatz.booths.public import PublicBooth, read_model
from marktplatz.booths.questionnaire import questionnaire_of
from marktplatz.booths.rendering import render_all
from marktplatz.core import clock


def as_public(booth: Booth) -> PublicBooth:
    """Return what the draft would look like if it were published now. Raises MarkdownRefused for a text that stalls."""
    asked = questionnaire_of(booth.event)
    content = asked.asked(booth.draft.content)
    frozen = Revision(number=0, content=content, html=render_all(asked, content), own_words={}, created_at=clock.now())
    return read_model(booth, frozen)
