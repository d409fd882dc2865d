"""Block 3, last part: fairness, openness, responsibility."""

from __future__ import annotations

from marktplatz.booths.fields.conditions import OWN_UNIT
from marktplatz.core.fields import Field, Kind, Need
from marktplatz.core.text import Text

FAIRNESS = (
    Field(
        key="fairness_check",
        kind=Kind.TEXT,
        label=Text(de="Fairness und Schutz vor Diskriminierung", en="Fairness and non-discrimination"),
        hint=Text(
            de="Wer könnte durch die Lösung schlechter behandelt werden, und wie haben Sie das geprüft?",
            en="Who could be worse off because of the solution, and how did you check?",
        ),
        limit=800,
        need=Need.FULL,
        translatable=True,
        weight=1,
        gap_shown=True,
    ),
    Field(
        key="gender_perspective",
        kind=Kind.TEXT,
        label=Text(de="Geschlechterperspektive", en="Gender perspective"),
        hint=Text(
            de="Funktioniert die Lösung für alle Geschlechter gleich gut? Denken Sie an Daten, Sprache und Beispiele.",
            en="Does the solution work equally well for all genders? Think of data, language and examples.",
        ),
        limit=600,
        need=Need.FULL,
        required_when=(OWN_UNIT,),
        translatable=True,
        weight=1,
        gap_shown=True,
    ),
    Field(
        key="transparency_measures",
        kind=Kind.TEXT,
        label=Text(de="Transparenz gegenüber Betroffenen", en="Transparency towards those affected"),
        hint=Text(
            de="Wie erfährt ein Mensch, dass KI beteiligt war?",
            en="How does a person learn that AI was involved?",
        ),
        example=Text(
            de="Jede Antwort trägt den Satz „Von einer KI geschrieben, von uns geprüft“.",
            en="Every answer carries the sentence “Written by an AI, checked by us”.",
        ),
        limit=600,
        need=Need.FULL,
        translatable=True,
        weight=1,
        gap_shown=True,
    ),
    Field(
        key="redress",
        kind=Kind.TEXT,
        label=Text(de="Beschwerde und Widerspruch", en="Complaint and objection"),
        hint=Text(
            de="Wo und wie kann sich jemand beschweren oder widersprechen?",
            en="Where and how can somebody complain or object?",
        ),
        limit=400,
        translatable=True,
        weight=1,
    ),
    Field(
        key="responsibility_note",
        kind=Kind.TEXT,
        label=Text(de="Verantwortung", en="Responsibility"),
        hint=Text(de="Welche Stelle steht für die Ergebnisse ein?", en="Which office answers for the results?"),
        limit=400,
        translatable=True,
        weight=1,
    ),
    Field(
        key="solution_accessibility",
        kind=Kind.TEXT,
        label=Text(de="Barrierefreiheit der Lösung", en="Accessibility of the solution"),
        hint=Text(
            de="Können alle Menschen die Lösung benutzen, zum Beispiel nur mit der Tastatur oder mit Vorlesefunktion?",
            en="Can everybody use the solution, for example by keyboard only or with a screen reader?",
        ),
        limit=400,
        translatable=True,
        weight=1,
    ),
    Field(
        key="energy_note",
        kind=Kind.TEXT,
        label=Text(de="Energie und Klima", en="Energy and climate"),
        hint=Text(
            de="Wie viel Strom braucht die Lösung, und was tun Sie, damit es wenig bleibt? Eine Schätzung genügt.",
            en="How much electricity does the solution need, and what do you do to keep it low? An estimate is enough.",
        ),
        limit=300,
        translatable=True,
        weight=1,
    ),
)
"""From fairness to energy, in the order of the form."""
