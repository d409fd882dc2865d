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
        reader_help=Text(
            de="Hier steht, welche Menschen eingreifen können und wann. Achten Sie darauf, ob jemand jedes Ergebnis "
            "ansieht oder nur Stichproben.",
            en="This says which people can step in, and when. Note whether somebody looks at every result or only at "
            "samples.",
        ),
        example=Text(
            de="Zwei Beschäftigte des Bauhofs sehen sich jede Meldung an. Sie können die Lösung jederzeit abschalten; "
            "die Leitung steht für sie ein.",
            en="Two members of the works yard look at every report. They can switch the solution off at any time; its "
            "head answers for it.",
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
        reader_help=Text(
            de="Aus diesen Daten kommen die Ergebnisse. Was in den Daten fehlt oder veraltet ist, fehlt auch im "
            "Ergebnis.",
            en="The results come from these data. What is missing or out of date in them is missing in the result too.",
        ),
        example=Text(
            de="8.000 eigene Fotos von Straßen aus dem Jahr 2025, von Hand beschriftet. Daraus hat das Modell gelernt.",
            en="8,000 photographs of our own streets from 2025, labelled by hand. The model was trained on them.",
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
        reader_help=Text(
            de="Das steckt in der Lösung, und diese Firma oder Stelle liefert es. So sehen Sie, wovon die Organisation "
            "abhängt.",
            en="This is inside the solution, and this company or body supplies it. It shows on whom the organisation "
            "depends.",
        ),
        example=Text(
            de="Ein offenes Modell zur Bilderkennung, angepasst von der Technischen Hochschule Musterstadt",
            en="An open model for image recognition, adapted by Musterstadt University of Applied Sciences",
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
        reader_help=Text(
            de="Unter dieser Adresse kann jeder Mensch nachlesen, wie das Programm geschrieben ist.",
            en="At this address everybody can read how the program is written.",
        ),
        example=Text(de="https://code.musterstadt.example/schlagloch", en="https://code.musterstadt.example/pothole"),
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
        reader_help=Text(
            de="Die Lizenz sagt, unter welchen Bedingungen andere das Programm benutzen und ändern dürfen.",
            en="The licence says on what terms others may use and change the program.",
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
        reader_help=Text(
            de="Hier sagt die Organisation, ob eine andere Stadt die Lösung übernehmen könnte. „Frei nachnutzbar“ "
            "heißt nicht, dass der Betrieb nichts kostet.",
            en="Here the organisation says whether another city could take the solution over. “Freely reusable” does "
            "not mean that running it costs nothing.",
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
        reader_help=Text(
            de="Das braucht eine andere Stadt dafür: zum Beispiel Daten, Geräte, Verträge oder Fachleute.",
            en="This is what another city needs for it, for example data, equipment, contracts or specialists.",
        ),
        example=Text(
            de="Nötig sind eine Kamera je Bus und ein Vertrag mit dem Verkehrsbetrieb.",
            en="It takes one camera for each bus and a contract with the transport company.",
        ),
        limit=300,
        translatable=True,
        weight=1,
    ),
)
"""From the role in decisions to reuse, in the order of the form."""
