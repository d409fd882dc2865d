"""Block 6: the stand."""

from __future__ import annotations

from marktplatz.booths.fields import vocabularies
from marktplatz.core.fields import Block, Field, Kind, Need
from marktplatz.core.text import Text

BLOCK = Block(
    slug="am-stand",
    title=Text(de="Am Stand", en="At the stand"),
    about=Text(de="Teilnahme vor Ort oder virtuell", en="On site or virtual"),
    fields=(
        Field(
            key="participation_mode",
            kind=Kind.CHOICE,
            label=Text(de="Teilnahme", en="Participation"),
            hint=Text(
                de="Sind Sie am Veranstaltungstag mit einem Stand in der Halle?",
                en="Will you have a stand in the hall on the day of the event?",
            ),
            need=Need.SUBMIT,
            vocabulary=vocabularies.PARTICIPATION_MODE,
        ),
    ),
)
