"""Checks of every HTML page that any test fetches, whatever else the test is about."""

from __future__ import annotations

import re
from collections import Counter
from collections.abc import Callable, Iterator
from functools import lru_cache

from tests.html import Element, Page, parse

# What Python or a script says where a word is missing.
LEAKED = frozenset({"None", "undefined", "null", "NaN", "Undefined", "[]", "{}", "True", "False"})
_LEAKED_ANYWHERE = re.compile(r"<[a-z_.]+ object at 0x|\{\{|\}\}|\{%|lazy_gettext|Traceback \(most recent")
_NO_LABEL_NEEDED = frozenset({"hidden", "submit", "button", "image", "reset"})
_LABELLED_BY = ("aria-labelledby", "aria-describedby", "aria-controls", "aria-errormessage", "headers")
_SKIPPED_TEXT = ("pre", "code", "textarea", "script", "style")
_LANGUAGE = re.compile(r"[a-z]{2,3}(-[A-Za-z0-9]+)*")


def check(html: str, where: str) -> None:
    """Fail with everything that is wrong with a page; ``where`` says which page it is."""
    found = faults(html)
    assert not found, f"{where}:\n  " + "\n  ".join(found)


@lru_cache(maxsize=64)
def faults(html: str) -> tuple[str, ...]:
    """Return everything that is wrong with a page."""
    page = parse(html)
    found = [fault for rule in _RULES for fault in rule(page)]
    if leaked := _LEAKED_ANYWHERE.search(html):
        found.append(f"machine words on the page: {leaked.group()}")
    return tuple(found)


def _document(page: Page) -> Iterator[str]:
    yield from page.faults
    if page.doctype.lower() != "doctype html":
        yield "no <!doctype html>"
    roots = [one for one in page.root.children if isinstance(one, Element)]
    if [one.tag for one in roots] != ["html"]:
        yield f"the document holds {[one.tag for one in roots]}, not one <html>"
    elif not _LANGUAGE.fullmatch(roots[0].get("lang") or ""):
        yield f"<html> has the language {roots[0].get('lang')!r}"
    titles = [one for one in page.root.all("title") if one.above("svg") is None]
    if len(titles) != 1 or len(titles[0].text) < 5 or not titles[0].text.strip(" –-|"):
        yield f"the titles are {[one.text for one in titles]}"
    elif titles[0].text.startswith(("–", "-", "|")):
        yield f"the title begins with a gap: {titles[0].text!r}"


def _headings(page: Page) -> Iterator[str]:
    headings = list(page.root.all("h1", "h2", "h3", "h4", "h5", "h6"))
    if (number := sum(one.tag == "h1" for one in headings)) != 1:
        yield f"{number} h1"
    before = 0
    for one in headings:
        level = int(one.tag[1])
        if before and level > before + 1:
            yield f"h{level} follows h{before}: {one.text[:40]!r}"
        before = level
        if not one.text:
            yield f"an empty {one.tag}"
    if len(list(page.root.all("main"))) != 1:
        yield "not exactly one <main>"


def _ids(page: Page) -> Iterator[str]:
    ids = Counter(one.attributes["id"] for one in page.root.all() if "id" in one.attributes)
    yield from (f"the id {name!r} stands {number} times" for name, number in ids.items() if number > 1)
    yield from (f"an id with blanks or empty: {name!r}" for name in ids if not name or " " in name)
    for one in page.root.all():
        for attribute in _LABELLED_BY:
            for name in (one.get(attribute) or "").split():
                if name not in ids:
                    yield f"<{one.tag} {attribute}> points to {name!r}, which is not there"
        if one.tag in ("label", "output") and (target := one.get("for")) is not None and target not in ids:
            yield f"<{one.tag} for> points to {target!r}, which is not there"
        if one.tag == "a" and (href := one.get("href") or "").startswith("#") and href[1:] not in ids:
            yield f"the link {one.text!r} leads to {href!r}, which is not there"
        if one.get("list") is not None and one.tag == "input" and one.get("list") not in ids:
            yield "an <input list> without its list"


def _controls(page: Page) -> Iterator[str]:
    labelled = {label.get("for") or "-" for label in page.root.all("label") if label.text}
    for one in page.root.all("input", "select", "textarea"):
        name = f"<{one.tag} name={one.get('name')!r}>"
        if one.tag == "input" and (one.get("type") or "text") in _NO_LABEL_NEEDED:
            continue
        around = one.above("label")
        named = one.get("aria-label") or one.get("aria-labelledby") or (one.get("id") or "") in labelled
        if not named and not (around is not None and around.text):
            yield f"{name} has no label"
        if "placeholder" in one.attributes:
            yield f"{name} has a placeholder"
        if one.get("aria-invalid") == "true" and not one.get("aria-describedby"):
            yield f"{name} is invalid and does not say why"
    for one in page.root.all("fieldset"):
        first = next((child for child in one.children if isinstance(child, Element)), None)
        if first is None or first.tag != "legend" or not first.text:
            yield "a <fieldset> without a <legend>"


def _names(page: Page) -> Iterator[str]:
    for one in page.root.all("img"):
        if "alt" not in one.attributes:
            yield f"<img src={one.get('src')!r}> has no alt"
    for one in page.root.all("a", "button", "summary", "th", "option", "legend", "caption"):
        if one.tag == "a" and "href" not in one.attributes:
            yield f"a link without an address: {one.text!r}"
        if not _name_of(one):
            yield f"a <{one.tag}> without words"
    for one in page.root.all("nav"):
        if not one.get("aria-label") and not one.get("aria-labelledby"):
            yield "a <nav> without a name"


def _tables(page: Page) -> Iterator[str]:
    for one in page.root.all("table"):
        named = next(one.all("caption"), None) or one.get("aria-labelledby") or one.get("aria-label")
        if not named:
            yield "a table without a caption"
        yield from (f"<th> {cell.text!r} without scope" for cell in one.all("th") if not cell.get("scope"))


def _name_of(one: Element) -> str:
    inside = [child.get("alt") or child.get("aria-label") or "" for child in one.all("img", "svg")]
    return one.text or one.get("aria-label") or one.get("aria-labelledby") or "".join(inside)


def _safety(page: Page) -> Iterator[str]:
    for one in page.root.all():
        if one.tag == "style" or "style" in one.attributes:
            yield f"an inline style in <{one.tag}>"
        # Data is no script: nothing runs it.
        is_data = one.get("type") == "application/ld+json"
        if one.tag == "script" and not is_data and (one.get("src") is None or one.text):
            yield "an inline script"
        yield from (f"<{one.tag} {name}>" for name in one.attributes if name.startswith("on"))
        for name in ("href", "src", "action", "formaction"):
            address = one.get(name) or ""
            if address.lower().startswith(("javascript:", "data:", "vbscript:")):
                yield f"<{one.tag} {name}={address[:30]!r}>"
        if one.tag in ("script", "link", "img", "source", "iframe") and "//" in (one.get("src") or ""):
            yield f"<{one.tag}> is fetched from elsewhere: {one.get('src')}"
        if one.get("target") == "_blank" and "noopener" not in (one.get("rel") or ""):
            yield f"a link that opens a window: {one.text!r}"


def _forms(page: Page) -> Iterator[str]:
    for form in page.root.all("form"):
        is_post = (form.get("method") or "get").lower() == "post"
        tokens = [one.get("value") for one in form.all("input") if one.get("name") == "csrf_token"]
        if is_post and (len(tokens) != 1 or not tokens[0]):
            yield f"a POST form has {len(tokens)} csrf tokens"
        if not is_post and tokens:
            yield "a GET form would show its csrf token in the address"
        if form.above("form") is not None:
            yield "a form inside a form"


def _words(page: Page) -> Iterator[str]:
    for one in page.root.all():
        if one.tag in _SKIPPED_TEXT or one.above(*_SKIPPED_TEXT):
            continue
        for child in one.children:
            if isinstance(child, str) and child.strip() in LEAKED:
                yield f"{child.strip()!r} stands alone in <{one.tag}>"
        for name in ("alt", "title", "aria-label", "content", "value", "href"):
            if one.get(name) in LEAKED - {"True", "False"}:
                yield f"<{one.tag} {name}={one.get(name)!r}>"


_RULES: tuple[Callable[[Page], Iterator[str]], ...] = (
    _document,
    _headings,
    _ids,
    _controls,
    _names,
    _tables,
    _safety,
    _forms,
    _words,
)
