"""Nothing grows beyond what one can hold in mind: files, functions, templates."""

from __future__ import annotations

from pathlib import Path

from tests.architecture.source import PACKAGE, files, functions, lines_of, python_files, shown

LONGEST_FILE = 300
LONGEST_TEMPLATE = 150
LONGEST_FUNCTION = 40
USUAL_FUNCTION = 20
USUAL_SHARE = 0.9


def _lines(path: Path) -> int:
    return len(path.read_text(encoding="utf-8").splitlines())


def test_no_file_holds_two_ideas() -> None:
    generated = "migrations/versions/"
    measured = [path for path in python_files(tests=True) if not shown(path).startswith(generated)]
    scripts = [path for path in files() if path.suffix in (".css", ".js") and PACKAGE in path.parents]
    assert len(measured) > 100
    assert {shown(path): _lines(path) for path in [*measured, *scripts] if _lines(path) > LONGEST_FILE} == {}


def test_no_template_is_longer_than_two_screens() -> None:
    templates = [path for path in files() if PACKAGE / "templates" in path.parents]
    assert len(templates) > 15
    assert {shown(path): _lines(path) for path in templates if _lines(path) > LONGEST_TEMPLATE} == {}


def test_no_function_is_longer_than_a_screen() -> None:
    long = {
        f"{shown(path)}:{function.name}": lines_of(function)
        for path in python_files(tests=True)
        if "versions" not in path.parts
        for function in functions(path)
        if lines_of(function) > LONGEST_FUNCTION
    }
    assert long == {}


def test_most_functions_are_short() -> None:
    sizes = [lines_of(function) for path in python_files() for function in functions(path)]
    share = sum(size <= USUAL_FUNCTION for size in sizes) / len(sizes)
    assert share >= USUAL_SHARE, f"only {share:.1%} of {len(sizes)} functions have at most {USUAL_FUNCTION} lines"
