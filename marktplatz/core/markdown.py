"""From people's Markdown to HTML that may stand in a page: guarded, converted, put in order, sanitised."""

from __future__ import annotations

import re
from xml.etree.ElementTree import Element

import nh3
from markdown import Markdown
from markdown.treeprocessors import Treeprocessor
from markdown.util import code_escape

from marktplatz.core.markdown_guard import DEPTH, LIMIT, TOO_DEEP, MarkdownRefused, guard, normal
from marktplatz.core.markdown_syntax import Syntax
from marktplatz.core.text import unescaped

__all__ = ["MarkdownRefused", "cleaned", "guard", "render"]

TAGS = frozenset(
    [
        *("p", "h2", "h3", "h4", "h5", "h6", "ul", "ol", "li", "blockquote", "pre", "hr"),
        *("table", "thead", "tbody", "tr", "th", "td", "div", "a", "em", "strong", "code", "br"),
    ]
)
ATTRIBUTES = {
    "a": {"href"},
    "div": {"class", "role", "tabindex", "aria-label"},
    "ol": {"start"},
    "th": {"scope"},
}
SCHEMES = frozenset(["https", "http", "mailto"])
REL = "nofollow ugc noopener noreferrer"


def cleaned(html: str) -> str:
    """Return the HTML with nothing left but what ``render`` makes; cleaning twice changes nothing more."""
    clean = nh3.clean(
        html,
        tags=set(TAGS),
        attributes={tag: set(names) for tag, names in ATTRIBUTES.items()},
        url_schemes=set(SCHEMES),
        link_rel=REL,
        clean_content_tags={"script", "style"},
    )
    # The sanitiser takes an address away that no browser could read; a link without one is text.
    return re.sub(r"(?s)<a rel=\"[^\"]*\">(.*?)</a>", r"\1", clean)


def render(source: str, *, top_heading: int = 3, limit: int = LIMIT, table_label: str = "Tabelle") -> str:
    """Return the Markdown as HTML for the inside of a ``<div>``.

    The highest heading becomes ``top_heading`` (2 to 6) and no level is skipped. Each table stands in a
    region that scrolls by keyboard too; ``table_label`` names it in the language of the page, with a number
    when there are more. Raw HTML is shown as typed, a picture as its alternative text, a link to anything but
    https, http and mailto as plain text. Raises ``MarkdownRefused`` as ``guard`` does.
    """
    try:
        guard(source, limit=limit)
        converter = Markdown(extensions=[Syntax()], output_format="html")
        converter.treeprocessors.register(_Order(converter, top_heading, table_label), "order", -10)
        return cleaned(converter.convert(normal(source)))
    except RecursionError:
        raise MarkdownRefused(TOO_DEEP.filled(limit=DEPTH)) from None


class _Order(Treeprocessor):
    """Puts the finished tree in order: headings, tables, links, nothing empty where a screen reader stops."""

    # No name before the host: https://www.muenchen.de@evil.example would look like the city.
    ADDRESS = re.compile(r"https?://[^\s/?#\\@\[\]]+([/?#]\S*)?|mailto:[^\s@]+@[^\s@]+", re.IGNORECASE)

    def __init__(self, md: Markdown, top_heading: int, table_label: str) -> None:
        super().__init__(md)
        self.top_heading = top_heading
        self.table_label = table_label

    def run(self, root: Element) -> None:
        """Change the tree in place. A ``span`` is dropped by the sanitiser, its text stays."""
        for link in root.iter("a"):
            self._link(link)
        for paragraph in root.iter("p"):
            _unless_empty(paragraph)
        for numbered in root.iter("ol"):
            start = numbered.get("start", "1")
            if not re.fullmatch(r"[0-9]{1,9}", start, re.ASCII):
                del numbered.attrib["start"]
        for entries in [element for element in root.iter() if element.tag in ("ul", "ol")]:
            _items_only(entries)
        self._headings(root)
        self._tables(root)

    def _link(self, link: Element) -> None:
        address = unescaped(link.get("href", "")).strip()
        if not self.ADDRESS.fullmatch(address):
            link.tag = "span"
            return
        link.set("href", code_escape(address))
        if not _text(link):
            link.text = code_escape(address)

    def _headings(self, root: Element) -> None:
        above: list[int] = []
        for heading in [element for element in root.iter() if re.fullmatch("h[1-6]", element.tag)]:
            if not _unless_empty(heading):
                continue
            level = int(heading.tag[1])
            while above and above[-1] >= level:
                above.pop()
            heading.tag = f"h{min(self.top_heading + len(above), 6)}"
            above.append(level)

    def _tables(self, root: Element) -> None:
        for cell in root.iter("th"):
            if _text(cell):
                cell.set("scope", "col")
            else:
                cell.tag = "td"
        tables = list(root.iter("table"))
        for number, table in enumerate(tables, 1):
            label = f"{self.table_label} {number}" if len(tables) > 1 else self.table_label
            _wrap(table, {"class": "scroll", "role": "region", "tabindex": "0", "aria-label": label})


def _text(element: Element) -> str:
    return unescaped("".join(element.itertext())).strip()


def _unless_empty(element: Element) -> bool:
    if _text(element):
        return True
    tail = element.tail
    element.clear()
    element.tag, element.tail = "span", tail
    return False


def _items_only(entries: Element) -> None:
    # Between badly indented items the converter puts blocks straight into the list.
    items: list[Element] = []
    for child in entries:
        if child.tag == "li":
            items.append(child)
        else:
            items[-1].append(child)
    entries[:] = items


def _wrap(element: Element, attributes: dict[str, str]) -> None:
    inner = Element(element.tag, element.attrib)
    inner.extend(list(element))
    inner.text, inner.tail = element.text, "\n"
    tail = element.tail
    element.clear()
    element.tag, element.tail = "div", tail
    element.attrib.update(attributes)
    element.append(inner)
