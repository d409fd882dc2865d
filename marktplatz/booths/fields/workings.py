"""Block 2: how it works."""

from __future__ import annotations

from marktplatz.booths.fields import vocabularies
from marktplatz.core.fields import Block, Field, Kind, Need
from marktplatz.core.text import Text

BLOCK = Block(
    slug="funktionsweise",
    title=Text(de="So funktioniert es", en="How it works"),
    about=Text(
        de="Beschreibung, Regeln oder lernend, Technik, Stand der Umsetzung",
        en="Description, rules or learning, technology, stage",
    ),
    fields=(
        Field(
            key="description",
            kind=Kind.MARKDOWN,
            label=Text(de="Ausführliche Beschreibung", en="Full description"),
            hint=Text(
                de="Für alle, die mehr wissen wollen: mindestens 200 Zeichen. Überschriften, Listen, Tabellen und "
                "Links schreiben Sie in Markdown.",
                en="For readers who want more: at least 200 characters. Write headings, lists, tables and links in "
                "Markdown.",
            ),
            at_least=200,
            limit=6_000,
            need=Need.SUBMIT,
            translatable=True,
            weight=1,
            gap_shown=True,
        ),
        Field(
            key="logic_type",
            kind=Kind.CHOICE,
            label=Text(de="Feste Regeln oder lernendes System", en="Fixed rules or learning system"),
            hint=Text(
                de="Würde dieselbe Eingabe nach einer geschriebenen Regel immer dasselbe Ergebnis liefern?",
                en="Would the same input always give the same result by a written rule?",
            ),
            reader_help=Text(
                de="Feste Regeln sind aufgeschrieben und nachrechenbar. Ein lernendes System leitet sein Verhalten aus "
                "Beispielen ab.",
                en="Fixed rules are written down and can be recalculated. A learning system derives its behaviour from "
                "examples.",
            ),
            need=Need.SUBMIT,
            vocabulary=vocabularies.LOGIC_TYPE,
            facet=True,
            gap_shown=True,
        ),
        Field(
            key="technology",
            kind=Kind.CHOICES,
            label=Text(de="Technik", en="Technology"),
            hint=Text(de="Wählen Sie eine bis fünf.", en="Choose one to five."),
            most=5,
            need=Need.SUBMIT,
            vocabulary=vocabularies.TECHNOLOGY,
            facet=True,
            gap_shown=True,
        ),
        Field(
            key="lifecycle_status",
            kind=Kind.CHOICE,
            label=Text(de="Stand der Umsetzung", en="Stage"),
            hint=Text(
                de="Wie weit ist das Projekt heute, nicht am Tag der Veranstaltung?",
                en="How far is the project today, not on the day of the event?",
            ),
            need=Need.SUBMIT,
            vocabulary=vocabularies.LIFECYCLE_STATUS,
            facet=True,
            gap_shown=True,
        ),
        Field(
            key="domain",
            kind=Kind.CHOICES,
            label=Text(de="Anwendungsbereich", en="Application domain"),
            hint=Text(de="Wählen Sie einen bis drei.", en="Choose one to three."),
            most=3,
            need=Need.SUBMIT,
            vocabulary=vocabularies.DOMAIN,
            facet=True,
            gap_shown=True,
        ),
    ),
)
