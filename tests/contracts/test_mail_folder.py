"""What only the folder of letters can get wrong: doubles, order, half-written letters, who may read them."""

from __future__ import annotations

import fcntl
import os
import stat
import subprocess
import sys
from concurrent.futures import ThreadPoolExecutor
from dataclasses import replace
from datetime import UTC, datetime, timedelta
from pathlib import Path

import pytest

from marktplatz.adapters import mail_folder
from marktplatz.adapters.mail_folder import FolderMail
from marktplatz.core import clock
from marktplatz.core.ports import Letter, MailUnavailable

MOMENT = datetime(2026, 11, 22, 18, 30, tzinfo=UTC)
SEND = """
import os, sys
from pathlib import Path
from marktplatz.adapters.mail_folder import FolderMail
from marktplatz.core.ports import Letter
def send(number):
    FolderMail(Path(sys.argv[1])).send(Letter(
        message_id=f"{number}@fair.example", sender="fair@fair.example", recipient="kim@stadt.example",
        subject=str(number), body="Grüße", language="de"))
"""


def names(folder: Path) -> list[str]:
    return sorted(path.name for path in folder.glob("*.eml"))


def run(program: str, folder: Path) -> int:
    """Run a program in a process of its own and return how it ended."""
    return subprocess.run([sys.executable, "-c", program, str(folder)], check=False, timeout=60).returncode


def test_a_letter_sent_again_stays_one_file(tmp_path: Path, letter: Letter) -> None:
    with clock.stopped_at(MOMENT):
        FolderMail(tmp_path).send(letter)
    before = {path: path.read_bytes() for path in tmp_path.iterdir()}
    with clock.stopped_at(MOMENT + timedelta(days=1)):
        FolderMail(tmp_path).send(letter)
        FolderMail(tmp_path).send(replace(letter, subject="Second try"))
    assert {path: path.read_bytes() for path in tmp_path.iterdir()} == before
    assert len(before) == 1


def test_threads_that_send_one_letter_make_one_file(tmp_path: Path, letter: Letter) -> None:
    with ThreadPoolExecutor(8) as threads:
        list(threads.map(lambda _: FolderMail(tmp_path).send(letter), range(40)))
    assert len(names(tmp_path)) == 1


def test_processes_that_send_the_same_letters_make_each_once(tmp_path: Path) -> None:
    program = SEND + "for number in range(30): send(number)"
    senders = [subprocess.Popen([sys.executable, "-c", program, str(tmp_path)]) for _ in range(3)]
    assert [sender.wait(60) for sender in senders] == [0, 0, 0]
    assert len(names(tmp_path)) == 30
    assert [path.name for path in tmp_path.iterdir() if path.suffix != ".eml"] == []


def test_names_sort_in_the_order_of_sending(tmp_path: Path, letter: Letter) -> None:
    times = [MOMENT, MOMENT, MOMENT, MOMENT + timedelta(seconds=1), MOMENT + timedelta(days=40)]
    for number, moment in enumerate(times):
        with clock.stopped_at(moment):
            FolderMail(tmp_path).send(replace(letter, message_id=f"{number}@fair.example"))
    found = names(tmp_path)
    assert [name[:21] for name in found] == [
        "20261122T183000Z-0001",
        "20261122T183000Z-0002",
        "20261122T183000Z-0003",
        "20261122T183001Z-0001",
        "20270101T183000Z-0001",
    ]
    assert [f"<{number}@fair" in (tmp_path / name).read_text() for number, name in enumerate(found)] == [True] * 5


def test_names_hold_no_address(tmp_path: Path, letter: Letter) -> None:
    FolderMail(tmp_path).send(letter)
    [name] = names(tmp_path)
    assert "kim" not in name
    assert "@" not in name


def test_only_the_account_of_the_program_reads_letters(tmp_path: Path, letter: Letter) -> None:
    before = os.umask(0)
    try:
        FolderMail(tmp_path / "mails").send(letter)
    finally:
        os.umask(before)
    [path] = (tmp_path / "mails").iterdir()
    assert stat.S_IMODE(path.stat().st_mode) == 0o600
    assert stat.S_IMODE(path.parent.stat().st_mode) == 0o700


def test_a_killed_sender_leaves_no_visible_letter_and_no_lock(tmp_path: Path) -> None:
    killed = SEND + "os.fsync = lambda file: os.kill(os.getpid(), 9)\nsend(1)"
    assert run(killed, tmp_path) == -9
    assert len(list(tmp_path.iterdir())) == 1
    assert names(tmp_path) == []
    assert run(SEND + "send(1)", tmp_path) == 0
    [path] = tmp_path.iterdir()
    assert "Subject: 1\n" in path.read_text()


def test_a_folder_that_cannot_be_used_is_told(tmp_path: Path, letter: Letter) -> None:
    (tmp_path / "mails").write_text("a file, not a folder")
    with pytest.raises(MailUnavailable, match="mail folder: File exists"):
        FolderMail(tmp_path / "mails").send(letter)
    assert (tmp_path / "mails").read_text() == "a file, not a folder"


def test_a_lock_that_is_never_given_back_is_told(
    tmp_path: Path, letter: Letter, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(mail_folder, "_WAIT_SECONDS", 0.1)
    other = os.open(tmp_path, os.O_RDONLY)
    fcntl.flock(other, fcntl.LOCK_EX)
    try:
        with pytest.raises(MailUnavailable, match="mail folder"):
            FolderMail(tmp_path).send(letter)
    finally:
        os.close(other)
    assert names(tmp_path) == []
    FolderMail(tmp_path).send(letter)
    assert len(names(tmp_path)) == 1
