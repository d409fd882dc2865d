"""Hostile Markdown on the public page of a booth, in a real browser, without the policy that visitors are given too.

Whatever a text does, it must do on its own place: no script, no request, and the page around stays as it is, after
loading and after every link was pointed at, focused and clicked.
"""

from __future__ import annotations

import json
from collections.abc import Iterator
from pathlib import Path

import pytest
from flask import Flask
from markdown import markdown
from playwright.sync_api import Browser

from marktplatz.booths.rendering import render_text
from marktplatz.cli.revisions import upgrade
from marktplatz.core.database import db
from tests.conftest import build_app
from tests.journeys.hostile import HARMLESS, POLICY, Stage, staged
from tests.journeys.watching import Watch

ATTACKS: dict[str, str] = {
    attack["name"]: attack["text"]
    for attack in json.loads((Path(__file__).parent.parent / "data" / "markdown_attacks.json").read_text("utf-8"))
}
_NAMES = list(ATTACKS)
# Several texts on one page, as opening one is what takes the time; whatever is found is looked for in each alone.
BATCHES = [_NAMES[start : start + 20] for start in range(0, len(_NAMES), 20)]

# What the converter's own HTML, not cleaned, makes of some of the same texts: what was found, and where it is said.
UNCLEAN = {
    "script-01": ("ran", "a script"),
    "script-02": ("sent", "http://evil.example/x.js"),
    "script-46": ("ran", "a dialogue: 1"),
    "handler-02": ("ran", "title"),
    "handler-12": ("ran", "title"),
    "handler-19": ("ran", "title"),
    "handler-27": ("ran", "a script"),
    "handler-28": ("ran", "title"),
    "handler-44": ("broke", "around"),
    "scheme-10": ("broke", "a link to javascript:"),
    "scheme-31": ("broke", "a link to about:blank"),
    "scheme-40": ("sent", "/logout"),
    "scheme-87": ("broke", "the console"),
    "load-02": ("sent", "https://evil.example/pixel.png"),
    "load-10": ("sent", "https://evil.example/pixel.png"),
    "load-15": ("broke", "frames"),
    "load-19": ("broke", "rules"),
    "load-23": ("sent", "https://evil.example/x"),
    "load-27": ("sent", "https://evil.example/"),
    "load-32": ("sent", "https://evil.example/"),
    "mutation-01": ("ran", "title"),
    "deface-01": ("broke", "around"),
    "deface-02": ("broke", "around"),
    "deface-03": ("broke", "covered"),
    "deface-07": ("broke", "names"),
    "deface-09": ("broke", "shown"),
    "deface-14": ("broke", "inside: <input>"),
    "deface-15": ("broke", "inside: <form>"),
    "mutation-07": ("broke", "around"),
    "script-11": ("broke", "inside: <h1>"),
}


def _built(folder: Path, address: str) -> Flask:
    app = build_app(folder, PUBLIC_URL=address)
    with app.app_context():
        upgrade()
    return app


@pytest.fixture(scope="module")
def stage(chromium: Browser, tmp_path_factory: pytest.TempPathFactory) -> Iterator[Stage]:
    """The program with two published booths; after ``chromium``, as it is for nothing without."""
    with staged(lambda address: _built(tmp_path_factory.mktemp("stage"), address)) as running:
        yield running
        with running.app.app_context():
            db.engine.dispose()


@pytest.fixture(scope="module")
def watch(chromium: Browser, stage: Stage) -> Iterator[Watch]:
    """One tab for all texts that do nothing."""
    watching = Watch(chromium, stage)
    yield watching
    watching.context.close()


@pytest.mark.browser
@pytest.mark.parametrize("names", BATCHES, ids=lambda names: f"{names[0]}-to-{names[-1]}")
def test_a_hostile_text_does_nothing(watch: Watch, names: list[str]) -> None:
    pieces = {name: render_text(ATTACKS[name], "de") for name in names}
    found = watch.findings(list(pieces.values()))
    if found:
        alone = {name: watch.findings([html]) for name, html in pieces.items()}
        pytest.fail(f"together: {found}\nalone: { {name: what for name, what in alone.items() if what} }")


@pytest.mark.browser
@pytest.mark.parametrize("name", UNCLEAN)
def test_the_same_text_not_cleaned_is_found_out(watch: Watch, name: str) -> None:
    found = watch.findings([markdown(ATTACKS[name], extensions=["extra"])])
    kind, said = UNCLEAN[name]
    assert [one.what for one in found if one.kind == kind and said in one.what], found


@pytest.mark.browser
@pytest.mark.parametrize("event", ["mouseover", "pointerenter", "mousemove", "focus", "mousedown", "click"])
def test_a_link_is_pointed_at_focused_and_clicked(watch: Watch, event: str) -> None:
    link = '<p><a href="https://a.example/x#y" rel="nofollow">x</a></p>'
    assert watch.findings([link]) == []
    assert ("ran", "a script") in watch.findings([link.replace(" rel", f' on{event}="this.lang = 1" rel')])


@pytest.mark.browser
def test_a_link_that_leads_elsewhere_than_it_says_is_found_out(watch: Watch) -> None:
    link = """<p><a href="https://a.example/x" onclick="this.href = 'https://evil.example/'">x</a></p>"""
    assert ("sent", "a link to ['https://a.example/x'] led to ['https://evil.example/']") in watch.findings([link])


@pytest.mark.browser
def test_the_stage_shows_what_the_program_shows(stage: Stage) -> None:
    short = [text for text in ATTACKS.values() if len(text) < 50]
    text = "\n\n".join([HARMLESS, *short[:60]])
    booth = stage.make.booth(state="published", content={"description": {"de": text}})
    page, headers = stage.fetched(f"/de/{booth.event.slug}/staende/{booth.path_part}")
    assert render_text(text, "de").join(stage.section) in page
    assert POLICY not in headers
