"""Block 1: who and what. It fits on one screen of a phone."""

from __future__ import annotations

from marktplatz.booths.fields import vocabularies
from marktplatz.booths.fields.conditions import OWN_UNIT
from marktplatz.core.fields import Block, Condition, Field, Kind, Need
from marktplatz.core.text import Text

_MUNICIPALITY = Condition(
    key="exhibitor_kind",
    codes=frozenset({"municipality_de", "municipality_intl"}),
    words=Text(de="nur bei Kommunen", en="only for municipalities"),
)

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
            reader_help=Text(
                de="So nennt die Aussteller*in ihr Projekt. Der Name sagt, was die Lösung tut, nicht, wie gut sie es "
                "tut.",
                en="This is what the exhibitor calls the project. The name says what the solution does, not how well "
                "it does it.",
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
            reader_help=Text(
                de="Das Wichtigste in Kürze, in den Worten der Aussteller*in. Mehr dazu lesen Sie in der ausführlichen "
                "Beschreibung.",
                en="The main point in short, in the exhibitor's own words. The full description says more.",
            ),
            example=Text(
                de="Kameras in Linienbussen finden Schäden in der Straße. Der Bauhof repariert sie, bevor sich jemand "
                "verletzt.",
                en="Cameras in city buses find damage in the road. The works yard repairs it before anybody is hurt.",
            ),
            limit=300,
            need=Need.SUBMIT,
            translatable=True,
            weight=4,
            gap_shown=True,
        ),
        Field(
            key="organisation_name",
            kind=Kind.LINE,
            label=Text(de="Organisation", en="Organisation"),
            hint=Text(de="Der amtliche Name, ausgeschrieben.", en="The official name, written out."),
            reader_help=Text(
                de="Diese Organisation zeigt das Projekt und steht für die Angaben auf dieser Seite ein.",
                en="This organisation shows the project and answers for what this page says.",
            ),
            example=Text(
                de="Landeshauptstadt München, Baureferat",
                en="City of Munich, Department of Public Construction",
            ),
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
            reader_help=Text(
                de="Damit unterscheiden Sie städtische Dienststellen von anderen Kommunen, Firmen und Vereinen. Es "
                "zählt, wer das Projekt verantwortet.",
                en="It tells the city's own units from other municipalities, companies and associations. What counts "
                "is who is responsible for the project.",
            ),
            need=Need.SUBMIT,
            vocabulary=vocabularies.EXHIBITOR_KIND,
            weight=1,
            facet=True,
            gap_shown=True,
        ),
        Field(
            key="lhm_unit",
            kind=Kind.CHOICE,
            label=Text(de="Referat oder Eigenbetrieb", en="City department or enterprise"),
            hint=Text(
                de="Welches Referat oder welcher Eigenbetrieb verantwortet das Projekt?",
                en="Which department or municipal enterprise is responsible for the project?",
            ),
            reader_help=Text(
                de="Dieser Teil der Münchner Stadtverwaltung ist zuständig, wenn der Stadtrat zu dem Projekt Fragen "
                "hat.",
                en="This part of the Munich city administration is the one to ask when the council has questions about "
                "the project.",
            ),
            need=Need.FULL,
            condition=OWN_UNIT,
            vocabulary=vocabularies.LHM_UNIT,
            weight=1,
            facet=True,
        ),
        Field(
            key="org_unit",
            kind=Kind.LINE,
            label=Text(de="Abteilung oder Team", en="Division or team"),
            hint=Text(
                de="Wer arbeitet bei Ihnen daran? Nennen Sie die Abteilung oder das Team, keine Personen.",
                en="Who works on it in your organisation? Name the division or the team, no persons.",
            ),
            reader_help=Text(
                de="Hier wird in der Organisation an der Lösung gearbeitet. Genannt sind Teams, keine Personen.",
                en="This is where in the organisation people work on the solution. Teams are named, not persons.",
            ),
            example=Text(de="Abteilung Straßenunterhalt", en="Road maintenance division"),
            limit=120,
            weight=1,
        ),
        Field(
            key="country",
            kind=Kind.COUNTRY,
            label=Text(de="Land", en="Country"),
            hint=Text(de="Sitz der Organisation.", en="Where the organisation is based."),
            reader_help=Text(
                de="In diesem Land hat die Organisation ihren Sitz. In anderen Ländern können andere Gesetze gelten.",
                en="The organisation is based in this country. Other laws may apply in other countries.",
            ),
            need=Need.SUBMIT,
            default="DE",
            autocomplete="country",
            weight=1,
        ),
        Field(
            key="city",
            kind=Kind.LINE,
            label=Text(de="Ort", en="City"),
            hint=Text(
                de="Die Stadt oder Gemeinde, in der Ihre Organisation sitzt.",
                en="The city or municipality where your organisation is based.",
            ),
            reader_help=Text(
                de="In diesem Ort hat die Organisation ihren Sitz. Eingesetzt wird die Lösung vielleicht auch "
                "anderswo.",
                en="The organisation is based in this place. The solution may be used elsewhere too.",
            ),
            example=Text(de="Augsburg", en="Vienna"),
            limit=80,
            need=Need.FULL,
            required_when=(_MUNICIPALITY,),
            weight=3,
            autocomplete="address-level2",
        ),
        Field(
            key="partners",
            kind=Kind.LIST,
            label=Text(de="Partner*innen", en="Partners"),
            hint=Text(
                de="Wer hat mitgewirkt? Nennen Sie auch Firmen, die über die Lösung mitbestimmt haben.",
                en="Who took part? Name suppliers too if they had a say in the solution.",
            ),
            reader_help=Text(
                de="Diese Stellen und Firmen haben die Lösung mitgestaltet. Verantwortlich bleibt die Organisation, "
                "die sie ausstellt.",
                en="These bodies and companies helped to shape the solution. The organisation that shows it remains "
                "responsible.",
            ),
            example=Text(de="Technische Hochschule Musterstadt", en="Musterstadt University of Applied Sciences"),
            limit=120,
            most=10,
            weight=1,
            each=Text(de="Partner*in", en="Partner"),
        ),
        Field(
            key="public_contact_email",
            kind=Kind.EMAIL,
            label=Text(de="Öffentliche Kontaktadresse", en="Public contact address"),
            hint=Text(
                de="Das Postfach eines Teams, nicht die Adresse einer Person.",
                en="A team mailbox, not a person's address.",
            ),
            reader_help=Text(
                de="An diese Adresse können Sie schreiben, auch nach der Veranstaltung. Dort antwortet ein Team.",
                en="You can write to this address, after the event too. A team answers there.",
            ),
            example=Text(de="strassen@musterstadt.example", en="roads@musterstadt.example"),
            limit=254,
            need=Need.SUBMIT,
            autocomplete="off",
            gap_shown=True,
        ),
        Field(
            key="public_contact_label",
            kind=Kind.LINE,
            label=Text(de="Bezeichnung des Kontakts", en="Contact label"),
            hint=Text(
                de="Wie heißt das Team, das unter dieser Adresse antwortet? Nennen Sie keine Person.",
                en="What is the team called that answers at this address? Name no person.",
            ),
            reader_help=Text(
                de="So heißt das Team, das unter der Kontaktadresse antwortet.",
                en="This is the name of the team that answers at the contact address.",
            ),
            example=Text(de="Team Digitale Straße", en="Digital streets team"),
            limit=80,
            weight=1,
        ),
        Field(
            key="website_url",
            kind=Kind.URL,
            label=Text(de="Weiterführender Link", en="Further link"),
            hint=Text(
                de="Eine Seite, auf der mehr über das Projekt steht. Die Adresse beginnt mit https://.",
                en="A page that says more about the project. The address starts with https://.",
            ),
            reader_help=Text(
                de="Diese Seite gehört der Aussteller*in oder anderen. Wir haben nicht geprüft, was dort steht.",
                en="This page belongs to the exhibitor or to others. We have not checked what it says.",
            ),
            example=Text(de="https://www.musterstadt.example/strassen", en="https://www.musterstadt.example/en/roads"),
            limit=500,
        ),
        Field(
            key="keywords",
            kind=Kind.LIST,
            label=Text(de="Schlagwörter", en="Keywords"),
            hint=Text(
                de="Nach welchen Wörtern würden Besucher*innen suchen? Schreiben Sie in jedes Feld eines.",
                en="Which words would visitors search for? Write one into each box.",
            ),
            reader_help=Text(
                de="Unter diesen Wörtern finden Sie den Stand im Katalog. Die Aussteller*in hat sie gewählt.",
                en="You find the booth in the catalogue by these words. The exhibitor has chosen them.",
            ),
            example=Text(de="Straßenschäden", en="road damage"),
            limit=30,
            most=8,
            weight=3,
            each=Text(de="Schlagwort", en="Keyword"),
        ),
    ),
)
