"""The description of the API, made from the field list, so that it cannot say anything else than the API does."""

from __future__ import annotations

from typing import Any

from marktplatz.booths.public import public_fields
from marktplatz.booths.questionnaire import QUESTIONNAIRE
from marktplatz.booths.recording import RECORDING
from marktplatz.catalogue.documents import filter_values
from marktplatz.catalogue.shelf import SORTS
from marktplatz.core.fields import FILES, LISTS, Field, Kind
from marktplatz.web.api.records import FACTS

Schema = dict[str, Any]

_TEXT: Schema = {"type": "string"}
_MAYBE_TEXT: Schema = {"type": ["string", "null"]}
_SPOKEN: Schema = {"$ref": "#/components/schemas/Spoken"}
_ADDRESS: Schema = {"type": "string", "format": "uri"}
_MAYBE_MOMENT: Schema = {"type": ["string", "null"], "format": "date-time"}
_OF_REGISTERS: Schema = {
    "source": _MAYBE_TEXT,
    "source_url": _MAYBE_TEXT,
    "source_licence": _MAYBE_TEXT,
    "own_words": {"type": "object", "additionalProperties": _TEXT},
}


def document() -> Schema:
    """Return the OpenAPI 3.1 document."""
    return {
        "openapi": "3.1.0",
        "info": {
            "title": "KI-Marktplatz",
            "version": "1",
            "description": "Public booths of the exhibition. Read only, without an account.",
        },
        "paths": _paths(),
        "components": {"schemas": _schemas()},
    }


def _paths() -> Schema:
    booth = {"$ref": "#/components/schemas/Booth"}
    return {
        "/api/v1/events": _get(
            "listEvents",
            "Public events, the current one first",
            {"200": _json("The events", _list_of("Event"))},
        ),
        "/api/v1/events/{event}/booths": _get(
            "listBooths",
            "Public booths of an event",
            {
                "200": _json("The booths", _list_of("Booth")),
                "404": _error("No such public event"),
                "422": _error("A parameter is no number of the allowed range, or a value that is not listed"),
            },
            [_in_path("event", "Slug of the event"), *_wishes()],
        ),
        "/api/v1/booths/{code}": _get(
            "getBooth",
            "One public booth",
            {
                "200": _json("The booth", booth),
                "404": _error("No such booth, or not public"),
                "410": _error("Was public and is not now"),
            },
            [_in_path("code", "Public code of the booth, in any case")],
        ),
        "/api/v1/openapi.json": _get(
            "getDescription", "This description", {"200": _json("The description", {"type": "object"})}
        ),
    }


def _get(name: str, summary: str, responses: Schema, parameters: list[Schema] | None = None) -> Schema:
    described = {"operationId": name, "summary": summary, "responses": responses}
    return {"get": {**described, "parameters": parameters} if parameters else described}


def _schemas() -> Schema:
    booth, event = _booth(), _event()
    return {
        "Spoken": {
            "type": "object",
            "description": "A text by language (ISO 639)",
            "additionalProperties": _MAYBE_TEXT,
        },
        "Event": {"type": "object", "properties": event, "required": list(event)},
        "Booth": {"type": "object", "properties": {**booth, **_OF_REGISTERS}, "required": list(booth)},
        "Error": {
            "type": "object",
            "properties": {"error": _TEXT, "message": _TEXT},
            "required": ["error", "message"],
        },
    }


def _booth() -> Schema:
    return {
        "code": _TEXT,
        "stand_number": _MAYBE_TEXT,
        "address": _ADDRESS,
        "page": _ADDRESS,
        "event": _TEXT,
        "origin": {"type": "string", "enum": ["exhibitor", "register"]},
        "entry_language": {"type": "string", "description": "ISO 639 code"},
        "revision": {"type": "integer"},
        "published_at": {"type": "string", "format": "date-time"},
        "recording_url": {**_MAYBE_TEXT, "description": RECORDING.label.en},
        **{field.key: _answer(field) for field in public_fields()},
    }


def _event() -> Schema:
    return {
        "slug": _TEXT,
        "name": _SPOKEN,
        "title": _SPOKEN,
        "place": _SPOKEN,
        "starts_at": _MAYBE_MOMENT,
        "ends_at": _MAYBE_MOMENT,
        "page": _ADDRESS,
        "booths": _ADDRESS,
    }


def _answer(field: Field) -> Schema:
    said: Schema = {"description": field.label.en}
    if field.translatable:
        return {"allOf": [_SPOKEN], **said}
    # What an event can change is not closed: its list says which codes there are.
    codes = {"enum": [*field.vocabulary.codes, None]} if field.vocabulary and not field.vocabulary.editable else {}
    if field.kind in FILES:
        return {"type": ["array", "null"], "items": _file(field), **said}
    if field.kind is Kind.CHOICES or field.kind in LISTS:
        items: Schema = {"type": "string"}
        if field.vocabulary and not field.vocabulary.editable:
            items["enum"] = list(field.vocabulary.codes)
        return {"type": ["array", "null"], "items": items, **said}
    kind = "integer" if field.kind is Kind.NUMBER else "boolean" if field.kind is Kind.CONFIRMATION else "string"
    return {"type": [kind, "null"], **codes, **said}


def _file(field: Field) -> Schema:
    parts = {part.key: _answer(part) for part in field.parts if part.is_public}
    told = {"address": _ADDRESS, **{key: {"type": "integer"} for key in FACTS[field.kind]}, **parts}
    return {"type": "object", "properties": told, "required": list(told)}


def _wishes() -> list[Schema]:
    found = [
        _in_query("q", _TEXT, "Words to find"),
        _in_query("sort", {"type": "string", "enum": list(SORTS)}, "Order"),
        _in_query("page", {"type": "integer", "minimum": 1, "maximum": 10_000}, "Page"),
        _in_query("size", {"type": "integer", "minimum": 1, "maximum": 100}, "Booths on a page"),
    ]
    for field in QUESTIONNAIRE.facets:
        closed = {} if field.vocabulary and field.vocabulary.editable else {"enum": list(filter_values(field))}
        schema = {"type": "array", "items": {"type": "string", **closed}}
        found.append(_in_query(field.key, schema, field.label.en))
    return found


def _in_query(name: str, schema: Schema, about: str) -> Schema:
    return {"name": name, "in": "query", "required": False, "schema": schema, "description": about}


def _in_path(name: str, about: str) -> Schema:
    return {"name": name, "in": "path", "required": True, "schema": _TEXT, "description": about}


def _list_of(name: str) -> Schema:
    properties = {
        "items": {"type": "array", "items": {"$ref": f"#/components/schemas/{name}"}},
        "total": {"type": "integer"},
        "next": {"type": ["string", "null"], "format": "uri"},
    }
    return {"type": "object", "properties": properties, "required": list(properties)}


def _json(about: str, schema: Schema) -> Schema:
    return {"description": about, "content": {"application/json": {"schema": schema}}}


def _error(about: str) -> Schema:
    return _json(about, {"$ref": "#/components/schemas/Error"})
