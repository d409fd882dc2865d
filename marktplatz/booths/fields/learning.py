"""Block 5: learning from each other."""

from __future__ import annotations

from marktplatz.booths.fields.conditions import FROM_OUTSIDE
from marktplatz.core.fields import Block, Field, Kind, Need
from marktplatz.core.text import Text

BLOCK = Block(
    slug="voneinander-lernen",
    title=Text(de="Voneinander lernen", en="Learning from each other"),
    about=Text(
        de="Vergleich, Erfahrungen, was München mitnehmen kann",
        en="Comparison, lessons learned, what Munich can take away",
    ),
    fields=(
        Field(
            key="comparison",
            kind=Kind.TEXT,
            label=Text(de="Vergleich mit anderen Kommunen", en="Comparison with other municipalities"),
            hint=Text(
                de="Wer macht es ähnlich, wer macht es anders?",
                en="Who does it similarly, who does it differently?",
            ),
            limit=600,
            translatable=True,
            weight=1,
        ),
        Field(
            key="lessons_learned",
            kind=Kind.TEXT,
            label=Text(de="Erfahrungen", en="Lessons learned"),
            hint=Text(
                de="Was würden Sie beim nächsten Mal anders machen?", en="What would you do differently next time?"
            ),
            limit=800,
            translatable=True,
            weight=1,
        ),
        Field(
            key="takeaway_for_munich",
            kind=Kind.TEXT,
            label=Text(de="Was München mitnehmen kann", en="What Munich can take away"),
            hint=Text(
                de="Ein Satz an den Stadtrat: Was empfehlen Sie der Stadt?",
                en="One sentence to the council: what do you recommend to the city?",
            ),
            example=Text(
                de="Fangen Sie mit einer Buslinie an, und zeigen Sie die Ergebnisse von Anfang an öffentlich.",
                en="Start with one bus line, and show the results in public from the first day.",
            ),
            limit=500,
            need=Need.FULL,
            required_when=(FROM_OUTSIDE,),
            translatable=True,
            weight=1,
        ),
    ),
)
