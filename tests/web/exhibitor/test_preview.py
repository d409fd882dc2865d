"""How a draft will look: card and page in the templates of visitors, Markdown below its input."""

from __future__ import annotations

from typing import Any

import pytest
from flask import Flask
from limits.storage import MemoryStorage
from limits.strategies import MovingWindowRateLimiter

from marktplatz.core.database import db
from marktplatz.web import pace
from marktplatz.web.exhibitor import markdown_preview
from tests.client import Client
from tests.factories import BoothRow, Make
from tests.html import parse
from tests.statements import counting
from tests.web.exhibitor.desk import SignIn, held, path, stored, words

WORKINGS = "funktionsweise"
TEXT = "## Ablauf\n\nEin *neuer* Text <script>alert(1)</script>"


@pytest.fixture(autouse=True)
def _counted_anew(monkeypatch: pytest.MonkeyPatch) -> None:
    """The numbers of accounts come again in each test; what they asked for before does not count."""
    monkeypatch.setattr(pace, "_counting", MovingWindowRateLimiter(MemoryStorage()))


def desk(make: Make, sign_in: SignIn, **more: Any) -> tuple[Client, BoothRow]:
    row = make.booth(**more)
    assert row.member is not None
    return sign_in(row.member), row


def test_card_and_page_are_those_of_visitors_made_from_the_draft(make: Make, sign_in: SignIn) -> None:
    client, row = desk(make, sign_in, state="being_changed")
    page = client.get(path(row, "vorschau"))
    assert "Neu: auch Radwege werden geprüft." in words(page)
    frame = parse(page.text).root.first("iframe")
    assert "frame-src 'self'" in page.headers["Content-Security-Policy"]
    whole = client.get(frame.get("src") or "")
    assert "frame-ancestors 'self'" in whole.headers["Content-Security-Policy"]
    assert "Neu: auch Radwege werden geprüft." in words(whole)
    assert "Vorschau: Das sieht nur Ihre Organisation." in words(whole)
    assert whole.headers["Cache-Control"] == "no-store"


def test_no_other_page_may_be_framed(make: Make, sign_in: SignIn, client: Client) -> None:
    member, row = desk(make, sign_in, state="published")
    member.get(path(row, "vorschau"))
    for answer in (member.get(path(row)), client.get(f"/s/{row.code}")):
        assert "frame-ancestors 'none'" in answer.headers["Content-Security-Policy"]
        assert "frame-src" not in answer.headers["Content-Security-Policy"]


def test_a_draft_with_almost_nothing_has_a_preview_too(make: Make, sign_in: SignIn) -> None:
    empty = dict.fromkeys(("summary", "description", "risks", "citizen_benefit", "technology", "lifecycle_status"))
    client, row = desk(make, sign_in, content=empty)
    for address in ("vorschau", "vorschau/seite"):
        answer = client.get(path(row, address))
        assert answer.status_code == 200
        assert "Schlaglöcher" in words(answer)


def test_the_preview_is_for_the_own_people_only(make: Make, sign_in: SignIn, client: Client) -> None:
    _, row = desk(make, sign_in)
    for stranger in (sign_in(make.member()), sign_in(make.reviewer()), sign_in(make.organiser())):
        for address in ("vorschau", "vorschau/seite"):
            assert stranger.get(path(row, address)).status_code == 404
    assert client.get(path(row, "vorschau")).status_code == 303


def test_a_button_shows_markdown_below_its_input_and_stores_nothing(make: Make, sign_in: SignIn) -> None:
    client, row = desk(make, sign_in)
    answer = client.send(path(row, WORKINGS), {"action": "preview", "version": row.version, "description_de": TEXT})
    assert answer.status_code == 200
    assert held(answer, "description_de") == TEXT
    look = parse(answer.text).root.by_id("description_de-look")
    assert look is not None
    assert look.get("hidden") is None
    assert look.first("em").text == "neuer"
    assert list(look.all("script")) == []
    assert stored(make, row)[1] == row.version


def test_the_script_gets_the_same_as_json(make: Make, sign_in: SignIn) -> None:
    client, row = desk(make, sign_in)
    values = {"action": "preview", "version": row.version, "description_de": TEXT, "description_en": "[" * 400}
    told = client.send(path(row, WORKINGS), values, headers={"Accept": "application/json"}).get_json()
    assert "<em>neuer</em>" in told["html"]["description_de"]
    assert "<script" not in told["html"]["description_de"]
    assert list(told["problems"]) == ["description_en"]


def test_nobody_can_let_the_server_draw_without_end(
    make: Make, sign_in: SignIn, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(markdown_preview, "PER_MINUTE", 3)
    client, row = desk(make, sign_in)
    values = {"action": "preview", "version": row.version, "description_de": TEXT}
    assert [client.send(path(row, WORKINGS), values).status_code for _ in range(4)] == [200, 200, 200, 429]
    other, another = desk(make, sign_in)
    assert other.send(path(another, WORKINGS), values).status_code == 200, "each is counted alone"


def test_who_asks_too_often_gets_the_text_back_and_hears_when_to_come_again(
    make: Make, sign_in: SignIn, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(markdown_preview, "PER_MINUTE", 1)
    client, row = desk(make, sign_in)
    values = {"action": "preview", "version": row.version, "description_de": "Lange *getippt*"}
    assert client.send(path(row, WORKINGS), values).status_code == 200
    refused = client.send(path(row, WORKINGS), values)
    assert refused.status_code == 429
    assert 1 <= int(refused.headers["Retry-After"]) <= 60
    assert parse(refused.text).root.first("textarea").text.strip() == "Lange *getippt*"
    assert "Ihr Text ist noch nicht gespeichert" in words(refused)
    told = client.send(path(row, WORKINGS), values, headers={"Accept": "application/json"})
    assert (told.status_code, told.mimetype) == (429, "application/json")
    assert 1 <= int(told.headers["Retry-After"]) <= 60
    assert told.get_json()["error"] == "too_fast"
    assert "Warten Sie eine Minute" in told.get_json()["message"]


def test_a_preview_while_somebody_types_asks_for_no_files(app: Flask, make: Make, sign_in: SignIn) -> None:
    client, row = desk(make, sign_in)
    values = {"action": "preview", "version": row.version, "description_de": TEXT}
    with app.app_context():
        engine = db.engine
    with counting(engine) as seen:
        answer = client.send(path(row, WORKINGS), values, headers={"Accept": "application/json"})
    assert answer.status_code == 200
    assert not any("kept_files" in statement for statement in seen), str(seen)


def test_a_text_that_cannot_be_shown_is_a_link_away(make: Make, sign_in: SignIn) -> None:
    client, row = desk(make, sign_in, content={"description": {"de": "Gut.", "en": "[" * 400}})
    answer = client.get(path(row, "vorschau"))
    assert answer.status_code == 422
    assert "noch keine Vorschau" in words(answer)
    links = [link.get("href") for link in parse(answer.text).root.all("a") if link.text == "Text ändern"]
    assert links == [path(row, f"{WORKINGS}#description_en")]


def test_a_draft_that_says_nothing_of_its_stand_shows_the_gap(make: Make, sign_in: SignIn) -> None:
    client, row = desk(make, sign_in)
    assert "Am Stand" in words(client.get(path(row, "vorschau/seite")))
    values = {"action": "create", "title_de": "Ganz neu"}
    fresh = client.send("/de/aussteller/", values).headers["Location"]
    page = client.get(fresh.partition("?")[0].rstrip("/") + "/vorschau/seite")
    assert "Ganz neu" in words(page)
    stand = parse(page.text).root.by_id("am-stand")
    assert stand is not None
    aside = stand.above("aside")
    assert aside is not None
    assert [one.text for one in aside.all("dd") if "gap" in (one.get("class") or "")] == ["keine Angabe"]
