"""Complete answers to all fields of the booth entry, in both languages, and the form values that send them."""

from __future__ import annotations

from typing import Any

from marktplatz.booths.questionnaire import QUESTIONNAIRE
from marktplatz.core.forms import flatten

COMPLETE: dict[str, Any] = {
    "title": {"de": "Schlaglöcher aus dem Bus erkennen", "en": "Spotting potholes from the bus"},
    "summary": {
        "de": "Kameras an Linienbussen finden Schäden, bevor jemand stürzt.",
        "en": "Cameras on buses find damage before anybody falls.",
    },
    "organisation_name": "Baureferat Musterstadt",
    "exhibitor_kind": "municipality_de",
    "country": "DE",
    "public_contact_email": "strassen@musterstadt.example",
    "description": {
        "de": "## Ablauf\n\nJeder Bus fotografiert die Fahrbahn. "
        + "Ein Modell markiert Risse und Löcher. " * 8
        + "Fertig.",
        "en": "## How it works\n\nEvery bus photographs the road. " + "A model marks cracks and holes. " * 8 + "Done.",
    },
    "logic_type": "learning",
    "technology": ["computer_vision"],
    "lifecycle_status": "pilot",
    "domain": ["mobility"],
    "citizen_benefit": {
        "de": "Straßen werden schneller repariert, Bürger*innen müssen nichts melden.",
        "en": "Roads are repaired sooner; nobody has to report anything.",
    },
    "risks": {
        "de": "Gesichter könnten ins Bild geraten. Sie werden noch im Bus unkenntlich gemacht.",
        "en": "Faces may be in the picture. They are blurred before they leave the bus.",
    },
    "personal_data": "anonymous",
    "employee_effects": ["relief", "changed_tasks"],
    "participation_mode": "on_site",
    "publication_right": True,
    "licence": "cc_by_4_0",
}


def complete(**changed: Any) -> dict[str, Any]:
    """Return complete answers with some replaced; None takes one away."""
    return {key: value for key, value in {**COMPLETE, **changed}.items() if value is not None}


def sent(content: dict[str, Any]) -> dict[str, list[str]]:
    """Return the form values that a browser sends for these answers, every field of the form included."""
    return {name: _values(value) for name, value in flatten(QUESTIONNAIRE, content).items()}


def _values(value: Any) -> list[str]:
    if value in (None, False):
        return [""]
    if value is True:
        return ["1"]
    return [str(item) for item in value] if isinstance(value, list) else [str(value)]
