"""Block 8: what an exhibitor confirms; internal but for the licence."""

from __future__ import annotations

from marktplatz.booths.fields import vocabularies
from marktplatz.core.fields import Block, Field, Kind, Need, Visibility
from marktplatz.core.text import Text

BLOCK = Block(
    slug="bestaetigungen",
    title=Text(de="Bestätigungen", en="Confirmations"),
    about=Text(de="Veröffentlichung und Lizenz", en="Publication and licence"),
    fields=(
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
            vocabulary=vocabularies.LICENCE,
            default="all_rights",
        ),
    ),
)
