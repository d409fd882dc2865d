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
        most=20,
        visibility=Visibility.INTERNAL,
    ),
)
"""From space to crew, in the order of the form."""
