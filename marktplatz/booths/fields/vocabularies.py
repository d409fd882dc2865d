"""The vocabularies of the booth entry, in both languages; their codes are stored and never change."""

from __future__ import annotations

from marktplatz.core.text import Text
from marktplatz.core.vocabulary import vocabulary

EXHIBITOR_KIND = vocabulary(
    "exhibitor_kind",
    [
        ("lhm_department", "LHM: Referat", "City of Munich: department"),
        ("lhm_enterprise", "LHM: Eigenbetrieb", "City of Munich: municipal enterprise"),
        ("lhm_company", "Städtische Beteiligungsgesellschaft", "City-owned company"),
        ("municipality_de", "Andere deutsche Kommune", "Other German municipality"),
        ("state", "Freistaat Bayern oder anderes Land", "Bavarian or other state body"),
        ("federal", "Bund", "Federal body"),
        ("municipality_intl", "Kommune im Ausland", "Municipality abroad"),
        ("public_intl", "Staatliche Stelle im Ausland oder EU", "National body abroad or EU"),
        ("science", "Wissenschaft", "Science"),
        ("company", "Unternehmen", "Company"),
        ("civil_society", "Zivilgesellschaft", "Civil society"),
        (
            "interest_body",
            "Beirat, Personalvertretung, Gleichstellungsstelle",
            "Advisory board, staff council, equality office",
        ),
    ],
)

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
)

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

DOMAIN = vocabulary(
    "domain",
    [
        ("citizen_service", "Bürgerservice und Auskunft", "Citizen service and information"),
        ("internal_admin", "Innere Verwaltung und Personal", "Internal administration and HR"),
        ("council", "Politik, Stadtrat, Beteiligung", "Politics, council, participation"),
        ("mobility", "Mobilität und Verkehr", "Mobility and traffic"),
        ("planning_building", "Planen, Bauen, Wohnen", "Planning, building, housing"),
        ("environment", "Umwelt, Klima, Energie", "Environment, climate, energy"),
        ("waste_water", "Abfall, Wasser, Entsorgung", "Waste and water"),
        ("social", "Soziales und Integration", "Social affairs and integration"),
        ("health", "Gesundheit", "Health"),
        ("education", "Bildung, Kita, Sport", "Education, childcare, sport"),
        ("culture", "Kultur und Bibliotheken", "Culture and libraries"),
        ("safety", "Sicherheit und Ordnung", "Safety and public order"),
        ("economy", "Wirtschaft und Arbeit", "Economy and work"),
        ("finance", "Finanzen und Steuern", "Finance and taxes"),
        ("it_security", "IT und Informationssicherheit", "IT and information security"),
        ("cross", "Querschnitt", "Cross-cutting"),
    ],
)

PERSONAL_DATA = vocabulary(
    "personal_data",
    [
        ("none", "Keine", "None"),
        ("anonymous", "Nur anonyme oder aggregierte Daten", "Only anonymous or aggregated data"),
        ("pseudonymous", "Pseudonymisierte Daten", "Pseudonymised data"),
        ("personal", "Ja", "Yes"),
        (
            "special",
            "Ja, auch besondere Kategorien (Art. 9 DSGVO)",
            "Yes, including special categories (Art. 9 GDPR)",
        ),
        ("unknown", "Noch nicht geklärt", "Not yet clarified"),
    ],
)

EMPLOYEE_EFFECTS = vocabulary(
    "employee_effects",
    [
        ("relief", "Entlastung von Routine", "Relief from routine"),
        ("quality", "Weniger Fehler, bessere Qualität", "Fewer errors, better quality"),
        ("changed_tasks", "Veränderte Aufgaben", "Changed tasks"),
        ("new_tasks", "Neue Aufgaben und Rollen", "New tasks and roles"),
        ("training_need", "Qualifizierung nötig", "Training needed"),
        ("intensification", "Mögliche Arbeitsverdichtung", "Possible work intensification"),
        (
            "monitoring",
            "Leistung oder Verhalten könnte überwacht werden",
            "Performance or behaviour could be monitored",
        ),
        ("jobs_lost", "Aufgaben oder Stellen können wegfallen", "Tasks or posts may disappear"),
        ("none", "Keine", "None"),
        ("unknown", "Noch nicht bekannt", "Not yet known"),
    ],
    alone=("none", "unknown"),
)

PARTICIPATION_MODE = vocabulary(
    "participation_mode",
    [
        ("on_site", "Vor Ort", "On site"),
        ("virtual", "Virtuell", "Virtual"),
        ("hybrid", "Vor Ort und virtuell", "On site and virtual"),
    ],
)

LICENCE = vocabulary(
    "licence",
    [
        ("all_rights", "Alle Rechte vorbehalten", "All rights reserved"),
        (
            "cc_by_4_0",
            "CC BY 4.0 (mit Namensnennung frei nutzbar)",
            "CC BY 4.0 (free to use, naming the source)",
        ),
        ("cc0", "CC0 (ohne Bedingungen frei nutzbar)", "CC0 (free to use without conditions)"),
    ],
)
