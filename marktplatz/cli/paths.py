"""Files that somebody names on the command line: what is wrong with one, said before any work is begun."""

from __future__ import annotations

import errno
from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path
from typing import Any

import click

from marktplatz.cli.failures import Failure, Mistyped

_NO_ROOM = "the disk is full. Make room there, or name a file on another disk"
_FORBIDDEN = "this account may not write there. Name a file in another folder, or change the rights of this one"
_WHY = {
    errno.ENOSPC: _NO_ROOM,
    errno.EDQUOT: _NO_ROOM,
    errno.EFBIG: "a file may not be that large there. Name one on another disk, or raise the limit (ulimit -f)",
    errno.EACCES: _FORBIDDEN,
    errno.EPERM: _FORBIDDEN,
    errno.EROFS: _FORBIDDEN,
    errno.ENAMETOOLONG: "the name is too long. Choose a shorter one",
}


class FileName(click.Path):
    """The name of a file; an empty one, which Python would take for the folder that one is in, is none."""

    def __init__(self, example: str) -> None:
        super().__init__(path_type=Path)
        self._example = example

    def convert(self, value: Any, param: click.Parameter | None, ctx: click.Context | None) -> Any:
        """Return the path. Raises Mistyped for an empty name and for one that no file can have."""
        if not str(value).strip() or "\0" in str(value):
            raise Mistyped(f"The name of the file is empty. Name one, such as {self._example}.")
        return super().convert(value, param, ctx)


def require_place(path: Path, example: str) -> None:
    """Raise Failure where no file of this name can be written: for a folder, and where there is no folder for it."""
    if path.is_dir():
        raise Failure(f"{path} is a folder. Name a file in it, such as {path / example}.")
    folder = path.absolute().parent
    if not folder.is_dir():
        raise Failure(f"There is no folder {folder}. Make it (mkdir -p), or name a file in a folder that exists.")


def require_file(path: Path, example: str) -> None:
    """Raise Failure for what is no file to read."""
    if path.is_dir():
        raise Failure(f"{path} is a folder. Name the file itself, such as {path / example}.")
    if not path.exists():
        raise Failure(f"There is no file {path}. Look at what is there with: ls {path.absolute().parent}")
    if not path.is_file():
        raise Failure(f"{path} is no file that can be read from beginning to end. Name a copy on a disk.")


@contextmanager
def writing(path: Path) -> Iterator[None]:
    """Say of a write that fails which file was meant, why, and what to do. That it exists is no fault of the disk."""
    try:
        yield
    except FileExistsError:
        raise
    except OSError as error:
        why = _WHY.get(error.errno or 0, f"{(error.strerror or str(error)).rstrip('.')}. Name a file in another folder")
        raise Failure(f"{path} cannot be written: {why}.") from None
