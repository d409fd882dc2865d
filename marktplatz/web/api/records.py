"""What the API says of a booth and an event: the public answers by field key, nothing else."""

from __future__ import annotations

from typing import Any

from flask import current_app, url_for

from marktplatz.booths.public import PublicBooth, public_fields
from marktplatz.core.dates import iso
from marktplatz.core.fields import FILES, Field, Kind
from marktplatz.core.text import LANGUAGES
from marktplatz.events.models import Event
from marktplatz.settings import Settings
from marktplatz.web.pictures import document_address, sources_of

FACTS: dict[Kind, tuple[str, ...]] = {Kind.PICTURES: ("width", "height"), Kind.DOCUMENTS: ("pages", "size")}
"""What is told of a file itself: pixels; pages and bytes."""


def booth_record(booth: PublicBooth) -> dict[str, Any]:
    """Return a booth: every public key (null where there is no answer), texts by language, and what identifies it."""
    record: dict[str, Any] = {
        "code": booth.code,
        "stand_number": booth.stand_number,
        "address": absolute(url_for("public.scan", typed=booth.code)),
        "page": absolute(url_for("public.booth", event=booth.event.slug, path_part=booth.path_part, lang="de")),
        "event": booth.event.slug,
        "origin": booth.origin,
        "entry_language": booth.entry_language,
        "revision": booth.revision,
        "published_at": iso(booth.published_at),
        "recording_url": booth.recording_url,
    }
    record |= {field.key: answer(field, booth.value(field)) for field in public_fields()}
    if booth.is_register:
        record |= {
            "source": booth.source,
            "source_url": booth.source_url,
            "source_licence": booth.source_licence,
            "own_words": booth.own_words,
        }
    return record


def answer(field: Field, value: Any) -> Any:
    """Return one answer; a translatable text always has both languages of the interface as keys."""
    if field.translatable:
        return {**dict.fromkeys(LANGUAGES), **(value or {})}
    if field.kind in FILES:
        return [_file(field, item) for item in value or () if "file" in item] or None
    return value


def _file(field: Field, item: dict[str, Any]) -> dict[str, Any]:
    """Return where a file is, and what is said of it; pictures in the largest size that is kept."""
    facts = item["file"]
    path = sources_of(facts)[-1][0] if field.kind is Kind.PICTURES else document_address(facts, field.key)
    told = {part.key: answer(part, item.get(part.key)) for part in field.parts if part.is_public}
    return {"address": absolute(path), **{key: facts[key] for key in FACTS[field.kind]}, **told}


def event_record(event: Event) -> dict[str, Any]:
    """Return a public event."""
    return {
        "slug": event.slug,
        "name": event.name,
        "title": event.title,
        "place": event.place,
        "starts_at": iso(event.starts_at) if event.starts_at else None,
        "ends_at": iso(event.ends_at) if event.ends_at else None,
        "page": absolute(url_for("public.start", event=event.slug, lang="de")),
        "booths": absolute(url_for("api.booths", event=event.slug)),
    }


def absolute(path: str) -> str:
    """Return a path as an address of this installation."""
    settings: Settings = current_app.config["SETTINGS"]
    return f"{settings.public_url}{path}"
