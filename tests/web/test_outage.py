"""While the database does not answer: what still works, and what people are told."""

from __future__ import annotations

import logging
from pathlib import Path

import pytest

from tests.client import Client
from tests.conftest import build_app
from tests.forms import forms_of, values_of
from tests.html import parse

ADDRESSES = {"sqlite": "sqlite:////nowhere/at/all.sqlite", "postgresql": "postgresql://nobody@127.0.0.1:1/none"}


@pytest.fixture(params=list(ADDRESSES))
def stranded(request: pytest.FixtureRequest, tmp_path: Path) -> Client:
    """A visitor of a program without its database."""
    client = build_app(tmp_path, DATABASE_URL=ADDRESSES[request.param]).test_client()
    assert isinstance(client, Client)
    return client


def test_the_process_says_that_it_lives_and_is_not_ready(stranded: Client, caplog: pytest.LogCaptureFixture) -> None:
    alive = stranded.get("/healthz")
    assert (alive.status_code, alive.text) == (200, "ok\n")
    with caplog.at_level(logging.ERROR, "marktplatz"):
        assert stranded.get("/readyz").status_code == 503
    assert "the database does not answer" in caplog.text


SENT = {
    "csrf_token": "token-of-a-form",
    "version": "7",
    "action": "save",
    "title_de": "Wegweiser <b>Müll</b>",
    "summary_en": "First line\nsecond line\n",
    "country": "AT",
    "risks_de": "   ",
    "reason": "Bitte kürzer",
    "comment-title": "Zu allgemein",
    "comment-nothing": "verloren",
    "auth": "link-token",
}


@pytest.mark.parametrize(
    ("path", "sentence", "labels"),
    [
        (
            "/de/aussteller/ZZZZZ/visitenkarte",
            "Ihr Text ist noch nicht gespeichert",
            ["Projekttitel auf Deutsch", "Kurzbeschreibung auf Englisch"],
        ),
        (
            "/en/aussteller/ZZZZZ/",
            "Your text is not saved yet",
            ["Project title in German", "Short description in English"],
        ),
        (
            "/de/pruefung/ZZZZZ",
            "Ihr Text ist noch nicht gespeichert",
            ["Projekttitel auf Deutsch", "Kurzbeschreibung auf Englisch", "Begründung", "Anmerkung zu „Projekttitel“"],
        ),
    ],
)
def test_what_was_typed_is_given_back(stranded: Client, path: str, sentence: str, labels: list[str]) -> None:
    stranded.set_cookie("marktplatz", "secret-of-a-session")
    answer = stranded.post(path, data=SENT)
    assert answer.status_code == 503
    assert sentence in answer.text
    page = parse(answer.text).root
    texts = {one.get("id"): "".join(one.strings).removeprefix("\n") for one in page.all("textarea")}
    typed = ["Wegweiser <b>Müll</b>", "First line\nsecond line\n", "Bitte kürzer", "Zu allgemein"]
    assert list(texts.values()) == typed[: len(labels)], "what no form of the desk has is left behind"
    (form,) = forms_of(answer.text)
    held = values_of(form)
    assert (form.get("action"), held["action"], held["country"]) == (path, ["save"], ["AT"])
    assert held.get("version") == (["7"] if "aussteller" in path else None)
    assert held["title_de"] == ["Wegweiser <b>Müll</b>"]
    shown = [label.text for label in page.all("label")]
    assert shown == labels
    assert not any(secret in answer.text for secret in ("token-of-a-form", "secret-of-a-session", "link-token"))


def test_a_form_from_elsewhere_puts_nothing_on_the_page(stranded: Client) -> None:
    answer = stranded.post("/de/aussteller/ZZZZZ/", data=SENT, headers={"Origin": "https://evil.example"})
    assert answer.status_code == 503
    assert "<textarea" not in answer.text
    assert "Wegweiser" not in answer.text


def test_a_form_beyond_all_measure_is_no_second_fault(stranded: Client) -> None:
    answer = stranded.post("/de/aussteller/ZZZZZ/", data={"title_de": "x" * 1_100_000})
    assert answer.status_code == 503
    assert "<textarea" not in answer.text


def test_who_only_reads_is_not_told_about_a_text(stranded: Client) -> None:
    for path, sentence in (("/de/", "lässt sich im Moment nicht laden"), ("/en/", "cannot be loaded at the moment")):
        answer = stranded.get(path)
        assert (answer.status_code, answer.headers["Retry-After"]) == (503, "5")
        assert sentence in answer.text
        assert "gespeichert" not in answer.text
        assert "saved" not in answer.text
