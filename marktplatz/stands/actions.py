"""Giving a booth its place."""

from __future__ import annotations

from collections.abc import Mapping

from sqlalchemy import select
from sqlalchemy.exc import IntegrityError

from marktplatz.booths import rules
from marktplatz.booths.facts import StandAssigned
from marktplatz.booths.models import Booth
from marktplatz.booths.workflow import Status
from marktplatz.core.codes import read_code, read_stand_number
from marktplatz.core.database import session
from marktplatz.core.errors import Conflict, Invalid, Missing
from marktplatz.core.facts import record
from marktplatz.core.permissions import Actor
from marktplatz.core.text import Text
from marktplatz.events.models import Event

BAD_NUMBER = Text(
    de="Schreiben Sie die Standnummer als Buchstabe und Ziffern, höchstens vier Zeichen, zum Beispiel A07.",
    en="Write the stand number as a letter and digits, at most four characters, for example A07.",
)
TAKEN = Text(
    de="{number} ist schon vergeben. Wählen Sie eine andere Nummer oder machen Sie {number} zuerst frei.",
    en="{number} is taken. Choose another number or free {number} first.",
)
WITHDRAWN = Text(de="Ein zurückgezogener Stand bekommt keinen Platz.", en="A withdrawn booth gets no place.")

TWICE = Text(
    de="{number} steht hier zweimal. Geben Sie jede Standnummer nur einem Stand.",
    en="{number} stands here twice. Give each stand number to one booth only.",
)
CHANGED = Text(
    de="Inzwischen hat jemand diese Nummer geändert, jetzt gilt: {number}. Prüfen Sie Ihre und speichern Sie dann.",
    en="Somebody changed this number in the meantime; it is now: {number}. Check yours, then save.",
)
NOTHING_ASSIGNED = Text(
    de="Es ist noch keine Nummer gespeichert. Prüfen Sie diese Felder und speichern Sie dann alle zusammen.",
    en="No number has been saved yet. Check these fields, then save all of them together.",
)
NO_NUMBER = Text(de="keine Nummer", en="no number")


class Collision(Conflict):
    """Numbers that cannot be given like this; ``problems`` says which, by the code of the booth."""

    def __init__(self, problems: dict[str, Text]) -> None:
        super().__init__(NOTHING_ASSIGNED)
        self.problems = problems


def assign(booth: Booth, typed: str, *, actor: Actor) -> None:
    """Give a booth a stand number, another one, or (empty) none. Its code and QR code stay as they are.

    Raises Refused for all but reviewers and organisers and for entries of a register, Invalid for what is no number,
    Conflict when it is taken at this event or the booth is withdrawn. Two at the same moment: the database lets one
    through.
    """
    rules.may_place(actor, booth).require()
    number = read_stand_number(typed) if typed.strip() else None
    if typed.strip() and number is None:
        raise Invalid(BAD_NUMBER, {"stand_number": BAD_NUMBER})
    if number is not None and booth.status == Status.WITHDRAWN:
        raise Conflict(WITHDRAWN)
    before = booth.stand_number
    if number == before:
        return
    _take(booth, number)
    _told(booth, before, actor)


def assign_many(event_id: int, typed: Mapping[str, str], *, actor: Actor, seen: Mapping[str, str] | None = None) -> int:
    """Give many booths of an event their numbers at once, by code: all or none. Returns how many changed.

    Booths may swap numbers. ``seen`` holds what the sender saw before typing, where that is known: a field left alone
    changes nothing, and one that somebody else changed meanwhile is a collision. Raises Refused for all but reviewers
    and organisers and for entries of a register, Missing for a code of elsewhere, Invalid (problems by code) for what
    is no number, Collision for a number that is taken or stands there twice, and for withdrawn booths.
    """
    if not actor.is_reviewer:
        rules.NOT_A_REVIEWER.require()
    before = seen or {}
    given = {code: text.strip() for code, text in typed.items() if text.strip() != before.get(code)}
    numbers = {code: read_stand_number(text) for code, text in given.items()}
    bad = {code: BAD_NUMBER for code, text in given.items() if text and numbers[code] is None}
    # One at a time: PostgreSQL would let two tables of numbers wait for each other.
    session.execute(select(Event.id).where(Event.id == event_id).with_for_update(key_share=True))
    booths = [booth for booth in _booths(event_id, numbers) if booth.code not in bad]
    changed = {booth: numbers[booth.code] for booth in booths if booth.stand_number != numbers[booth.code]}
    for booth in booths:
        rules.may_place(actor, booth).require()
    problems = bad | _clashes(event_id, changed, before)
    if problems:
        raise Invalid(NOTHING_ASSIGNED, problems) if bad else Collision(problems)
    old = {booth: booth.stand_number for booth in changed}
    _take_all(event_id, changed)
    for booth in changed:
        _told(booth, old[booth], actor)
    return len(changed)


def _booths(event_id: int, numbers: Mapping[str, str | None]) -> list[Booth]:
    if any(read_code(code) != code for code in numbers):
        raise Missing()
    query = select(Booth).where(Booth.event_id == event_id, Booth.code.in_(numbers)).order_by(Booth.id)
    # Held until the end: a booth withdrawn at this moment must not keep a number.
    query = query.with_for_update()
    found = list(session.scalars(query))
    if len(found) != len(numbers):
        raise Missing()
    return found


def _clashes(event_id: int, wanted: Mapping[Booth, str | None], seen: Mapping[str, str]) -> dict[str, Text]:
    problems: dict[str, Text] = {}
    given = list(wanted.values())
    taken = _held_by_others(event_id, wanted)
    for booth, number in wanted.items():
        if (booth.stand_number or "") != seen.get(booth.code, booth.stand_number or ""):
            problems[booth.code] = CHANGED.filled(number=booth.stand_number or NO_NUMBER)
        elif number is None:
            continue
        elif booth.status == Status.WITHDRAWN:
            problems[booth.code] = WITHDRAWN
        elif number in taken:
            problems[booth.code] = TAKEN.filled(number=number)
        elif given.count(number) > 1:
            problems[booth.code] = TWICE.filled(number=number)
    return problems


def _held_by_others(event_id: int, wanted: Mapping[Booth, str | None]) -> set[str | None]:
    query = select(Booth.stand_number).where(
        Booth.event_id == event_id,
        Booth.stand_number.in_([number for number in wanted.values() if number]),
        Booth.id.not_in([booth.id for booth in wanted]),
    )
    return set(session.scalars(query))


def _take_all(event_id: int, wanted: Mapping[Booth, str | None]) -> None:
    try:
        with session.begin_nested():
            # First all free, then all given: numbers may swap, and the database checks each row by itself.
            for booth in wanted:
                booth.stand_number = None
            session.flush()
            for booth, number in wanted.items():
                booth.stand_number = number
            session.flush()
    except IntegrityError:
        taken = _held_by_others(event_id, wanted)
        raise Collision(
            {booth.code: TAKEN.filled(number=number) for booth, number in wanted.items() if number in taken}
        ) from None


def _told(booth: Booth, before: str | None, actor: Actor) -> None:
    record(
        session,
        StandAssigned(
            actor_id=actor.account_id,
            booth_id=booth.id,
            event_id=booth.event_id,
            stand_number=booth.stand_number,
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
