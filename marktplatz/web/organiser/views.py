"""Routes of the organiser's desk."""

from __future__ import annotations

from flask.typing import ResponseReturnValue

from marktplatz.core.permissions import Policy
from marktplatz.web.organiser.asking import asking_page, change_required, change_terms, vocabulary_page
from marktplatz.web.organiser.invitations import invitations_page, invite_exhibitor, revoke_invitation
from marktplatz.web.organiser.log import log_page
from marktplatz.web.organiser.outbox import mail_page, outbox_page, retry_mail
from marktplatz.web.organiser.overview import overview_page
from marktplatz.web.organiser.parts import event_named
from marktplatz.web.organiser.places import all_signs, assign_numbers, places_page
from marktplatz.web.organiser.register import register_page
from marktplatz.web.organiser.reminder import reminder_page
from marktplatz.web.surface import Surface

surface = Surface("organiser", __name__, url_prefix="/<lang:lang>/verwaltung")


@surface.get("/", policy=Policy.ORGANISER)
def overview() -> ResponseReturnValue:
    """Show the events, the state of the current one, and the mails."""
    return overview_page()


@surface.get("/<event>/angaben", policy=Policy.ORGANISER)
def asking(event: str) -> ResponseReturnValue:
    """Show which answers are required, and the vocabularies."""
    return asking_page(event_named(event))


@surface.post("/<event>/angaben", policy=Policy.ORGANISER)
def require_answers(event: str) -> ResponseReturnValue:
    """Set which answers are required."""
    return change_required(event_named(event))


@surface.get("/<event>/angaben/<name>", policy=Policy.ORGANISER)
def vocabulary(event: str, name: str) -> ResponseReturnValue:
    """Show the terms of a vocabulary to change."""
    return vocabulary_page(event_named(event), name)


@surface.post("/<event>/angaben/<name>", policy=Policy.ORGANISER)
def change_vocabulary(event: str, name: str) -> ResponseReturnValue:
    """Rename, retire and add terms."""
    return change_terms(event_named(event), name)


@surface.get("/<event>/einladungen", policy=Policy.ORGANISER)
def invitations(event: str) -> ResponseReturnValue:
    """List the invitations of an event with their links, and offer to invite."""
    return invitations_page(event_named(event))


@surface.post("/<event>/einladungen", policy=Policy.ORGANISER)
def invite(event: str) -> ResponseReturnValue:
    """Invite, or send the same invitation once more."""
    return invite_exhibitor(event_named(event))


@surface.post("/<event>/einladungen/<int(max=2147483647):number>/sperren", policy=Policy.ORGANISER)
def revoke(event: str, number: int) -> ResponseReturnValue:
    """Make the link of an invitation open nothing any more."""
    return revoke_invitation(event_named(event), number)


@surface.get("/<event>/staende", policy=Policy.ORGANISER)
def places(event: str) -> ResponseReturnValue:
    """List the exhibitors' booths of an event with their stand numbers to change."""
    return places_page(event_named(event))


@surface.post("/<event>/staende", policy=Policy.ORGANISER)
def assign_places(event: str) -> ResponseReturnValue:
    """Give many booths their stand numbers, all or none."""
    return assign_numbers(event_named(event))


@surface.get("/<event>/staende/schilder.pdf", policy=Policy.REVIEWER)
def signs(event: str) -> ResponseReturnValue:
    """Send the stand signs of all approved booths of an event, for organisers and reviewers."""
    return all_signs(event_named(event))


@surface.get("/<event>/erinnerung", policy=Policy.ORGANISER)
def reminder(event: str) -> ResponseReturnValue:
    """Show whom to remind, with addresses to copy."""
    return reminder_page(event_named(event))


@surface.get("/<event>/register", policy=Policy.ORGANISER)
def register(event: str) -> ResponseReturnValue:
    """List the entries taken over from public registers, with words to look for."""
    return register_page(event_named(event))


@surface.get("/postausgang", policy=Policy.ORGANISER)
def outbox() -> ResponseReturnValue:
    """List the mails, newest first."""
    return outbox_page()


@surface.get("/postausgang/<int(max=2147483647):number>", policy=Policy.ORGANISER)
def mail(number: int) -> ResponseReturnValue:
    """Show one mail."""
    return mail_page(number)


@surface.post("/postausgang/<int(max=2147483647):number>/erneut", policy=Policy.ORGANISER)
def try_mail_again(number: int) -> ResponseReturnValue:
    """Put a mail that was given up back to the waiting ones."""
    return retry_mail(number)


@surface.get("/protokoll", policy=Policy.ORGANISER)
def log() -> ResponseReturnValue:
    """Show the log, newest first."""
    return log_page()
