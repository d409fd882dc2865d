"""The repository speaks of the project alone: no machine, no registry, nothing left to do later."""

from __future__ import annotations

import re
from pathlib import Path

import pytest

from tests.architecture.source import PACKAGE, ROOT, files, shown, text_of

# Written in two parts, so that this file is no exception to itself.
LATER = re.compile(r"\b(?:TO" + r"DO|FIX" + r"ME|XX" + r"X)\b")
REGISTRIES = re.compile(r"py" + r"pi\.org|python" + r"hosted\.org|npm" + r"js\.(?:org|com)|--(?:extra-)?index-url")
MACHINE = re.compile(r"(?<![\w.:/-])/(?:work|root|home/\w+|Users/\w+)/")
TEMPORARY = re.compile(r"(?<![\w.:/-])/tmp\b")


def found(pattern: re.Pattern[str], paths: list[Path]) -> list[str]:
    """Return every line that has the pattern."""
    return [
        f"{shown(path)}:{number}: {line.strip()[:100]}"
        for path in paths
        for number, line in enumerate(text_of(path).splitlines(), 1)
        if pattern.search(line)
    ]


@pytest.mark.parametrize("pattern", [LATER, REGISTRIES, MACHINE], ids=["later", "registries", "machine"])
def test_it_stands_nowhere(pattern: re.Pattern[str]) -> None:
    assert found(pattern, list(files())) == []


def test_the_program_writes_nothing_to_the_temporary_folder_by_name() -> None:
    assert found(TEMPORARY, [path for path in files() if PACKAGE in path.parents or path.parent == ROOT]) == []


@pytest.mark.parametrize(
    ("pattern", "line"),
    [
        (LATER, "# TO" + "DO: later"),
        (REGISTRIES, "https://py" + "pi.org/simple"),
        (MACHINE, 'Path("/work' + '/main")'),
        (TEMPORARY, 'open("/tmp' + '/x")'),
    ],
    ids=["later", "registries", "machine", "temporary"],
)
def test_the_patterns_see_what_they_look_for(pattern: re.Pattern[str], line: str) -> None:
    assert pattern.search(line)
