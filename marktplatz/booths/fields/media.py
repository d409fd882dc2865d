"""Block 7: pictures, documents, and the language of the entry."""

from __future__ import annotations

from marktplatz.booths.fields import stand_vocabularies
from marktplatz.core.fields import Block, Field, Kind, Need, Visibility
from marktplatz.core.text import Text

_PICTURES = ("image/jpeg", "image/png", "image/webp", "image/avif")
# What ``media.limits`` allows; a file that is read only up to less would be called damaged.
_LARGEST_PICTURE = 8 * 1024 * 1024
_LARGEST_DOCUMENT = 20 * 1024 * 1024

_ALT = Field(
    key="alt",
    kind=Kind.TEXT,
    label=Text(de="Bildbeschreibung", en="Alternative text"),
    hint=Text(
        de="Beschreiben Sie, was auf dem Bild für den Inhalt wichtig ist, für alle, die es nicht sehen.",
        en="Describe what in the picture matters for the content, for everybody who does not see it.",
    ),
    reader_help=Text(
        de="Dieser Text sagt, was auf dem Bild zu sehen ist. Vorleseprogramme lesen ihn vor.",
        en="This text says what the picture shows. Screen readers read it out.",
    ),
    example=Text(de="Ein Bus mit einer Kamera hinter der Scheibe", en="A bus with a camera behind its windscreen"),
    limit=250,
    need=Need.SUBMIT,
    translatable=True,
)
_CREDIT = Field(
    key="credit",
    kind=Kind.LINE,
    label=Text(de="Bildnachweis", en="Image credit"),
    hint=Text(
        de="Wer hat das Bild gemacht, und wem gehört es?",
        en="Who made the picture, and who owns it?",
    ),
    reader_help=Text(
        de="Diese Person oder Stelle hat das Bild gemacht. Wer es verwenden will, fragt dort.",
        en="This person or body made the picture. Whoever wants to use it asks there.",
    ),
    example=Text(de="Foto: Stadt Musterstadt", en="Photograph: City of Musterstadt"),
    limit=120,
    need=Need.SUBMIT,
)
_RIGHTS = Field(
    key="rights",
    kind=Kind.CONFIRMATION,
    each=Text(de="Rechte am Bild", en="Rights to the picture"),
    label=Text(
        de="Wir haben die Rechte an diesem Bild, und alle Personen, die man erkennt, sind einverstanden.",
        en="We hold the rights to this picture, and everyone who can be recognised has agreed.",
    ),
    hint=Text(
        de="Ohne diese Bestätigung wird das Bild nicht veröffentlicht.",
        en="Without this confirmation the picture is not published.",
    ),
    reader_help=Text(
        de="Die Aussteller*in hat bestätigt, dass das Bild gezeigt werden darf.",
        en="The exhibitor has confirmed that the picture may be shown.",
    ),
    need=Need.SUBMIT,
    visibility=Visibility.INTERNAL,
)
_SLIDES_TITLE = Field(
    key="title",
    kind=Kind.LINE,
    label=Text(de="Titel der Folien", en="Title of the slides"),
    hint=Text(de="Das lesen Besucher*innen auf dem Link.", en="Visitors read this on the link."),
    reader_help=Text(
        de="So heißen die Folien. Die Datei öffnet sich als PDF.",
        en="This is what the slides are called. The file opens as a PDF.",
    ),
    example=Text(de="Vortrag: Was die Kameras sehen", en="Talk: what the cameras see"),
    limit=120,
    need=Need.SUBMIT,
    translatable=True,
)

BLOCK = Block(
    slug="bilder-und-unterlagen",
    title=Text(de="Bilder und Unterlagen", en="Pictures and documents"),
    about=Text(
        de="Bilder, Logo, Folien, Video, Sprache des Eintrags",
        en="Images, logo, slides, video, language of the entry",
    ),
    fields=(
        Field(
            key="images",
            kind=Kind.PICTURES,
            label=Text(de="Bilder", en="Images"),
            hint=Text(
                de="Bis zu fünf Bilder als JPEG, PNG, WebP oder AVIF, jedes höchstens 8 MB groß. Die Angaben zum "
                "Aufnahmeort entfernen wir.",
                en="Up to five images as JPEG, PNG, WebP or AVIF, each 8 MB at most. We remove what the file says "
                "about the place.",
            ),
            reader_help=Text(
                de="Die Bilder hat die Aussteller*in ausgewählt. Sie zeigen die Lösung oder ihre Umgebung, manchmal "
                "nur als Beispiel.",
                en="The exhibitor has chosen these pictures. They show the solution or its surroundings, sometimes "
                "only as an example.",
            ),
            most=5,
            each=Text(de="Bild", en="Image"),
            parts=(_ALT, _CREDIT, _RIGHTS),
            formats=_PICTURES,
            largest=_LARGEST_PICTURE,
        ),
        Field(
            key="logo",
            kind=Kind.PICTURES,
            label=Text(de="Logo", en="Logo"),
            hint=Text(
                de="Das Logo Ihrer Organisation oder des Projekts, höchstens 8 MB groß. Auch dazu brauchen wir "
                "Beschreibung, Nachweis und Rechte.",
                en="The logo of your organisation or of the project, 8 MB at most. It needs a description, a credit "
                "and the rights too.",
            ),
            reader_help=Text(
                de="Das Zeichen der Organisation oder des Projekts. Es ist kein Prüfsiegel.",
                en="The sign of the organisation or the project. It is no seal of approval.",
            ),
            most=1,
            each=Text(de="Logo", en="Logo"),
            parts=(_ALT, _CREDIT, _RIGHTS),
            formats=_PICTURES,
            largest=_LARGEST_PICTURE,
        ),
        Field(
            key="slides",
            kind=Kind.DOCUMENTS,
            label=Text(de="Folien", en="Slides"),
            hint=Text(
                de="Bis zu drei Dateien als PDF, jede höchstens 20 MB groß. Am besten ist ein barrierefreies PDF (mit "
                "Tags), das ein Vorleseprogramm lesen kann.",
                en="Up to three files as PDF, each 20 MB at most. A tagged PDF is best: a screen reader can read it.",
            ),
            reader_help=Text(
                de="Unterlagen der Aussteller*in zum Herunterladen, zum Beispiel ein Vortrag.",
                en="Documents of the exhibitor to download, for example a talk.",
            ),
            most=3,
            each=Text(de="Foliensatz", en="Set of slides"),
            parts=(_SLIDES_TITLE,),
            formats=("application/pdf",),
            largest=_LARGEST_DOCUMENT,
        ),
        Field(
            key="video_url",
            kind=Kind.URL,
            label=Text(de="Video", en="Video"),
            hint=Text(
                de="Ein Link zu einem Video, beginnend mit https://. Auf unserer Seite wird es nicht abgespielt, damit "
                "niemand ungefragt Daten an andere gibt.",
                en="A link to a video, starting with https://. It does not play on our page, so that nobody gives data "
                "to others unasked.",
            ),
            reader_help=Text(
                de="Das Video liegt bei einem anderen Anbieter. Erst wenn Sie den Link öffnen, erfährt er von Ihnen.",
                en="The video is on somebody else's site. That site learns of you only when you open the link.",
            ),
            example=Text(
                de="https://video.musterstadt.example/schlagloch",
                en="https://video.musterstadt.example/pothole",
            ),
            limit=500,
        ),
        Field(
            key="entry_language",
            kind=Kind.CHOICE,
            label=Text(de="Sprache des Eintrags", en="Language of the entry"),
            hint=Text(
                de="In welcher Sprache ist Ihr Eintrag vollständig? Texte in der anderen Sprache sind freiwillig. "
                "Wenn Sie hier wechseln, schreiben Sie bitte auch den Titel in dieser Sprache. Er steht in "
                "Abschnitt 1.",
                en="In which language is your entry complete? Texts in the other language are optional. "
                "If you change it here, please write the title in that language too; it stands in section 1.",
            ),
            reader_help=Text(
                de="In dieser Sprache ist der Eintrag vollständig. Fehlt ein Text in Ihrer Sprache, lesen Sie ihn in "
                "dieser.",
                en="The entry is complete in this language. Where a text is missing in yours, you read it in this one.",
            ),
            need=Need.SUBMIT,
            vocabulary=stand_vocabularies.ENTRY_LANGUAGE,
        ),
    ),
)
