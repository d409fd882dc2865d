"""Reading register files line by line: JSON lines, or a table as spreadsheets write it."""

from __future__ import annotations

import csv
import json
from collections.abc import Iterator
from dataclasses import dataclass
from io import TextIOWrapper
from pathlib import Path
from typing import IO, TYPE_CHECKING, Any

from marktplatz.core.errors import Invalid
from marktplatz.core.text import Text
from marktplatz.exchange.records import missing_column
from marktplatz.exchange.tables import cell_text

if TYPE_CHECKING:
    from _csv import Reader as CsvReader

LONGEST_LINE = 1_000_000
"""Bytes; a record of the longest allowed texts has about 100,000."""
_MARK = b"\xef\xbb\xbf"

BROKEN_JSON = Text(de="Die Zeile ist kein gültiges JSON.", en="The line is not valid JSON.")
BROKEN_ROW = Text(de="Die Zeile ist keine gültige CSV-Zeile.", en="The line is not a valid CSV row.")
NOT_UTF8 = Text(de="Die Zeile ist nicht in UTF-8 geschrieben.", en="The line is not written in UTF-8.")
LINE_TOO_LONG = Text(de="Die Zeile ist länger als {limit} Bytes.", en="The line is longer than {limit} bytes.")
WRONG_COLUMNS = Text(
    de="Die Zeile hat {count} Felder, die Kopfzeile {expected}.",
    en="The row has {count} fields, the header {expected}.",
)
UNKNOWN_ENDING = Text(
    de="„{name}“ endet weder auf .jsonl noch auf .csv.", en="“{name}” ends neither in .jsonl nor in .csv."
)
NO_HEADER = Text(
    de="Die erste Zeile nennt die Spalte „{key}“ nicht.", en="The first line does not name the column “{key}”."
)


@dataclass(frozen=True)
class Line:
    """One line of a file: what it says, or why it cannot be read. Numbers begin at 1."""

    number: int
    raw: Any = None
    problem: Text | None = None


def read_lines(path: Path) -> Iterator[Line]:
    """Yield the records of a ``.jsonl`` or ``.csv`` file in their order; empty lines are passed over.

    Raises Invalid for another ending or a CSV header without the columns that a record needs, OSError where the file
    cannot be opened. UTF-8 with or without a byte order mark; CSV with commas or semicolons.
    """
    ending = path.suffix.lower()
    if ending not in (".jsonl", ".csv"):
        raise Invalid(UNKNOWN_ENDING.filled(name=path.name))
    with path.open("rb") as file:
        yield from _json_lines(file) if ending == ".jsonl" else _rows(file)


def _json_lines(file: IO[bytes]) -> Iterator[Line]:
    number = 0
    while line := file.readline(LONGEST_LINE + 1):
        number += 1
        if len(line) > LONGEST_LINE:
            while line and not line.endswith(b"\n"):
                line = file.readline(LONGEST_LINE)
            yield Line(number, problem=LINE_TOO_LONG.filled(limit=LONGEST_LINE))
            continue
        found = _json(number, line.removeprefix(_MARK) if number == 1 else line)
        if found is not None:
            yield found


def _json(number: int, line: bytes) -> Line | None:
    if not line.strip():
        return None
    try:
        return Line(number, json.loads(line.decode("utf-8")))
    except UnicodeDecodeError:
        return Line(number, problem=NOT_UTF8)
    except (ValueError, RecursionError):
        return Line(number, problem=BROKEN_JSON)


def _rows(file: IO[bytes]) -> Iterator[Line]:
    # Bytes that are no UTF-8 become lone surrogates: the row that holds them is refused, not the file.
    with TextIOWrapper(file, encoding="utf-8-sig", errors="surrogateescape", newline="") as text:
        header_line = text.readline(LONGEST_LINE)
        delimiter = ";" if header_line.count(";") > header_line.count(",") else ","
        header = [name.strip() for name in next(csv.reader([header_line], delimiter=delimiter), [])]
        if (key := missing_column(header)) is not None:
            raise Invalid(NO_HEADER.filled(key=key))
        yield from _rows_below(header, csv.reader(text, delimiter=delimiter))


def _rows_below(header: list[str], reader: CsvReader) -> Iterator[Line]:
    while True:
        number = reader.line_num + 2
        try:
            row = next(reader)
        except StopIteration:
            return
        except csv.Error:
            yield Line(number, problem=BROKEN_ROW)
            continue
        if row:
            yield _row(number, header, row)


def _row(number: int, header: list[str], row: list[str]) -> Line:
    if len(row) != len(header):
        return Line(number, problem=WRONG_COLUMNS.filled(count=len(row), expected=len(header)))
    if any("\udc80" <= sign <= "\udcff" for cell in row for sign in cell):
        return Line(number, problem=NOT_UTF8)
    return Line(number, {key: cell_text(cell) or None for key, cell in zip(header, row, strict=True)})
