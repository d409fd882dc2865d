"""Whose booth it is: the one gate of this desk."""

from __future__ import annotations

from sqlalchemy import select

from marktplatz.booths import queries
from marktplatz.booths.models import Booth
from marktplatz.booths.questionnaire import QUESTIONNAIRE
from marktplatz.core.codes import read_code
from marktplatz.core.database import session
from marktplatz.core.errors import Missing
from marktplatz.core.fields import Block
from marktplatz.web.actor import actor


def own_booth(code: str, *, to_change: bool = False) -> Booth:
    """Return a booth of the actor's organisations by its code, in any case; Missing for everybody else's.

    ``to_change`` waits until no other request is changing it: two clicks are taken one after the other.
    """
    if to_change:
        _wait_for(code)
    booth = queries.for_member(actor(), code)
    if booth is None:
        raise Missing()
    return booth


def own_block(slug: str) -> Block:
    """Return the section of this address part, or raise Missing."""
    block = QUESTIONNAIRE.block(slug)
    if block is None:
        raise Missing()
    return block


def _wait_for(code: str) -> None:
    known = read_code(code)
    if known is not None:
        own = Booth.organisation_id.in_(actor().organisation_ids)
        session.execute(select(Booth.id).where(Booth.code == known, own).with_for_update())
