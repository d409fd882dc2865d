"""Reading register files: two kinds, any mark and delimiter, bad lines named by their number."""

from __future__ import annotations

from pathlib import Path

import pytest

from marktplatz.core.errors import Invalid
from marktplatz.exchange import files
from marktplatz.exchange.files import read_lines
from tests.exchange.entries import csv_bytes, entry, jsonl


def numbers_and_titles(path: Path) -> list[tuple[int, str | None]]:
    return [(line.number, line.raw["title"] if line.problem is None else None) for line in read_lines(path)]


def test_json_lines_keep_their_numbers_over_empty_ones(tmp_path: Path) -> None:
    path = jsonl(tmp_path / "a.jsonl", entry(title="one"), "", "   ", entry(title="four"))
    assert numbers_and_titles(path) == [(1, "one"), (4, "four")]


def test_a_byte_order_mark_is_no_part_of_the_first_record(tmp_path: Path) -> None:
    path = tmp_path / "a.JSONL"
    path.write_bytes(b"\xef\xbb\xbf" + b'{"title": "one"}\r\n{"title": "two"}')
    assert numbers_and_titles(path) == [(1, "one"), (2, "two")]


@pytest.mark.parametrize(
    ("line", "problem"),
    [
        (b'{"title": "cut off', files.BROKEN_JSON),
        (b"[" * 5_000, files.BROKEN_JSON),
        (b"{" + b'"n": ' + b"1" * 10_000 + b"}", files.BROKEN_JSON),
        (b'{"title": "\xe4"}', files.NOT_UTF8),
    ],
)
def test_a_bad_json_line_is_named_and_the_next_one_read(tmp_path: Path, line: bytes, problem: object) -> None:
    path = tmp_path / "a.jsonl"
    path.write_bytes(line + b'\n{"title": "good"}\n')
    bad, good = read_lines(path)
    assert (bad.number, bad.raw, bad.problem) == (1, None, problem)
    assert (good.number, good.raw) == (2, {"title": "good"})


def test_an_endless_line_is_passed_over_without_being_kept(tmp_path: Path) -> None:
    path = tmp_path / "a.jsonl"
    path.write_bytes(b'"' + b"x" * (3 * files.LONGEST_LINE) + b'"\n{"title": "good"}\n')
    bad, good = read_lines(path)
    assert bad.problem is not None
    assert "longer than 1000000 bytes" in bad.problem.en
    assert (good.number, good.raw) == (2, {"title": "good"})


@pytest.mark.parametrize("mark", ["", "\ufeff"])
@pytest.mark.parametrize("delimiter", [",", ";"])
def test_a_table_reads_like_json_lines(tmp_path: Path, delimiter: str, mark: str) -> None:
    records = [entry(title="Stadträt*innen; Bürger, „alle“"), entry(source_id="2", city=None, status="")]
    path = tmp_path / "a.csv"
    path.write_bytes(csv_bytes(*records, delimiter=delimiter, mark=mark))
    first, second = read_lines(path)
    assert first.raw == records[0]
    assert second.raw == {**records[1], "status": None}


def test_a_row_is_named_by_the_line_it_begins_in(tmp_path: Path) -> None:
    # The descriptions have line ends of their own: record and line are not the same.
    path = tmp_path / "a.csv"
    path.write_bytes(csv_bytes(entry(), entry(), delimiter=";") + b"one;field;too;few\r\n")
    first, second, bad = read_lines(path)
    height = str(entry()["description_markdown"]).count("\n") + 1
    assert [first.number, second.number, bad.number] == [2, 2 + height, 2 + 2 * height]
    assert bad.problem == files.WRONG_COLUMNS.filled(count=4, expected=15)


def test_bad_rows_are_named_and_the_next_one_read(tmp_path: Path) -> None:
    path = tmp_path / "a.csv"
    latin = "7;x;Straße\r\n".encode("latin-1")
    long = b"8;x;" + b"y" * 200_000 + b"\r\n"
    path.write_bytes(b"source;source_id;title\r\n" + latin + long + b"\r\n" + b"9;x;good\r\n")
    lines = list(read_lines(path))
    assert [(line.number, line.problem) for line in lines] == [
        (2, files.NOT_UTF8),
        (3, files.BROKEN_ROW),
        (5, None),
    ]
    assert lines[-1].raw == {"source": "9", "source_id": "x", "title": "good"}


@pytest.mark.parametrize("content", [b"", b"source,title\n1,2\n"])
def test_a_table_without_the_columns_is_refused(tmp_path: Path, content: bytes) -> None:
    path = tmp_path / "a.csv"
    path.write_bytes(content)
    with pytest.raises(Invalid, match="The first line does not name the column “source"):
        list(read_lines(path))


def test_another_ending_is_refused(tmp_path: Path) -> None:
    path = tmp_path / "a.xlsx"
    path.write_bytes(b"PK")
    with pytest.raises(Invalid, match=r"“a\.xlsx” ends neither in \.jsonl nor in \.csv"):
        list(read_lines(path))
