"""Block 3, second part: the AI Act and personal data."""

from __future__ import annotations

from marktplatz.booths.fields import weighing_vocabularies
from marktplatz.core.fields import Condition, Field, Kind, Need
from marktplatz.core.text import Text

_TO_BE_REASONED = Condition(
    key="ai_act_class",
    codes=frozenset({"high_annex_iii", "high_annex_i", "exempt_6_3", "prohibited"}),
    words=Text(de="nur bei Hochrisiko, Ausnahme oder Verbot", en="only for high risk, exemption or prohibition"),
)
_ABOUT_PEOPLE = Condition(
    key="personal_data",
    codes=frozenset({"pseudonymous", "personal", "special"}),
    words=Text(
        de="nur bei personenbezogenen oder pseudonymisierten Daten",
        en="only with personal or pseudonymised data",
    ),
)
_NAMING_PEOPLE = Condition(
    key="personal_data",
    codes=frozenset({"personal", "special"}),
    words=Text(de="bei nur pseudonymisierten Daten freiwillig", en="optional if the data are only pseudonymised"),
)

LEGAL = (
    Field(
        key="ai_act_class",
        kind=Kind.CHOICE,
        label=Text(de="Einstufung nach KI-Verordnung (Selbsteinschätzung)", en="AI Act class (own assessment)"),
        hint=Text(
            de="Gefragt ist Ihre eigene Einschätzung, keine Rechtsberatung. Wenn Sie unsicher sind, wählen Sie „Noch "
            "nicht eingestuft“.",
            en="We ask for your own assessment, not for legal advice. If you are unsure, choose “Not yet assessed”.",
        ),
        reader_help=Text(
            de="Eigene Einschätzung der Aussteller*in, keine Rechtsberatung. Die KI-Verordnung der EU teilt KI-Systeme "
            "danach ein, wie gefährlich sie für Menschen werden können.",
            en="The exhibitor's own assessment, not legal advice. The AI Act of the EU sorts AI systems by how "
            "dangerous they can become for people.",
        ),
        need=Need.FULL,
        vocabulary=weighing_vocabularies.AI_ACT_CLASS,
        facet=True,
        gap_shown=True,
    ),
    Field(
        key="ai_act_note",
        kind=Kind.TEXT,
        label=Text(de="Begründung der Einstufung", en="Reason for the class"),
        hint=Text(
            de="Warum gilt diese Einstufung? Wichtig ist das bei Hochrisiko, bei einer Ausnahme und bei einem Verbot.",
            en="Why does this class apply? It matters for high risk, for an exemption and for a prohibition.",
        ),
        reader_help=Text(
            de="So begründet die Aussteller*in ihre Einstufung nach der KI-Verordnung. Niemand hat sie rechtlich "
            "geprüft.",
            en="This is the exhibitor's reason for the class under the AI Act. Nobody has checked it legally.",
        ),
        example=Text(
            de="Die Lösung bewertet Straßen und keine Menschen. Deshalb ist sie nach unserer Einschätzung kein "
            "Hochrisiko-System.",
            en="The solution judges roads and not people. So in our own assessment it is no high-risk system.",
        ),
        limit=400,
        need=Need.FULL,
        required_when=(_TO_BE_REASONED,),
        translatable=True,
        weight=1,
    ),
    Field(
        key="personal_data",
        kind=Kind.CHOICE,
        label=Text(de="Personenbezogene Daten", en="Personal data"),
        hint=Text(
            de="Auch Fotos, Stimmen und Aktenzeichen können personenbezogen sein.",
            en="Photographs, voices and file numbers can be personal data too.",
        ),
        reader_help=Text(
            de="Personenbezogen sind Daten, die man einem bestimmten Menschen zuordnen kann.",
            en="Personal data can be linked to one particular person.",
        ),
        need=Need.SUBMIT,
        vocabulary=weighing_vocabularies.PERSONAL_DATA,
        facet=True,
        gap_shown=True,
    ),
    Field(
        key="personal_data_note",
        kind=Kind.TEXT,
        label=Text(de="Umgang mit personenbezogenen Daten", en="Handling of personal data"),
        hint=Text(
            de="Welche Daten sind das, wie lange bleiben sie gespeichert, und wie sind sie geschützt?",
            en="Which data are these, how long are they kept, and how are they protected?",
        ),
        reader_help=Text(
            de="Hier steht, welche Angaben über Menschen verarbeitet werden, wie lange sie bleiben und wer sie sehen "
            "kann.",
            en="This says which details about people are processed, how long they stay and who can see them.",
        ),
        example=Text(
            de="Kennzeichen und Gesichter sind kurz im Bild. Die Kamera macht sie sofort unkenntlich; die Bilder "
            "löschen wir nach 30 Tagen.",
            en="Number plates and faces are in the picture for a moment. The camera blurs them at once; we delete the "
            "pictures after 30 days.",
        ),
        limit=600,
        need=Need.FULL,
        condition=_ABOUT_PEOPLE,
        required_when=(_NAMING_PEOPLE,),
        translatable=True,
        weight=1,
    ),
    Field(
        key="dpia_status",
        kind=Kind.CHOICE,
        label=Text(de="Datenschutz-Folgenabschätzung", en="Data protection impact assessment"),
        hint=Text(
            de="Gibt es eine Datenschutz-Folgenabschätzung, oder ist keine nötig?",
            en="Is there a data protection impact assessment, or is none needed?",
        ),
        reader_help=Text(
            de="Damit prüft eine Behörde vorab, welche Risiken die Verarbeitung für Menschen hat.",
            en="With it an authority checks beforehand which risks the processing has for people.",
        ),
        need=Need.FULL,
        condition=_ABOUT_PEOPLE,
        required_when=(_NAMING_PEOPLE,),
        vocabulary=weighing_vocabularies.DPIA_STATUS,
    ),
)
"""From the AI Act to the impact assessment, in the order of the form."""
