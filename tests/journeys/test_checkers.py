"""The checkers themselves: each must find the fault that was put there, or its silence means nothing."""

from __future__ import annotations

from collections.abc import Callable

from playwright.sync_api import BrowserContext

from tests.journeys.checkers import HtmlChecker, axe_findings, sideways

FAULTY = """<!doctype html><html lang="de"><head><title>Fehler</title><meta charset="utf-8"></head>
<body><main><h1>Seite</h1><img src="x.png"><input type="text"><p style="color:#aaa;background:#fff">blass</p>
<div style="width:3000px">breit</div></main></body></html>"""


def test_axe_finds_a_missing_label_a_missing_text_and_pale_letters(
    context_of: Callable[..., BrowserContext],
) -> None:
    page = context_of().new_page()
    page.set_content(FAULTY)
    found = " ".join(axe_findings(page)["violations"])
    assert all(rule in found for rule in ("image-alt", "label", "color-contrast"))
    assert sideways(page) > 1000


def test_the_html_checker_finds_a_missing_alternative_text(checker: HtmlChecker) -> None:
    assert any("alt" in finding for finding in checker.findings(FAULTY))
