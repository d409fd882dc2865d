"""Block 3: chances, risks, ethics."""

from __future__ import annotations

from marktplatz.booths.fields.fairness import FAIRNESS
from marktplatz.booths.fields.legal import LEGAL
from marktplatz.core.fields import Block, Field, Kind, Need
from marktplatz.core.text import Text

BLOCK = Block(
    slug="chancen-und-risiken",
    title=Text(de="Chancen, Risiken, Ethik", en="Opportunities, risks, ethics"),
    about=Text(
        de="Nutzen für die Stadtgesellschaft, Risiken, personenbezogene Daten, Fairness",
        en="Benefit for the city community, risks, personal data, fairness",
    ),
    fields=(
        Field(
            key="citizen_benefit",
            kind=Kind.TEXT,
            label=Text(de="Nutzen für die Stadtgesellschaft", en="Benefit for the city community"),
            hint=Text(
                de="Was ändert sich für Menschen in der Stadt, und woran merken sie es?",
                en="What changes for people in the city, and how would they notice?",
            ),
            limit=800,
            need=Need.SUBMIT,
            translatable=True,
            weight=1,
            gap_shown=True,
        ),
        Field(
            key="opportunities",
            kind=Kind.TEXT,
            label=Text(de="Chancen", en="Opportunities"),
            hint=Text(
                de="Was wird mit der Lösung möglich oder besser, auch innerhalb der Verwaltung?",
                en="What becomes possible or better with the solution, inside the administration too?",
            ),
            limit=800,
            need=Need.FULL,
            translatable=True,
            weight=1,
            gap_shown=True,
        ),
        Field(
            key="risks",
            kind=Kind.TEXT,
            label=Text(de="Risiken und Gegenmaßnahmen", en="Risks and countermeasures"),
            hint=Text(
                de="Nennen Sie mindestens ein Risiko und was Sie dagegen tun. „Keine“ ist keine Antwort.",
                en="Name at least one risk and what you do about it. “None” is not an answer.",
            ),
            limit=800,
            need=Need.SUBMIT,
            refuses_none=Text(
                de="Nennen Sie mindestens ein Risiko. „Keine“ reicht nicht.",
                en="Name at least one risk. “None” is not enough.",
            ),
            translatable=True,
            weight=1,
            gap_shown=True,
        ),
        Field(
            key="limitations",
            kind=Kind.TEXT,
            label=Text(de="Grenzen", en="Limitations"),
            hint=Text(
                de="Wofür sollte man die Lösung nicht verwenden?",
                en="What should the solution not be used for?",
            ),
            limit=600,
            translatable=True,
            weight=1,
        ),
        Field(
            key="evaluation",
            kind=Kind.TEXT,
            label=Text(de="Erprobung und Ergebnisse", en="Evaluation and results"),
            hint=Text(
                de="Was hat die Erprobung ergeben? Nennen Sie zu jeder Zahl die Einheit, das Datum und die Zahl der "
                "Fälle.",
                en="What did the trial show? With each figure give the unit, the date and the number of cases.",
            ),
            example=Text(
                de="91 Prozent der Schäden gefunden (412 Schäden, März 2026)",
                en="91 per cent of the damage found (412 cases, March 2026)",
            ),
            limit=800,
            translatable=True,
            weight=1,
        ),
        Field(
            key="effort",
            kind=Kind.TEXT,
            label=Text(de="Aufwand und Kosten", en="Effort and cost"),
            hint=Text(
                de="Was kostet die Lösung, und wie viel Arbeit macht sie? Schon die Größenordnung hilft dem Stadtrat.",
                en="What does the solution cost, and how much work is it? The order of magnitude already helps the "
                "council.",
            ),
            example=Text(
                de="Etwa 40.000 Euro im Jahr und eine halbe Stelle",
                en="About 40,000 euros a year and half a post",
            ),
            limit=300,
            translatable=True,
            weight=1,
        ),
        *LEGAL,
        *FAIRNESS,
    ),
)
