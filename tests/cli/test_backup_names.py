"""``flask backup``: names that are none of a file, said in one sentence with what to do."""

from __future__ import annotations

import os
from pathlib import Path

import pytest

from tests.cli.conftest import Run, failure
from tests.factories import Make


def test_a_folder_that_is_not_there(run: Run, tmp_path: Path) -> None:
    path = tmp_path / "nowhere" / "a.zip"
    said = f"There is no folder {path.parent}. Make it (mkdir -p), or name a file in a folder that exists."
    assert failure(run("backup", "create", path)) == said


@pytest.mark.parametrize("command", ["create", "restore"])
@pytest.mark.parametrize("name", ["", " "])
def test_an_empty_name_is_no_file(run: Run, command: str, name: str) -> None:
    result = run("backup", command, name)
    assert result.exit_code == 2
    assert failure(result) == "The name of the file is empty. Name one, such as backup.zip."


def test_a_folder_is_no_file(run: Run, tmp_path: Path) -> None:
    for path in (tmp_path, Path(), Path("/")):
        said = failure(run("backup", "create", path))
        assert said == f"{path} is a folder. Name a file in it, such as {path / 'backup.zip'}."
        said = failure(run("backup", "restore", path))
        assert said == f"{path} is a folder. Name the file itself, such as {path / 'backup.zip'}."


def test_a_place_that_takes_no_file(run: Run, make: Make) -> None:
    make.event("2026")
    said = failure(run("backup", "create", "/proc/a.zip"))
    assert said.startswith("/proc/a.zip cannot be written: ")
    assert said.endswith(" Name a file in another folder.")


def test_a_file_that_is_not_there_or_cannot_be_read_twice(run: Run, tmp_path: Path) -> None:
    path = tmp_path / "a.zip"
    said = f"There is no file {path}. Look at what is there with: ls {tmp_path}"
    assert failure(run("backup", "restore", path)) == said
    os.mkfifo(path)
    assert failure(run("backup", "restore", path)).startswith(f"{path} is no file that can be read")
