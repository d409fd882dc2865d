"""Block 8: whom to ask, and what an exhibitor confirms; internal but for the licence."""

from __future__ import annotations

from marktplatz.booths.fields import stand_vocabularies
from marktplatz.core.fields import Block, Field, Kind, Need, Visibility
from marktplatz.core.text import Text

BLOCK = Block(
    slug="bestaetigungen",
    title=Text(de="Bestätigungen", en="Confirmations"),
    about=Text(
        de="Ansprechperson, Freigabe, Veröffentlichung und Lizenz",
        en="Contact person, release, publication and licence",
    ),
    fields=(
        Field(
            key="contact_name",
            kind=Kind.LINE,
            label=Text(de="Name der Ansprechperson", en="Name of the contact person"),
            hint=Text(
                de="Wen dürfen wir zu diesem Eintrag fragen? Nur für die Organisation; wir löschen die Angabe nach der "
                "Veranstaltung.",
                en="Whom may we ask about this entry? Only for the organisers; we delete it after the event.",
            ),
            limit=100,
            need=Need.FULL,
            visibility=Visibility.INTERNAL,
            autocomplete="name",
        ),
        Field(
            key="contact_email",
            kind=Kind.EMAIL,
            label=Text(de="E-Mail-Adresse der Ansprechperson", en="E-mail address of the contact person"),
            hint=Text(
                de="Nur für die Organisation; wir löschen die Adresse nach der Veranstaltung.",
                en="Only for the organisers; we delete the address after the event.",
            ),
            limit=254,
            need=Need.FULL,
            visibility=Visibility.INTERNAL,
            autocomplete="email",
        ),
        Field(
            key="contact_phone",
            kind=Kind.LINE,
            label=Text(de="Telefonnummer der Ansprechperson", en="Telephone number of the contact person"),
            hint=Text(
                de="Für eilige Fragen am Tag des Aufbaus. Nur für die Organisation; wir löschen die Nummer nach der "
                "Veranstaltung.",
                en="For urgent questions on the day of setting up. Only for the organisers; we delete the number after "
                "the event.",
            ),
            limit=30,
            visibility=Visibility.INTERNAL,
            autocomplete="tel",
        ),
        Field(
            key="release_confirmed",
            kind=Kind.CONFIRMATION,
            label=Text(
                de="Unsere Leitung hat diesen Eintrag freigegeben.",
                en="Our own management has released this entry.",
            ),
            hint=Text(
                de="Bestätigen Sie das erst, wenn die Stelle zugestimmt hat, die bei Ihnen Texte freigibt.",
                en="Confirm this only after those have agreed who release texts in your organisation.",
            ),
            need=Need.FULL,
            visibility=Visibility.INTERNAL,
        ),
        Field(
            key="publication_right",
            kind=Kind.CONFIRMATION,
            label=Text(
                de="Wir dürfen diesen Eintrag im Internet, im Druck und in der Aufzeichnung veröffentlichen.",
                en="This entry may be published on the web, in print and in the recording.",
            ),
            hint=Text(
                de="Bestätigen Sie das nur, wenn Ihre Organisation die Rechte an allen Texten hat.",
                en="Confirm this only if your organisation holds the rights to all texts.",
            ),
            need=Need.SUBMIT,
            visibility=Visibility.INTERNAL,
        ),
        Field(
            key="licence",
            kind=Kind.CHOICE,
            label=Text(de="Lizenz der Texte", en="Licence of the texts"),
            hint=Text(
                de="Was andere mit Ihren Texten tun dürfen. Ohne Angabe bleiben alle Rechte vorbehalten.",
                en="What others may do with your texts. If you say nothing, all rights stay reserved.",
            ),
            vocabulary=stand_vocabularies.LICENCE,
            default="all_rights",
        ),
        Field(
            key="privacy_notice_read",
            kind=Kind.CONFIRMATION,
            label=Text(
                de="Wir haben die Datenschutzhinweise gelesen.",
                en="We have read the privacy notice.",
            ),
            hint=Text(
                de="Die Hinweise informieren Sie nur. Eine Einwilligung ist das nicht.",
                en="The notice only informs you. This is not a consent.",
            ),
            need=Need.FULL,
            visibility=Visibility.INTERNAL,
        ),
    ),
)
