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
        reader_help=Text(
            de="Hier steht, ob die Lösung Menschen benachteiligen könnte und wie das geprüft wurde. Ohne Prüfung weiß "
            "man es nicht.",
            en="This says whether the solution could put people at a disadvantage, and how that was checked. Without a "
            "check nobody knows.",
        ),
        example=Text(
            de="Busse fahren nicht in allen Vierteln gleich oft. Wo keine Linie fährt, schickt der Bauhof zweimal im "
            "Jahr ein eigenes Fahrzeug.",
            en="Buses do not run equally often in all quarters. Where there is no route, the works yard sends a "
            "vehicle of its own twice a year.",
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
        reader_help=Text(
            de="Hier steht, ob Frauen, Männer und nicht-binäre Menschen gleich gut mit der Lösung zurechtkommen, und "
            "ob die Daten das hergeben.",
            en="This says whether the solution works equally well for women, men and non-binary people, and whether "
            "the data can show it.",
        ),
        example=Text(
            de="Geprüft haben wir auch Geh- und Radwege zu Kitas und Schulen, weil mehr Frauen als Männer Kinder "
            "dorthin begleiten.",
            en="We also checked the paths to nurseries and schools, because more women than men take children there.",
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
        reader_help=Text(
            de="So merken Sie als Bürger*in oder Beschäftigte*r, dass KI im Spiel war.",
            en="This is how you notice, as a citizen or an employee, that AI was involved.",
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
        reader_help=Text(
            de="Dorthin können Sie sich wenden, wenn Sie ein Ergebnis für falsch halten.",
            en="This is where you can turn if you think that a result is wrong.",
        ),
        example=Text(
            de="Ein Anruf beim Bürgertelefon genügt. Ein Mensch sieht den Fall dann noch einmal an.",
            en="A call to the citizens' helpline is enough. A person then looks at the case again.",
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
        reader_help=Text(
            de="Diese Stelle verantwortet, was die Lösung ausgibt. Ein Programm kann keine Verantwortung tragen.",
            en="This office is responsible for what the solution puts out. A program cannot bear responsibility.",
        ),
        example=Text(de="Die Leitung des Straßenunterhalts", en="The head of road maintenance"),
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
        reader_help=Text(
            de="Hier steht, ob auch Menschen mit Behinderungen die Lösung benutzen können und was ihnen noch im Weg "
            "ist.",
            en="This says whether people with disabilities can use the solution too, and what is still in their way.",
        ),
        example=Text(
            de="Die Karte gibt es auch als Liste, die sich mit der Tastatur und mit Vorlesefunktion benutzen lässt.",
            en="The map is there as a list too, which works by keyboard and with a screen reader.",
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
        reader_help=Text(
            de="Der Stromverbrauch der Lösung, oft geschätzt. Vergleichen Sie Zahlen nur, wenn dasselbe gemessen "
            "wurde.",
            en="How much electricity the solution uses, often estimated. Compare figures only if the same was "
            "measured.",
        ),
        example=Text(
            de="Etwa 900 Kilowattstunden im Jahr. Gerechnet wird nachts, und nur neue Bilder werden ausgewertet.",
            en="About 900 kilowatt hours a year. It runs at night and analyses new pictures only.",
        ),
        limit=300,
        translatable=True,
        weight=1,
    ),
)
"""From fairness to energy, in the order of the form."""
