"""Which files came, went, moved or were replaced between two revisions."""

from __future__ import annotations

from typing import Any

from marktplatz.web.compared.files import Fate, compared_files


def item(name: str, file: str = "") -> dict[str, Any]:
    return {"id": name, "file": {"hash": file or name}}


def fates(new: list[dict[str, Any]], old: list[dict[str, Any]] | None) -> list[tuple[int, str]]:
    return [(one.number, one.fate.value) for one in compared_files(new, old, lambda _new, _old: [])]


def test_without_a_comparison_everything_is_as_it_is() -> None:
    assert fates([item("a"), item("b")], None) == [(1, "same"), (2, "same")]


def test_every_fate_is_told() -> None:
    old = [item("a"), item("b"), item("c")]
    assert fates([item("a"), item("b"), item("c")], old) == [(1, "same"), (2, "same"), (3, "same")]
    assert fates([item("a"), item("c")], old) == [(1, "same"), (2, "same"), (3, "removed")]
    assert fates([item("b"), item("a"), item("c")], old) == [(1, "moved"), (2, "moved"), (3, "same")]
    assert fates([item("a", "other"), item("b"), item("c"), item("d")], old)[0] == (1, "replaced")
    assert fates([item("a"), item("b"), item("c"), item("d")], old)[3] == (4, "added")
    assert fates([], [item("a")]) == [(1, "removed")]
    assert fates([item("a")], []) == [(1, Fate.ADDED)]


def test_what_is_said_is_compared_with_itself_or_the_earlier_words() -> None:
    asked: list[tuple[Any, Any]] = []

    def say(new: Any, old: Any) -> list[Any]:
        asked.append((new.get("id"), old["id"] if old else None))
        return []

    compared_files([item("a"), item("b")], [item("a"), item("gone")], say)
    assert asked == [("a", "a"), ("b", None), (None, "gone")]
    asked.clear()
    compared_files([item("a")], None, say)
    assert asked == [("a", "a")]
