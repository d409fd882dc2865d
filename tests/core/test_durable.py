"""A new file appears whole, under a free name, or not at all."""

from __future__ import annotations

import errno
import os
from pathlib import Path
from stat import S_IMODE

import pytest

from marktplatz.core.durable import appearing, write


def _without_hard_links(monkeypatch: pytest.MonkeyPatch) -> None:
    def refuse(*_given: object, **_named: object) -> None:
        raise OSError(errno.EOPNOTSUPP, "Operation not supported")

    monkeypatch.setattr(os, "link", refuse)


@pytest.mark.parametrize("has_links", [True, False])
def test_it_appears_at_the_end(tmp_path: Path, monkeypatch: pytest.MonkeyPatch, has_links: bool) -> None:
    if not has_links:
        _without_hard_links(monkeypatch)
    path = tmp_path / "a"
    with appearing(path, mode=0o600) as file:
        file.write(b"whole")
        assert not path.exists()
    assert (path.read_bytes(), S_IMODE(path.stat().st_mode)) == (b"whole", 0o600)
    assert list(tmp_path.iterdir()) == [path]


@pytest.mark.parametrize("has_links", [True, False])
@pytest.mark.parametrize("early", [True, False])
def test_a_name_that_is_taken(tmp_path: Path, monkeypatch: pytest.MonkeyPatch, has_links: bool, early: bool) -> None:
    if not has_links:
        _without_hard_links(monkeypatch)
    path = tmp_path / "a"
    if early:
        path.write_bytes(b"old")
    with pytest.raises(FileExistsError) as refused, appearing(path, mode=0o600) as file:
        assert not early
        file.write(b"new")
        path.write_bytes(b"old")
    assert refused.value.filename == str(path)
    assert path.read_bytes() == b"old"
    assert list(tmp_path.iterdir()) == [path]


def test_a_fault_leaves_nothing(tmp_path: Path) -> None:
    with pytest.raises(ZeroDivisionError), appearing(tmp_path / "a", mode=0o600):
        raise ZeroDivisionError
    assert list(tmp_path.iterdir()) == []


def test_what_cannot_be_written_names_the_file(tmp_path: Path) -> None:
    with pytest.raises(OSError, match="No such file") as refused, appearing(tmp_path / "b" / "a", mode=0o600):
        pass
    assert refused.value.filename == str(tmp_path / "b" / "a")


def test_what_cannot_be_written_whole_names_the_file_that_was_wished(tmp_path: Path) -> None:
    with pytest.raises(OSError, match="No such file") as refused:
        write(tmp_path / "b" / "a", b"whole", half=tmp_path / "b" / ".half", mode=0o600)
    assert refused.value.filename == str(tmp_path / "b" / "a")


def test_a_path_without_a_name_is_taken_like_any_that_exists() -> None:
    with pytest.raises(FileExistsError), appearing(Path(), mode=0o600):
        pass
