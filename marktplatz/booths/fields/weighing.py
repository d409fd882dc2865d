"""Block 3: chances, risks, ethics."""

from __future__ import annotations

from marktplatz.booths.fields import vocabularies
from marktplatz.core.fields import Block, Field, Kind, Need
from marktplatz.core.text import Text

BLOCK = Block(
    slug="chancen-und-risiken",
    title=Text(de="Chancen, Risiken, Ethik", en="Opportunities, risks, ethics"),
    about=Text(
        de="Nutzen für die Stadtgesellschaft, Risiken, personenbezogene Daten",
        en="Benefit for the city community, risks, personal data",
    ),
    fields=(
        Field(
            key="citizen_benefit",
            kind=Kind.TEXT,
            label=Text(de="Nutzen für die Stadtgesellschaft", en="Benefit for the city community"),
            hint=Text(
                de="Was ändert sich für Menschen in der Stadt, und woran merken sie es?",
                en="What changes for people in the city, and how would they notice?",
            ),
            limit=800,
            need=Need.SUBMIT,
            translatable=True,
            gap_shown=True,
        ),
        Field(
            key="risks",
            kind=Kind.TEXT,
            label=Text(de="Risiken und Gegenmaßnahmen", en="Risks and countermeasures"),
            hint=Text(
                de="Nennen Sie mindestens ein Risiko und was Sie dagegen tun. „Keine“ ist keine Antwort.",
                en="Name at least one risk and what you do about it. “None” is not an answer.",
            ),
            limit=800,
            need=Need.SUBMIT,
            refuses_none=Text(
                de="Nennen Sie mindestens ein Risiko. „Keine“ reicht nicht.",
                en="Name at least one risk. “None” is not enough.",
            ),
            translatable=True,
            gap_shown=True,
        ),
        Field(
            key="personal_data",
            kind=Kind.CHOICE,
            label=Text(de="Personenbezogene Daten", en="Personal data"),
            hint=Text(
                de="Auch Fotos, Stimmen und Aktenzeichen können personenbezogen sein.",
                en="Photographs, voices and file numbers can be personal data too.",
            ),
            need=Need.SUBMIT,
            vocabulary=vocabularies.PERSONAL_DATA,
            gap_shown=True,
        ),
    ),
)
