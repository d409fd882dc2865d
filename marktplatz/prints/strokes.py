"""Drawing the signs of stage and logic into a picture: the few things of SVG that they are made of, and no others.

Curves and dashes become straight pieces on the grid of 24; Pillow draws them four times as large and makes them
smaller, as its own lines have no soft edges.
"""

from __future__ import annotations

import re
from collections.abc import Iterator
from functools import cache
from itertools import pairwise
from typing import TYPE_CHECKING

from marktplatz.prints.marks import SHAPES

if TYPE_CHECKING:
    from PIL.Image import Image
    from PIL.ImageDraw import ImageDraw

GRID = 24
_STROKE = 1.5
_FINER = 4
_STEPS = 24
"""Straight pieces of a curve."""

_SHAPE = re.compile(r"<(path|circle) ([^>]*)/>")
_ATTRIBUTE = re.compile(r'([a-z-]+)="([^"]*)"')
_COMMAND = re.compile(r"([A-Za-z])([^A-Za-z]*)")
_NUMBER = re.compile(r"-?(?:\d+\.?\d*|\.\d+)")

Line = list[complex]


@cache
def mask(sign: str, size: int) -> Image:
    """Return a sign as a square picture in grey, white where its ink is. KeyError for one that traits do not have."""
    from PIL import Image, ImageDraw

    large = Image.new("L", (size * _FINER, size * _FINER))
    pen, scale = ImageDraw.Draw(large), size * _FINER / GRID
    for kind, words in _SHAPE.findall(SHAPES[sign]):
        said = dict(_ATTRIBUTE.findall(words))
        if kind == "circle":
            middle = complex(float(said["cx"]), float(said["cy"]))
            _dot(pen, middle, float(said["r"]) + (_STROKE / 2), scale)
            continue
        for line in lines(said["d"]):
            if "class" in said:
                pen.polygon(_points(line, scale), fill=255)
            for piece in dashed(line, said.get("stroke-dasharray", "")):
                _stroke(pen, piece, scale)
    return large.resize((size, size), Image.Resampling.BOX)


def lines(path: str) -> list[Line]:
    """Return the lines of a path, curves in straight pieces. Knows M, L, H, V, C and Z, and their small letters."""
    found: list[Line] = []
    for command, rest in _COMMAND.findall(path):
        numbers = [float(one) for one in _NUMBER.findall(rest)]
        here = found[-1][-1] if found else 0j
        if command.upper() == "M":
            found.append(_pairs(numbers, here if command == "m" else 0j))
        else:
            found[-1].extend(_way(command, numbers, here, found[-1][0]))
    return found


def _way(command: str, numbers: list[float], here: complex, first: complex) -> Line:
    base = here if command.islower() else 0j
    match command.upper():
        case "H":
            return [complex(base.real + numbers[0], here.imag)]
        case "V":
            return [complex(here.real, base.imag + numbers[0])]
        case "L":
            return _pairs(numbers, base)
        case "C":
            return _curve(here, *_pairs(numbers, base))
        case "Z":
            return [first]
    raise ValueError(f"no sign of ours has {command} in a path")


def _pairs(numbers: list[float], base: complex) -> Line:
    return [base + complex(across, down) for across, down in zip(numbers[::2], numbers[1::2], strict=True)]


def _curve(start: complex, first: complex, second: complex, end: complex) -> Line:
    parts = (step / _STEPS for step in range(1, _STEPS + 1))
    return [
        start * (1 - t) ** 3 + 3 * first * t * (1 - t) ** 2 + 3 * second * t**2 * (1 - t) + end * t**3 for t in parts
    ]


def dashed(line: Line, pattern: str) -> Iterator[Line]:
    """Yield the pieces of a line that are drawn, by a pattern such as ``4 2.4``; all of it without one."""
    if not pattern:
        yield line
        return
    on, off = map(float, pattern.split())
    place = 0.0
    for start, end in pairwise(line):
        length = abs(end - start)
        direction = (end - start) / length
        # A dash that has begun before a corner goes on behind it.
        begin = place - place % (on + off)
        while begin < place + length:
            left, right = max(begin, place), min(begin + on, place + length)
            if right > left:
                yield [start + direction * (left - place), start + direction * (right - place)]
            begin += on + off
        place += length


def _stroke(pen: ImageDraw, line: Line, scale: float) -> None:
    pen.line(_points(line, scale), fill=255, width=round(_STROKE * scale), joint="curve")
    # Square corners are pointed, as those of a browser.
    half = _STROKE * scale / 2
    for across, down in _points(_corners(line), scale):
        pen.rectangle((across - half, down - half, across + half, down + half), fill=255)


def _corners(line: Line) -> Line:
    """Return where a line turns from level to upright or back; a closed one does so where it begins, too."""
    ring = [line[-2], *line] if line[0] == line[-1] else line
    around = zip(ring, ring[1:], ring[2:], strict=False)
    return [
        corner for before, corner, after in around if _is_straight(corner - before) and _is_straight(after - corner)
    ]


def _is_straight(way: complex) -> bool:
    return not (way.real and way.imag)


def _dot(pen: ImageDraw, middle: complex, radius: float, scale: float) -> None:
    left, top = (middle.real - radius) * scale, (middle.imag - radius) * scale
    pen.ellipse((left, top, left + 2 * radius * scale, top + 2 * radius * scale), fill=255)


def _points(line: Line, scale: float) -> list[tuple[float, float]]:
    return [(point.real * scale, point.imag * scale) for point in line]
