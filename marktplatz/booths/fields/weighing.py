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
            reader_help=Text(
                de="So beschreibt die Aussteller*in, was die Menschen in der Stadt davon haben. Fragen Sie nach, woran "
                "man es messen kann.",
                en="This is how the exhibitor describes what people in the city gain. Ask how it can be measured.",
            ),
            example=Text(
                de="Schäden sind nach drei Tagen repariert statt nach drei Wochen. Niemand muss sie dafür melden.",
                en="Damage is repaired after three days instead of three weeks. Nobody has to report it.",
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
            reader_help=Text(
                de="Das erwartet die Aussteller*in von der Lösung. Was schon eingetreten ist, steht unter Erprobung "
                "und Ergebnisse.",
                en="This is what the exhibitor expects of the solution. What has come true already is told under "
                "evaluation and results.",
            ),
            example=Text(
                de="Der Bauhof kann Reparaturen einer Straße zusammenlegen und muss sie nur einmal sperren.",
                en="The works yard can do all repairs of a street together and has to close it only once.",
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
            reader_help=Text(
                de="Das kann schiefgehen, und das tut die Organisation dagegen. Ein offen genanntes Risiko ist kein "
                "schlechtes Zeichen.",
                en="This can go wrong, and this is what the organisation does about it. A risk that is named openly is "
                "no bad sign.",
            ),
            example=Text(
                de="Auf den Fotos können Menschen zu sehen sein. Die Kamera macht Gesichter unkenntlich, bevor sie ein "
                "Bild speichert.",
                en="People may be seen in the photographs. The camera blurs faces before it stores a picture.",
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
            reader_help=Text(
                de="Dafür ist die Lösung nicht gemacht. Auch ein gutes System liefert außerhalb dieser Grenzen falsche "
                "Ergebnisse.",
                en="The solution is not made for this. Beyond these limits even a good system gives wrong results.",
            ),
            example=Text(
                de="Bei Schnee und bei Nacht erkennt die Lösung Schäden nicht zuverlässig.",
                en="In snow and at night the solution does not recognise damage reliably.",
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
            reader_help=Text(
                de="Das hat die Organisation geprüft und gemessen. Wenige Fälle sagen weniger aus als viele; achten "
                "Sie auch auf das Datum.",
                en="This is what the organisation has checked and measured. Few cases say less than many; look at the "
                "date too.",
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
            reader_help=Text(
                de="Angaben der Aussteller*in zu Geld und Arbeitszeit. Oft sind es Schätzungen, und was enthalten ist, "
                "kann sich unterscheiden.",
                en="What the exhibitor says about money and working time. These are often estimates, and what they "
                "include can differ.",
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
