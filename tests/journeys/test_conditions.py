"""A question comes and goes with the answer that it depends on: with one of some codes, or with any but some."""

from __future__ import annotations

from collections.abc import Callable
from pathlib import Path

import pytest
from flask import Flask, get_template_attribute
from playwright.sync_api import BrowserContext, expect

from marktplatz.core.fields import Condition, Field, Kind
from marktplatz.core.text import Text
from marktplatz.web.forms.questions import Shown, question_of

SCRIPT = Path(__file__).parents[2] / "marktplatz" / "static" / "js" / "conditions.js"
OTHER = Condition(key="kind", other_than=frozenset({"own", "none"}), words=Text(de="nur bei anderen", en="only others"))
ONE = Condition(key="kind", codes=frozenset({"own"}), words=Text(de="nur bei eigenen", en="only own"))
TICKS = "".join(f'<input type="checkbox" name="kind" value="{code}">' for code in ("own", "none", "added"))


def _asked(app: Flask, key: str, condition: Condition) -> str:
    """Return a question as the form draws it."""
    asked = Field(key=key, kind=Kind.LINE, label=Text(de=key, en=key), hint=Text(de="H", en="H"), condition=condition)
    with app.test_request_context("/de/"):
        draw = get_template_attribute("components/field.html", "question")
        return str(draw(question_of(asked, Shown(entry_language="de", values={}))))


@pytest.mark.browser
def test_a_question_shows_while_its_condition_holds(
    sqlite_app: Flask, context_of: Callable[..., BrowserContext]
) -> None:
    page = context_of().new_page()
    questions = _asked(sqlite_app, "for_others", OTHER) + _asked(sqlite_app, "for_own", ONE)
    page.set_content(f"<form>{TICKS}{questions}</form>")
    others, own = page.locator("#for_others"), page.locator("#for_own")
    expect(others).to_be_visible()
    expect(own).to_be_visible()
    page.add_script_tag(content=SCRIPT.read_text(encoding="utf-8"), type="module")
    expect(others).to_be_hidden()
    expect(own).to_be_hidden()
    page.locator("[value=own]").check()
    expect(own).to_be_visible()
    expect(others).to_be_hidden()
    page.locator("[value=added]").check()
    expect(others).to_be_visible()
    page.locator("[value=own]").uncheck()
    expect(own).to_be_hidden()
    expect(others).to_be_visible()
