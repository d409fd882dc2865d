"""What people find among 889 entries of real registers and the demo, in three languages; the same on both databases.

``tests/data/search_gold.json`` was read by people: every line says what a visitor would expect to see first.
"""

from __future__ import annotations

import json
import random
from collections.abc import Iterator
from pathlib import Path
from typing import Any

import pytest
from flask import Flask
from sqlalchemy import select

from marktplatz.catalogue import queries
from marktplatz.catalogue.models import CatalogueEntry
from marktplatz.catalogue.queries import Wish
from marktplatz.core import clock
from marktplatz.core.database import session
from marktplatz.events.models import Event
from tests.cli.conftest import made_once, runner_of
from tests.cli.demo import TOLD
from tests.exchange.test_real_registers import COUNTS, files
from tests.factories import Make

__all__ = ["files", "made_once"]

GOLD = json.loads((Path(__file__).parents[1] / "data" / "search_gold.json").read_text(encoding="utf-8"))
SIGNS = 'ab zäöüß"„“*-−:()^&|!~<>\\/\x00😀\u202e\n%_\'; KI Stadt -laub "im Amt" AND OR NOT NEAR 1e5 мэрия'


@pytest.fixture
def event(app: Flask, make: Make, files: list[Path]) -> Iterator[Event]:
    """The demo event with all entries of the registers."""
    run = runner_of(app)
    with clock.stopped_at(TOLD):
        run("demo", "load")
        for path in files:
            run("booths", "import", path, "--event", "2026", "--publish")
        with make.unit():
            yield session.scalars(select(Event)).one()


def title(entry: CatalogueEntry) -> str:
    titles: dict[str, str] = entry.card["title"]
    return (titles.get("de") or next(iter(titles.values())))[:40].strip()


@pytest.mark.slow
def test_everybody_finds_what_they_came_for(event: Event) -> None:
    assert len(GOLD) >= 60
    everything = sum(COUNTS.values()) + 11
    for line in GOLD:
        found = queries.listing(event, Wish(words=line["query"], size=3))
        told: dict[str, Any] = {
            "query": line["query"],
            "total": found.total,
            "first": [title(e) for e in found.entries],
        }
        assert told | ({"meant": found.meant} if found.meant else {}) == line
    dice = random.Random(2026)
    for _ in range(2_000):
        words = "".join(dice.choices(SIGNS, k=dice.randint(1, 25)))
        found = queries.listing(event, Wish(words=words, size=1))
        assert found.all_booths == everything
        assert found.total < everything or not words.strip(), words
    assert queries.listing(event, Wish(words="wort " * 2_000)).total < everything
