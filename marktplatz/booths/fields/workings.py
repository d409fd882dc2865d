"""Block 2: how it works."""

from __future__ import annotations

from marktplatz.booths.fields import solution_vocabularies, vocabularies
from marktplatz.booths.fields.operation import OPERATION
from marktplatz.core.fields import Block, Condition, Field, Kind, Need
from marktplatz.core.text import Text

_IN_USE = Condition(
    key="lifecycle_status",
    codes=frozenset({"operational", "retired"}),
    words=Text(
        de="nur bei Lösungen, die im Einsatz sind oder waren",
        en="only for solutions that are in use or were",
    ),
)

BLOCK = Block(
    slug="funktionsweise",
    title=Text(de="So funktioniert es", en="How it works"),
    about=Text(
        de="Beschreibung, Regeln oder lernend, Technik, Stand der Umsetzung, Daten",
        en="Description, rules or learning, technology, stage, data",
    ),
    fields=(
        Field(
            key="problem",
            kind=Kind.TEXT,
            label=Text(de="Ausgangslage", en="Problem addressed"),
            hint=Text(
                de="Was war vorher langsam, falsch oder unmöglich?",
                en="What was slow, wrong or impossible before?",
            ),
            example=Text(
                de="Schäden wurden erst bekannt, wenn jemand sie gemeldet hatte.",
                en="Damage became known only after somebody had reported it.",
            ),
            limit=800,
            need=Need.FULL,
            translatable=True,
            weight=1,
        ),
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
            key="how_it_works",
            kind=Kind.TEXT,
            label=Text(de="Funktionsweise in einfachen Worten", en="How it works, in plain words"),
            hint=Text(
                de="Was kommt hinein, was geschieht darin, was kommt heraus? Namen von Produkten braucht es nicht.",
                en="What goes in, what happens inside, what comes out? No brand names needed.",
            ),
            limit=2_000,
            need=Need.FULL,
            translatable=True,
            weight=1,
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
            vocabulary=solution_vocabularies.LOGIC_TYPE,
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
            vocabulary=solution_vocabularies.TECHNOLOGY,
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
            vocabulary=solution_vocabularies.LIFECYCLE_STATUS,
            facet=True,
            gap_shown=True,
        ),
        Field(
            key="in_use_since",
            kind=Kind.MONTH,
            label=Text(de="Im Einsatz seit", en="In use since"),
            hint=Text(
                de="In welchem Monat hat der Betrieb begonnen? Schreiben Sie Jahr und Monat.",
                en="In which month did it go into use? Write year and month.",
            ),
            example=Text(de="2025-03", en="2025-03"),
            need=Need.FULL,
            condition=_IN_USE,
        ),
        Field(
            key="planned_start",
            kind=Kind.MONTH,
            label=Text(de="Geplanter Start", en="Planned start"),
            hint=Text(
                de="Wann soll es losgehen? Schreiben Sie Jahr und Monat, oder Jahr und Quartal.",
                en="When is it to start? Write year and month, or year and quarter.",
            ),
            example=Text(de="2027-Q2 für das zweite Quartal 2027", en="2027-Q2 for the second quarter of 2027"),
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
        Field(
            key="target_groups",
            kind=Kind.CHOICES,
            label=Text(de="Für wen", en="Who it is for"),
            hint=Text(
                de="Wer benutzt die Lösung, und wer spürt ihr Ergebnis? Kreuzen Sie alle an.",
                en="Who uses it, and who feels the result? Tick all of them.",
            ),
            need=Need.FULL,
            vocabulary=solution_vocabularies.TARGET_GROUPS,
            facet=True,
        ),
        *OPERATION,
    ),
)
