"""Records as a register file holds them."""

from __future__ import annotations

import csv
import json
from io import StringIO
from pathlib import Path
from typing import Any

ENTRY: dict[str, Any] = {
    "source": "nl_algoritmeregister",
    "source_id": "4711",
    "url": "https://register.example/4711",
    "organisation": "Gemeente Voorbeeld",
    "country": "NL",
    "city": "Voorbeeld",
    "title": "Herkennen van gaten in de weg",
    "summary": "Camera's op bussen vinden schade.",
    "description_markdown": "## Doel\n\nVeilige wegen voor burger*essen.\n\n| a | b |\n|---|---|\n| 1 | 2 |",
    "technology": "Beeldherkenning",
    "status": "In gebruik",
    "domain": "Verkeer",
    "contact": None,
    "language": "nl",
    "licence": "CC0-1.0",
}


def entry(**changed: Any) -> dict[str, Any]:
    """Return a whole record with some fields replaced."""
    return {**ENTRY, **changed}


def jsonl(path: Path, *lines: Any) -> Path:
    """Write a file of JSON lines; a text is written as it is, anything else as JSON."""
    texts = [line if isinstance(line, str) else json.dumps(line, ensure_ascii=False) for line in lines]
    path.write_text("\n".join(texts) + "\n", encoding="utf-8")
    return path


def csv_bytes(*records: dict[str, Any], delimiter: str = ",", mark: str = "") -> bytes:
    """Return the records as a table, as spreadsheets write it."""
    out = StringIO()
    writer = csv.DictWriter(out, list(ENTRY), delimiter=delimiter)
    writer.writeheader()
    writer.writerows(records)
    return (mark + out.getvalue()).encode()
