"""What a browser does because of a text: scripts it runs, requests it sends, what becomes of the page around."""

from __future__ import annotations

import re
from collections.abc import Sequence
from typing import Any, Literal, NamedTuple

from playwright.sync_api import Browser, BrowserContext, Dialog, Error, Page, Route

from tests.core.markdown_checker import ATTRIBUTES, CHILDREN
from tests.journeys.conftest import PHONE
from tests.journeys.hostile import Stage

_TAGS = sorted({*CHILDREN, *(tag for inside in CHILDREN.values() for tag in inside)} - {""})
_ALLOWED = {"tags": _TAGS, "attributes": {tag: list(names) for tag, names in ATTRIBUTES.items()}}

# By then the letters have their width, and what a text starts by itself has started: two frames, and a moment for
# timers, errors and loads.
_SETTLE = """
async () => {
  await document.fonts.ready;
  await new Promise(done => requestAnimationFrame(() => requestAnimationFrame(() => setTimeout(done, 30))));
}
"""

# The page around the texts, as the browser has read it and as a person finds it; and every fault inside of the texts.
_LOOK = """
allowed => {
  const places = [...document.querySelectorAll('section[aria-labelledby=ausfuehrlich] > h2 + div.prose.markup')];
  const faults = [];
  const schemes = ['http:', 'https:', 'mailto:'];
  for (const one of places.flatMap(place => [...place.querySelectorAll('*')])) {
    const tag = one.localName, names = allowed.attributes[tag] || [];
    if (!allowed.tags.includes(tag) || one.namespaceURI !== document.body.namespaceURI) faults.push('<' + tag + '>');
    for (const name of one.getAttributeNames()) if (!names.includes(name)) faults.push('<' + tag + ' ' + name + '>');
    if (tag === 'a' && !schemes.includes(one.protocol)) faults.push('a link to ' + one.href);
  }
  const copy = document.documentElement.cloneNode(true);
  copy.querySelectorAll('section[aria-labelledby=ausfuehrlich] > h2 + div').forEach(place => place.replaceChildren());
  const around = 'header.bar, header.bar a, h1, main, .lead, #abwaegung, #eckdaten, #ausfuehrlich, ' +
    'nav[aria-labelledby=weiter] a, footer.foot, footer.foot a, div.prose.markup';
  const shown = [...document.querySelectorAll(around)].map(one => {
    const box = one.getBoundingClientRect(), style = getComputedStyle(one);
    const above = box.height && one.closest('header') ? Math.round(box.y + scrollY) : 0;
    return [one.localName, one.checkVisibility({opacityProperty: true, visibilityProperty: true}) ? 'shown' : 'hidden',
      Math.round(box.x), Math.round(box.width), above, style.color, style.backgroundColor, style.fontSize,
      style.direction].join(' ');
  });
  const covered = [...document.querySelectorAll('header.bar a.mark, h1, #eckdaten, nav[aria-labelledby=weiter] a, ' +
    'footer.foot strong, footer.foot a')].filter(one => {
      one.scrollIntoView({block: 'center', behavior: 'instant'});
      const box = one.getClientRects()[0];
      return !box || !one.contains(document.elementFromPoint(box.x + box.width / 2, box.y + box.height / 2));
    }).map(one => one.outerHTML);
  const counts = ['h1', 'main', 'footer', 'article'].map(tag => document.querySelectorAll(tag).length);
  return {faults, covered, counts, around: copy.outerHTML, shown, title: document.title, address: location.href,
    names: Object.getOwnPropertyNames(document), frames: frames.length, rules: document.styleSheets.length};
}
"""
# Whatever listens on an element hears all that a person could do to it, without anything being done: links are used
# for real, except those to mail, which would start a program of this machine.
_STIR = """
() => document.querySelectorAll('div.prose.markup *').forEach(one => {
  if (one.closest('[href]:not([href^="mailto:" i])')) return;
  for (const type of ['pointerenter', 'pointerdown', 'mouseenter', 'mouseover', 'mousemove', 'focus', 'focusin',
    'keydown', 'input', 'change', 'select', 'toggle', 'animationstart', 'click']) one.dispatchEvent(new Event(type));
})
"""
_LINKS = """
() => [...document.querySelectorAll('div.prose.markup :is(a, area)')]
  .map(one => one.getAttribute('href') === null ? '' : String(one.href.baseVal ?? one.href))
"""
_FOCUS = """
number => {
  const link = [...document.querySelectorAll('div.prose.markup :is(a, area)')][number];
  link.scrollIntoView({block: 'center', behavior: 'instant'});
  link.focus();
  const box = link.getClientRects()[0];
  return box && box.width >= 1 && box.height >= 1 ? [box.x + box.width / 2, box.y + box.height / 2] : null;
}
"""


class Finding(NamedTuple):
    """Something that no text may make a page do."""

    kind: Literal["ran", "sent", "broke"]
    what: str


class Watch:
    """One tab on the stage that notes what happens in it."""

    def __init__(self, browser: Browser, stage: Stage) -> None:
        self.stage = stage
        self.context: BrowserContext = browser.new_context(viewport=PHONE, locale="de-DE")
        self.context.set_default_timeout(10_000)
        # What leads elsewhere is answered by "no content": the tab stays where it is.
        self.context.route(re.compile(rf"^(?!{re.escape(stage.address)}/)"), self._elsewhere)
        self.page: Page = self.context.new_page()
        self._found: list[Finding] = []
        self._sent: set[str] = set()
        self._gone: list[str] = []
        self._over: list[str] = []
        self._usual: dict[int, dict[str, Any]] = {}
        self._listen()

    def _listen(self) -> None:
        page = self.page
        page.on("request", lambda request: self._sent.add(request.url))
        for end in ("requestfinished", "requestfailed"):
            page.on(end, lambda request: self._over.append(request.url))
        page.on("dialog", self._dialog)
        page.on("pageerror", lambda error: self._note("ran", f"an error: {error}"))
        page.on("console", lambda said: self._note("broke", f"the console: {said.text}"))
        page.on("download", lambda load: self._note("sent", f"a download: {load.url}"))
        page.on("frameattached", lambda _: self._note("broke", "a frame"))
        self.context.on("page", lambda _: self._note("broke", "another window"))
        # The page of a visitor has no script: whatever is parsed at an address came out of a text. What this file
        # evaluates itself has none.
        debugger = self.context.new_cdp_session(page)
        debugger.on("Debugger.scriptParsed", self._script)
        debugger.send("Debugger.enable")

    def _script(self, script: dict[str, Any]) -> None:
        if script["url"]:
            self._note("ran", "a script")

    def _dialog(self, dialog: Dialog) -> None:
        self._note("ran", f"a dialogue: {dialog.message}")
        dialog.dismiss()

    def _elsewhere(self, route: Route) -> None:
        request = route.request
        if request.is_navigation_request() and request.frame == self.page.main_frame:
            self._gone.append(request.url)
        route.fulfill(status=204)

    def _note(self, kind: Literal["ran", "sent", "broke"], what: str) -> None:
        self._found.append(Finding(kind, what))

    def findings(self, texts: Sequence[str]) -> list[Finding]:
        """Open the page with these texts (HTML), use all that is in them, and say what should not have happened."""
        usual = self._usual_page(len(texts))
        self._open(texts)
        try:
            self.page.evaluate(_SETTLE)
            self._compare(usual)
            self.page.evaluate(_STIR)
            if self._use_links():
                self._compare(usual)
        except Error as error:
            self._note("broke", str(error).partition("\n")[0])
        return list(dict.fromkeys(self._found))

    def _usual_page(self, number: int) -> dict[str, Any]:
        if number not in self._usual:
            self._open(["<p><em>Nichts</em> <strong>Böses</strong> <code>hier</code>.</p>"] * number)
            self.page.evaluate(_SETTLE)
            seen = self.page.evaluate(_LOOK, _ALLOWED)
            assert (seen["faults"], seen["covered"], seen["counts"]) == ([], [], [1, 1, 1, 1])
            assert not self._found, self._found
            self._usual[number] = {**seen, "sent": set(self._sent)}
        return self._usual[number]

    def _open(self, texts: Sequence[str]) -> None:
        self.stage.texts = texts
        self.page.mouse.move(0, 0)
        self._found, self._gone, self._over = [], [], []
        self._sent.clear()
        self.page.goto(self.stage.page_address)

    def _compare(self, usual: dict[str, Any]) -> None:
        """Compare the page with the one that has harmless texts, before and after the links were used."""
        seen = self.page.evaluate(_LOOK, _ALLOWED)
        for fault in seen.pop("faults"):
            self._note("broke", f"inside: {fault}")
        for name, value in seen.items():
            if value != usual[name]:
                self._note("ran" if name == "title" else "broke", f"{name}: {_difference(usual[name], value)}")
        fonts = f"{self.stage.address}/static/fonts/"
        for address in self._sent - usual["sent"]:
            if not address.startswith(fonts):
                self._note("sent", address)

    def _use_links(self) -> bool:
        """Point at every link, focus and click it; return whether the page is still there."""
        for number, address in enumerate(self.page.evaluate(_LINKS)):
            point = self.page.evaluate(_FOCUS, number)
            if point:
                self.page.mouse.move(*point)
            if address.startswith("mailto:"):
                continue
            before = set(self._sent)
            if point:
                self.page.mouse.click(*point)
            else:
                self.page.keyboard.press("Enter")
            target = address.partition("#")[0]
            self._arrive([target] if target.startswith("http") else [])
            self._sent = before | (self._sent - {target})
            if self.page.url != self.stage.page_address:
                self._note("sent", f"gone to {self.page.url}")
                return False
        return True

    def _arrive(self, expected: list[str]) -> None:
        """Wait until the tab has tried to go where the link leads, and nowhere else.

        The answer must be in: the browser passes over a second click to the same address before.
        """
        for _ in range(600 if expected else 4):
            if self.page.url != self.stage.page_address or (self._gone and self._gone[-1] in self._over):
                break
            self.page.wait_for_timeout(5)
        if self._gone != expected:
            self._note("sent", f"a link to {expected} led to {self._gone}")
        self._gone, self._over = [], []


def _difference(usual: Any, seen: Any) -> str:
    if isinstance(usual, str) and isinstance(seen, str):
        at = next((n for n, (one, two) in enumerate(zip(usual, seen, strict=False)) if one != two), len(usual))
        return f"{usual[at : at + 80]!r} became {seen[at : at + 80]!r}"
    if isinstance(usual, list) and isinstance(seen, list) and len(usual) == len(seen):
        usual, seen = zip(*[(one, two) for one, two in zip(usual, seen, strict=True) if one != two], strict=True)
    return f"{usual} became {seen}"[:600]
