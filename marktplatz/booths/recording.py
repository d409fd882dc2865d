"""The recording of what was shown at a booth: reviewers add its address once the event has begun.

It stands beside the answers, as the stand number does: no revision changes it, and nobody has to review it again.
"""

from __future__ import annotations

from marktplatz.booths import rules
from marktplatz.booths.facts import RecordingSet
from marktplatz.booths.models import Booth
from marktplatz.booths.workflow import Status
from marktplatz.core import clock
from marktplatz.core.checks import flaws
from marktplatz.core.database import session
from marktplatz.core.errors import Conflict, Invalid
from marktplatz.core.facts import record
from marktplatz.core.fields import Field, Kind
from marktplatz.core.permissions import Actor, Decision, denied
from marktplatz.core.text import Text, tidy
from marktplatz.events.models import Event

RECORDING = Field(
    key="recording_url",
    kind=Kind.URL,
    label=Text(de="Aufzeichnung", en="Recording"),
    hint=Text(
        de="Die Adresse der Aufzeichnung, beginnend mit https://. Besucher*innen sehen sie sofort; ein leeres Feld "
        "nimmt sie wieder weg.",
        en="The address of the recording, starting with https://. Visitors see it at once; an empty field takes it "
        "away again.",
    ),
    limit=500,
)
NOT_YET = Text(
    de="Die Veranstaltung hat noch nicht begonnen: Es kann noch keine Aufzeichnung geben.",
    en="The event has not begun: there cannot be a recording yet.",
)
WITHDRAWN = Text(
    de="Dieser Stand ist zurückgezogen. Er bekommt keine Aufzeichnung mehr.",
    en="This booth is withdrawn. It gets no recording any more.",
)
NOT_SHOWN = denied(
    de="Dieser Eintrag kommt aus einem Register. Er war nicht ausgestellt und bekommt keine Aufzeichnung.",
    en="This entry comes from a register. It was not exhibited and gets no recording.",
)


def may_be_there(event: Event) -> bool:
    """Say whether there can be recordings: from the beginning of the event on, always where it names none."""
    return event.starts_at is None or event.starts_at <= clock.now()


def may_record(actor: Actor, booth: Booth) -> Decision:
    """Say whether the actor may: whoever may review the booth. A register's entry was shown nowhere."""
    return NOT_SHOWN if booth.origin == "register" else rules.may_review(actor, booth)


def set_recording(booth: Booth, typed: str, *, actor: Actor) -> None:
    """Set the address of the recording, or (empty) take it away. The same once more changes nothing.

    Raises Refused for all but reviewers and organisers of other organisations and for entries of a register, Conflict
    before the event and for a withdrawn booth, Invalid for what is no address or too long.
    """
    may_record(actor, booth).require()
    url = tidy(typed, multiline=False) or None
    for flaw in flaws(RECORDING, {RECORDING.key: url}):
        raise Invalid(flaw.message, {RECORDING.key: flaw.message})
    if url == booth.recording_url:
        return
    if url is not None and booth.status == Status.WITHDRAWN:
        raise Conflict(WITHDRAWN)
    if url is not None and not may_be_there(booth.event):
        raise Conflict(NOT_YET)
    booth.recording_url = url
    session.flush()
    record(
        session,
        RecordingSet(actor_id=actor.account_id, booth_id=booth.id, event_id=booth.event_id, is_there=url is not None),
    )
