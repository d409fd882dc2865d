"""What Markdown is turned away before it is converted, because converting it could stall the program.

Every limit was found by searching for the text that costs most: see ``tests/core/test_markdown_guard.py``.
"""

from __future__ import annotations

import re
from itertools import accumulate

from marktplatz.core.errors import MarketplaceError
from marktplatz.core.text import Text, tidy

LIMIT = 10_000
LONGEST = 20_000
"""The longest text that any answer may have: ours are shorter, those of registers are taken up to here."""
_LINES = 1_500
_ANGLES = 200
_BRACKETS = 40
DEPTH = 10
_DEPTHS = 3_000
_BREAKS = 60
_COLUMNS = 60
_CELLS = 1_500
_SIGNS = 2_000
_STARS = 500
_REPEATED = 100_000

TOO_LONG = Text(
    de="Der Text ist zu lang. Kürzen Sie ihn auf höchstens {limit} Zeichen. Ein Tabulator zählt bis zu 4.",
    en="The text is too long. Shorten it to {limit} characters at most. A tab counts as up to 4.",
)
TOO_MANY_LINES = Text(
    de="Der Text hat zu viele Zeilen. Verwenden Sie höchstens {limit}.",
    en="The text has too many lines. Use {limit} at most.",
)
TOO_MANY_ANGLES = Text(
    de="Der Text enthält zu viele Zeichen „<“. Verwenden Sie höchstens {limit} davon.",
    en="The text has too many “<” characters. Use {limit} of them at most.",
)
TOO_MANY_BRACKETS = Text(
    de="In einem Absatz sind zu viele Klammern „[“ oder „(“ offen. Schließen Sie sie im selben Absatz.",
    en="One paragraph leaves too many brackets “[” or “(” open. Close them in the same paragraph.",
)
TOO_DEEP = Text(
    de="Listen oder Zitate sind zu tief oder zu lang. Verwenden Sie höchstens {limit} Ebenen, weniger Zeilen.",
    en="Lists or quotations are too deep or too long. Use {limit} levels at most, and fewer lines.",
)
TOO_MANY_BREAKS = Text(
    de="Zu viele Überschriften oder Trennlinien stehen dicht beieinander. Setzen Sie Leerzeilen dazwischen.",
    en="Too many headings or rules stand close together. Put empty lines between them.",
)
TOO_MANY_CELLS = Text(
    de="Eine Tabelle ist zu groß. Verwenden Sie höchstens {columns} Spalten und zusammen {cells} Felder.",
    en="A table is too large. Use {columns} columns and {cells} cells in all at most.",
)
TOO_MANY_NAMED = Text(
    de="Zu viele Links verweisen auf lange Adressen am Ende. Schreiben Sie sie als [Text](Adresse).",
    en="Too many links point to long addresses at the end. Write them as [text](address).",
)
TOO_MANY_SIGNS = Text(
    de="Der Text enthält zu viele Formatzeichen wie „*“, „_“, „`“, „[“ oder „\\“. Formatieren Sie weniger.",
    en="The text has too many formatting characters such as “*”, “_”, “`”, “[” or “\\”. Format less of it.",
)


class MarkdownRefused(MarketplaceError):
    """This text is not converted; the message says what to change."""

    code = "markdown_refused"


def normal(source: str) -> str:
    """Return the text as the converter reads it: tidied, with spaces for tabs."""
    return tidy(source, multiline=True).expandtabs(4)


def guard(source: str, *, limit: int = LIMIT) -> None:
    """Raise ``MarkdownRefused`` when converting the text could take long; ``limit`` is in characters.

    What passes is converted in well under half a second, up to ``limit=LONGEST``.
    """
    text = normal(source) if len(source) <= limit else source
    _refuse(len(text) > limit, TOO_LONG.filled(limit=limit))
    _refuse(text.count("\n") >= _LINES, TOO_MANY_LINES.filled(limit=_LINES))
    _refuse(text.count("<") > _ANGLES, TOO_MANY_ANGLES.filled(limit=_ANGLES))
    _refuse(len(_SIGN.findall(text)) > _SIGNS, TOO_MANY_SIGNS)
    depths = [_depth(line) for line in text.split("\n")]
    _refuse(max(depths) > DEPTH or sum(depths) > _DEPTHS, TOO_DEEP.filled(limit=DEPTH))
    blocks = [block for block in text.split("\n\n") if block]
    _refuse(any(_open(block, "[]") or _open(block, "()") for block in blocks), TOO_MANY_BRACKETS)
    _refuse(any(len(_EMPHASIS.findall(block)) > _STARS for block in blocks), TOO_MANY_SIGNS)
    _refuse(any(len(_BREAK.findall(block)) > _BREAKS for block in blocks), TOO_MANY_BREAKS)
    # Each use of a named address repeats it in the page.
    longest = max((len(line) for line in _NAMED.findall(text)), default=0)
    _refuse(longest * text.count("[") > _REPEATED, TOO_MANY_NAMED)
    tables = [(block.count("\n") + 1, _columns(block)) for block in blocks if "|" in block]
    _refuse(
        any(columns > _COLUMNS for _, columns in tables)
        or sum(rows * columns for rows, columns in tables if rows > 1) > _CELLS,
        TOO_MANY_CELLS.filled(columns=_COLUMNS, cells=_CELLS),
    )


def _refuse(bad: bool, message: Text) -> None:
    if bad:
        raise MarkdownRefused(message)


_SIGN = re.compile(r"\*+|_+|`+|!?\[|\\|https://")
_EMPHASIS = re.compile(r"(?<!\\)(?:\*+|_+)")
# A heading or a rule ends a block: what stands below is read again from the first rule of the language on.
_BREAK = re.compile(r"(?m)^[ >]*(?:#|=+ *$|[-*_][-*_ ]*$)")
_NAMED = re.compile(r"(?m)^ {0,3}\[.*\]:.*")
_MARKS = re.compile(r" *(?:(?:>|[-+*](?= )|\d+\.(?= )) *)*")
_MARK = re.compile(r"[->+*.]")
_QUOTES = re.compile(r"[ >]*")
_RULE = re.compile(r"(?:(?:- {0,2}){3,}|(?:\* {0,2}){3,}|(?:_ {0,2}){3,}) *")


def _depth(line: str) -> int:
    """Count the lists and quotes that the line can lie in: four spaces or one mark for each."""
    indent = len(line) - len(line.lstrip(" "))
    quotes = _QUOTES.match(line)
    if quotes and _RULE.fullmatch(line, quotes.end()):
        return line.count(">") + indent // 4
    marks = _MARKS.match(line)
    found = len(_MARK.findall(marks[0])) if marks else 0
    return found + indent // 4 if found else 0


def _open(block: str, pair: str) -> bool:
    steps = [1 if sign == pair[0] else -1 for sign in block if sign in pair]
    return max(accumulate(steps, lambda depth, step: max(depth + step, 0)), default=0) > _BRACKETS


def _columns(block: str) -> int:
    return max(line.count("|") for line in block.split("\n")) + 1
