"""The contract of ``core.ports.Storage``, which every storage keeps."""

from __future__ import annotations

from collections.abc import Iterator
from concurrent.futures import ThreadPoolExecutor
from datetime import UTC, datetime, timedelta
from pathlib import Path

import pytest

from marktplatz.adapters.files import FileStorage
from marktplatz.adapters.s3 import S3Storage
from marktplatz.core.ports import Storage, StoredFileMissing

TEXT = "text/plain"
CONTENTS = {
    "empty": b"",
    "one byte": b"\x00",
    "every byte": bytes(range(256)) * 3,
    "line ends": b"\r\n\n\r\r\n",
    "5 MB": bytes(range(251)) * (5_000_000 // 251),
}
GOOD_KEYS = [
    "a",
    "codes/ab12/K7M4P.svg",
    "a/b/c/d/e/f/g",
    "name.with..dots",
    "trailing.",
    "-",
    "_/-/_",
    "A-Z_0.9",
    "x" * 200,
    "/".join(["y"] * 100),
]
BAD_KEYS = [
    "",
    ".",
    "..",
    "/",
    "//",
    "/etc/passwd",
    "a/",
    "a//b",
    "../a",
    "a/../b",
    "a/..",
    "./a",
    "a/./b",
    ".hidden",
    "a/.hidden",
    "a/.hidden/b",
    "a\x00",
    "a\x00.svg",
    "a\\b",
    "..\\a",
    "C:\\a",
    "C:a",
    "a b",
    " a",
    "a ",
    "a\n",
    "a\nb",
    "a\r",
    "a\tb",
    "ä",
    "a/ß.svg",
    "a＃b",
    "a．．/b",
    "a∕b",
    "a\u200bb",
    "a\ud800b",
    "a*b",
    "a?b",
    "a#b",
    "a%2e%2e",
    "%2e%2e/a",
    "a~",
    "~/a",
    "a:b",
    "a+b",
    "a|b",
    "$HOME",
    "a;b",
    'a"b',
    "x" * 201,
    "/".join(["y"] * 101),
]
BAD_PREFIXES = ["/", "..", "../", "codes/../", "codes//", "codes/.", "a\\", "a\x00", "ä", "a b", "x" * 201]
BAD_TYPES = [
    "",
    "plain",
    "text/plain\r\nx-amz-acl: public-read",
    "text/\x00",
    "text/plain\n",
    " text/plain",
    "a/" * 200,
]


class StorageContract:
    """What holds for every storage; a subclass gives the fixture ``storage``, empty at first."""

    @pytest.mark.parametrize("content", CONTENTS.values(), ids=CONTENTS.keys())
    def test_bytes_come_back_as_they_were(self, storage: Storage, content: bytes) -> None:
        storage.put("codes/a.bin", content, content_type="application/octet-stream")
        assert storage.get("codes/a.bin") == content
        assert storage.exists("codes/a.bin")

    def test_put_replaces_what_was_there(self, storage: Storage) -> None:
        for content in (b"first and long", b"second", b"", b"third"):
            storage.put("a.txt", content, content_type=TEXT)
            assert storage.get("a.txt") == content
        assert list(storage.keys()) == ["a.txt"]

    def test_a_missing_file_is_missing(self, storage: Storage) -> None:
        with pytest.raises(StoredFileMissing):
            storage.get("codes/nothing.svg")
        assert not storage.exists("codes/nothing.svg")

    def test_deleting_twice_is_fine(self, storage: Storage) -> None:
        storage.put("a.txt", b"a", content_type=TEXT)
        storage.put("b.txt", b"b", content_type=TEXT)
        storage.delete("a.txt")
        storage.delete("a.txt")
        storage.delete("never/there.txt")
        with pytest.raises(StoredFileMissing):
            storage.get("a.txt")
        assert list(storage.keys()) == ["b.txt"]

    def test_a_deleted_key_can_be_used_again(self, storage: Storage) -> None:
        storage.put("codes/a.txt", b"old", content_type=TEXT)
        storage.delete("codes/a.txt")
        storage.put("codes/a.txt", b"new", content_type=TEXT)
        assert storage.get("codes/a.txt") == b"new"

    def test_the_folder_of_a_key_is_no_file(self, storage: Storage) -> None:
        storage.put("codes/ab/a.svg", b"a", content_type=TEXT)
        assert not storage.exists("codes/ab")
        with pytest.raises(StoredFileMissing):
            storage.get("codes")
        storage.delete("codes/ab")
        assert storage.get("codes/ab/a.svg") == b"a"

    def test_nothing_is_below_a_file(self, storage: Storage) -> None:
        storage.put("codes", b"a", content_type=TEXT)
        assert not storage.exists("codes/a.svg")
        with pytest.raises(StoredFileMissing):
            storage.get("codes/a.svg")
        storage.delete("codes/a.svg")
        assert list(storage.keys("codes/")) == []

    @pytest.mark.parametrize(
        ("prefix", "wanted"),
        [
            (
                "",
                [
                    "B",
                    "c.txt",
                    "codes-old/a",
                    "codes.txt",
                    "codes/a",
                    "codes/b/c",
                    "codes/b1",
                    "codes0",
                    "d/a",
                ],
            ),
            ("codes", ["codes-old/a", "codes.txt", "codes/a", "codes/b/c", "codes/b1", "codes0"]),
            ("codes/", ["codes/a", "codes/b/c", "codes/b1"]),
            ("codes/b", ["codes/b/c", "codes/b1"]),
            ("codes/b/", ["codes/b/c"]),
            ("codes/b/c", ["codes/b/c"]),
            ("c", ["c.txt", "codes-old/a", "codes.txt", "codes/a", "codes/b/c", "codes/b1", "codes0"]),
            ("b", []),
            ("codes/z", []),
            ("nothing/here/", []),
        ],
    )
    def test_keys_by_prefix_are_sorted(self, storage: Storage, prefix: str, wanted: list[str]) -> None:
        for key in [
            "d/a",
            "codes0",
            "codes/b1",
            "codes/b/c",
            "codes/a",
            "codes.txt",
            "codes-old/a",
            "c.txt",
            "B",
        ]:
            storage.put(key, b"", content_type=TEXT)
        assert list(storage.keys(prefix)) == wanted

    def test_what_was_put_before_a_moment_comes_in_pages(self, storage: Storage) -> None:
        wanted = [f"codes/{number:02}.svg" for number in range(7)]
        for key in [*reversed(wanted), "codes-old/a", "other/a"]:
            storage.put(key, b"", content_type=TEXT)
        later, earlier = datetime.now(UTC) + timedelta(minutes=5), datetime.now(UTC) - timedelta(minutes=5)
        first = storage.older("codes/", than=later, most=3)
        assert first == wanted[:3]
        assert storage.older("codes/", than=later, after=first[-1], most=3) == wanted[3:6]
        assert storage.older("codes/", than=later, after=wanted[5], most=3) == wanted[6:]
        assert storage.older("codes/", than=later, after=wanted[6], most=3) == []
        assert storage.older("codes/", than=earlier, most=3) == []
        assert storage.older("nothing/here/", than=later, most=3) == []
        with pytest.raises(ValueError, match="no storage key starts with"):
            storage.older("codes/../", than=later, most=3)

    def test_many_keys_are_all_there(self, storage: Storage) -> None:
        wanted = [f"codes/{number:04}.svg" for number in range(300)]
        with ThreadPoolExecutor(8) as threads:
            list(threads.map(lambda key: storage.put(key, key.encode(), content_type=TEXT), reversed(wanted)))
        assert list(storage.keys("codes/")) == wanted
        assert storage.get("codes/0123.svg") == b"codes/0123.svg"

    @pytest.mark.parametrize("key", GOOD_KEYS)
    def test_allowed_keys(self, storage: Storage, key: str) -> None:
        storage.put(key, b"kept", content_type=TEXT)
        assert storage.get(key) == b"kept"
        assert list(storage.keys()) == [key]

    @pytest.mark.parametrize("key", BAD_KEYS, ids=ascii)
    def test_forbidden_keys(self, storage: Storage, key: str) -> None:
        with pytest.raises(ValueError, match="not a storage key"):
            storage.put(key, b"never kept", content_type=TEXT)
        for ask in (storage.get, storage.exists, storage.delete):
            with pytest.raises(ValueError, match="not a storage key"):
                ask(key)
        assert list(storage.keys()) == []

    @pytest.mark.parametrize("prefix", BAD_PREFIXES, ids=ascii)
    def test_prefixes_that_no_key_starts_with(self, storage: Storage, prefix: str) -> None:
        with pytest.raises(ValueError, match="no storage key starts with"):
            storage.keys(prefix)

    @pytest.mark.parametrize(
        "content_type",
        ["image/svg+xml", "text/csv; charset=utf-8", 'text/plain; name="Bürger*innen – 日本.txt"'],
    )
    def test_content_types_beyond_ascii(self, storage: Storage, content_type: str) -> None:
        storage.put("a", "Grüße".encode(), content_type=content_type)
        assert storage.get("a") == "Grüße".encode()

    @pytest.mark.parametrize("content_type", BAD_TYPES, ids=ascii)
    def test_content_types_that_are_none(self, storage: Storage, content_type: str) -> None:
        with pytest.raises(ValueError, match="not a content type"):
            storage.put("a", b"never kept", content_type=content_type)
        assert not storage.exists("a")

    def test_parallel_writers_never_mix_their_bytes(self, storage: Storage) -> None:
        contents = [bytes([letter]) * size for letter, size in zip(b"abcd", (90_000, 7, 200_000, 65_536), strict=True)]
        storage.put("shared", contents[0], content_type=TEXT)

        def write(content: bytes) -> None:
            for _ in range(10):
                storage.put("shared", content, content_type=TEXT)

        with ThreadPoolExecutor(6) as threads:
            writers = [threads.submit(write, content) for content in contents]
            seen = [storage.get("shared")]
            while not all(writer.done() for writer in writers):
                seen.append(storage.get("shared"))
            for writer in writers:
                writer.result()
        assert set(seen) <= set(contents)
        assert storage.get("shared") in contents
        assert list(storage.keys()) == ["shared"]


class TestFiles(StorageContract):
    @pytest.fixture
    def storage(self, tmp_path: Path) -> Iterator[Storage]:
        outside = tmp_path / "outside.txt"
        outside.write_text("untouched")
        yield FileStorage(tmp_path / "not" / "made" / "yet")
        assert outside.read_text() == "untouched"
        assert {path.name for path in tmp_path.iterdir()} <= {"outside.txt", "not"}


class TestS3(StorageContract):
    @pytest.fixture
    def storage(self, s3_storage: S3Storage) -> Storage:
        return s3_storage
