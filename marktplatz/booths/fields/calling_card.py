"""Block 1: who and what. It fits on one screen of a phone."""

from __future__ import annotations

from marktplatz.booths.fields import vocabularies
from marktplatz.core.fields import Block, Field, Kind, Need
from marktplatz.core.text import Text

BLOCK = Block(
    slug="wer-und-was",
    title=Text(de="Wer und was", en="Who and what"),
    about=Text(
        de="Titel, Kurzbeschreibung, Organisation, Kontakt",
        en="Title, short description, organisation, contact",
    ),
    fields=(
        Field(
            key="title",
            kind=Kind.LINE,
            label=Text(de="Projekttitel", en="Project title"),
            hint=Text(
                de="Sagen Sie, was die Lösung tut, möglichst mit einem Verb. Keine internen Abkürzungen.",
                en="Say what it does, if possible with a verb. No internal abbreviations.",
            ),
            example=Text(de="Schlaglöcher aus dem Bus heraus erkennen", en="Spotting potholes from the bus"),
            limit=120,
            suggested=70,
            need=Need.DRAFT,
            translatable=True,
            weight=8,
        ),
        Field(
            key="summary",
            kind=Kind.TEXT,
            label=Text(de="Kurzbeschreibung", en="Short description"),
            hint=Text(
                de="Zwei oder drei Sätze, die Ihre Nachbarschaft verstehen würde.",
                en="Two or three sentences that a neighbour would understand.",
            ),
            limit=300,
            need=Need.SUBMIT,
            translatable=True,
            weight=4,
        ),
        Field(
            key="organisation_name",
            kind=Kind.LINE,
            label=Text(de="Organisation", en="Organisation"),
            hint=Text(de="Der amtliche Name, ausgeschrieben.", en="The official name, written out."),
            limit=140,
            need=Need.DRAFT,
            weight=3,
            autocomplete="organization",
        ),
        Field(
            key="exhibitor_kind",
            kind=Kind.CHOICE,
            label=Text(de="Art der Aussteller*in", en="Kind of exhibitor"),
            hint=Text(
                de="Wer verantwortet das Projekt? Nicht gemeint ist, wer es programmiert hat.",
                en="Who is responsible for the project? Not who programmed it.",
            ),
            need=Need.SUBMIT,
            vocabulary=vocabularies.EXHIBITOR_KIND,
            facet=True,
            gap_shown=True,
        ),
        Field(
            key="country",
            kind=Kind.COUNTRY,
            label=Text(de="Land", en="Country"),
            hint=Text(de="Sitz der Organisation.", en="Where the organisation is based."),
            need=Need.SUBMIT,
            default="DE",
            autocomplete="country",
        ),
        Field(
            key="city",
            kind=Kind.LINE,
            label=Text(de="Ort", en="City"),
            hint=Text(
                de="Die Stadt oder Gemeinde, wenn der Name der Organisation sie nicht schon nennt.",
                en="The city or municipality, unless the name of the organisation says it.",
            ),
            limit=80,
            weight=3,
            autocomplete="address-level2",
        ),
        Field(
            key="public_contact_email",
            kind=Kind.EMAIL,
            label=Text(de="Öffentliche Kontaktadresse", en="Public contact address"),
            hint=Text(
                de="Das Postfach eines Teams, nicht die Adresse einer Person.",
                en="A team mailbox, not a person's address.",
            ),
            limit=254,
            need=Need.SUBMIT,
            autocomplete="off",
            gap_shown=True,
        ),
    ),
)
