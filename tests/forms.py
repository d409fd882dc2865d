"""Sending a form as a browser does: fetch the page, keep what its fields hold, change some, press a button."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from typing import Any
from urllib.parse import urljoin, urlsplit

from werkzeug.test import TestResponse

from tests.client import Client
from tests.html import Element, parse

Values = dict[str, list[str]]


def forms_of(html: str, *, method: str = "post") -> list[Element]:
    """Return the forms of a page that use a method."""
    return [form for form in parse(html).root.all("form") if (form.get("method") or "get").lower() == method]


def values_of(form: Element) -> Values:
    """Return what the form would send if nobody touched it, without its buttons."""
    values: Values = {}
    for control in form.all("input", "select", "textarea"):
        name = control.get("name")
        if name and control.get("disabled") is None:
            values.setdefault(name, []).extend(_held(control))
    return {name: held for name, held in values.items() if held}


def submit_form(
    client: Client,
    page: str,
    changes: Mapping[str, str | Sequence[str] | None] | None = None,
    *,
    button: tuple[str, str] | None = None,
    action: str | None = None,
    **options: Any,
) -> TestResponse:
    """Fetch a page and send its form with some values changed; None takes a value away.

    Of several forms it is the one with the ``button`` (name, value), or the one sent to ``action``, or else the one
    that has all the changed names. The button is sent too, by default the form's first one, as the Enter key does.
    """
    fetched = client.get(page)
    assert fetched.status_code < 300, f"{page} answered {fetched.status_code}"
    form = _chosen(forms_of(fetched.get_data(as_text=True)), set(changes or {}), button, action)
    values = values_of(form)
    for name, value in (changes or {}).items():
        values[name] = [] if value is None else [value] if isinstance(value, str) else list(value)
    pressed = button or _first_button(form)
    if pressed:
        values[pressed[0]] = [pressed[1]]
    target = urlsplit(urljoin(page, form.get("action") or page))
    path = target.path + (f"?{target.query}" if target.query else "")
    return client.post(path, data=values, **options)


def _held(control: Element) -> list[str]:
    kind = control.get("type") or "text"
    if control.tag == "textarea":
        # The parser of a browser drops one line end right after the tag.
        return ["".join(control.strings).removeprefix("\n")]
    if control.tag == "select":
        options = list(control.all("option"))
        chosen = [one for one in options if one.get("selected") is not None]
        if not chosen and control.get("multiple") is None:
            chosen = options[:1]
        return [_value_of(one) for one in chosen]
    if kind in ("checkbox", "radio"):
        return [control.get("value") or "on"] if control.get("checked") is not None else []
    return [] if kind in ("submit", "button", "image", "reset", "file") else [control.get("value") or ""]


def _value_of(option: Element) -> str:
    value = option.get("value")
    return option.text if value is None else value


def _buttons(form: Element) -> list[tuple[str, str]]:
    return [
        (button.get("name") or "", button.get("value") or "")
        for button in form.all("button", "input")
        if (button.get("type") or ("submit" if button.tag == "button" else "")) == "submit" and button.get("name")
    ]


def _first_button(form: Element) -> tuple[str, str] | None:
    return next(iter(_buttons(form)), None)


def _chosen(forms: list[Element], names: set[str], button: tuple[str, str] | None, action: str | None) -> Element:
    assert forms, "the page has no form to send"
    found = [
        form
        for form in forms
        if (button is None or button in _buttons(form))
        and (action is None or (form.get("action") or "").partition("?")[0].endswith(action))
        and (button is not None or action is not None or len(forms) == 1 or names <= _names(form))
    ]
    assert len(found) == 1, f"{len(found)} of {len(forms)} forms fit; name the button or the action"
    return found[0]


def _names(form: Element) -> set[str]:
    return {control.get("name") or "" for control in form.all("input", "select", "textarea", "button")}
