"""The files of a revision beside those of the one it would replace: which came, which went, what is said of each."""

from __future__ import annotations

from collections.abc import Callable, Mapping, Sequence
from dataclasses import dataclass
from enum import StrEnum
from typing import Any, Generic, TypeVar

from marktplatz.core.fields import Field
from marktplatz.core.text import Text

Item = Mapping[str, Any]
Part = TypeVar("Part")


class Fate(StrEnum):
    """What became of a file between two revisions."""

    SAME = "same"
    ADDED = "added"
    REMOVED = "removed"
    REPLACED = "replaced"
    MOVED = "moved"


LABELS = {
    Fate.ADDED: Text(de="neu", en="new"),
    Fate.REMOVED: Text(de="entfernt", en="removed"),
    Fate.REPLACED: Text(de="ersetzt", en="replaced"),
    Fate.MOVED: Text(de="verschoben", en="moved"),
}


@dataclass(frozen=True, kw_only=True)
class ComparedFile(Generic[Part]):
    """One file: ``number`` is its place as people count, ``before`` the stored file that it replaced.

    ``said`` holds each question about it with its answer beside the earlier one.
    """

    number: int
    fate: Fate
    file: Mapping[str, Any] | None
    before: Mapping[str, Any] | None
    said: Sequence[tuple[Field, Sequence[Part]]]


def compared_files(
    new: Sequence[Item],
    old: Sequence[Item] | None,
    say: Callable[[Item, Item | None], Sequence[tuple[Field, Sequence[Part]]]],
) -> list[ComparedFile[Part]]:
    """Return the files of the new revision in their order, then those that are gone; ``old`` is None for no comparison.

    ``say`` compares what is said about a file: with itself where it was not there before.
    """
    before = {item["id"]: item for item in old or ()}
    # A file that only moves up because one before it is gone has not been moved by anybody.
    order_before = [item["id"] for item in old or () if any(item["id"] == one["id"] for one in new)]
    order_now = [item["id"] for item in new if item["id"] in before]
    moved = {one for one, other in zip(order_now, order_before, strict=True) if one != other}
    found = [
        ComparedFile(
            number=place + 1,
            fate=_fate(item, before.get(item["id"]), is_moved=item["id"] in moved, compares=old is not None),
            file=item.get("file"),
            before=before.get(item["id"], {}).get("file"),
            said=say(item, before.get(item["id"]) if old is not None else item),
        )
        for place, item in enumerate(new)
    ]
    gone = [item for item in old or () if all(item["id"] != one["id"] for one in new)]
    return found + [
        ComparedFile(number=len(new) + at, fate=Fate.REMOVED, file=None, before=item.get("file"), said=say({}, item))
        for at, item in enumerate(gone, start=1)
    ]


def _fate(item: Item, before: Item | None, *, is_moved: bool, compares: bool) -> Fate:
    if not compares:
        return Fate.SAME
    if before is None:
        return Fate.ADDED
    if item.get("file") != before.get("file"):
        return Fate.REPLACED
    return Fate.MOVED if is_moved else Fate.SAME
