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
            reader_help=Text(
                de="So war es vor der Lösung. Daran können Sie messen, ob sie hilft.",
                en="This is how things were before the solution. By this you can judge whether it helps.",
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
            reader_help=Text(
                de="Der ganze Text der Aussteller*in, für alle, die es genau wissen wollen.",
                en="The exhibitor's whole text, for everybody who wants to know the details.",
            ),
            example=Text(
                de="Zwölf Busse fotografieren auf ihrer Linie die Fahrbahn. Ein Modell sucht auf den Bildern nach "
                "Rissen und Löchern. Jede Nacht entsteht daraus eine Liste für den Bauhof.",
                en="Twelve buses take pictures of the road on their routes. A model looks for cracks and holes in the "
                "pictures. Every night this becomes a list for the works yard.",
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
            reader_help=Text(
                de="Der Weg von der Eingabe zum Ergebnis, ohne Fachwörter. Wenn Ihnen ein Schritt unklar bleibt, "
                "fragen Sie am Stand.",
                en="The way from the input to the result, without technical terms. If a step is unclear to you, ask at "
                "the stand.",
            ),
            example=Text(
                de="Hinein kommen Fotos der Fahrbahn. Ein gelerntes Modell vergleicht sie mit bekannten Schäden. "
                "Heraus kommt eine Karte mit den Stellen, die jemand ansehen soll.",
                en="Photographs of the road go in. A trained model compares them with known damage. A map comes out "
                "with the places that somebody should look at.",
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
            weight=1,
            facet=True,
            gap_shown=True,
        ),
        Field(
            key="technology",
            kind=Kind.CHOICES,
            label=Text(de="Technik", en="Technology"),
            hint=Text(de="Wählen Sie eine bis fünf.", en="Choose one to five."),
            reader_help=Text(
                de="Welche Arten von Software in der Lösung stecken. Generative KI erzeugt neue Texte, Bilder oder "
                "Töne; andere Verfahren sortieren, erkennen oder rechnen.",
                en="Which kinds of software the solution is made of. Generative AI creates new texts, pictures or "
                "sounds; other methods sort, recognise or calculate.",
            ),
            most=5,
            need=Need.SUBMIT,
            vocabulary=solution_vocabularies.TECHNOLOGY,
            weight=1,
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
            reader_help=Text(
                de="Wie weit das Projekt war, als dieser Eintrag geschrieben wurde. Pilotbetrieb heißt: Es wird in "
                "kleinem Umfang benutzt.",
                en="How far the project was when this entry was written. A pilot is used already, on a small scale.",
            ),
            need=Need.SUBMIT,
            vocabulary=solution_vocabularies.LIFECYCLE_STATUS,
            weight=1,
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
            reader_help=Text(
                de="Seit diesem Monat arbeiten Menschen mit der Lösung. Je länger das ist, desto mehr Erfahrung steckt "
                "in den Angaben.",
                en="People have worked with the solution since this month. The longer ago that is, the more experience "
                "there is behind the answers.",
            ),
            example=Text(de="2025-03", en="2025-03"),
            need=Need.FULL,
            condition=_IN_USE,
        ),
        Field(
            key="planned_start",
            kind=Kind.PERIOD,
            label=Text(de="Geplanter Start", en="Planned start"),
            hint=Text(
                de="Wann soll es losgehen? Schreiben Sie Jahr und Monat, oder Jahr und Quartal.",
                en="When is it to start? Write year and month, or year and quarter.",
            ),
            reader_help=Text(
                de="Dann will die Organisation anfangen. Es ist ein Plan, keine Zusage.",
                en="This is when the organisation means to begin. It is a plan, not a promise.",
            ),
            example=Text(de="2027-Q2 für das zweite Quartal 2027", en="2027-Q2 for the second quarter of 2027"),
        ),
        Field(
            key="domain",
            kind=Kind.CHOICES,
            label=Text(de="Anwendungsbereich", en="Application domain"),
            hint=Text(de="Wählen Sie einen bis drei.", en="Choose one to three."),
            reader_help=Text(
                de="Zu diesen Aufgaben der Verwaltung gehört die Lösung. Im Katalog finden Sie darüber ähnliche "
                "Stände.",
                en="The solution belongs to these tasks of an administration. In the catalogue they lead you to "
                "similar booths.",
            ),
            most=3,
            need=Need.SUBMIT,
            vocabulary=vocabularies.DOMAIN,
            weight=1,
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
            reader_help=Text(
                de="Diese Menschen benutzen die Lösung oder spüren ihr Ergebnis. Beides muss nicht dieselbe Gruppe "
                "sein.",
                en="These people use the solution or feel its result. The two need not be the same group.",
            ),
            need=Need.FULL,
            vocabulary=solution_vocabularies.TARGET_GROUPS,
            weight=1,
            facet=True,
        ),
        *OPERATION,
    ),
)
