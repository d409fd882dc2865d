"""The scanned address: the page itself, in the visitor's language, one count for each GET."""

from __future__ import annotations

from io import BytesIO

import pytest
import zxingcpp
from flask import Flask
from PIL import Image
from sqlalchemy import select

from marktplatz.core.database import db, session
from marktplatz.stands.models import ScanCount
from tests.client import Client
from tests.factories import Make
from tests.stands.test_tally import counted


def scans_of(app: Flask, booth_id: int) -> int:
    with app.app_context():
        counts = session.scalars(select(ScanCount.count).where(ScanCount.booth_id == booth_id)).all()
        session.rollback()
    return sum(counts)


def test_a_scan_answers_with_the_page_and_counts(app: Flask, client: Client, make: Make) -> None:
    booth = make.booth(state="published", title="Laub erkennen")
    answer = client.get(f"/s/{booth.code}")
    assert answer.status_code == 200
    assert "<h1>Laub erkennen</h1>" in answer.text
    assert answer.headers["Cache-Control"] == "private, no-cache"
    assert "Accept-Language" in answer.headers["Vary"]
    assert "Set-Cookie" not in answer.headers
    assert scans_of(app, booth.id) == 1


@pytest.mark.parametrize("prefix", ["/s/", "/S/"])
def test_any_case_is_the_same_code(app: Flask, client: Client, make: Make, prefix: str) -> None:
    booth = make.booth(state="published")
    for typed in (booth.code, booth.code.lower(), booth.code.capitalize()):
        assert client.get(prefix + typed).status_code == 200
    assert scans_of(app, booth.id) == 3


def test_a_head_counts_nothing_and_a_304_counts(app: Flask, client: Client, make: Make) -> None:
    booth = make.booth(state="published")
    assert client.head(f"/s/{booth.code}").status_code == 200
    assert scans_of(app, booth.id) == 0
    tag = client.get(f"/s/{booth.code}").headers["ETag"]
    again = client.get(f"/s/{booth.code}", headers={"If-None-Match": tag})
    assert (again.status_code, again.data) == (304, b"")
    assert scans_of(app, booth.id) == 2


@pytest.mark.parametrize(("wish", "language"), [("de", "de"), ("en-GB,de;q=0.5", "en"), ("fr", "de"), ("", "de")])
def test_the_browser_chooses_the_language(client: Client, make: Make, wish: str, language: str) -> None:
    booth = make.booth(state="published")
    answer = client.get(f"/s/{booth.code}", headers={"Accept-Language": wish})
    assert f'<html lang="{language}">' in answer.text
    assert answer.headers["Content-Language"] == language


def test_a_stand_number_of_the_current_event_works_too(client: Client, make: Make) -> None:
    make.booth(state="published", title="Laub erkennen", stand_number="A07")
    for typed in ("A07", "a07"):
        answer = client.get(f"/s/{typed}")
        assert (answer.status_code, "Laub erkennen" in answer.text) == (200, True)


@pytest.mark.parametrize("typed", ["ZZZZZ", "K7M4", "A99", "0OIL1", "K7M4P9", "%F0%9F%A6%8A", "a b", "'--"])
def test_an_unknown_code_says_so_and_offers_the_search(client: Client, make: Make, typed: str) -> None:
    event = make.event()
    answer = client.get(f"/s/{typed}", headers={"Accept-Language": "de"})
    assert answer.status_code == 404
    assert "Diesen Code kennen wir nicht" in answer.text
    assert f"/de/{event.slug}/katalog" in answer.text


@pytest.mark.parametrize("state", ["draft", "submitted", "changes_requested", "rejected", "approved"])
def test_what_was_never_public_is_as_unknown_as_nothing(client: Client, make: Make, state: str) -> None:
    booth = make.booth(state=state)
    answer, nothing = client.get(f"/s/{booth.code}"), client.get("/s/ZZZZZ")
    assert answer.status_code == 404
    assert answer.text.replace(booth.code, "ZZZZZ") == nothing.text
    assert client.get(f"/s/{booth.code}/qr.svg").status_code == 404


@pytest.mark.parametrize("state", ["withdrawn", "unpublished"])
def test_what_was_public_once_is_gone(app: Flask, client: Client, make: Make, state: str) -> None:
    booth = make.booth(state=state, title="Laub erkennen")
    for path in (f"/s/{booth.code}", f"/de/{booth.event.slug}/staende/{booth.path_part}", f"/s/{booth.code}/qr.png"):
        answer = client.get(path, headers={"Accept-Language": "de"})
        assert answer.status_code == 410
        assert "Dieser Stand ist nicht mehr öffentlich" in answer.text
        assert "Laub" not in answer.text
    assert scans_of(app, booth.id) == 0


def test_the_codes_picture_leads_to_the_booth(client: Client, make: Make) -> None:
    booth = make.booth(state="published")
    png = client.get(f"/s/{booth.code}/qr.png")
    assert png.mimetype == "image/png"
    assert [code.text for code in zxingcpp.read_barcodes(Image.open(BytesIO(png.data)))] == [
        f"http://localhost/s/{booth.code}"
    ]
    svg = client.get(f"/s/{booth.code.lower()}/qr.svg")
    assert svg.mimetype == "image/svg+xml"
    assert b"<script" not in svg.data
    assert client.get(f"/s/{booth.code}/qr.gif").status_code == 404


def test_a_tally_that_cannot_be_written_keeps_no_page_from_a_visitor(app: Flask, client: Client, make: Make) -> None:
    """The table is away for a while: visitors notice nothing, and no scan is lost."""
    booth = make.booth(state="published")
    with app.app_context(), db.engine.begin() as connection:
        connection.exec_driver_sql("ALTER TABLE scan_counts RENAME TO scan_counts_away")
    try:
        assert client.get(f"/s/{booth.code}").status_code == 200
    finally:
        with app.app_context(), db.engine.begin() as connection:
            connection.exec_driver_sql("ALTER TABLE scan_counts_away RENAME TO scan_counts")
    assert counted(make, booth.event.id, expected=1) == 1
