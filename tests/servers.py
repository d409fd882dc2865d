"""The PostgreSQL server of a test session: the one of the system, with a data folder of its own."""

from __future__ import annotations

import os
import shutil
import socket
import subprocess
import tempfile
from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path

import pytest
from sqlalchemy import create_engine, text

HOST = "127.0.0.1"


def free_port() -> int:
    """Return a port of the loopback interface that nobody listens on now."""
    with socket.socket() as probe:
        probe.bind((HOST, 0))
        port: int = probe.getsockname()[1]
        return port


def lacking(what: str) -> None:
    """Skip the running test because something is not installed; where nothing may be skipped, fail."""
    if os.environ.get("CI", "").lower() == "true":
        pytest.fail(what)
    pytest.skip(what)


@contextmanager
def postgresql() -> Iterator[str]:
    """Run a server; yield the address of its empty database ``fair``.

    It sorts by the rules of German (ICU), not byte by byte: as a real one does, and unlike SQLite.
    """
    programs = _programs()
    if programs is None:
        lacking("PostgreSQL is not installed: apt install postgresql")
    assert programs is not None
    folder = Path(tempfile.mkdtemp(prefix="fair-postgresql-"))
    if os.geteuid() == 0:
        shutil.chown(folder, "postgres")
    port = free_port()
    try:
        _make(programs, folder)
        options = f"-p {port} -k {folder} -c listen_addresses={HOST} -c fsync=off -c synchronous_commit=off"
        _run(programs, "pg_ctl", "-D", folder / "kept", "-w", "-l", folder / "log", "-o", options, "start")
        try:
            yield f"postgresql://postgres@{HOST}:{port}/fair"
        finally:
            _run(programs, "pg_ctl", "-D", folder / "kept", "-w", "-m", "immediate", "stop")
    finally:
        shutil.rmtree(folder, ignore_errors=True)


def _programs() -> Path | None:
    found = sorted(Path("/usr/lib/postgresql").glob("*/bin/initdb"), key=lambda path: int(path.parts[-3]))
    if found:
        return found[-1].parent
    elsewhere = shutil.which("initdb")
    return Path(elsewhere).resolve().parent if elsewhere else None


def _make(programs: Path, folder: Path) -> None:
    order = ["--locale=C.UTF-8", "--locale-provider=icu", "--icu-locale=de-DE", "--encoding=UTF8"]
    _run(programs, "initdb", "-D", folder / "kept", "-A", "trust", "-U", "postgres", "--no-sync", *order)
    single = ["postgres", "--single", "-D", str(folder / "kept"), "template1"]
    _run(programs, *single, told="CREATE DATABASE fair\n")


def _run(programs: Path, program: str, *arguments: object, told: str = "") -> None:
    command = [str(programs / program), *map(str, arguments)]
    if os.geteuid() == 0:
        # initdb and postgres refuse to run as root.
        command = ["runuser", "-u", "postgres", "--", *command]
    with tempfile.TemporaryFile() as said:
        # A file, not a pipe: the server would keep a pipe open.
        done = subprocess.run(
            command, stdout=said, stderr=said, input=told.encode() or None, check=False, cwd="/", timeout=120
        )
        said.seek(0)
        assert done.returncode == 0, said.read().decode(errors="replace")


def new_database(url: str, name: str) -> str:
    """Return the address of an empty database of this name on the same PostgreSQL server."""
    server = create_engine(url.replace("postgresql://", "postgresql+psycopg://"), isolation_level="AUTOCOMMIT")
    with server.connect() as connection:
        connection.execute(text(f'DROP DATABASE IF EXISTS "{name}" WITH (FORCE)'))
        connection.execute(text(f'CREATE DATABASE "{name}"'))
    server.dispose()
    return url.rpartition("/")[0] + f"/{name}"
