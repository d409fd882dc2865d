"""The child process from inside: limited before it reads, and unable to reach anything."""

from __future__ import annotations

import os
import re
import signal
import subprocess
import sys
from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path

import pytest

from marktplatz.media.child import calls, confinement
from marktplatz.media.frames import DONE, READY, REFUSED, unpack
from marktplatz.media.limits import ADDRESS_SPACE, CPU_SECONDS, Kind
from tests.media.sound_pictures import jpeg

CONFINED = "import marktplatz.media.child.confinement as c, os, socket, subprocess, sys, threading; c.confine(); "
REFUSALS = "(OSError, MemoryError, ImportError)"


@contextmanager
def child(kind: str) -> Iterator[subprocess.Popen[bytes]]:
    """Start the child and wait until it is ready to read."""
    order = [sys.executable, "-I", "-m", "marktplatz.media.child", kind]
    with subprocess.Popen(order, stdin=subprocess.PIPE, stdout=subprocess.PIPE, env={}) as started:
        assert started.stdout
        assert started.stdout.read(1) == READY
        try:
            yield started
        finally:
            started.kill()


@pytest.mark.skipif(sys.platform != "linux", reason="only Linux shows the limits of another process")
@pytest.mark.parametrize("kind", list(Kind))
def test_it_is_limited_before_it_reads(kind: Kind) -> None:
    with child(kind) as started:
        shown = Path(f"/proc/{started.pid}/limits").read_text()
        limits = {
            name.strip(): (soft, hard) for name, soft, hard in re.findall(r"(Max [a-z ]+?)  +(\S+) +(\S+)", shown)
        }
        assert limits["Max cpu time"] == (str(CPU_SECONDS),) * 2
        assert limits["Max address space"] == (str(ADDRESS_SPACE),) * 2
        for name in ("Max file size", "Max open files", "Max processes", "Max core file size"):
            assert limits[name] == ("0", "0"), name
        # A library of AVIF brings threads; with one here it could not start them.
        assert len(list(Path(f"/proc/{started.pid}/task").iterdir())) == 1
        assert Path(f"/proc/{started.pid}/environ").read_bytes().strip(b"\0") == b""
        assert len(list(Path(f"/proc/{started.pid}/fd").iterdir())) <= 4, "nothing but its pipes and random numbers"


@pytest.mark.parametrize(
    "attempt",
    [
        "open('/etc/hostname')",
        "open('/dev/shm/kimgeheim', 'w')",
        "socket.socket()",
        "os.pipe()",
        "subprocess.run(['/bin/true'])",
        "bytearray(600 * 1024 * 1024)",
        "__import__('sqlite3')",
    ],
)
def test_it_cannot_reach_anything(attempt: str) -> None:
    ended = subprocess.run(
        [
            sys.executable,
            "-I",
            "-c",
            f"{CONFINED}\ntry: {attempt}\nexcept {REFUSALS}: print('no')",
        ],
        capture_output=True,
        check=False,
    )
    assert ended.stdout == b"no\n", ended.stderr


FORBIDDEN = [
    "os.rename('mine', 'theirs')",
    "os.replace('mine', 'theirs')",
    "os.unlink('mine')",
    "os.truncate('mine', 0)",
    "open('mine', 'w')",
    "open('mine')",
    "os.stat('mine')",
    "os.listdir('.')",
    "os.mkdir('folder')",
    "os.rmdir('empty')",
    "os.link('mine', 'second')",
    "os.symlink('mine', 'second')",
    "os.chmod('mine', 0o777)",
    "os.chown('mine', os.getuid(), os.getgid())",
    "os.utime('mine')",
    "os.chdir('/')",
    "os.dup(1)",
    "os.kill(os.getppid(), 0)",
    "os.kill(os.getppid(), signal.SIGUSR1)",
    "os.killpg(0, 0)",
    "os.kill(os.getpid(), signal.SIGSTOP)",
    "os.pidfd_open(os.getppid())",
    "os.sched_setaffinity(os.getppid(), {0})",
    "os.setpriority(os.PRIO_PROCESS, os.getppid(), 5)",
    "resource.prlimit(os.getppid(), resource.RLIMIT_NOFILE, (1, 1))",
    "asked('setrlimit', resource.RLIMIT_CPU, (ctypes.c_ulong * 2)(9, 9))",
    "socket.socket()",
    "socket.socketpair()",
    "os.pipe()",
    "os.fork()",
    "os.execv('/bin/true', ['true'])",
    "os.memfd_create('mine')",
    "fcntl.fcntl(1, fcntl.F_SETOWN, os.getppid())",
    "asked('ptrace', 16, os.getppid(), 0, 0)",
    "asked('process_vm_readv', os.getppid(), 0, 0, 0, 0, 0)",
]
INSIDE = """
import ctypes, errno, fcntl, os, resource, signal, socket, sys
import marktplatz.media.child.confinement as c

library = ctypes.CDLL(None, use_errno=True)

def asked(name, *words):
    if getattr(library, name)(*words) < 0:
        raise OSError(ctypes.get_errno(), name)

# What the limits refuse already would say nothing of the filter.
c.LIMITS = {}
print(c.confine())
for attempt in sys.argv[1:]:
    try:
        eval(attempt)
    except OSError as error:
        print(errno.errorcode[error.errno])
    else:
        print("went through:", attempt)
"""


@pytest.mark.skipif(sys.platform != "linux", reason="only Linux has filters of system calls")
@pytest.mark.parametrize("user", [None, pytest.param(65534, marks=pytest.mark.skipif("os.geteuid() != 0"))])
def test_the_kernel_refuses_everything_but_reading(tmp_path: Path, user: int | None) -> None:
    for name in ("mine", "theirs"):
        (tmp_path / name).write_text(name)
    (tmp_path / "empty").mkdir()
    for one in (tmp_path, *tmp_path.iterdir()):
        one.chmod(0o777)
    before = sorted((one.name, one.stat().st_size, one.stat().st_mode) for one in tmp_path.iterdir())
    # It reads the program before it is confined, and the folder of the tests may be closed to others.
    begin = f"import ctypes, fcntl, os, resource, signal, socket, {confinement.__name__}"
    change = f"os.chdir({str(tmp_path)!r})" + ("" if user is None else f"; os.setuid({user})")
    order = [sys.executable, "-I", "-c", f"{begin}\n{change}\n{INSIDE}", *FORBIDDEN]
    ended = subprocess.run(order, capture_output=True, check=False, text=True)
    assert ended.stdout.splitlines() == ["True", *["EPERM"] * len(FORBIDDEN)], ended.stderr
    assert sorted((one.name, one.stat().st_size, one.stat().st_mode) for one in tmp_path.iterdir()) == before


@pytest.mark.skipif(sys.platform != "linux", reason="only Linux has filters of system calls")
def test_threads_and_giving_up_still_work() -> None:
    told = (
        "import marktplatz.media.child.confinement as c, os, threading; c.LIMITS = {}; c.confine(); "
        "one = threading.Thread(target=os.write, args=(1, b'a thread\\n')); one.start(); one.join(); os.abort()"
    )
    ended = subprocess.run([sys.executable, "-I", "-c", told], capture_output=True, check=False)
    assert -ended.returncode == signal.SIGABRT, ended.stderr
    assert ended.stdout == b"a thread\n"


def test_a_machine_without_a_filter_says_so(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(calls.platform, "machine", lambda: "pdp11")
    assert calls.narrow() is False


@pytest.mark.parametrize("machine", ["x86_64", "aarch64"])
def test_the_filter_ends_with_a_refusal_and_every_leap_lands_inside(machine: str) -> None:
    steps = calls._steps(machine)
    assert steps[-1] == (calls._RETURN, 0, 0, calls._REFUSE)
    leaps = [place + max(step[1], step[2]) for place, step in enumerate(steps) if step[0] != calls._RETURN]
    assert max(leaps) + 1 < len(steps)
    assert len(steps) < 4096


def test_it_is_ended_when_its_processor_time_is_used_up() -> None:
    turning = f"{CONFINED.replace('c.confine()', 'c.LIMITS[c.resource.RLIMIT_CPU] = 1; c.confine()')}\nwhile True: pass"
    assert subprocess.run([sys.executable, "-I", "-c", turning], check=False, capture_output=True).returncode < 0


def test_a_lower_limit_of_the_machine_stays() -> None:
    lower = "import resource as r; r.setrlimit(r.RLIMIT_CPU, (2, 3)); "
    shown = f"{lower}{CONFINED}\nprint(r.getrlimit(r.RLIMIT_CPU), r.getrlimit(r.RLIMIT_NOFILE))"
    ended = subprocess.run([sys.executable, "-I", "-c", shown], capture_output=True, check=True)
    assert ended.stdout.decode().strip() == "(3, 3) (0, 0)"


def test_it_answers_in_parts() -> None:
    with child("jpeg") as started:
        said, _ = started.communicate(jpeg())
        assert started.returncode == 0
    word, *files = unpack(said)
    assert word == DONE
    assert [file[8:12] for file in files] == [b"WEBP", b"WEBP"]


def test_it_gives_the_reason_of_a_refusal() -> None:
    with child("pdf") as started:
        said, _ = started.communicate(b"%PDF-")
    assert unpack(said) == [REFUSED, b"broken"]


@pytest.mark.parametrize("kind", ["gif", "", "../pdf"])
def test_it_does_not_start_for_another_kind(kind: str) -> None:
    order = [sys.executable, "-I", "-m", "marktplatz.media.child", kind]
    ended = subprocess.run(order, input=b"", capture_output=True, check=False)
    assert (ended.returncode, ended.stdout) == (1, b"")


def test_the_parent_knows_no_decoder() -> None:
    told = (
        "import sys; from marktplatz.media.pictures import make_picture; "
        "from marktplatz.media.documents import check_document; "
        "made = make_picture(sys.stdin.buffer.read()); "
        "print(made.width, [name for name in sys.modules if 'PIL' in name or 'pikepdf' in name or 'child' in name])"
    )
    ended = subprocess.run([sys.executable, "-c", told], input=jpeg(), capture_output=True, check=True, env=os.environ)
    assert ended.stdout == b"900 []\n"
