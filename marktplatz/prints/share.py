"""The picture that messengers and networks show of a booth when somebody shares its page (the Open Graph protocol).

The same words and colours as the sign of the stand; the same words give the same bytes.
"""

from __future__ import annotations

from bisect import bisect_left
from dataclasses import dataclass
from functools import cache
from io import BytesIO
from typing import TYPE_CHECKING

import regex

from marktplatz.prints.glyphs import FONTS, breakable, printable, runs
from marktplatz.prints.strokes import mask

if TYPE_CHECKING:
    from PIL.ImageDraw import ImageDraw
    from PIL.ImageFont import FreeTypeFont

WIDTH, HEIGHT = 1200, 630
"""What the large card of the networks shows without cutting anything off (1.91 to 1)."""
_EDGE = 72
_PAPER, _INK, _QUIET = "#FFFFFF", "#1A2A38", "#46586A"
_PLATE, _ON_PLATE, _FLAG = "#002D4F", "#FFFFFF", "#FFE000"
_TITLE_SIZES = (88, 72, 64, 56, 48, 42)
_TITLE_HEIGHT = 300
_SIGN = 42
_RIGHT_TO_LEFT = regex.compile(r"[\p{Hebrew}\p{Arabic}]")
# Marks that turn the direction of writing, and joiners that join nothing: the type setter refuses some of them alone.
_UNSEEN = regex.compile(r"(?![\u200c\u200d])\p{Cf}|(?<!\p{L}\p{M}*)[\u200c\u200d]")
_BREAK = "\u200b"
_SOFT_HYPHEN = "\u00ad"


@dataclass(frozen=True, kw_only=True)
class Shared:
    """What the picture says, in one language."""

    title: str
    organisation: str
    traits: tuple[tuple[str, str], ...]
    """The sign and the word of each: stage and logic."""
    event: str
    stand_number: str | None


def draw(shared: Shared) -> bytes:
    """Return the picture as PNG, 1200 by 630 pixels. Texts of any length fit; the last lines may end in "…"."""
    from PIL import Image, ImageDraw

    picture = Image.new("RGB", (WIDTH, HEIGHT), _PAPER)
    pen = ImageDraw.Draw(picture)
    _head(pen, shared)
    _title(pen, _words(shared.title))
    _foot(pen, shared)
    file = BytesIO()
    # Few colours and no date inside: small, and the same bytes for the same words.
    picture.quantize(64, dither=Image.Dither.NONE).save(file, "PNG", optimize=True)
    return file.getvalue()


def _head(pen: ImageDraw, shared: Shared) -> None:
    """Draw the plate as it hangs at the stand, and beside it what must be told apart at a glance."""
    left = _EDGE
    if shared.stand_number:
        font = _font("plate.ttf", 112)
        width = round(font.getlength(shared.stand_number)) + 56
        pen.rectangle((_EDGE, 0, _EDGE + width, 148), fill=_PLATE)
        pen.rectangle((_EDGE, 148, _EDGE + width, 160), fill=_FLAG)
        pen.text((_EDGE + 28, 74), shared.stand_number, font=font, fill=_ON_PLATE, anchor="lm")
        left += width + 36
    type_, start = _Type(32, bold=True), left + _SIGN + 14
    for place, (sign, word) in enumerate(shared.traits):
        middle = 48 + 56 * place
        pen.bitmap((left, middle - _SIGN // 2), mask(sign, _SIGN), fill=_INK)
        type_.write(pen, (start, middle + 11), type_.cut(_words(word), WIDTH - _EDGE - start), _INK)


def _title(pen: ImageDraw, title: str) -> None:
    """Set the title in the largest size in which all of it fits; what never fits ends in "…"."""
    words, width = breakable(title), WIDTH - 2 * _EDGE
    for size in _TITLE_SIZES:
        type_, leading = _Type(size, bold=True), round(size * 1.16)
        lines, most = type_.lines(words, width), _TITLE_HEIGHT // leading
        if len(lines) <= most:
            break
    if len(lines) > most:
        lines = [*lines[: most - 1], type_.cut(f"{lines[most - 1]} {lines[most]}", width)]
    for number, line in enumerate(lines):
        type_.write(pen, (_EDGE, 196 + size + number * leading), line, _INK, width)


def _foot(pen: ImageDraw, shared: Shared) -> None:
    pen.line((_EDGE, HEIGHT - 104, WIDTH - _EDGE, HEIGHT - 104), fill=_INK, width=2)
    strong, plain, base = _Type(28, bold=True), _Type(28, bold=False), HEIGHT - 54
    event = strong.cut(_words(shared.event), WIDTH // 3)
    left = WIDTH - _EDGE - round(strong.width(event))
    strong.write(pen, (left, base), event, _INK)
    plain.write(pen, (_EDGE, base), plain.cut(_words(shared.organisation), left - _EDGE - 40), _QUIET)


class _Type:
    """One size and weight: our own face, and where it lacks a character the face with many scripts."""

    def __init__(self, size: int, *, bold: bool) -> None:
        weight = "bold" if bold else "regular"
        self._own = _font(f"atkinson-next-{weight}.ttf", size)
        self._other = _font(f"dejavu-sans-{weight}.ttf", size)

    def _runs(self, text: str) -> list[tuple[str, FreeTypeFont]]:
        found = [(part, self._own if is_own else self._other) for part, is_own in runs(text)]
        if not _RIGHT_TO_LEFT.search(text):
            return found
        # Read from the right: the pieces change sides, and so do the blanks around a piece that is read from the left.
        return [(_turned(part), font) for part, font in reversed(found)]

    def width(self, text: str) -> float:
        """Return how wide a text is, in pixels."""
        return sum(font.getlength(part) for part, font in self._runs(text))

    def write(self, pen: ImageDraw, at: tuple[float, float], text: str, colour: str, room: float = 0) -> None:
        """Write a line on its base; one that is read from the right begins at the right of the ``room``."""
        left, base = at
        if room and _RIGHT_TO_LEFT.search(text):
            left += room - self.width(text)
        for part, font in self._runs(text):
            pen.text((left, base), part, font=font, fill=colour, anchor="ls")
            left += font.getlength(part)

    def cut(self, text: str, room: float) -> str:
        """Return the text, or as much of it as fits with "…" at its end."""
        if self.width(text) <= room:
            return text
        clusters = regex.findall(r"\X", text)

        def beginning(number: int) -> str:
            return "".join(clusters[:number]).rstrip() + " …"

        # By halves: measuring after each character less would cost the square of the length.
        longest = bisect_left(range(1, len(clusters)), True, key=lambda number: self.width(beginning(number)) > room)
        return beginning(longest)

    def lines(self, words: str, room: float) -> list[str]:
        """Break into lines at blanks, and inside a word only where it is wider than a line."""
        lines, line = [], ""
        for word in words.split():
            longer = f"{line} {word}" if line else word
            if self.width(_plain(longer)) <= room:
                line = longer
                continue
            lines.append(line)
            *whole, line = self._pieces(word, room)
            lines += whole
        return [_plain(one) for one in [*lines, line] if one]

    def _pieces(self, word: str, room: float) -> list[str]:
        """Return a word in pieces that each fit on a line: at its possible breaks, or else after as much as fits."""
        found, piece = [], ""
        for part in regex.findall(rf"[^{_SOFT_HYPHEN}{_BREAK}]+[{_SOFT_HYPHEN}{_BREAK}]?", word):
            fits = self.width(_plain(f"{part}-")) <= room
            for cluster in [part] if fits else regex.findall(r"\X", part):
                if piece and self.width(_plain(f"{piece}{cluster}-")) > room:
                    found.append(piece if piece.endswith(_BREAK) else f"{_plain(piece)}-")
                    piece = ""
                piece += cluster
        return [*found, piece]


def _words(text: str) -> str:
    return printable(_UNSEEN.sub("", text))


def _turned(part: str) -> str:
    inner = part.strip()
    before = part[: len(part) - len(part.lstrip())] if inner else ""
    after = part[len(part.rstrip()) :]
    return part if _RIGHT_TO_LEFT.search(part) else f"{after}{inner}{before}"


def _plain(text: str) -> str:
    return text.replace(_SOFT_HYPHEN, "").replace(_BREAK, "")


@cache
def _font(name: str, size: int) -> FreeTypeFont:
    from PIL import ImageFont

    return ImageFont.truetype(FONTS / name, size)
