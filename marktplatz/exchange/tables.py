"""Writing tables for spreadsheets, and reading their cells back."""

from __future__ import annotations

import csv
from collections.abc import Iterable, Sequence
from io import StringIO

# A cell that begins so is calculated by spreadsheets; the apostrophe makes it a text (OWASP, CSV injection).
_FORMULA = ("=", "+", "-", "@", "\t", "\r")


def csv_text(header: Sequence[str], rows: Iterable[Sequence[object]]) -> str:
    """Return a table as CSV with semicolons, one line a row, no cell of which a spreadsheet takes for a formula."""
    out = StringIO()
    writer = csv.writer(out, delimiter=";", lineterminator="\n")
    writer.writerow(header)
    writer.writerows([_cell(value) for value in row] for row in rows)
    return out.getvalue()


def _cell(value: object) -> str:
    if isinstance(value, int):
        return str(value)
    text = "" if value is None else str(value)
    return f"'{text}" if text.startswith(_FORMULA) else text


def cell_text(cell: str) -> str:
    """Return what a cell says, without the apostrophe that kept a spreadsheet from calculating it."""
    return cell[1:] if cell.startswith("'") and cell[1:].startswith(_FORMULA) else cell
