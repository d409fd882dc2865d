"""Block 2, second half: who decides and who checks, what it runs on, who else may use it."""

from __future__ import annotations

from marktplatz.booths.fields import solution_vocabularies
from marktplatz.core.fields import Field, Kind, Need
from marktplatz.core.text import Text

OPERATION = (
    Field(
        key="decision_role",
        kind=Kind.CHOICE,
        label=Text(de="Rolle bei Entscheidungen", en="Role in decisions"),
        hint=Text(
            de="Wählen Sie die stärkste Rolle, die die Lösung bei Ihnen hat.",
            en="Choose the strongest role that the solution has in your organisation.",
        ),
        reader_help=Text(
            de="Hier steht, wer am Ende entscheidet: ein Mensch oder das Programm.",
            en="This says who decides in the end: a human or the program.",
        ),
        need=Need.FULL,
        vocabulary=solution_vocabularies.DECISION_ROLE,
        facet=True,
        gap_shown=True,
    ),
    Field(
        key="human_oversight",
        kind=Kind.TEXT,
        label=Text(de="Menschliche Kontrolle", en="Human oversight"),
        hint=Text(
            de="Wer prüft die Ergebnisse, wer kann die Lösung anhalten, wer steht für sie ein?",
            en="Who checks the results, who can stop the solution, who answers for it?",
        ),
        limit=800,
        need=Need.FULL,
        translatable=True,
        weight=1,
        gap_shown=True,
    ),
    Field(
        key="data_used",
        kind=Kind.TEXT,
        label=Text(de="Verwendete Daten", en="Data used"),
        hint=Text(
            de="Woher kommen die Daten, und wie alt sind sie? Hat die Lösung daraus gelernt, oder schlägt sie nur "
            "darin nach?",
            en="Where do the data come from, and how old are they? Was the solution trained on them, or does it only "
            "look things up?",
        ),
        limit=1_000,
        need=Need.FULL,
        translatable=True,
        weight=1,
        gap_shown=True,
    ),
    Field(
        key="model_and_supplier",
        kind=Kind.TEXT,
        label=Text(de="Modell, Produkt, Anbieter", en="Model, product, supplier"),
        hint=Text(
            de="Welches Modell oder Produkt steckt darin, und wer liefert es?",
            en="Which model or product is inside, and who supplies it?",
        ),
        limit=300,
        translatable=True,
        weight=1,
    ),
    Field(
        key="hosting",
        kind=Kind.CHOICE,
        label=Text(de="Betriebsort", en="Hosting"),
        hint=Text(
            de="Wo läuft die Lösung, wenn sie Daten verarbeitet?",
            en="Where does the solution run when it processes data?",
        ),
        reader_help=Text(
            de="Hier steht, wo die Rechner sind, auf denen die Daten verarbeitet werden, und wem sie unterstehen.",
            en="This says where the computers are that process the data, and under whose control.",
        ),
        vocabulary=solution_vocabularies.HOSTING,
    ),
    Field(
        key="source_code_url",
        kind=Kind.URL,
        label=Text(de="Quellcode", en="Source code"),
        hint=Text(
            de="Ist der Quellcode öffentlich? Dann schreiben Sie seine Adresse. Sie beginnt mit https://.",
            en="Is the source code public? Then write its address. It starts with https://.",
        ),
        limit=500,
    ),
    Field(
        key="software_licence",
        kind=Kind.LINE,
        label=Text(de="Softwarelizenz", en="Software licence"),
        hint=Text(
            de="Unter welcher Lizenz steht der Quellcode? Der kurze Name genügt.",
            en="Under which licence is the source code? Its short name is enough.",
        ),
        example=Text(de="EUPL-1.2", en="EUPL-1.2"),
        limit=60,
        weight=1,
    ),
    Field(
        key="reuse",
        kind=Kind.CHOICE,
        label=Text(de="Nachnutzung", en="Reuse"),
        hint=Text(
            de="Könnte eine andere Stadt die Lösung übernehmen?",
            en="Could another city take this over?",
        ),
        vocabulary=solution_vocabularies.REUSE,
    ),
    Field(
        key="reuse_note",
        kind=Kind.TEXT,
        label=Text(de="Hinweise zur Nachnutzung", en="Notes on reuse"),
        hint=Text(
            de="Was müsste eine andere Stadt dafür wissen oder mitbringen?",
            en="What would another city have to know or bring along?",
        ),
        limit=300,
        translatable=True,
        weight=1,
    ),
)
"""From the role in decisions to reuse, in the order of the form."""
