"""What a page must stand: axe, the HTML checker, no sideways scrolling. Both tools run here; nothing is sent out."""

from __future__ import annotations

import json
import subprocess
import time
from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path
from typing import Any
from urllib.request import Request, urlopen

from playwright.sync_api import Page

from tests.servers import free_port

NODE = Path(__file__).resolve().parent.parent / "node" / "node_modules"
AXE = NODE / "axe-core" / "axe.min.js"
VNU = NODE / "vnu-jar" / "build" / "dist" / "vnu.jar"

_RULES = ["wcag2a", "wcag2aa", "wcag21a", "wcag21aa", "wcag22aa", "best-practice"]
_RUN = """
async (tags) => {
  // A frame shows a page of ours that is looked at on its own.
  const rules = {'target-size': {enabled: true}, 'frame-tested': {enabled: false}};
  const found = await axe.run(document, {runOnly: {type: 'tag', values: tags}, rules, iframes: false});
  const short = (list) => list.map(rule => rule.id + ': ' + rule.nodes.map(node => node.html + ' ' +
    node.any.concat(node.all, node.none).map(check => check.message).join('; ')).join(' | '));
  return {violations: short(found.violations), incomplete: short(found.incomplete)};
}
"""


@contextmanager
def html_checker() -> Iterator[HtmlChecker]:
    """Run the HTML checker as a local service: 2 s to start, then some milliseconds a page."""
    port = free_port()
    command = ["java", "-Dnu.validator.servlet.bind-address=127.0.0.1", "-cp", str(VNU)]
    server = subprocess.Popen(
        [*command, "nu.validator.servlet.Main", str(port)], stdout=subprocess.DEVNULL, stderr=subprocess.DEVNULL
    )
    try:
        checker = HtmlChecker(port)
        checker.wait()
        yield checker
    finally:
        server.terminate()
        server.wait(timeout=10)


class HtmlChecker:
    """The running service."""

    def __init__(self, port: int) -> None:
        self.address = f"http://127.0.0.1:{port}/?out=json"

    def wait(self) -> None:
        """Wait until it answers, 60 s at most."""
        for _ in range(240):
            try:
                self.findings("<!doctype html><html lang=de><head><title>x</title></head><body></body></html>")
            except OSError:
                time.sleep(0.25)
            else:
                return
        raise RuntimeError("the HTML checker does not start")

    def findings(self, html: str) -> list[str]:
        """Return errors and warnings of a page."""
        request = Request(self.address, data=html.encode(), headers={"Content-Type": "text/html; charset=utf-8"})
        with urlopen(request, timeout=30) as answer:
            messages: list[dict[str, Any]] = json.load(answer)["messages"]
        return [f"{m.get('lastLine')}: {m['message']} {m.get('extract', '')!r}" for m in messages]


def axe_findings(page: Page) -> dict[str, list[str]]:
    """Return violations and what axe could not decide. The page's policy allows no foreign script: axe is evaluated."""
    page.evaluate(AXE.read_text(encoding="utf-8"))
    found: dict[str, list[str]] = page.evaluate(_RUN, _RULES)
    return found


def sideways(page: Page) -> int:
    """Return how many pixels the page is wider than its window."""
    wider: int = page.evaluate("document.documentElement.scrollWidth - document.documentElement.clientWidth")
    return wider
