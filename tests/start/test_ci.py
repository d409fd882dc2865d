"""``.ci/run`` and ``.ci/system-packages``: what they call, and with what around them."""

from __future__ import annotations

import os
import subprocess
from pathlib import Path

import pytest

from marktplatz.app import ROOT

CI_RUN = ROOT / ".ci" / "run"
PACKAGES = ROOT / ".ci" / "system-packages"


def program(folder: Path, name: str, body: str) -> None:
    folder.mkdir(exist_ok=True)
    file = folder / name
    file.write_text(f"#!/bin/bash\n{body}\n", encoding="utf-8")
    file.chmod(0o755)


def run(command: Path, path: str, **environment: str) -> subprocess.CompletedProcess[str]:
    return subprocess.run(
        [command],
        cwd="/",
        env={"PATH": path, **environment},
        capture_output=True,
        text=True,
        check=False,
        timeout=60,
    )


def test_it_checks_then_tests_with_an_absolute_folder_of_registers(tmp_path: Path) -> None:
    program(tmp_path, "make", 'echo "$1 CI=$CI $REGISTER_DATA in $PWD: $(cat)"')
    done = run(CI_RUN, f"{tmp_path}:{os.environ['PATH']}")
    registers = (ROOT.parent / "shared" / "data" / "real").resolve()
    assert done.returncode == 0, done.stderr
    assert done.stdout.splitlines() == [
        f"check CI=true {registers} in {ROOT}: ",
        f"test CI=true {registers} in {ROOT}: ",
    ]


def test_a_failed_check_is_the_end(tmp_path: Path) -> None:
    program(tmp_path, "make", 'echo "$1"; [ "$1" != check ]')
    done = run(CI_RUN, f"{tmp_path}:{os.environ['PATH']}")
    assert done.returncode != 0
    assert done.stdout == "check\n"


NEEDED = ("chromium", "java", "pdftotext", "zbarimg", "npm", "initdb")


@pytest.fixture
def tools(tmp_path: Path) -> Path:
    """A PATH with what the script itself needs, and an apt-get that says what it was asked for."""
    folder = tmp_path / "bin"
    program(folder, "apt-get", 'echo "$@" >> ' + str(tmp_path / "asked"))
    program(folder, "id", "echo 0")
    for name in ("bash", "env"):
        (folder / name).symlink_to(f"/usr/bin/{name}")
    return folder


def test_nothing_is_asked_for_when_everything_is_there(tools: Path, tmp_path: Path) -> None:
    for name in NEEDED:
        program(tools, name, "true")
    done = run(PACKAGES, str(tools))
    assert (done.returncode, done.stdout, done.stderr) == (0, "", "")
    assert not (tmp_path / "asked").exists()


def test_only_what_is_missing_is_installed(tools: Path, tmp_path: Path) -> None:
    for name in NEEDED[1:]:
        program(tools, name, "true")
    done = run(PACKAGES, str(tools))
    assert done.returncode == 0, done.stderr
    asked = (tmp_path / "asked").read_text(encoding="utf-8").splitlines()
    assert asked[0].endswith(" update")
    assert asked[1].endswith("install -y --no-install-recommends chromium")


def test_where_it_may_not_install_it_says_what_to_install(tools: Path, tmp_path: Path) -> None:
    program(tools, "id", "echo 1000")
    for name in NEEDED[:4]:
        program(tools, name, "true")
    done = run(PACKAGES, str(tools))
    assert done.returncode == 0
    assert "apt-get install npm" in done.stderr
    assert not (tmp_path / "asked").exists()


def test_a_failed_installation_ends_nothing(tools: Path) -> None:
    program(tools, "apt-get", "exit 100")
    done = run(PACKAGES, str(tools))
    assert done.returncode == 0
    assert "could not install chromium default-jre-headless poppler-utils zbar-tools npm" in done.stderr
