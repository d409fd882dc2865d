"""Sending forms as a browser does: what is kept, which form it is, which button is pressed."""

from __future__ import annotations

from typing import Any

import pytest
from flask import Flask, Response, request

from tests.client import Client
from tests.forms import forms_of, submit_form, values_of
from tests.html import Element, parse

PAGE = """<!doctype html><html lang="de"><head><title>Formular</title></head><body><main><h1>Formular</h1>
<form method="get" action="/suche"><input name="q" value="x" aria-label="Suche"></form>
<form method="post" action="/ziel?a=1">
<input type="hidden" name="csrf_token" value="T">
<label>L <input name="line" value="a &amp; b"></label>
<label>T <textarea name="text">
Zeile 1
Zeile 2</textarea></label>
<label>B <input type="checkbox" name="boxes" value="1" checked></label>
<label>B <input type="checkbox" name="boxes" value="2"></label>
<label>B <input type="checkbox" name="boxes" value="3" checked></label>
<label>R <input type="radio" name="radio" value="x"></label>
<label>R <input type="radio" name="radio" value="y" checked></label>
<label>S <select name="select"><option value="1">Eins<option value="2" selected>Zwei</select></label>
<label>S <select name="first"><option>Erste</option><option>Zweite</option></select></label>
<label>D <input name="gone" value="x" disabled></label>
<button name="action" value="save">Speichern</button><button name="action" value="submit">Einreichen</button>
</form>
<form method="post"><input type="hidden" name="csrf_token" value="U">
<button name="action" value="drop">Weg</button></form>
</main></body></html>""".replace("Eins<option", "Eins</option><option").replace("Zwei</select", "Zwei</option></select")


@pytest.fixture
def echo() -> Client:
    app = Flask("echo")
    app.test_client_class = Client
    app.add_url_rule("/formular", "page", lambda: PAGE)

    def target() -> Response:
        lines = [f"{name}={value!r}" for name, values in request.form.lists() for value in values]
        return Response("\n".join([request.full_path, *lines]), mimetype="text/plain")

    app.add_url_rule("/ziel", "target", target, methods=["POST"])
    app.add_url_rule("/formular", "self", target, methods=["POST"])
    client = app.test_client()
    assert isinstance(client, Client)
    return client


def test_what_nobody_touched_is_sent_as_it_stands(echo: Client) -> None:
    response = submit_form(echo, "/formular", button=("action", "save"))
    assert response.text.splitlines() == [
        "/ziel?a=1",
        "csrf_token='T'",
        "line='a & b'",
        r"text='Zeile 1\nZeile 2'",
        "boxes='1'",
        "boxes='3'",
        "radio='y'",
        "select='2'",
        "first='Erste'",
        "action='save'",
    ]


def test_values_are_changed_taken_away_and_added(echo: Client) -> None:
    changes = {"line": "neu", "boxes": ["2"], "radio": None, "extra": "dazu"}
    sent = submit_form(echo, "/formular", changes, button=("action", "submit")).text.splitlines()
    assert {"line='neu'", "boxes='2'", "extra='dazu'", "action='submit'"} <= set(sent)
    assert not {"boxes='1'", "radio='y'"} & set(sent)


def test_the_form_is_found_by_its_fields_its_button_or_its_address(echo: Client) -> None:
    assert submit_form(echo, "/formular", {"line": "neu"}).text.startswith("/ziel?a=1")
    assert submit_form(echo, "/formular", action="/ziel").text.startswith("/ziel?a=1")
    other = submit_form(echo, "/formular", button=("action", "drop")).text.splitlines()
    assert other == ["/formular?", "csrf_token='U'", "action='drop'"]


@pytest.mark.parametrize("options", [{}, {"button": ("action", "fly")}, {"action": "/elsewhere"}])
def test_a_form_that_is_not_there_is_an_error(echo: Client, options: dict[str, Any]) -> None:
    with pytest.raises(AssertionError, match="forms fit"):
        submit_form(echo, "/formular", **options)


def test_a_page_is_read_as_a_tree() -> None:
    root = parse(PAGE).root
    form = forms_of(PAGE)[0]
    assert isinstance(form, Element)
    assert len(forms_of(PAGE)) == 2
    assert len(forms_of(PAGE, method="get")) == 1
    assert root.first("h1").text == "Formular"
    assert "gone" not in values_of(form)
    assert root.by_id("nothing") is None
