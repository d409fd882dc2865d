"""Block 6, second half: what a stand in the hall needs. Only exhibitors and reviewers see it."""

from __future__ import annotations

from marktplatz.booths.fields import stand_vocabularies
from marktplatz.booths.fields.conditions import ON_SITE
from marktplatz.core.fields import Field, Kind, Need, Visibility
from marktplatz.core.text import Text

NEEDS = (
    Field(
        key="needs_space",
        kind=Kind.NUMBER,
        label=Text(de="Fläche in Quadratmetern", en="Space in square metres"),
        hint=Text(
            de="Wie viel Platz brauchen Sie, mit Tisch und Raum für Besucher*innen?",
            en="How much space do you need, with a table and room for visitors?",
        ),
        reader_help=Text(
            de="So viel Platz plant das Team in der Halle für den Stand ein. Nur die Organisation liest das.",
            en="This is how much room to plan for the stand in the hall. Only the organisers read it.",
        ),
        example=Text(de="6", en="6"),
        at_least=1,
        most=100,
        need=Need.FULL,
        condition=ON_SITE,
        visibility=Visibility.INTERNAL,
    ),
    Field(
        key="needs_power",
        kind=Kind.NUMBER,
        label=Text(de="Steckdosen", en="Power sockets"),
        hint=Text(
            de="Wie viele Steckdosen brauchen Sie? Schreiben Sie 0, wenn Sie keine brauchen.",
            en="How many power sockets do you need? Write 0 if you need none.",
        ),
        reader_help=Text(
            de="So viele Steckdosen muss die Halle am Stand bereitstellen. 0 heißt: keine nötig.",
            en="This is how many sockets the hall must provide at the stand. 0 means that none is needed.",
        ),
        example=Text(de="2", en="2"),
        most=20,
        need=Need.FULL,
        condition=ON_SITE,
        visibility=Visibility.INTERNAL,
    ),
    Field(
        key="needs_network",
        kind=Kind.CHOICE,
        label=Text(de="Netzzugang", en="Network access"),
        hint=Text(
            de="Wie kommen Sie am Stand ins Internet? Das WLAN der Halle kann langsam sein.",
            en="How do you reach the internet at the stand? The hall's Wi-Fi can be slow.",
        ),
        reader_help=Text(
            de="So geht der Stand ins Internet. „Netzkabel“ heißt: In der Halle muss ein Anschluss liegen.",
            en="This is how the stand goes online. “Network cable” means that the hall must have a socket there.",
        ),
        need=Need.FULL,
        condition=ON_SITE,
        visibility=Visibility.INTERNAL,
        vocabulary=stand_vocabularies.NEEDS_NETWORK,
    ),
    Field(
        key="needs_screen",
        kind=Kind.CHOICE,
        label=Text(de="Bildschirm", en="Screen"),
        hint=Text(
            de="Brauchen Sie einen Bildschirm von uns, oder bringen Sie einen mit?",
            en="Do you need a screen from us, or do you bring one?",
        ),
        reader_help=Text(
            de="Zeigt, ob die Organisation Bildschirme stellen muss und wie viele.",
            en="Shows whether the organisers have to provide screens, and how many.",
        ),
        need=Need.FULL,
        condition=ON_SITE,
        visibility=Visibility.INTERNAL,
        vocabulary=stand_vocabularies.NEEDS_SCREEN,
    ),
    Field(
        key="needs_other",
        kind=Kind.TEXT,
        label=Text(de="Weiterer Bedarf", en="Other needs"),
        hint=Text(
            de="Was brauchen Sie sonst noch, zum Beispiel eine Stellwand oder einen ruhigen Platz?",
            en="What else do you need, for example a pinboard or a quiet place?",
        ),
        reader_help=Text(
            de="Wünsche, die in keine andere Frage passen. Zugesagt sind sie damit noch nicht.",
            en="Wishes that fit no other question. They are not promised yet.",
        ),
        example=Text(de="Eine Stellwand für zwei Poster", en="A pinboard for two posters"),
        limit=300,
        condition=ON_SITE,
        visibility=Visibility.INTERNAL,
    ),
    Field(
        key="crew_count",
        kind=Kind.NUMBER,
        label=Text(de="Standpersonal (Anzahl)", en="Stand crew (number)"),
        hint=Text(
            de="Wie viele Personen sind zugleich an Ihrem Stand? Die Zahl genügt, nennen Sie keine Namen.",
            en="How many people are at your stand at the same time? The number is enough, give no names.",
        ),
        reader_help=Text(
            de="So viele Menschen arbeiten gleichzeitig am Stand. Die Zahl hilft bei Ausweisen, Stühlen und "
            "Verpflegung.",
            en="This is how many people work at the stand at a time. The number helps with badges, chairs and "
            "catering.",
        ),
        example=Text(de="3", en="3"),
        most=20,
        visibility=Visibility.INTERNAL,
    ),
)
"""From space to crew, in the order of the form."""
