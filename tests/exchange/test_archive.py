"""The file of a backup: what comes back is what went in, or it is refused before anything is believed."""

from __future__ import annotations

import stat
from collections.abc import Callable
from pathlib import Path
from zipfile import ZIP_BZIP2, ZIP_DEFLATED, ZIP_STORED, ZipFile

import pytest

from marktplatz.core.errors import Invalid
from marktplatz.exchange import archive_reading
from marktplatz.exchange.archive import MANIFEST, SEAL
from tests.exchange.archives import KEY, LINES, Parts, manifest, rewritten, seal_again, sha, small

ROWS, FILE = "rows/events.jsonl", f"files/{KEY}"
BOMB = 50_000_000


def read(path: Path) -> tuple[list[bytes], bytes]:
    with archive_reading.opened(path) as found:
        found.verify(lambda: None)
        return list(found.lines("events")), found.file(KEY)


def refusal(path: Path) -> str:
    """Return why a backup is refused; what to do about it follows always."""
    with pytest.raises(Invalid) as refused:
        read(path)
    why, _dot, advice = refused.value.message.en.partition(". ")
    assert advice.startswith(("Use ", "Compare ")), advice
    return f"{why}."


def test_what_went_in_comes_back(tmp_path: Path) -> None:
    path = small(tmp_path / "a.zip")
    assert read(path) == (LINES, b"RIFF....WEBP")
    with archive_reading.opened(path) as found:
        said = found.manifest
    assert (said.rows, list(said.keys), list(said.tables)) == (2, [KEY], ["events"])
    members = {name: one for name, one in said.members.items() if one.rows is not None}
    assert [(name, one.rows, one.sha256) for name, one in members.items()] == [(ROWS, 2, sha(b"".join(LINES)))]
    assert {**vars(said), "members": {}} == {**vars(manifest()), "members": {}}


def test_any_computer_opens_it_and_only_rows_are_compressed(tmp_path: Path) -> None:
    with ZipFile(small(tmp_path / "a.zip")) as found:
        assert found.testzip() is None
        assert {head.filename: head.compress_type for head in found.infolist()} == {
            ROWS: ZIP_DEFLATED,
            FILE: ZIP_STORED,
            MANIFEST: ZIP_DEFLATED,
        }


def test_every_byte_that_changes_is_noticed(tmp_path: Path) -> None:
    path, damaged = small(tmp_path / "a.zip"), tmp_path / "b.zip"
    whole = path.read_bytes()
    for place in range(len(whole)):
        damaged.write_bytes(whole[:place] + bytes([whole[place] ^ 1 << place % 8]) + whole[place + 1 :])
        assert "cut off, damaged" in refusal(damaged), place


def test_every_file_that_was_cut_off_is_noticed(tmp_path: Path) -> None:
    path, damaged = small(tmp_path / "a.zip"), tmp_path / "b.zip"
    whole = path.read_bytes()
    for length in range(len(whole)):
        damaged.write_bytes(whole[:length])
        assert "cut off, damaged" in refusal(damaged), length
    damaged.write_bytes(whole + b"\n")
    assert "cut off, damaged" in refusal(damaged)


def test_bytes_that_are_sealed_but_no_zip(tmp_path: Path) -> None:
    path = tmp_path / "a.zip"
    with path.open("w+b") as file:
        file.write(b"PK" * 100 + b"0" * SEAL)
        seal_again(file)
    assert refusal(path) == "The backup is not built as it should be."


def test_a_member_that_is_broken_although_sealed(tmp_path: Path) -> None:
    path = small(tmp_path / "a.zip")
    with ZipFile(path) as found:
        begins = found.getinfo(ROWS).header_offset + 30 + len(ROWS) + 20
    with path.open("r+b") as file:
        file.seek(begins)
        file.write(b"\xff\xff\xff")
        seal_again(file)
    assert refusal(path) == "The backup is not built as it should be."


HOSTILE = [
    "../../etc/passwd",
    "/etc/passwd",
    "files/../../x",
    "files/media/x/480.webp",
    "rows/Events.jsonl",
    "files/",
    "a\x1b",
]


@pytest.mark.parametrize("name", [*HOSTILE, f"files/{KEY}\n", "rows/../events.jsonl", "rows\\events.jsonl"])
@pytest.mark.parametrize("listed", [True, False])
def test_a_name_that_no_backup_has(tmp_path: Path, name: str, listed: bool) -> None:
    def add(parts: Parts) -> None:
        if listed:
            parts.list_again(name, b"x")
        else:
            parts[name] = b"x"

    said = refusal(rewritten(small(tmp_path / "a.zip"), add))
    assert said.endswith("which no backup does.")
    assert said.isprintable()


def _as_link(parts: Parts) -> None:
    parts.heads[FILE] = lambda head: setattr(head, "external_attr", (stat.S_IFLNK | 0o777) << 16)


def _packed(name: str, kind: int) -> Callable[[Parts], None]:
    def pack(parts: Parts) -> None:
        parts.heads[name] = lambda head: setattr(head, "compress_type", kind)

    return pack


def _twice(parts: Parts) -> None:
    parts.twice = ROWS


def _larger(parts: Parts) -> None:
    parts[ROWS] = b"0" * BOMB


def _other(name: str) -> Callable[[Parts], None]:
    return lambda parts: parts.update({name: parts[name].swapcase()})


def _missing(name: str) -> Callable[[Parts], None]:
    return lambda parts: parts.pop(name) and None


CHANGES: list[tuple[Callable[[Parts], object], str]] = [
    (_as_link, f"The backup holds “{FILE}”, which no backup does."),
    (_packed(ROWS, ZIP_BZIP2), f"The backup holds “{ROWS}”, which no backup does."),
    (_packed(FILE, ZIP_DEFLATED), f"“{FILE}” in the backup is not what its manifest says."),
    (_larger, f"“{ROWS}” in the backup is not what its manifest says."),
    (_other(ROWS), f"“{ROWS}” in the backup is not what its manifest says."),
    (_other(FILE), f"“{FILE}” in the backup is not what its manifest says."),
    (_missing(ROWS), f"“{ROWS}” is missing from the backup."),
    (_missing(FILE), f"“{FILE}” is missing from the backup."),
    (_missing(MANIFEST), f"“{MANIFEST}” is missing from the backup."),
    (lambda parts: parts.list_again(FILE, b"0" * 70_000_000), f"The backup holds “{FILE}”, which no backup does."),
    (
        lambda parts: parts.update({MANIFEST: b" " * 70_000_000}),
        f"The backup holds “{MANIFEST}”, which no backup does.",
    ),
    (lambda parts: parts.say(format_version=2), "The backup has format 2, this program reads 1."),
    (lambda parts: parts.say(format="other"), "The backup is not built as it should be."),
    (lambda parts: parts.say(members=[ROWS]), f"The backup holds “{ROWS}”, which no backup does."),
    (lambda parts: parts.say(members={ROWS: 1}), "The backup is not built as it should be."),
    (lambda parts: parts.say(members={ROWS: {"sha256": "z", "size": 1, "rows": 1}}), "The backup is not built"),
    (lambda parts: parts.say(members={ROWS: {"sha256": "0" * 64, "size": True, "rows": 1}}), "The backup is not built"),
    (lambda parts: parts.say(members={ROWS: {"sha256": "0" * 64, "size": -1, "rows": 1}}), "The backup is not built"),
    (lambda parts: parts.say(revision=["0005"]), "The backup is not built as it should be."),
    (lambda parts: parts.say(revision="0" * 101), "The backup is not built as it should be."),
    (lambda parts: parts.say(created_at="yesterday"), "The backup is not built as it should be."),
    (lambda parts: parts.update({MANIFEST: b"[" * 100_000}), "The backup is not built as it should be."),
    (lambda parts: parts.update({MANIFEST: b"\xff{"}), "The backup is not built as it should be."),
    (lambda parts: parts.update({MANIFEST: b"[]"}), "The backup is not built as it should be."),
]


@pytest.mark.parametrize(("change", "said"), CHANGES)
def test_what_somebody_changed_and_sealed_again(tmp_path: Path, change: Callable[[Parts], object], said: str) -> None:
    assert refusal(rewritten(small(tmp_path / "a.zip"), change)).startswith(said)


@pytest.mark.filterwarnings("ignore:Duplicate name")
def test_a_member_that_is_there_twice(tmp_path: Path) -> None:
    assert refusal(rewritten(small(tmp_path / "a.zip"), _twice)) == f"The backup holds “{ROWS}”, which no backup does."


def test_a_member_that_is_encrypted(tmp_path: Path) -> None:
    path = small(tmp_path / "a.zip")
    whole = bytearray(path.read_bytes())
    head = ROWS.encode()
    # The flags stand 38 bytes before the name in the directory at the end, 24 before it in front of the member.
    whole[whole.rindex(head) - 38] |= 1
    whole[whole.index(head) - 24] |= 1
    path.write_bytes(whole)
    with path.open("r+b") as file:
        seal_again(file)
    assert refusal(path) == f"The backup holds “{ROWS}”, which no backup does."


def test_nothing_is_changed_by_writing_it_anew(tmp_path: Path) -> None:
    assert read(rewritten(small(tmp_path / "a.zip"), lambda _: None)) == (LINES, b"RIFF....WEBP")
