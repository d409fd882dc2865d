"""The real registers, imported as an operator does it. Their files are other people's and not part of the project."""

from __future__ import annotations

import json
import os
import time
from collections import Counter
from pathlib import Path
from typing import Any

import pytest
from flask import Flask
from sqlalchemy import func, select
from sqlalchemy.orm import joinedload

from marktplatz.accounts.models import Account, Membership, Organisation
from marktplatz.booths.models import Booth, Draft, Revision
from marktplatz.catalogue.models import CatalogueEntry
from marktplatz.core.database import session
from marktplatz.core.text import fold, plain
from marktplatz.mail.models import OutboxMail
from tests.client import Client
from tests.factories import Make
from tests.servers import lacking

COUNTS = {
    "eu_pstw_dach_and_cities": 365,
    "muenchen_ki_systeme": 9,
    "nl_algoritmeregister_gemeenten": 320,
    "nyc_algorithmic_tools": 59,
    "uk_atrs": 136,
}
STAGES = {
    ("eu_pstw", "operational"): 172,
    ("eu_pstw", "pilot"): 155,
    ("eu_pstw", "development"): 21,
    ("eu_pstw", "retired"): 13,
    ("eu_pstw", "planned"): 4,
    ("muenchen_ki_systeme", "operational"): 7,
    ("muenchen_ki_systeme", "pilot"): 1,
    ("muenchen_ki_systeme", "development"): 1,
    ("nl_algoritmeregister", "operational"): 295,
    ("nl_algoritmeregister", "retired"): 14,
    ("nl_algoritmeregister", "development"): 11,
    ("nyc_algorithmic_tools", "operational"): 59,
    ("uk_atrs", None): 136,
}


@pytest.fixture
def files() -> list[Path]:
    folder = os.environ.get("REGISTER_DATA", "")
    found = [Path(folder) / f"{name}.jsonl" for name in COUNTS]
    if not folder or not all(path.is_file() for path in found):
        lacking("the register files are not here: set REGISTER_DATA to their folder")
    return found


@pytest.fixture
def imported(app: Flask, make: Make, files: list[Path]) -> Make:
    """All files, imported and published, then once more."""
    make.event("2026")
    runner = app.test_cli_runner()
    for path in files:
        for expected in ("added {}, unchanged 0", "added 0, unchanged {}"):
            said = runner.invoke(args=["booths", "import", str(path), "--event", "2026", "--publish"])
            assert (said.exit_code, said.stderr) == (0, "")
            assert said.stdout == expected.format(COUNTS[path.stem]) + ", changed 0, refused 0\n"
    return make


@pytest.mark.slow
def test_all_records_twice(client: Client, imported: Make, files: list[Path]) -> None:
    lines = [line for path in files for line in path.read_bytes().splitlines()]
    records = {(record["source"], record["source_id"]): record for record in map(json.loads, lines)}
    with imported.unit():
        booths = session.scalars(select(Booth).options(joinedload(Booth.published_revision))).all()
        revisions = session.scalar(select(func.count()).select_from(Revision))
        cards = session.scalar(select(func.count()).select_from(CatalogueEntry))
        session.expunge_all()
    assert len(records) == len(booths) == revisions == cards == 889
    for booth in booths:
        _follows_its_record(booth, records[booth.source or "", booth.source_id or ""])
    stages = Counter((booth.source, _published(booth).content.get("lifecycle_status")) for booth in booths)
    assert stages == STAGES
    _nobody_has_registered(imported)
    _texts_read_as_they_were_written(client, booths)
    _three_are_found_by_words(client)
    _common_words_are_found_at_once(client)


def _follows_its_record(booth: Booth, record: dict[str, Any]) -> None:
    """Compare by folded words: tidying takes nothing that anybody reads."""
    revision, own = _published(booth), record["language"]
    assert booth.entry_language == own
    assert fold(revision.content["title"][own]) == fold(record["title"])
    assert fold(revision.content["description"][own]) == fold(record["description_markdown"])
    assert revision.content["organisation_name"] == " ".join(record["organisation"].split())
    assert (booth.source_url, booth.source_licence) == (record["url"], record["licence"])
    assert set(revision.content) <= {
        *("title", "summary", "description", "organisation_name", "country", "city", "lifecycle_status")
    }
    assert revision.content.get("city") == record["city"]
    for key in ("technology", "domain"):
        assert revision.own_words.get(key) == (record[key] or None)
    assert list(revision.html) == ["description"]


def _nobody_has_registered(make: Make) -> None:
    with make.unit():
        for table in (Account, Organisation, Membership, Draft, OutboxMail):
            assert session.scalar(select(func.count()).select_from(table)) == 0
        assert session.scalars(select(Booth.origin).distinct()).all() == ["register"]
        assert session.scalars(select(Booth.organisation_id).distinct()).all() == [None]


def _texts_read_as_they_were_written(client: Client, booths: Any) -> None:
    """Open the page with the longest text of each source, and one with a gender star and a table."""
    longest = {booth.source: booth for booth in sorted(booths, key=lambda booth: len(_html(booth)))}
    assert len(longest) == 5
    starred = [booth for booth in booths if "<table>" in _html(booth) and "*innen" in plain(_html(booth))]
    assert starred, "the city's own cards have both"
    for booth in [*longest.values(), starred[0]]:
        # A table of somebody's Markdown has no caption; the region around it has a name.
        page = client.get(f"/s/{booth.code}", check=False).text
        assert _html(booth).strip() in page
        assert "hat sich nicht zur Ausstellung angemeldet" in page
    assert "<em>" not in _html(starred[0]).split("*innen")[0][-40:]


def _three_are_found_by_words(client: Client) -> None:
    path = "/api/v1/events/2026/booths"
    assert client.get(path).get_json()["total"] == 889
    for words, language, title in (
        ("verkehrsdaten plausib", "de", "Verkehrsdaten-Plausibilisierung"),
        ("gezichtsvergelijking Gennep", "nl", "Inzet geautomatiseerde gezichtsvergelijking"),
        ("ask hmrc online", "en", "Ask HMRC online"),
    ):
        first = client.get(path, query_string={"q": words}).get_json()["items"][0]
        assert first["title"][language] == title


def _common_words_are_found_at_once(client: Client) -> None:
    """A word that half of the entries hold must not be looked up once per entry: that took 35 s where 0.03 s do."""
    for words in ("a", "a b or", "de van en"):
        began = time.process_time()
        assert client.get("/de/2026/katalog", query_string={"q": words}).status_code == 200
        assert time.process_time() - began < 2
        with_database = time.monotonic()
        assert client.get("/api/v1/events/2026/booths", query_string={"q": words}).get_json()["total"] > 0
        assert time.monotonic() - with_database < 5


def _published(booth: Booth) -> Revision:
    assert booth.published_revision is not None
    return booth.published_revision


def _html(booth: Booth) -> str:
    return str(_published(booth).html["description"][booth.entry_language])
