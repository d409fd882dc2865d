"""What is weighed: the AI Act, personal data, what it means for employees. Codes are stored and never change."""

from __future__ import annotations

from marktplatz.core.vocabulary import vocabulary

AI_ACT_CLASS = vocabulary(
    "ai_act_class",
    [
        ("not_ai", "Kein KI-System (z. B. feste Regeln)", "Not an AI system (e.g. fixed rules)"),
        ("minimal", "Minimales Risiko", "Minimal risk"),
        ("transparency", "Transparenzpflicht (Art. 50)", "Transparency duty (Art. 50)"),
        ("high_annex_iii", "Hochrisiko (Art. 6 Abs. 2, Anhang III)", "High risk (Art. 6(2), Annex III)"),
        (
            "high_annex_i",
            "Hochrisiko als Produktsicherheit (Art. 6 Abs. 1, Anhang I)",
            "High risk as product safety (Art. 6(1), Annex I)",
        ),
        ("exempt_6_3", "Anhang III, aber Ausnahme nach Art. 6 Abs. 3", "Annex III, exempted under Art. 6(3)"),
        ("gpai", "KI-Modell mit allgemeinem Verwendungszweck", "General-purpose AI model"),
        ("research", "Forschung (Art. 2 Abs. 6)", "Research (Art. 2(6))"),
        ("outside_eu", "Außerhalb der EU, nicht anwendbar", "Outside the EU, not applicable"),
        ("unassessed", "Noch nicht eingestuft", "Not yet assessed"),
        ("prohibited", "Verboten (Art. 5): nur als Negativbeispiel", "Prohibited (Art. 5): only as a negative example"),
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

DPIA_STATUS = vocabulary(
    "dpia_status",
    [
        ("done", "Liegt vor", "Done"),
        ("in_progress", "In Arbeit", "In progress"),
        ("not_required", "Nicht erforderlich", "Not required"),
        ("open", "Offen", "Open"),
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

STAFF_COUNCIL_STATUS = vocabulary(
    "staff_council_status",
    [
        ("not_needed", "Nicht erforderlich", "Not required"),
        ("planned", "Geplant", "Planned"),
        ("informed", "Informiert", "Informed"),
        ("involved", "Beteiligung läuft", "Involvement under way"),
        ("agreed", "Zustimmung oder Dienstvereinbarung liegt vor", "Consent or works agreement in place"),
        ("not_applicable", "Trifft nicht zu (extern)", "Not applicable (external)"),
    ],
)
