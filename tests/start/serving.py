"""Starting a server in a process group of its own, and ending all of it."""

from __future__ import annotations

import os
import signal
import subprocess
import time
from collections.abc import Iterator
from contextlib import contextmanager, suppress
from http.client import HTTPConnection
from pathlib import Path

from tests.servers import HOST


@contextmanager
def serving(
    command: list[str], *, cwd: Path, environment: dict[str, str], log: Path
) -> Iterator[subprocess.Popen[bytes]]:
    """Run a command until the block ends; what it says goes to ``log``."""
    with log.open("wb") as said:
        server = subprocess.Popen(
            command,
            cwd=cwd,
            env=environment,
            stdin=subprocess.DEVNULL,
            stdout=said,
            stderr=said,
            start_new_session=True,
        )
        try:
            yield server
        finally:
            end(server)


def end(server: subprocess.Popen[bytes], *, patience: float = 30) -> int:
    """Ask the server to end, and everything that it has started; return its exit code. Kill what stays."""
    try:
        if server.poll() is None:
            server.terminate()
        return server.wait(patience)
    finally:
        with suppress(ProcessLookupError):
            os.killpg(server.pid, signal.SIGKILL)
        server.wait()


def answer(port: int, path: str = "/de/") -> tuple[int, str] | None:
    """Return status and body of a page, or None where nobody listens yet."""
    connection = HTTPConnection(HOST, port, timeout=10)
    try:
        connection.request("GET", path)
        response = connection.getresponse()
        return response.status, response.read().decode()
    except OSError:
        return None
    finally:
        connection.close()


def first_answer(server: subprocess.Popen[bytes], port: int, log: Path, *, within: float) -> tuple[int, str]:
    """Wait for the first answer; fail with what the server said when none comes."""
    until = time.monotonic() + within
    while (found := answer(port)) is None:
        assert server.poll() is None, log.read_text(encoding="utf-8")
        assert time.monotonic() < until, log.read_text(encoding="utf-8")
        time.sleep(0.05)
    return found
