"""Block 6: the stand."""

from __future__ import annotations

from marktplatz.booths.fields import solution_vocabularies, stand_vocabularies
from marktplatz.booths.fields.needs import NEEDS
from marktplatz.core.fields import Block, Condition, Field, Kind, Need
from marktplatz.core.text import Text

_SPEAKS_OR_MAKES = Condition(
    key="technology",
    codes=solution_vocabularies.SPEAKS_OR_MAKES,
    words=Text(
        de="nur wenn die Lösung spricht, chattet oder Inhalte erzeugt",
        en="only if the solution speaks, chats or generates content",
    ),
)
_VIRTUAL = Condition(
    key="participation_mode",
    codes=frozenset({"virtual", "hybrid"}),
    words=Text(de="nur bei virtueller Teilnahme", en="only when taking part virtually"),
)

BLOCK = Block(
    slug="am-stand",
    title=Text(de="Am Stand", en="At the stand"),
    about=Text(
        de="Teilnahme vor Ort oder virtuell, Vorführungen, Barrierefreiheit, Bedarf",
        en="On site or virtual, demos, accessibility, needs",
    ),
    fields=(
        Field(
            key="participation_mode",
            kind=Kind.CHOICE,
            label=Text(de="Teilnahme", en="Participation"),
            hint=Text(
                de="Sind Sie am Veranstaltungstag mit einem Stand in der Halle?",
                en="Will you have a stand in the hall on the day of the event?",
            ),
            reader_help=Text(
                de="Vor Ort heißt: Sie finden den Stand in der Halle. Virtuell heißt: Sie erreichen ihn über einen "
                "Link.",
                en="On site means that you find the stand in the hall. Virtual means that you reach it by a link.",
            ),
            need=Need.SUBMIT,
            vocabulary=stand_vocabularies.PARTICIPATION_MODE,
            weight=1,
            facet=True,
            gap_shown=True,
        ),
        Field(
            key="interaction",
            kind=Kind.CHOICES,
            label=Text(de="Was kann man am Stand tun?", en="What can visitors do?"),
            hint=Text(
                de="Kreuzen Sie alles an, was Besucher*innen bei Ihnen erleben.",
                en="Tick everything that visitors find at your stand.",
            ),
            reader_help=Text(
                de="Das erwartet Sie am Stand. Manches gibt es nur zu den Vorführzeiten.",
                en="This is what you find at the stand. Some of it is there at the demo times only.",
            ),
            need=Need.FULL,
            vocabulary=stand_vocabularies.INTERACTION,
            weight=1,
        ),
        Field(
            key="interaction_note",
            kind=Kind.TEXT,
            label=Text(de="Angebote am Stand", en="Activities at the stand"),
            hint=Text(
                de="Beschreiben Sie kurz, was es zu sehen, auszuprobieren oder zu besprechen gibt.",
                en="Say in short what there is to see, to try or to discuss.",
            ),
            reader_help=Text(
                de="Was Sie am Stand sehen, ausprobieren oder besprechen können, in den Worten der Aussteller*in.",
                en="What you can see, try or discuss at the stand, in the exhibitor's own words.",
            ),
            example=Text(
                de="Fotografieren Sie mit unserem Tablet ein Straßenmodell und suchen Sie Schäden um die Wette mit der "
                "KI.",
                en="Photograph a model street with our tablet and race the AI in finding damage.",
            ),
            limit=400,
            translatable=True,
            weight=1,
        ),
        Field(
            key="demo_times",
            kind=Kind.TIMES,
            label=Text(de="Vorführzeiten", en="Demo times"),
            hint=Text(
                de="Wann beginnt eine Vorführung? Schreiben Sie in jedes Feld eine Uhrzeit.",
                en="When does a demo begin? Write one time of day into each box.",
            ),
            reader_help=Text(
                de="Zu diesen Uhrzeiten beginnt am Tag der Veranstaltung eine Vorführung.",
                en="On the day of the event a demo begins at these times.",
            ),
            example=Text(de="09:30", en="09:30"),
            most=12,
            each=Text(de="Vorführung", en="Demo"),
        ),
        Field(
            key="ai_notice",
            kind=Kind.CONFIRMATION,
            label=Text(
                de="Am Stand steht gut sichtbar, dass man mit einer KI spricht oder dass eine KI die Inhalte erzeugt.",
                en="A notice at the stand says clearly that visitors talk to an AI, or that an AI makes the content.",
            ),
            hint=Text(
                de="Besucher*innen müssen merken, dass sie eine KI vor sich haben.",
                en="Visitors must see that they are dealing with an AI.",
            ),
            reader_help=Text(
                de="Die Aussteller*in sagt zu, dass am Stand ein Hinweis auf die KI hängt. Fehlt er, sagen Sie es "
                "bitte dem Team.",
                en="The exhibitor promises that a notice at the stand points to the AI. If it is missing, please tell "
                "the team.",
            ),
            need=Need.FULL,
            condition=_SPEAKS_OR_MAKES,
        ),
        Field(
            key="stand_languages",
            kind=Kind.CHOICES,
            label=Text(de="Sprachen am Stand", en="Languages at the stand"),
            hint=Text(
                de="In welchen Sprachen können Sie Auskunft geben, auch in Gebärdensprache oder Leichter Sprache?",
                en="In which languages can you answer questions, including sign language and plain German?",
            ),
            reader_help=Text(
                de="In diesen Sprachen können Sie am Stand fragen. Dieser Eintrag ist vielleicht nicht in allen "
                "geschrieben.",
                en="You can ask questions at the stand in these languages. This entry may not be written in all of "
                "them.",
            ),
            vocabulary=stand_vocabularies.STAND_LANGUAGES,
            weight=1,
        ),
        Field(
            key="stand_accessibility",
            kind=Kind.CHOICES,
            label=Text(de="Barrierefreiheit am Stand", en="Accessibility of the stand"),
            hint=Text(
                de="Was finden Besucher*innen mit Behinderungen bei Ihnen vor? Kreuzen Sie alles an.",
                en="What do visitors with disabilities find at your stand? Tick all that apply.",
            ),
            reader_help=Text(
                de="Das ist am Stand selbst vorbereitet. Über die Halle und den Weg dorthin sagt es nichts.",
                en="This is prepared at the stand itself. It says nothing about the hall and the way there.",
            ),
            vocabulary=stand_vocabularies.STAND_ACCESSIBILITY,
            weight=1,
        ),
        Field(
            key="stand_accessibility_note",
            kind=Kind.TEXT,
            label=Text(de="Hinweise zur Barrierefreiheit am Stand", en="Notes on accessibility at the stand"),
            hint=Text(
                de="Was sollten Besucher*innen dazu noch wissen, zum Beispiel eine ruhige Zeit?",
                en="What else should visitors know about it, for example a quiet time?",
            ),
            reader_help=Text(
                de="Was Sie für Ihren Besuch noch wissen sollten. Für eine Absprache schreiben Sie an die "
                "Kontaktadresse.",
                en="What else you should know for your visit. To arrange something, write to the contact address.",
            ),
            example=Text(
                de="Ab 12:30 Uhr ist es am Stand ruhig. Dann nehmen wir uns gern mehr Zeit.",
                en="It is quiet at the stand from 12:30. Then we gladly take more time.",
            ),
            limit=300,
            translatable=True,
            weight=1,
        ),
        Field(
            key="virtual_url",
            kind=Kind.URL,
            label=Text(de="Link zum virtuellen Stand", en="Virtual booth link"),
            hint=Text(
                de="Unter welcher Adresse erreicht man Ihren Stand im Internet? Sie beginnt mit https://.",
                en="At which address is your booth on the web? It starts with https://.",
            ),
            reader_help=Text(
                de="Über diese Adresse besuchen Sie den Stand im Internet. Sie führt auf eine Seite der Aussteller*in.",
                en="By this address you visit the booth on the web. It leads to a page of the exhibitor.",
            ),
            example=Text(
                de="https://stand.musterstadt.example/schlagloch",
                en="https://stand.musterstadt.example/pothole",
            ),
            limit=500,
            need=Need.FULL,
            condition=_VIRTUAL,
        ),
        *NEEDS,
    ),
)
