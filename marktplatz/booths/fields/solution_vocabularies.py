"""What a solution can be: how it works, how far it is, whom it is for. Codes are stored and never change."""

from __future__ import annotations

from marktplatz.core.text import Text
from marktplatz.core.vocabulary import vocabulary

LOGIC_TYPE = vocabulary(
    "logic_type",
    [
        ("deterministic", "Feste Regeln (deterministisch)", "Fixed rules (deterministic)"),
        ("learning", "Lernendes System", "Learning system"),
        ("hybrid", "Kombination", "Combination"),
        ("none", "Keine Software (Konzept, Leitlinie)", "No software (concept, guideline)"),
    ],
)

TECHNOLOGY = vocabulary(
    "technology",
    [
        ("rules", "Regelbasiertes System", "Rule-based system"),
        ("statistics", "Statistik und Prognose", "Statistics and forecasting"),
        ("ml_classic", "Klassisches maschinelles Lernen", "Classical machine learning"),
        ("deep_learning", "Deep Learning", "Deep learning"),
        ("computer_vision", "Bild- und Videoauswertung", "Image and video analysis"),
        ("nlp", "Sprach- und Textverarbeitung", "Language and text processing"),
        ("speech", "Spracherkennung und -ausgabe", "Speech recognition and output"),
        ("genai_text", "Generative KI: Text (LLM)", "Generative AI: text (LLM)"),
        ("genai_media", "Generative KI: Bild, Ton, Video", "Generative AI: image, sound, video"),
        ("rag", "Suche mit Sprachmodell (RAG)", "Retrieval with language model (RAG)"),
        ("agents", "KI-Agenten", "AI agents"),
        ("recommender", "Empfehlungssystem", "Recommender system"),
        ("optimisation", "Optimierung und Planung", "Optimisation and planning"),
        ("robotics", "Robotik, Sensorik, autonome Systeme", "Robotics, sensors, autonomous systems"),
        ("rpa", "Prozessautomatisierung (RPA)", "Process automation (RPA)"),
        ("digital_twin", "Digitaler Zwilling, Simulation", "Digital twin, simulation"),
        ("other", "Andere", "Other"),
    ],
    tagged={
        "generative": ("genai_text", "genai_media", "rag"),
        "speaks": ("speech", "agents"),
    },
)
GENERATIVE = TECHNOLOGY.tagged("generative")
"""What creates texts, pictures or sounds."""
SPEAKS_OR_MAKES = GENERATIVE | TECHNOLOGY.tagged("speaks")
"""What visitors of a demo could take for a human, or for the work of one."""

STAGE_GROUPS = {
    "existing": Text(de="Bestehend", en="Existing"),
    "planned": Text(de="Geplant", en="Planned"),
    "ended": Text(de="Beendet", en="Ended"),
}

LIFECYCLE_STATUS = vocabulary(
    "lifecycle_status",
    [
        ("idea", "Idee", "Idea"),
        ("planned", "Geplant", "Planned"),
        ("development", "In Entwicklung", "In development"),
        ("pilot", "Pilotbetrieb", "Pilot"),
        ("operational", "Im Einsatz", "In use"),
        ("retired", "Eingestellt", "Retired"),
    ],
    grouped={
        "idea": "planned",
        "planned": "planned",
        "development": "planned",
        "pilot": "existing",
        "operational": "existing",
        "retired": "ended",
    },
    groups=STAGE_GROUPS,
)

TARGET_GROUPS = vocabulary(
    "target_groups",
    [
        ("citizens", "Bürger*innen", "Citizens"),
        ("staff", "Beschäftigte der Verwaltung", "Administration staff"),
        ("council_members", "Stadtrat und Gremien", "Council and committees"),
        ("companies", "Unternehmen", "Companies"),
        ("children_youth", "Kinder und Jugendliche", "Children and young people"),
        ("seniors", "Ältere Menschen", "Older people"),
        ("disabled", "Menschen mit Behinderungen", "People with disabilities"),
        ("newcomers", "Neuzugewanderte", "Newcomers"),
        ("specialists", "Fachleute", "Specialists"),
    ],
)

DECISION_ROLE = vocabulary(
    "decision_role",
    [
        ("no_decision", "Keine Entscheidung (Information, Text, Suche)", "No decision (information, text, search)"),
        ("supports", "Unterstützt Beschäftigte", "Supports staff"),
        ("recommends", "Schlägt Entscheidung vor", "Proposes a decision"),
        ("decides_reviewed", "Entscheidet, Mensch prüft", "Decides, a human checks"),
        ("decides_auto", "Entscheidet automatisch", "Decides automatically"),
    ],
)

HOSTING = vocabulary(
    "hosting",
    [
        ("city_dc", "Städtisches Rechenzentrum", "City data centre"),
        ("public_dc", "Anderes öffentliches Rechenzentrum", "Other public data centre"),
        ("eu_cloud", "Cloud in der EU", "Cloud in the EU"),
        ("noneu_cloud", "Cloud außerhalb der EU", "Cloud outside the EU"),
        ("device", "Auf dem Gerät", "On the device"),
        ("unknown", "Unbekannt", "Unknown"),
    ],
)

REUSE = vocabulary(
    "reuse",
    [
        ("open_source", "Frei nachnutzbar", "Freely reusable"),
        ("on_request", "Auf Anfrage", "On request"),
        ("seeking_partners", "Partner*innen gesucht", "Partners wanted"),
        ("not_possible", "Nicht möglich", "Not possible"),
    ],
)
