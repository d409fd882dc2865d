"""Answers to all fields of the booth entry but files, in both languages, and the form values that send them."""

from __future__ import annotations

from collections.abc import Iterator
from typing import Any

from marktplatz.booths.questionnaire import QUESTIONNAIRE
from marktplatz.core.fields import FILES, LISTS, Content, Field
from marktplatz.core.text import LANGUAGES
from tests.factories.texts import LONG_TEXTS, SHORT_TEXTS

COMPLETE: dict[str, Any] = {
    **SHORT_TEXTS,
    **LONG_TEXTS,
    "organisation_name": "Baureferat Musterstadt",
    "exhibitor_kind": "municipality_de",
    "lhm_unit": "bau",
    "org_unit": "Abteilung Straßenunterhalt",
    "country": "DE",
    "city": "Musterstadt",
    "partners": ["Verkehrsbetriebe Musterstadt", "Technische Hochschule Musterstadt"],
    "public_contact_email": "strassen@musterstadt.example",
    "public_contact_label": "Team Digitale Straße",
    "website_url": "https://www.musterstadt.example/strassen",
    "keywords": ["Straßenbau", "Kamera"],
    "logic_type": "learning",
    "technology": ["computer_vision"],
    "lifecycle_status": "pilot",
    "in_use_since": "2025-03",
    "planned_start": "2027-Q2",
    "domain": ["mobility"],
    "target_groups": ["citizens", "staff"],
    "decision_role": "recommends",
    "hosting": "city_dc",
    "source_code_url": "https://code.musterstadt.example/schlagloch",
    "software_licence": "EUPL-1.2",
    "reuse": "open_source",
    "ai_act_class": "minimal",
    "personal_data": "anonymous",
    "dpia_status": "done",
    "employee_effects": ["relief", "changed_tasks"],
    "staff_council_status": "informed",
    "staff_council_note": "Der örtliche Personalrat berät am 3. März weiter.",
    "participation_mode": "on_site",
    "interaction": ["live_demo", "advice"],
    "demo_times": ["09:30", "11:00"],
    "ai_notice": True,
    "stand_languages": ["de", "en", "dgs"],
    "stand_accessibility": ["step_free", "seating"],
    "virtual_url": "https://stand.musterstadt.example/schlagloch",
    "needs_space": 6,
    "needs_power": 2,
    "needs_network": "wifi",
    "needs_screen": "one",
    "needs_other": "Eine Stellwand für zwei Poster.",
    "crew_count": 2,
    "video_url": "https://video.musterstadt.example/schlagloch",
    "entry_language": "de",
    "contact_name": "Kim Beispiel",
    "contact_email": "kim.beispiel@musterstadt.example",
    "contact_phone": "+49 89 12345-67",
    "release_confirmed": True,
    "publication_right": True,
    "licence": "cc_by_4_0",
    "privacy_notice_read": True,
}
"""What a city other than Munich says of a pilot. It answers what it is not asked for too; see ``MUNICH``."""

MUNICH: dict[str, Any] = {
    "exhibitor_kind": "lhm_department",
    "city": "München",
    "technology": ["computer_vision", "genai_text"],
    "lifecycle_status": "operational",
    "personal_data": "personal",
    "participation_mode": "hybrid",
}
"""What to change for a booth to which every question applies."""


def complete(**changed: Any) -> dict[str, Any]:
    """Return complete answers with some replaced; None takes one away."""
    return {key: value for key, value in {**COMPLETE, **changed}.items() if value is not None}


def sent(content: Content) -> dict[str, list[str]]:
    """Return the form values that a browser sends for these answers, every field of the form included.

    Files themselves are no form values: of one that is stored its name is sent, and what is said about it.
    """
    return dict(pair for field in QUESTIONNAIRE.fields for pair in _sent(field, content))


def files(content: Content) -> dict[str, Any]:
    """Return what is known of the files of these answers, as it comes with a form beside its values."""
    items = (
        (f"{field.key}-{place}-file", item)
        for field in QUESTIONNAIRE.fields
        if field.kind in FILES
        for place, item in enumerate(content.get(field.key) or ())
    )
    return {name: item["file"] for name, item in items if "file" in item}


def _sent(field: Field, content: Content) -> Iterator[tuple[str, list[str]]]:
    value = content.get(field.key)
    if field.kind in FILES:
        for place, item in enumerate(value or ()):
            yield f"{field.key}-{place}-id", [item["id"]]
            told = field.content_at(place, item)
            yield from (pair for part in field.parts_at(place) for pair in _sent(part, told))
    elif field.kind in LISTS:
        # A form has a row to spare, so that a list without items is sent too.
        yield from ((f"{field.key}-{place}", [item]) for place, item in enumerate([*(value or ()), ""]))
    elif field.translatable:
        yield from ((f"{field.key}_{one}", _values((value or {}).get(one))) for one in LANGUAGES)
    else:
        yield field.key, _values(value)


def _values(value: Any) -> list[str]:
    if value is None or value is False:
        return [""]
    if value is True:
        return ["1"]
    return [str(item) for item in value] if isinstance(value, list) else [str(value)]
