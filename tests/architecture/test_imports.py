"""The import contracts of ``setup.cfg``."""

from __future__ import annotations

import configparser
import subprocess
import sys
from pathlib import Path

from tests.architecture.source import PACKAGE, ROOT

CONTRACTS = "importlinter:contract:"


def lint(config: Path) -> subprocess.CompletedProcess[str]:
    """Run import-linter in a process of its own: it silences the loggers of the one it runs in."""
    told = (
        f"import sys; from importlinter.cli import lint_imports as lint; sys.exit(lint({str(config)!r}, no_cache=True))"
    )
    return subprocess.run(
        [sys.executable, "-c", told], cwd=config.parent, capture_output=True, text=True, check=False, timeout=120
    )


def test_all_contracts_are_kept() -> None:
    done = lint(ROOT / "setup.cfg")
    assert done.returncode == 0, done.stdout + done.stderr
    assert " 0 broken" in done.stdout


def test_an_import_upwards_is_seen(tmp_path: Path) -> None:
    house = tmp_path / "lowhouse"
    for room in ("web", "core"):
        (house / room).mkdir(parents=True)
        (house / room / "__init__.py").write_text("")
    (house / "__init__.py").write_text("")
    (house / "core" / "__init__.py").write_text("import lowhouse.web\n")
    config = tmp_path / "setup.cfg"
    config.write_text(
        "[importlinter]\nroot_package = lowhouse\n[importlinter:contract:a]\nname = a\ntype = layers\n"
        "containers = lowhouse\nlayers =\n    web\n    core\n"
    )
    done = lint(config)
    assert done.returncode == 1, done.stdout + done.stderr
    assert "lowhouse.core -> lowhouse.web" in done.stdout


def _listed(contract: str, key: str) -> set[str]:
    config = configparser.ConfigParser()
    config.read(ROOT / "setup.cfg", encoding="utf-8")
    return set(config[CONTRACTS + contract][key].split())


def test_every_room_is_under_the_contract_that_keeps_http_out() -> None:
    rooms = {f"marktplatz.{path.parent.name}" for path in PACKAGE.glob("*/__init__.py")}
    outside = {"marktplatz.adapters", "marktplatz.cli", "marktplatz.jobs", "marktplatz.web"}
    assert rooms - outside == _listed("no-http", "source_modules") - {"marktplatz.reactions"}


def _modules() -> set[str]:
    rooms = {f"marktplatz.{path.parent.name}" for path in PACKAGE.glob("*/__init__.py")}
    return rooms | {f"marktplatz.{path.stem}" for path in PACKAGE.glob("*.py") if path.stem != "__init__"}


def test_adapters_are_kept_from_every_room_but_the_core() -> None:
    allowed = {"marktplatz.core", "marktplatz.adapters"}
    assert _modules() - allowed == _listed("adapters", "forbidden_modules")


def test_the_settings_are_kept_from_every_room() -> None:
    assert _modules() - {"marktplatz.settings"} == _listed("settings", "forbidden_modules")


def test_every_surface_is_under_the_contract_that_keeps_them_apart() -> None:
    shared = {"marktplatz.web.compared", "marktplatz.web.forms", "marktplatz.web.shown"}
    surfaces = {f"marktplatz.web.{path.parent.name}" for path in PACKAGE.glob("web/*/__init__.py")}
    assert surfaces - shared == _listed("surfaces", "modules") - {"marktplatz.web.robots"}
