"""Every file of the corpus becomes what its line says, within the limits, and gives nothing away."""

from __future__ import annotations

import sys
from contextlib import suppress

import pytest

from marktplatz.media.documents import check_document
from marktplatz.media.limits import ADDRESS_SPACE, CPU_SECONDS, LARGEST_SIDE, WIDTHS, Reason
from marktplatz.media.pictures import Picture, make_picture
from marktplatz.media.refusals import FileRefused
from tests.media import corpus, odd_pictures, sound_pictures
from tests.media.case import Case
from tests.media.conftest import Cost
from tests.media.drawing import opened
from tests.media.pdf import everything_in, slides

# The system counts processor time in ticks, and a few pass until it ends a process.
_TICKS = 0.3
_WALL = 5.0
"""Seconds by the clock; the slowest file took 1.0 of them on a machine with two processors."""
_LONGEST = 5 * _WALL
"""For what uses up its five seconds of the processor, and is ended then: it took 5.03."""


def test_the_corpus_is_large_and_every_file_has_a_name_of_its_own() -> None:
    names = [case.name for case in corpus.PICTURES + corpus.DOCUMENTS]
    assert len(set(names)) == len(names) >= 190
    active = [case for case in corpus.DOCUMENTS if case.outcome in ("active", "attached", "form")]
    assert len(active) >= 35


@pytest.mark.parametrize("case", sound_pictures.ALL[::3], ids=str)
def test_a_file_is_the_same_whenever_it_is_made(case: Case) -> None:
    assert case.make() == case.make()


def within_limits(costs: list[Cost], *, wall: float = _WALL) -> bool:
    """Say whether the children kept to the limits: of the processor, of the clock, and of memory, their own."""
    return all(
        used.processor < CPU_SECONDS + _TICKS and used.wall < wall and used.size < ADDRESS_SPACE for used in costs
    )


def gives_nothing_away(case: Case, content: bytes, stored: bytes) -> None:
    for secret in case.planted:
        assert secret in everything_in(content), "the word is not in the file at all, so it tells nothing"
        assert secret not in stored


def is_fit_for_the_page(picture: Picture) -> bool:
    shown = {width: opened(content) for width, content in picture.variants.items()}
    for width, image in shown.items():
        assert (image.format, image.width) == ("WEBP", width)
        assert image.mode in ("RGB", "RGBA")
        assert not image.is_animated
        assert not {"exif", "xmp", "icc_profile"} & image.info.keys()
        assert image.height <= LARGEST_SIDE
    assert shown[picture.width].size == (picture.width, picture.height)
    return set(shown) == {picture.width, *(width for width in WIDTHS if width < picture.width)}


@pytest.mark.parametrize("case", corpus.PICTURES, ids=str)
def test_a_picture(case: Case, costs: list[Cost]) -> None:
    content = case.make()
    if case.is_taken:
        picture = make_picture(content)
        assert is_fit_for_the_page(picture)
        gives_nothing_away(case, content, b"".join(picture.variants.values()))
        assert len(costs) == 1
    else:
        with pytest.raises(FileRefused) as refused:
            make_picture(content)
        assert refused.value.reason == case.outcome
    assert within_limits(costs, wall=_LONGEST if case.outcome == Reason.TOO_COSTLY else _WALL)


@pytest.mark.parametrize("case", corpus.DOCUMENTS, ids=str)
def test_a_document(case: Case, costs: list[Cost]) -> None:
    content = case.make()
    if case.is_taken:
        document = check_document(content)
        assert document.pages in (1, 2)
        gives_nothing_away(case, content, everything_in(document.content))
        assert len(costs) == 1
    else:
        with pytest.raises(FileRefused) as refused:
            check_document(content)
        assert refused.value.reason == case.outcome
    assert within_limits(costs, wall=_LONGEST if case.outcome == Reason.TOO_COSTLY else _WALL)


@pytest.mark.slow
def test_after_the_worst_files_the_next_one_is_read() -> None:
    worst = [case for case in odd_pictures.COSTLY if case.outcome == Reason.TOO_COSTLY]
    assert len(worst) == 2
    for case in worst:
        with suppress(FileRefused):
            make_picture(case.make())
    assert make_picture(sound_pictures.jpeg()).width == 900
    assert check_document(slides()).pages == 2


def test_a_limit_would_be_seen_to_be_passed() -> None:
    """The check itself, with figures above the limits and of a child that did use memory."""
    assert within_limits([Cost(processor=0.1, wall=0.2, size=50_000_000)])
    assert not within_limits([Cost(processor=6.0, wall=6.0, size=50_000_000)])
    assert not within_limits([Cost(processor=0.1, wall=_WALL + 1, size=50_000_000)])
    assert not within_limits([Cost(processor=0.1, wall=0.2, size=600 * 1024 * 1024)])


@pytest.mark.skipif(sys.platform != "linux", reason="only Linux shows the size of another process")
def test_the_size_is_the_one_of_the_child_however_large_this_process_is(costs: list[Cost]) -> None:
    ballast = bytearray(b"x") * (300 * 1024 * 1024)
    make_picture(sound_pictures.jpeg())
    del ballast
    (used,) = costs
    assert 10_000_000 < used.size < 250_000_000
