"""A small tree of an HTML page: enough to check it and to send its forms."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass, field
from html.parser import HTMLParser

VOID = frozenset(["area", "base", "br", "col", "embed", "hr", "img", "input", "link", "meta", "source", "track", "wbr"])


@dataclass(eq=False)
class Element:
    """One element. An attribute without a value is an empty string."""

    tag: str
    attributes: dict[str, str]
    parent: Element | None = None
    children: list[Element | str] = field(default_factory=list)

    def get(self, name: str) -> str | None:
        """Return an attribute."""
        return self.attributes.get(name)

    def all(self, *tags: str) -> Iterator[Element]:
        """Yield every element below, in the order of the page; with tags given, only those."""
        for child in self.children:
            if isinstance(child, Element):
                if not tags or child.tag in tags:
                    yield child
                yield from child.all(*tags)

    def first(self, tag: str) -> Element:
        """Return the first element of a kind; StopIteration becomes an assertion."""
        found = next(self.all(tag), None)
        assert found is not None, f"no <{tag}>"
        return found

    def by_id(self, name: str) -> Element | None:
        """Return the element with this id."""
        return next((one for one in self.all() if one.get("id") == name), None)

    @property
    def text(self) -> str:
        """All the words inside, blanks made single."""
        return " ".join("".join(self._words()).split())

    @property
    def strings(self) -> Iterator[str]:
        """Yield the text nodes below."""
        for child in self.children:
            if isinstance(child, Element):
                yield from child.strings
            else:
                yield child

    def above(self, *tags: str) -> Element | None:
        """Return the nearest element around this one that has one of these tags."""
        found = self.parent
        while found is not None and found.tag not in tags:
            found = found.parent
        return found

    def _words(self) -> Iterator[str]:
        for child in self.children:
            if isinstance(child, str):
                yield child
            else:
                inline = child.tag in ("a", "abbr", "b", "em", "i", "span", "strong")
                yield "" if inline else " "
                yield from child._words()
                yield "" if inline else " "


class _Builder(HTMLParser):
    def __init__(self) -> None:
        super().__init__(convert_charrefs=True)
        self.root = Element("#page", {})
        self.here = self.root
        self.doctype = ""
        self.faults: list[str] = []

    def handle_decl(self, decl: str) -> None:
        self.doctype = decl

    def handle_starttag(self, tag: str, attrs: list[tuple[str, str | None]]) -> None:
        names = [name for name, _ in attrs]
        if len(names) != len(set(names)):
            self.faults.append(f"<{tag}> names an attribute twice")
        element = Element(tag, {name: value or "" for name, value in attrs}, self.here)
        self.here.children.append(element)
        if tag not in VOID:
            self.here = element

    def handle_startendtag(self, tag: str, attrs: list[tuple[str, str | None]]) -> None:
        self.handle_starttag(tag, attrs)
        if tag not in VOID:
            self.here = self.here.parent or self.root

    def handle_endtag(self, tag: str) -> None:
        if self.here.tag != tag:
            self.faults.append(f"</{tag}> comes where <{self.here.tag}> is open")
            return
        self.here = self.here.parent or self.root

    def handle_data(self, data: str) -> None:
        self.here.children.append(data)


@dataclass(frozen=True)
class Page:
    """A whole document; ``faults`` are what no author writes on purpose, such as wrongly nested tags."""

    root: Element
    doctype: str
    faults: tuple[str, ...]


def parse(html: str) -> Page:
    """Read a page that closes every element it opens, as ours do."""
    builder = _Builder()
    builder.feed(html)
    builder.close()
    if builder.here is not builder.root:
        builder.faults.append(f"<{builder.here.tag}> is never closed")
    return Page(builder.root, builder.doctype, tuple(builder.faults))
