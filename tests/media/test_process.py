"""The parent: whatever a child does or says, there is an answer in time, and nothing is believed that cannot be."""

from __future__ import annotations

import sys
import time
from collections.abc import Callable
from concurrent.futures import ThreadPoolExecutor
from pathlib import Path

import pytest

from marktplatz.core.errors import Unavailable
from marktplatz.media import pictures, process
from marktplatz.media.documents import Document, check_document
from marktplatz.media.frames import DONE, READY, READY_AT_LARGE, REFUSED, pack
from marktplatz.media.limits import MEGABYTE, Reason
from marktplatz.media.pictures import Picture, make_picture
from marktplatz.media.refusals import FileRefused
from tests.media.drawing import marked, saved
from tests.media.pdf import slides
from tests.media.sound_pictures import jpeg

Liar = Callable[[str], None]


@pytest.fixture
def liar(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Liar:
    """Let another program answer in the place of the child: ``liar(code)``, where ``say`` writes to the parent."""

    python = sys.executable

    def replace(code: str) -> None:
        begin = f"#!{python} -I\nimport os, signal, sys, time\nsay = sys.stdout.buffer.write\n"
        program = tmp_path / "child"
        program.write_text(f"{begin}{code}\n", encoding="utf-8")
        program.chmod(0o755)
        monkeypatch.setattr(sys, "executable", str(program))

    return replace


def answering(parts: list[bytes]) -> str:
    return f"sys.stdin.buffer.read(); say({READY + pack(parts)!r})"


def reason_of(content: bytes) -> Reason:
    with pytest.raises(FileRefused) as refused:
        (check_document if content.startswith(b"%PDF") else make_picture)(content)
    return refused.value.reason


class TestTheWayItEnds:
    @pytest.mark.parametrize(
        ("code", "reason"),
        [
            ("os.kill(os.getpid(), signal.SIGSEGV)", Reason.TOO_COSTLY),
            ("os.kill(os.getpid(), signal.SIGXCPU)", Reason.TOO_COSTLY),
            ("os.kill(os.getpid(), signal.SIGKILL)", Reason.TOO_COSTLY),
            ("os.abort()", Reason.TOO_COSTLY),
            ("sys.exit(1)", Reason.BROKEN),
            ("1 / 0", Reason.BROKEN),
            ("sys.exit(0)", Reason.BROKEN),
        ],
    )
    def test_the_file_is_blamed_once_the_child_was_ready(self, liar: Liar, code: str, reason: Reason) -> None:
        liar(f"say({READY!r}); sys.stdout.flush(); {code}")
        assert reason_of(jpeg()) == reason

    @pytest.mark.parametrize("code", ["os.kill(os.getpid(), signal.SIGKILL)", "sys.exit(1)", "say(b'?')", ""])
    def test_before_that_the_installation_is(self, liar: Liar, code: str, caplog: pytest.LogCaptureFixture) -> None:
        liar(code)
        with pytest.raises(Unavailable, match="fault is ours"):
            make_picture(jpeg())
        assert "before it was ready" in caplog.text

    def test_so_it_is_when_nothing_can_be_started(self, monkeypatch: pytest.MonkeyPatch, tmp_path: Path) -> None:
        monkeypatch.setattr(sys, "executable", str(tmp_path / "nothing"))
        with pytest.raises(Unavailable, match="fault is ours"):
            check_document(slides())

    @pytest.mark.parametrize("code", ["time.sleep(60)", f"say({READY!r}); sys.stdout.flush(); time.sleep(60)"])
    def test_one_that_does_not_get_on_is_given_up(
        self, liar: Liar, code: str, monkeypatch: pytest.MonkeyPatch, caplog: pytest.LogCaptureFixture
    ) -> None:
        """It does not even read: what is sent to it waits in the pipe as well."""
        monkeypatch.setattr(process, "WALL_SECONDS", 0.5)
        liar(code)
        begun = time.monotonic()
        with pytest.raises(Unavailable, match="in a minute"):
            make_picture(jpeg() + bytes(MEGABYTE))
        assert time.monotonic() - begun < 30
        assert "given up after 0.5 seconds" in caplog.text

    def test_one_that_never_stops_talking_is_stopped(self, liar: Liar) -> None:
        liar(f"sys.stdin.buffer.read(); say({READY!r})\nwhile True: say(bytes(100_000))")
        assert reason_of(jpeg()) == Reason.TOO_COSTLY


def test_a_kernel_without_a_filter_is_told_of_once(liar: Liar, caplog: pytest.LogCaptureFixture) -> None:
    process._warn_once.cache_clear()
    liar(f"sys.stdin.buffer.read(); say({READY_AT_LARGE + pack([REFUSED, b'broken'])!r})")
    for _ in range(2):
        assert reason_of(jpeg()) == Reason.BROKEN
    assert caplog.text.count("no filter of system calls") == 1
    assert not process.is_confined()
    process._warn_once.cache_clear()


WEBP = saved(marked(600, 400), "WEBP")
SMALL = saved(marked(480, 320), "WEBP")
PDF = slides()


class TestWhatItSays:
    def test_a_true_answer_is_taken(self, liar: Liar) -> None:
        """The check itself: what is refused below is refused for what it says."""
        liar(answering([DONE, WEBP, SMALL]))
        assert set(make_picture(jpeg()).variants) == {480, 600}
        liar(answering([DONE, b"7", b"", b"%PDF-1.7\n%%EOF\n"]))
        assert check_document(PDF).pages == 7

    @pytest.mark.parametrize(
        "parts",
        [
            [],
            [b"maybe", WEBP, SMALL],
            [REFUSED, WEBP, SMALL],
            [DONE],
            [DONE, SMALL, WEBP],
            [DONE, WEBP],
            [DONE, WEBP, SMALL, SMALL],
            [DONE, WEBP, WEBP],
            [DONE, jpeg()],
            [DONE, WEBP, SMALL + b"<script>"],
            [DONE, saved(marked(600, 400), "WEBP", exif=b"Exif\x00\x00MM\x00\x2a"), SMALL],
            [DONE, saved(marked(1921, 100), "WEBP"), saved(marked(960, 50), "WEBP"), saved(marked(480, 25), "WEBP")],
            [DONE, saved(marked(100, 1921), "WEBP")],
            [DONE, *[WEBP] * 20],
            [REFUSED],
            [REFUSED, b"because"],
            [REFUSED, b"locked"],
            [REFUSED, b"\xff"],
        ],
        ids=range(18),
    )
    def test_no_other_picture_is_believed(self, liar: Liar, parts: list[bytes]) -> None:
        liar(answering(parts))
        assert reason_of(jpeg()) == Reason.BROKEN

    @pytest.mark.parametrize(
        "parts",
        [
            [DONE, b"1", PDF],
            [DONE, b"one", b"", PDF],
            [DONE, b"0", b"", PDF],
            [DONE, b"-1", b"", PDF],
            [DONE, b"9" * 5_000, b"", PDF],
            [DONE, b"1", b"", b"<html>%%EOF\n"],
            [DONE, b"1", b"", PDF[:-9]],
            [DONE, b"1", b"", PDF, PDF],
            [REFUSED, b"too_many_pixels"],
        ],
        ids=range(9),
    )
    def test_no_other_document_is_believed(self, liar: Liar, parts: list[bytes]) -> None:
        liar(answering(parts))
        assert reason_of(PDF) == Reason.BROKEN

    def test_an_answer_that_is_too_long_is_not_read_to_its_end(
        self, liar: Liar, monkeypatch: pytest.MonkeyPatch
    ) -> None:
        liar(answering([DONE, WEBP, SMALL]))
        length = len(READY + pack([DONE, WEBP, SMALL]))
        monkeypatch.setattr(pictures, "_LONGEST_ANSWER", length)
        assert set(make_picture(jpeg()).variants) == {480, 600}
        monkeypatch.setattr(pictures, "_LONGEST_ANSWER", length - 1)
        assert reason_of(jpeg()) == Reason.TOO_COSTLY

    def test_the_child_is_told_nothing_of_the_installation(self, liar: Liar, monkeypatch: pytest.MonkeyPatch) -> None:
        monkeypatch.setenv("SECRET_KEY", "kimgeheim")
        no, yes = (READY + pack([DONE, pages, b"", PDF]) for pages in (b"1", b"2"))
        liar(f"sys.stdin.buffer.read(); say({yes!r} if 'SECRET_KEY' in os.environ else {no!r})")
        assert check_document(PDF).pages == 1

    @pytest.mark.parametrize("cut", [1, 5, 100])
    def test_half_an_answer_is_none(self, liar: Liar, cut: int) -> None:
        whole = READY + pack([DONE, WEBP, SMALL])
        liar(f"sys.stdin.buffer.read(); say({whole[:-cut]!r})")
        assert reason_of(jpeg()) == Reason.BROKEN


class TestThreads:
    def test_many_at_once_all_get_their_own_answer(self) -> None:
        files = [jpeg(600 + 10 * number, 400) for number in range(8)]

        def work(number: int) -> Picture | Document:
            return check_document(PDF) if number % 3 == 2 else make_picture(files[number])

        with ThreadPoolExecutor(8) as threads:
            done = list(threads.map(work, range(8)))
        assert [made.width if isinstance(made, Picture) else made.pages for made in done] == [
            600,
            610,
            2,
            630,
            640,
            2,
            660,
            670,
        ]

    def test_no_more_children_than_there_are_places(self, monkeypatch: pytest.MonkeyPatch) -> None:
        monkeypatch.setattr(process, "_PATIENCE", 0.1)
        for _ in range(process.AT_ONCE):
            assert process._places.acquire(timeout=60)
        try:
            with pytest.raises(Unavailable, match="in a minute"):
                make_picture(jpeg())
        finally:
            process._places.release(process.AT_ONCE)
        assert make_picture(jpeg()).width == 900

    def test_a_place_is_free_again_after_a_failure(self, liar: Liar, monkeypatch: pytest.MonkeyPatch) -> None:
        real = sys.executable
        liar("sys.exit(1)")
        for _ in range(process.AT_ONCE + 1):
            with pytest.raises(Unavailable):
                make_picture(jpeg())
        monkeypatch.setattr(sys, "executable", real)
        monkeypatch.setattr(process, "_PATIENCE", 0.1)
        assert make_picture(jpeg()).width == 900
