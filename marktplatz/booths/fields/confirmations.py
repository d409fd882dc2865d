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
            reader_help=Text(
                de="Diese Person beantwortet Rückfragen der Prüfung. Ihr Name wird nicht veröffentlicht.",
                en="This person answers the reviewers' questions. The name is not published.",
            ),
            example=Text(de="Kim Beispiel", en="Kim Sample"),
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
            reader_help=Text(
                de="Unter dieser Adresse erreicht die Prüfung die Ansprechperson. Besucher*innen sehen sie nicht.",
                en="The reviewers reach the contact person at this address. Visitors do not see it.",
            ),
            example=Text(de="kim.beispiel@musterstadt.example", en="kim.sample@musterstadt.example"),
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
            reader_help=Text(
                de="Nur für dringende Anrufe der Organisation. Besucher*innen sehen die Nummer nicht.",
                en="Only for urgent calls by the organisers. Visitors do not see the number.",
            ),
            example=Text(de="+49 89 12345-67", en="+49 89 12345-67"),
            limit=30,
            visibility=Visibility.INTERNAL,
            autocomplete="tel",
        ),
        Field(
            key="release_confirmed",
            kind=Kind.CONFIRMATION,
            each=Text(de="Freigabe", en="Release"),
            label=Text(
                de="Unsere Leitung hat diesen Eintrag freigegeben.",
                en="Our own management has released this entry.",
            ),
            hint=Text(
                de="Bestätigen Sie das erst, wenn die Stelle zugestimmt hat, die bei Ihnen Texte freigibt.",
                en="Confirm this only after those have agreed who release texts in your organisation.",
            ),
            reader_help=Text(
                de="Die Aussteller*in hat bestätigt, dass ihre eigene Leitung den Text kennt und zugestimmt hat.",
                en="The exhibitor has confirmed that their own management knows the text and has agreed to it.",
            ),
            need=Need.FULL,
            visibility=Visibility.INTERNAL,
        ),
        Field(
            key="publication_right",
            kind=Kind.CONFIRMATION,
            each=Text(de="Veröffentlichung", en="Publication"),
            label=Text(
                de="Wir dürfen diesen Eintrag im Internet, im Druck und in der Aufzeichnung veröffentlichen.",
                en="This entry may be published on the web, in print and in the recording.",
            ),
            hint=Text(
                de="Bestätigen Sie das nur, wenn Ihre Organisation die Rechte an allen Texten hat.",
                en="Confirm this only if your organisation holds the rights to all texts.",
            ),
            reader_help=Text(
                de="Die Aussteller*in hat erlaubt, die Texte zu veröffentlichen. Ohne diese Erlaubnis zeigen wir "
                "nichts.",
                en="The exhibitor has permitted us to publish the texts. Without this permission we show nothing.",
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
            reader_help=Text(
                de="Die Lizenz sagt, ob und wie Sie die Texte dieser Seite weiterverwenden dürfen. Für Bilder gilt sie "
                "nicht.",
                en="The licence says whether and how you may use the texts of this page. It does not cover the "
                "pictures.",
            ),
            vocabulary=stand_vocabularies.LICENCE,
            default="all_rights",
        ),
        Field(
            key="privacy_notice_read",
            kind=Kind.CONFIRMATION,
            each=Text(de="Datenschutzhinweise", en="Privacy notice"),
            label=Text(
                de="Wir haben die Datenschutzhinweise gelesen.",
                en="We have read the privacy notice.",
            ),
            hint=Text(
                de="Die Hinweise informieren Sie nur. Eine Einwilligung ist das nicht.",
                en="The notice only informs you. This is not a consent.",
            ),
            reader_help=Text(
                de="Die Aussteller*in kennt die Datenschutzhinweise. Eine Einwilligung steckt nicht darin.",
                en="The exhibitor knows the privacy notice. No consent is contained in it.",
            ),
            need=Need.FULL,
            visibility=Visibility.INTERNAL,
        ),
    ),
)
