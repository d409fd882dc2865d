"""The lock files: whatever pip asks of a package has its version there, so that nothing new breaks an old clone."""

from __future__ import annotations

import re
from importlib.metadata import PackageNotFoundError, requires

import pytest
from packaging.markers import default_environment
from packaging.requirements import Requirement
from packaging.utils import canonicalize_name

from marktplatz.app import ROOT

_LINE = re.compile(r"^([A-Za-z0-9._-]+)(\[[^\]]*\])?==", re.MULTILINE)


def locked(name: str) -> dict[str, set[str]]:
    """Return the packages of a lock file with the extras that it names."""
    text = (ROOT / name).read_text(encoding="utf-8")
    return {
        canonicalize_name(package): {canonicalize_name(extra) for extra in extras.strip("[]").split(",") if extra}
        for package, extras in _LINE.findall(text)
    }


def asked(packages: dict[str, set[str]]) -> list[Requirement]:
    """Return what the locked packages ask for on this machine; those for other systems are not installed here."""
    found = []
    for name, extras in packages.items():
        try:
            needs = [Requirement(need) for need in requires(name) or []]
        except PackageNotFoundError:
            continue
        environments = [{**default_environment(), "extra": extra} for extra in ("", *extras)]
        found.extend(need for need in needs if not need.marker or any(map(need.marker.evaluate, environments)))
    return found


@pytest.mark.parametrize("name", ["requirements.txt", "requirements-dev.txt"])
def test_extras_are_locked_with_their_package(name: str) -> None:
    """Older pips take ``coverage[toml]`` for a requirement of its own and refuse it where only ``coverage`` has a
    version, but not before there is a newer one: a clone that worked yesterday fails today."""
    packages = locked(name)
    needs = asked(packages)
    assert len(needs) > 20
    for need in needs:
        extras = {canonicalize_name(extra) for extra in need.extras}
        assert extras <= packages[canonicalize_name(need.name)], f"{name} locks {need.name} without {extras}"


@pytest.mark.parametrize("name", ["requirements.txt", "requirements-dev.txt", "tests/node/package-lock.json"])
def test_no_lock_names_a_place_on_the_network(name: str) -> None:
    assert not re.search(r"https?://|file:", (ROOT / name).read_text(encoding="utf-8"))
