"""Block 4: employees."""

from __future__ import annotations

from marktplatz.booths.fields import weighing_vocabularies
from marktplatz.booths.fields.conditions import OWN_UNIT
from marktplatz.core.fields import Block, Condition, Field, Kind, Need, Visibility
from marktplatz.core.text import Text

_ANY_EFFECT = Condition(
    key="employee_effects",
    other_than=weighing_vocabularies.EMPLOYEE_EFFECTS.alone,
    words=Text(de="nur wenn es Auswirkungen gibt", en="only if there are effects"),
)
_OTHER_TASKS = Condition(
    key="employee_effects",
    codes=frozenset({"changed_tasks", "new_tasks", "jobs_lost"}),
    words=Text(
        de="nur bei veränderten, neuen oder wegfallenden Aufgaben",
        en="only for changed, new or lost tasks",
    ),
)

BLOCK = Block(
    slug="beschaeftigte",
    title=Text(de="Beschäftigte", en="Employees"),
    about=Text(
        de="Auswirkungen, Qualifizierung, Personalvertretung",
        en="Effects, training, staff council",
    ),
    fields=(
        Field(
            key="employee_effects",
            kind=Kind.CHOICES,
            label=Text(de="Auswirkungen auf Beschäftigte", en="Effects on employees"),
            hint=Text(
                de="Kreuzen Sie alles an, was zutrifft. Ehrlich ist besser als schön.",
                en="Tick all that apply. Honest is better than nice.",
            ),
            reader_help=Text(
                de="So wirkt sich die Lösung nach Einschätzung der Aussteller*in auf die Arbeit aus, in guter und in "
                "schlechter Richtung.",
                en="This is how the solution changes work in the exhibitor's opinion, for better and for worse.",
            ),
            need=Need.SUBMIT,
            vocabulary=weighing_vocabularies.EMPLOYEE_EFFECTS,
            facet=True,
            gap_shown=True,
        ),
        Field(
            key="employee_effects_note",
            kind=Kind.TEXT,
            label=Text(de="Erläuterung", en="Explanation"),
            hint=Text(
                de="Welche Aufgaben und welche Gruppen betrifft es, und ab wann?",
                en="Which tasks and which groups does it concern, and from when?",
            ),
            reader_help=Text(
                de="Hier steht genauer, wen die Auswirkungen treffen, bei welchen Aufgaben und ab wann.",
                en="This says in more detail whom the effects concern, in which tasks and from when.",
            ),
            example=Text(
                de="Sechs Beschäftigte fahren seit März keine Kontrollstrecken mehr. Sie planen jetzt die Reparaturen.",
                en="Since March six employees have no longer driven inspection routes. They now plan the repairs.",
            ),
            limit=800,
            need=Need.FULL,
            required_when=(_ANY_EFFECT,),
            translatable=True,
            weight=1,
        ),
        Field(
            key="qualification",
            kind=Kind.TEXT,
            label=Text(de="Qualifizierung", en="Training and qualification"),
            hint=Text(
                de="Wer lernt wann, mit der Lösung und den neuen Aufgaben umzugehen?",
                en="Who learns when how to work with the solution and the new tasks?",
            ),
            reader_help=Text(
                de="So bereitet die Organisation ihre Beschäftigten auf die Lösung vor. Achten Sie darauf, ob alle "
                "Betroffenen dabei sind.",
                en="This is how the organisation prepares its employees for the solution. Note whether all who are "
                "affected take part.",
            ),
            example=Text(
                de="Alle sechs haben im Februar zwei Tage lang geübt, Meldungen zu prüfen. Jedes Jahr kommt ein halber "
                "Tag dazu.",
                en="In February all six practised checking reports for two days. Half a day is added each year.",
            ),
            limit=600,
            need=Need.FULL,
            required_when=(_OTHER_TASKS,),
            translatable=True,
            weight=1,
        ),
        Field(
            key="staff_council_status",
            kind=Kind.CHOICE,
            label=Text(de="Beteiligung der Personalvertretung", en="Staff council involvement"),
            hint=Text(
                de="Wie weit ist die Beteiligung heute? Gefragt ist, was geschehen ist, nicht, ob es nötig war.",
                en="How far is the involvement today? Say what has been done, not whether it was required.",
            ),
            reader_help=Text(
                de="Die Personalvertretung spricht für die Beschäftigten einer Behörde. Hier steht, was geschehen ist, "
                "nicht, ob es nötig war.",
                en="A staff council speaks for the employees of an authority. This says what has been done, not "
                "whether it was required.",
            ),
            need=Need.FULL,
            required_when=(OWN_UNIT,),
            vocabulary=weighing_vocabularies.STAFF_COUNCIL_STATUS,
            facet=True,
            gap_shown=True,
        ),
        Field(
            key="staff_council_note",
            kind=Kind.TEXT,
            label=Text(de="Anmerkung zur Beteiligung", en="Note on involvement"),
            hint=Text(
                de="Nur für die Prüfung, zum Beispiel zu einem laufenden Verfahren. Wir veröffentlichen das nicht.",
                en="For the reviewers only, for example on a procedure under way. It is not published.",
            ),
            reader_help=Text(
                de="Interne Anmerkung für die Prüfung. Sie ergänzt den Stand der Beteiligung und wird nicht "
                "veröffentlicht.",
                en="An internal note for the reviewers. It adds to the state of the involvement and is not published.",
            ),
            example=Text(
                de="Der örtliche Personalrat berät am 3. März weiter.",
                en="The local staff council goes on with it on 3 March.",
            ),
            limit=300,
            visibility=Visibility.INTERNAL,
        ),
    ),
)
