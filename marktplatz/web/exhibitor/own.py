"""Whose booth it is: the one gate of this desk."""

from __future__ import annotations

from marktplatz.booths import queries
from marktplatz.booths.models import Booth
from marktplatz.booths.questionnaire import questionnaire_of
from marktplatz.core.errors import Missing
from marktplatz.core.fields import Block
from marktplatz.web.actor import actor


def own_booth(code: str) -> Booth:
    """Return a booth of the actor's organisations by its code, in any case; Missing for everybody else's."""
    booth = queries.for_member(actor(), code)
    if booth is None:
        raise Missing()
    return booth


def own_block(booth: Booth, slug: str) -> Block:
    """Return the section of this address part as the booth's event asks it, or raise Missing."""
    block = questionnaire_of(booth.event).block(slug)
    if block is None:
        raise Missing()
    return block
