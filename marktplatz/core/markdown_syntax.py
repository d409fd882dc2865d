"""Our ways of reading Markdown: quick on every input, and a star between two letters is a star."""

from __future__ import annotations

import re
from xml.etree.ElementTree import Element

from markdown import Markdown
from markdown.blockprocessors import HashHeaderProcessor
from markdown.extensions import Extension
from markdown.extensions.sane_lists import SaneListExtension
from markdown.extensions.tables import TableExtension
from markdown.inlinepatterns import DelimiterProcessor, InlineProcessor, SubstituteTagInlineProcessor
from markdown.preprocessors import Preprocessor
from markdown.util import ETX, STX, AtomicString, code_escape

Found = tuple[Element | str | None, int | None, int | None]
NOTHING: Found = (None, None, None)


class _Fences(Preprocessor):
    """Sets what stands between two equal lines of ``` or ~~~ aside as code; a single such line is text."""

    OPENING = re.compile(r"(`{3,}|~{3,})[^`~]*$")

    def run(self, lines: list[str]) -> list[str]:
        """Return the lines with a placeholder for each block of code."""
        last = {line.rstrip(" "): at for at, line in enumerate(lines) if line.startswith(("```", "~~~"))}
        kept: list[str] = []
        at = 0
        while at < len(lines):
            opening = self.OPENING.match(lines[at])
            if opening and last.get(opening[1], -1) > at:
                end = next(n for n in range(at + 1, len(lines)) if lines[n].rstrip(" ") == opening[1])
                code = code_escape("\n".join(lines[at + 1 : end]))
                kept += ["", self.md.htmlStash.store(f"<pre><code>{code}\n</code></pre>"), ""]
                at = end
            else:
                kept.append(lines[at])
            at += 1
        return kept


class _References(Preprocessor):
    """Collects lines such as ``[1]: https://example.org "Title"``; the title is dropped."""

    LINE = re.compile(r" {0,3}\[([^\[\]]{1,200})\]: *<?([^\s<>]{1,2000}+)>?(?: +(?:\"[^\"]*\"|'[^']*'|\([^()]*\)))? *$")

    def run(self, lines: list[str]) -> list[str]:
        """Return the lines without the definitions."""
        kept: list[str] = []
        for line in lines:
            found = self.LINE.match(line)
            if found:
                self.md.references[_identity(found[1])] = (found[2], "")
            kept.append("" if found else line)
        return kept


class _PastedLists(Preprocessor):
    """Takes the bullets of a word processor for list items; a dash only where the next or the last line has one too."""

    BULLET = re.compile(r"^ {0,3}[•·▪◦‣●○■□][ \t\u00a0]+(?=\S)")
    DASH = re.compile(r"^ {0,3}[–—][ \t\u00a0]+(?=\S)")

    def run(self, lines: list[str]) -> list[str]:
        """Return the lines with a hyphen in place of each such sign."""
        dashes = [bool(self.DASH.match(line)) for line in lines]
        beside = [one or other for one, other in zip([False, *dashes[:-1]], [*dashes[1:], False], strict=True)]
        return [
            self.DASH.sub("- ", line, count=1) if is_dash and has_next else self.BULLET.sub("- ", line, count=1)
            for line, is_dash, has_next in zip(lines, dashes, beside, strict=True)
        ]


class _Lists(Preprocessor):
    """Lets a list begin right below a paragraph, as most people write it; ``1. Mai`` alone begins none."""

    ITEM = re.compile(r" {0,3}[-*+] +\S")
    FIRST = re.compile(r" {0,3}1\. +\S")
    SECOND = re.compile(r" {0,3}2\. +\S")

    def run(self, lines: list[str]) -> list[str]:
        """Return the lines with an empty one above each such list."""
        kept: list[str] = []
        paragraph = False
        for line, below in zip(lines, [*lines[1:], ""], strict=True):
            item = self.ITEM.match(line) or (self.FIRST.match(line) and self.SECOND.match(below))
            if paragraph and item:
                kept.append("")
            begins = not (kept and kept[-1]) and line[:1] not in ("", " ", ">") and "|" not in line
            paragraph = bool(line) and not item and (paragraph or begins)
            kept.append(line)
        return kept


def _identity(label: str) -> str:
    return " ".join(label.split()).lower()


# handleMatch is the library's name (N802), called with all the text (ARG002); its own InlineProcessor, too, takes more
# than the Pattern it stems from (override).
class _Literal(InlineProcessor):
    """An escaped sign or a code span, whichever comes first."""

    def handleMatch(self, m: re.Match[str], data: str) -> Found:  # type: ignore[override]  # noqa: ARG002, N802
        """Return the sign set aside for the end, or the code."""
        if m[1]:
            return "".join(_set_aside(sign) for sign in m[1][1::2]), m.start(), m.end()
        code = Element("code")
        code.text = AtomicString(code_escape(m[3].strip()))
        return code, m.start(), m.end()


def _set_aside(sign: str) -> str:
    return "&amp;" if sign == "&" else f"{STX}{ord(sign)}{ETX}"


class _Link(InlineProcessor):
    """``[text](address)``, ``[text][name]`` and ``[name]``; a picture becomes its alternative text."""

    TARGET = re.compile(
        r"\(\s{0,9}+(?:<([^<>\n]{0,2000}+)>|([^\s()<>]{0,2000}+(?:\([^\s()<>]{0,500}+\)[^\s()<>]{0,500}+){0,9}+))"
        r"(?:\s{1,9}+(?:\"[^\"]{0,500}+\"|'[^']{0,500}+'|\([^()]{0,500}+\)))?+\s{0,9}+\)"
    )
    NAME = re.compile(r"\s?\[([^\[\]]{0,200}+)\]")
    BRACKET = re.compile(r"[\[\]]")

    def __init__(self, pattern: str, md: Markdown, tag: str) -> None:
        super().__init__(pattern, md)
        self.tag = tag

    def handleMatch(self, m: re.Match[str], data: str) -> Found:  # type: ignore[override]  # noqa: N802
        """Return the link, or nothing when no address follows."""
        closing = self._closing(data, m.end())
        if closing is None:
            return NOTHING
        text = data[m.end() : closing]
        address, end = self._address(data, closing + 1, text)
        if address is None:
            return NOTHING
        link = Element(self.tag)
        link.text = text
        if self.tag == "a":
            link.set("href", self.unescape(address))
        return link, m.start(), end

    def _closing(self, data: str, start: int) -> int | None:
        depth = 1
        for bracket in self.BRACKET.finditer(data, start, start + 1_000):
            depth += 1 if bracket[0] == "[" else -1
            if not depth:
                return bracket.start()
        return None

    def _address(self, data: str, start: int, text: str) -> tuple[str | None, int]:
        target = self.TARGET.match(data, start)
        if target:
            return target[1] or target[2] or "", target.end()
        named = self.NAME.match(data, start)
        name = (named[1] if named else "") or text
        known: tuple[str, str] | None = self.md.references.get(_identity(self.unescape(name)))
        return (known[0], named.end() if named else start) if known else (None, start)


class _Address(InlineProcessor):
    """An address that stands for itself: ``<https://example.org>``, ``<name@example.org>`` or bare https."""

    ANCESTOR_EXCLUDES = ("a",)

    def handleMatch(self, m: re.Match[str], data: str) -> Found:  # type: ignore[override]  # noqa: ARG002, N802
        """Return the link."""
        link = Element("a")
        link.text = AtomicString(m[1])
        address = self.unescape(m[1])
        known = "://" in address or address.startswith("mailto:")
        link.set("href", address if known else f"mailto:{address}")
        return link, m.start(), m.end()


class _Headings(HashHeaderProcessor):
    """Needs a space after the signs, so that ``#KI`` stays a word."""

    RE = re.compile(HashHeaderProcessor.RE.pattern.replace("#{1,6})", "#{1,6})(?=[ \n]|$)", 1))


# Two stars may still make a part of a word strong: **K**ünstliche **I**ntelligenz.
_INSIDE_A_WORD = ("(?P<ambiguous>", r"(?P<ambiguous>(?<=[^\W_])\*\*(?=[^\W_])|")
_REPLACED = (
    *("backtick", "escape", "reference", "link", "image_link", "image_reference", "short_reference"),
    *("short_image_ref", "autolink", "automail", "linebreak", "html", "entity"),
)


class Syntax(Extension):
    """Everything above in one; raw HTML, titles and attributes are no part of the language."""

    def extendMarkdown(self, md: Markdown) -> None:  # noqa: N802 (the library's name)
        """Replace the converter's rules by ours."""
        TableExtension().extendMarkdown(md)
        SaneListExtension().extendMarkdown(md)
        md.preprocessors.deregister("html_block")
        md.preprocessors.register(_Fences(md), "fences", 25)
        md.preprocessors.register(_References(md), "references", 20)
        md.preprocessors.register(_PastedLists(md), "pasted_lists", 16)
        md.preprocessors.register(_Lists(md), "lists", 15)
        md.parser.blockprocessors.deregister("reference")
        md.parser.blockprocessors.register(_Headings(md.parser), "hashheader", 70)
        for name in _REPLACED:
            md.inlinePatterns.deregister(name)
        emphasis = DelimiterProcessor("*", "strong,em", md, smart=True)
        emphasis.add("_", "strong,em", smart=True)
        star = emphasis.delimiters["*"]
        star.boundary = re.compile(star.boundary.pattern.replace(*_INSIDE_A_WORD))
        md.inlinePatterns.register(emphasis, "em_strong", 60)
        signs = re.escape("\\`*_{}[]()>#+-.!|<&~\"'")
        literal = rf"((?:\\[{signs}])+)|(?<!`)(`+)(?!`)(.{{1,1000}}?)(?<!`)\2(?!`)"
        md.inlinePatterns.register(_Literal(literal, md), "literal", 190)
        md.inlinePatterns.register(_Link(r"(?<!!)\[", md, "a"), "link", 160)
        md.inlinePatterns.register(_Link(r"!\[", md, "span"), "picture", 150)
        angle = r"<(https?://[^\s<>]+|(?:mailto:)?[^\s<>@:/]+@[^\s<>@:/]+)>"
        md.inlinePatterns.register(_Address(angle, md), "angle", 120)
        md.inlinePatterns.register(_Address(r"\b(https://[^\s<>]*(?:[^\W_]|/))", md), "bare", 110)
        md.inlinePatterns.register(SubstituteTagInlineProcessor(r"\\\n", "br"), "linebreak", 100)
