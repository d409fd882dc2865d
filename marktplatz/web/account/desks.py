"""Where people go once they are signed in."""

from __future__ import annotations

from dataclasses import dataclass

from flask import url_for

from marktplatz.core.permissions import Actor
from marktplatz.core.text import Text
from marktplatz.web.actor import is_outside_adviser

ADVISER = Text(de="Beratung", en="Advice")
EXHIBITOR = Text(de="Meine Stände", en="My booths")
REVIEWER = Text(de="Einreichungen", en="Submissions")
ORGANISER = Text(de="Organisation", en="Organisation")


@dataclass(frozen=True)
class Desk:
    """One desk of a person."""

    name: Text
    address: str


def desks_of(actor: Actor) -> list[Desk]:
    """Return the desks of an actor, the one with the widest view first.

    Everybody has the exhibitor's at least; for advisers without organisation it says what their role is.
    """
    found = []
    if actor.is_organiser:
        found.append(Desk(ORGANISER, url_for("organiser.overview")))
    if actor.is_reviewer:
        found.append(Desk(REVIEWER, url_for("reviewer.queue")))
    if actor.organisation_ids or not found:
        found.append(Desk(ADVISER if is_outside_adviser(actor) else EXHIBITOR, url_for("exhibitor.own_booths")))
    return found
