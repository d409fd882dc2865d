"""What only the storage in a folder can get wrong: half-written files, modes, many processes, full disks."""

from __future__ import annotations

import os
import stat
import subprocess
import sys
from collections.abc import Iterator
from pathlib import Path

import pytest

from marktplatz.adapters.files import FileStorage
from marktplatz.core.ports import StorageUnavailable

TEXT = "text/plain"
START = "import os, resource, sys\nfrom pathlib import Path\nfrom marktplatz.adapters.files import FileStorage\n"
PUT = "FileStorage(Path(sys.argv[1])).put('codes/a.svg', b'new' * 100_000, content_type='text/plain')\n"


@pytest.fixture
def storage(tmp_path: Path) -> FileStorage:
    return FileStorage(tmp_path)


def run(program: str, folder: Path) -> subprocess.CompletedProcess[str]:
    """Run a program in a process of its own, for what would hurt this one."""
    command = [sys.executable, "-c", START + program, str(folder)]
    return subprocess.run(command, capture_output=True, check=False, text=True, timeout=60)


@pytest.mark.parametrize("before", [None, b"old"])
def test_a_killed_writer_leaves_no_visible_file(storage: FileStorage, tmp_path: Path, before: bytes | None) -> None:
    if before is not None:
        storage.put("codes/a.svg", before, content_type=TEXT)
    # Everything is written when the disk is asked to keep it, and nothing has its name yet.
    ended = run(
        "os.fsync = lambda file: os.path.isdir(f'/proc/self/fd/{file}') or os.kill(os.getpid(), 9)\n" + PUT,
        tmp_path,
    )
    assert ended.returncode == -9
    assert len(list((tmp_path / "codes").glob(".*.part"))) == 1
    assert list(storage.keys()) == ([] if before is None else ["codes/a.svg"])
    assert storage.exists("codes/a.svg") is (before is not None)
    storage.put("codes/a.svg", b"after", content_type=TEXT)
    assert storage.get("codes/a.svg") == b"after"


def test_a_full_disk_is_told_and_leaves_nothing(storage: FileStorage, tmp_path: Path) -> None:
    storage.put("codes/a.svg", b"old", content_type=TEXT)
    ended = run("resource.setrlimit(resource.RLIMIT_FSIZE, (1000, 1000))\n" + PUT, tmp_path)
    assert "StorageUnavailable: codes/a.svg: File too large" in ended.stderr
    assert [path.name for path in (tmp_path / "codes").iterdir()] == ["a.svg"]
    assert storage.get("codes/a.svg") == b"old"


def test_processes_never_show_mixed_bytes(storage: FileStorage, tmp_path: Path) -> None:
    storage.put("shared", b"0", content_type=TEXT)
    loop = (
        "content = sys.argv[2].encode() * int(sys.argv[3])\n"
        "for _ in range(40): FileStorage(Path(sys.argv[1])).put('shared', content, content_type='a/b')\n"
    )
    contents = {b"0", b"1" * 100_000, b"2" * 3, b"3" * 300_000}
    writers = [
        subprocess.Popen([sys.executable, "-c", START + loop, str(tmp_path), letter, size])
        for letter, size in (("1", "100000"), ("2", "3"), ("3", "300000"))
    ]
    seen = set()
    while any(writer.poll() is None for writer in writers):
        seen.add(storage.get("shared"))
    assert [writer.returncode for writer in writers] == [0, 0, 0]
    assert seen <= contents
    assert storage.get("shared") in contents - {b"0"}
    assert [path.name for path in tmp_path.iterdir()] == ["shared"]


@pytest.fixture(params=[(0o022, 0o644, 0o755), (0o027, 0o640, 0o750), (0o077, 0o600, 0o700)], ids=str)
def modes(request: pytest.FixtureRequest) -> Iterator[tuple[int, int]]:
    umask, file_mode, folder_mode = request.param
    before = os.umask(umask)
    yield file_mode, folder_mode
    os.umask(before)


def test_modes_follow_the_umask(storage: FileStorage, tmp_path: Path, modes: tuple[int, int]) -> None:
    storage.put("codes/a.svg", b"a", content_type=TEXT)
    storage.put("codes/a.svg", b"b", content_type=TEXT)
    file_mode, folder_mode = modes
    assert stat.S_IMODE((tmp_path / "codes" / "a.svg").stat().st_mode) == file_mode
    assert stat.S_IMODE((tmp_path / "codes").stat().st_mode) == folder_mode


def test_other_files_in_the_folder_are_not_listed(storage: FileStorage, tmp_path: Path) -> None:
    storage.put("codes/a.svg", b"a", content_type=TEXT)
    for name in (".gitignore", "codes/.a.svg.swp", "codes/Übersicht.txt", "codes/two words.txt"):
        (tmp_path / name).write_text("not ours")
    (tmp_path / ".trash").mkdir()
    (tmp_path / ".trash" / "b.svg").write_text("not ours")
    assert list(storage.keys()) == ["codes/a.svg"]


@pytest.mark.parametrize(("first", "second"), [("a", "a/b"), ("a/b", "a"), ("a", "a/b/c"), ("a/b/c", "a/b")])
def test_a_key_cannot_be_the_folder_of_another(storage: FileStorage, first: str, second: str) -> None:
    storage.put(first, b"first", content_type=TEXT)
    with pytest.raises(ValueError, match="in each other's way"):
        storage.put(second, b"second", content_type=TEXT)
    assert list(storage.keys()) == [first]
    assert storage.get(first) == b"first"


def test_a_folder_that_cannot_be_used_is_told() -> None:
    storage = FileStorage(Path("/proc/nobody/can/write/here"))
    with pytest.raises(StorageUnavailable, match=r"^codes/a.svg: "):
        storage.put("codes/a.svg", b"a", content_type=TEXT)
    assert list(storage.keys()) == []


def test_a_folder_that_cannot_be_read_is_not_an_empty_one(tmp_path: Path) -> None:
    (tmp_path / "loop").symlink_to(tmp_path / "loop")
    storage = FileStorage(tmp_path / "loop")
    with pytest.raises(StorageUnavailable, match="symbolic links"):
        storage.keys("codes/")
    with pytest.raises(StorageUnavailable, match="symbolic links"):
        storage.get("codes/a.svg")
