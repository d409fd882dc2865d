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
            reader_help=Text(
                de="So ordnet die Aussteller*in ihr Projekt neben anderen ein. Andere Kommunen sehen das vielleicht "
                "anders.",
                en="This is how the exhibitor places the project beside others. Other municipalities may see it "
                "differently.",
            ),
            example=Text(
                de="Augsburg setzt Müllfahrzeuge statt Busse ein und kommt so in jede Straße.",
                en="Augsburg uses refuse lorries instead of buses and so reaches every street.",
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
            reader_help=Text(
                de="Das hat die Organisation aus dem Projekt gelernt, auch aus Fehlern.",
                en="This is what the organisation has learned from the project, from mistakes too.",
            ),
            example=Text(
                de="Wir würden den Bauhof von Anfang an beteiligen. Die erste Liste war für die tägliche Arbeit "
                "unbrauchbar.",
                en="We would involve the works yard from the start. The first list was of no use for daily work.",
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
            reader_help=Text(
                de="Eine Empfehlung der Aussteller*in an die Stadt München. Beschlossen ist damit nichts.",
                en="The exhibitor's recommendation to the City of Munich. Nothing is decided by it.",
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
