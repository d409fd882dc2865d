"""A file or a class is called what it is; words that fit anything are not used."""

from __future__ import annotations

import ast
import re

import pytest

from tests.architecture.source import files, python_files, shown, tree

FORBIDDEN = frozenset({"util", "helper", "manager", "handler", "misc", "common", "base", "data", "info"})
_PART = re.compile(r"[A-Z]+(?![a-z])|[A-Z]?[a-z]+")


def words(name: str) -> set[str]:
    """Return the words of a name in any spelling, a plural as its singular."""
    parts = {part.lower() for part in _PART.findall(name)}
    return parts | {part.removesuffix("s") for part in parts}


@pytest.mark.parametrize("name", ["form_utils", "BoothManager", "base", "HTTPHandler", "dataStore", "misc-things"])
def test_a_forbidden_word_is_seen_in_any_spelling(name: str) -> None:
    assert words(name) & FORBIDDEN


def test_database_and_information_are_other_words() -> None:
    assert not words("database_information") & FORBIDDEN


def test_no_file_has_a_forbidden_name() -> None:
    # tests/data is named by habit of many projects; what is in it is named like everything else.
    named = [path for path in files() if words(path.stem) & FORBIDDEN]
    assert [shown(path) for path in named] == []


def test_no_class_has_a_forbidden_name() -> None:
    named = [
        f"{shown(path)}: {node.name}"
        for path in python_files(tests=True)
        for node in ast.walk(tree(path))
        if isinstance(node, ast.ClassDef) and words(node.name) & FORBIDDEN
    ]
    assert named == []
