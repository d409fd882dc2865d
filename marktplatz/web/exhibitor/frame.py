"""What every page of one booth shows, and the addresses of its parts."""

from __future__ import annotations

from flask import url_for

from marktplatz.booths.models import Booth
from marktplatz.booths.questionnaire import QUESTIONNAIRE, key_of
from marktplatz.core.checks import first_input
from marktplatz.core.fields import Field
from marktplatz.web.exhibitor.state import State


def frame(state: State) -> dict[str, object]:
    """Return what the layout of this desk needs."""
    booth = state.booth
    return {
        "state": state,
        "booth": booth,
        "event": booth.event if booth.event.is_public else None,
        "section_address": lambda slug: section_path(booth, slug),
    }


def booth_path(booth: Booth, notice: str = "") -> str:
    """Return the address of the task list, with the code in capitals."""
    return url_for("exhibitor.booth", code=booth.code, meldung=notice or None)


def section_path(booth: Booth, slug: str, notice: str = "") -> str:
    """Return the address of a section."""
    return url_for("exhibitor.section", code=booth.code, slug=slug, meldung=notice or None)


def question_path(booth: Booth, field: Field) -> str:
    """Return the address of the first input of a question: of a list the first row, of a text the entry's language."""
    return input_path(booth, first_input(field, booth.entry_language))


def input_path(booth: Booth, name: str) -> str:
    """Return the address of an input by its form field name, from any page."""
    key = key_of(name)
    slug = next(block.slug for block in QUESTIONNAIRE.blocks if any(one.key == key for one in block.fields))
    return f"{section_path(booth, slug)}#{name}"
