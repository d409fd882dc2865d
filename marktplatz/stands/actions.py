"""Giving a booth its place."""

from __future__ import annotations

from sqlalchemy import select
from sqlalchemy.exc import IntegrityError

from marktplatz.booths import rules
from marktplatz.booths.facts import StandAssigned
from marktplatz.booths.models import Booth
from marktplatz.booths.workflow import Status
from marktplatz.core.codes import read_stand_number
from marktplatz.core.database import session
from marktplatz.core.errors import Conflict, Invalid
from marktplatz.core.facts import record
from marktplatz.core.permissions import Actor
from marktplatz.core.text import Text

BAD_NUMBER = Text(
    de="Schreiben Sie die Standnummer als Buchstabe und Ziffern, höchstens vier Zeichen, zum Beispiel A07.",
    en="Write the stand number as a letter and digits, at most four characters, for example A07.",
)
TAKEN = Text(
    de="{number} ist schon vergeben. Wählen Sie eine andere Nummer oder machen Sie {number} zuerst frei.",
    en="{number} is taken. Choose another number or free {number} first.",
)
WITHDRAWN = Text(de="Ein zurückgezogener Stand bekommt keinen Platz.", en="A withdrawn booth gets no place.")


def assign(booth: Booth, typed: str, *, actor: Actor) -> None:
    """Give a booth a stand number, another one, or (empty) none. Its code and QR code stay as they are.

    Raises Refused for all but reviewers and organisers, Invalid for what is no number, Conflict when it is taken at
    this event or the booth is withdrawn. Two at the same moment: the database lets one through.
    """
    if not actor.is_reviewer:
        rules.NOT_A_REVIEWER.require()
    number = read_stand_number(typed) if typed.strip() else None
    if typed.strip() and number is None:
        raise Invalid(BAD_NUMBER, {"stand_number": BAD_NUMBER})
    if number is not None and booth.status == Status.WITHDRAWN:
        raise Conflict(WITHDRAWN)
    before = booth.stand_number
    if number == before:
        return
    _take(booth, number)
    record(
        session,
        StandAssigned(
            actor_id=actor.account_id,
            booth_id=booth.id,
            event_id=booth.event_id,
            stand_number=number,
            before=before,
        ),
    )


def _take(booth: Booth, number: str | None) -> None:
    holder = select(Booth.id).where(
        Booth.event_id == booth.event_id, Booth.stand_number == number, Booth.id != booth.id
    )
    if number is not None and session.scalar(holder) is not None:
        raise Conflict(TAKEN.filled(number=number))
    try:
        with session.begin_nested():
            booth.stand_number = number
            session.flush()
    except IntegrityError:
        raise Conflict(TAKEN.filled(number=number)) from None
