"""Says what is wrong with HTML that came from people's Markdown."""

from __future__ import annotations

import re
from html.parser import HTMLParser

from marktplatz.core.markdown import cleaned

REL = "nofollow ugc noopener noreferrer"
INLINE = {"a", "em", "strong", "code", "br"}
BLOCKS = {"p", "h2", "h3", "h4", "h5", "h6", "ul", "ol", "blockquote", "pre", "hr", "div"}
# What may stand in what, for all that we make (the content models of HTML, without what we never use).
CHILDREN = {
    "": BLOCKS,
    "blockquote": BLOCKS,
    "li": BLOCKS | INLINE,
    "ul": {"li"},
    "ol": {"li"},
    "div": {"table"},
    "table": {"thead", "tbody"},
    "thead": {"tr"},
    "tbody": {"tr"},
    "tr": {"th", "td"},
    "pre": {"code"},
    "code": set[str](),
    **dict.fromkeys(["p", "h2", "h3", "h4", "h5", "h6", "th", "td", "a", "em", "strong"], INLINE),
}
WORDLESS = {"blockquote", "ul", "ol", "div", "table", "thead", "tbody", "tr", "pre"}
ATTRIBUTES = {
    "a": {"href": r"(https?://[^\s/?#]|mailto:[^\s@]+@).*", "rel": REL},
    "ol": {"start": r"[0-9]{1,9}"},
    "th": {"scope": "col"},
    "div": {"class": "scroll", "role": "region", "tabindex": "0", "aria-label": r".+"},
}


class Checker(HTMLParser):
    """Notes every fault of a page's part: a tag, attribute, address or nesting that is not allowed."""

    def __init__(self, html: str) -> None:
        super().__init__(convert_charrefs=True)
        self.faults: list[str] = []
        self.open: list[str] = []
        self.feed(html)
        self.close()
        self.faults += [f"<{tag}> left open" for tag in self.open]

    def handle_starttag(self, tag: str, attrs: list[tuple[str, str | None]]) -> None:
        if tag not in CHILDREN.get(self.open[-1] if self.open else "", set()):
            self.faults.append(f"<{tag}> inside {self.open}")
        if tag == "a" and "a" in self.open:
            self.faults.append("link inside a link")
        allowed = ATTRIBUTES.get(tag, {})
        for name, value in attrs:
            if name not in allowed or not re.fullmatch(allowed[name], value or "", re.DOTALL | re.IGNORECASE):
                self.faults.append(f"{tag}[{name}={value!r}]")
        if tag == "a" and {name for name, _ in attrs} != {"href", "rel"}:
            self.faults.append("link without address or relation")
        if tag not in ("br", "hr"):
            self.open.append(tag)

    def handle_endtag(self, tag: str) -> None:
        if not self.open or self.open.pop() != tag:
            self.faults.append(f"</{tag}> closes nothing")

    def handle_data(self, data: str) -> None:
        if data.strip() and (not self.open or self.open[-1] in WORDLESS):
            self.faults.append(f"words straight inside {self.open}")

    def handle_comment(self, data: str) -> None:
        self.faults.append("comment")

    handle_decl = handle_pi = unknown_decl = handle_comment


def faults(html: str) -> list[str]:
    return Checker(html).faults + ([] if cleaned(html) == html else ["cleaning again changes it"])
