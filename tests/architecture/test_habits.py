"""What the program does in one place only: commit, catch everything, ask which database it is."""

from __future__ import annotations

import ast
from pathlib import Path

from alembic.config import Config
from alembic.script import ScriptDirectory

from tests.architecture.source import ROOT, python_files, shown, tree

COMMITS = {"marktplatz/core/database.py"}
# A loop that must outlive every fault, a report on what is broken, a file that must not stay behind half written.
CATCHES_ALL = {
    "marktplatz/cli/doctor.py",
    "marktplatz/core/durable.py",
    "marktplatz/jobs/mails.py",
    "marktplatz/jobs/worker.py",
}
KNOWS_DIALECTS = {
    "marktplatz/adapters/postgresql_search.py",
    "marktplatz/adapters/sqlite_search.py",
    "marktplatz/cli/doctor.py",
    "marktplatz/core/columns.py",
    "marktplatz/core/database.py",
    "marktplatz/wiring.py",
}


def _calls(path: Path, *names: str) -> bool:
    return any(
        isinstance(node, ast.Call) and isinstance(node.func, ast.Attribute) and node.func.attr in names
        for node in ast.walk(tree(path))
    )


def _catches_all(node: ast.AST) -> bool:
    if not isinstance(node, ast.ExceptHandler):
        return False
    caught = node.type.elts if isinstance(node.type, ast.Tuple) else [node.type]
    return any(one is None or getattr(one, "id", "") in ("Exception", "BaseException") for one in caught)


def test_one_place_commits() -> None:
    assert {shown(path) for path in python_files() if _calls(path, "commit")} == COMMITS


def test_everything_is_caught_where_it_must_be_only() -> None:
    found = {shown(path) for path in python_files() if any(map(_catches_all, ast.walk(tree(path))))}
    assert found <= CATCHES_ALL


def test_few_places_ask_which_database_it_is() -> None:
    asking = {
        shown(path)
        for path in python_files()
        for node in ast.walk(tree(path))
        if (isinstance(node, ast.Attribute) and node.attr == "dialect")
        or (isinstance(node, ast.ImportFrom) and (node.module or "").startswith("sqlalchemy.dialects"))
    }
    assert asking <= KNOWS_DIALECTS


def test_the_migrations_are_one_line() -> None:
    settings = Config()
    settings.set_main_option("script_location", str(ROOT / "migrations"))
    settings.set_main_option("path_separator", "os")
    script = ScriptDirectory.from_config(settings)
    assert len(script.get_heads()) == 1
    assert len(script.get_bases()) == 1


def test_nothing_prints_but_the_command_line() -> None:
    printing = {
        shown(path)
        for path in python_files()
        for node in ast.walk(tree(path))
        if isinstance(node, ast.Call) and isinstance(node.func, ast.Name) and node.func.id == "print"
    }
    assert printing == set()
