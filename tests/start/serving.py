"""Starting a server in a process group of its own, and ending all of it."""

from __future__ import annotations

import os
import signal
import subprocess
import sys
import time
from collections.abc import Iterator
from contextlib import contextmanager, suppress
from dataclasses import dataclass
from http.client import HTTPConnection
from pathlib import Path

from marktplatz.app import ROOT
from tests.servers import HOST, free_port


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


@dataclass(frozen=True)
class Running:
    """A server, its port, and what it says."""

    process: subprocess.Popen[bytes]
    port: int
    log: Path

    def workers(self) -> list[int]:
        """The numbers of its worker processes."""
        text = Path(f"/proc/{self.process.pid}/task/{self.process.pid}/children").read_text(encoding="ascii")
        return [int(number) for number in text.split()]


@contextmanager
def gunicorn(instance: Path) -> Iterator[Running]:
    """Serve an instance as ``make run`` does: two workers with the jobs inside."""
    port, log = free_port(), instance / "server.log"
    environment = {"PATH": os.environ["PATH"], "HOME": str(instance), "TEST_INSTANCE": str(instance)}
    command = [sys.executable, "-m", "gunicorn", "--config", "python:marktplatz.jobs.embedded"]
    command += ["--bind", f"{HOST}:{port}", "tests.start.site:app"]
    with serving(command, cwd=ROOT, environment=environment, log=log) as process:
        first_answer(process, port, log, within=60)
        yield Running(process, port, log)
