"""Small parts of the comparison that no page shows by itself."""

from __future__ import annotations

import pytest
from flask import Flask

from marktplatz.web.compared.answers import deeper, language_name


@pytest.mark.parametrize(
    ("html", "expected"),
    [
        ("<h3>A</h3><h4>B</h4>", "<h4>A</h4><h5>B</h5>"),
        ("<h6>A</h6>", "<h6>A</h6>"),
        ("<p>&lt;h3&gt; ist ein Tag</p><hr>", "<p>&lt;h3&gt; ist ein Tag</p><hr>"),
        ("", ""),
    ],
)
def test_headings_go_one_level_down(html: str, expected: str) -> None:
    assert deeper(html) == expected


@pytest.mark.parametrize(
    ("reader", "code", "name"),
    [("de", "en", "Englisch"), ("en", "de", "German"), ("de", "nl", "Niederländisch"), ("en", "xq", "xq")],
)
def test_languages_have_names_in_the_readers_language(app: Flask, reader: str, code: str, name: str) -> None:
    with app.test_request_context(f"/{reader}/"):
        assert language_name(code) == name
