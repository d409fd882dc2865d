"""Every file of the corpus becomes what its line says, within the limits, and gives nothing away."""

from __future__ import annotations

from contextlib import suppress
from resource import RUSAGE_SELF, getrusage, struct_rusage

import pytest

from marktplatz.media.documents import check_document
from marktplatz.media.limits import ADDRESS_SPACE, CPU_SECONDS, LARGEST_SIDE, WIDTHS, Reason
from marktplatz.media.pictures import Picture, make_picture
from marktplatz.media.refusals import FileRefused
from tests.media import corpus, odd_pictures, sound_pictures
from tests.media.case import Case
from tests.media.drawing import opened
from tests.media.pdf import everything_in, slides

# The system counts processor time in ticks, and a few pass until it ends a process.
_TICKS = 0.3


def test_the_corpus_is_large_and_every_file_has_a_name_of_its_own() -> None:
    names = [case.name for case in corpus.PICTURES + corpus.DOCUMENTS]
    assert len(set(names)) == len(names) >= 190
    active = [case for case in corpus.DOCUMENTS if case.outcome in ("active", "attached", "form")]
    assert len(active) >= 35


@pytest.mark.parametrize("case", sound_pictures.ALL[::3], ids=str)
def test_a_file_is_the_same_whenever_it_is_made(case: Case) -> None:
    assert case.make() == case.make()


def within_limits(costs: list[struct_rusage], *, own_size: int = 0) -> bool:
    """Say whether the children kept to the limits.

    A child's largest size counts from that of the process that began it, ``own_size`` in bytes: after hundreds of other
    tests that alone can be above the limit, and then says nothing of the child.
    """
    most = max(ADDRESS_SPACE, own_size + 1)
    return all(used.ru_utime + used.ru_stime < CPU_SECONDS + _TICKS and used.ru_maxrss * 1024 < most for used in costs)


def own_size() -> int:
    return getrusage(RUSAGE_SELF).ru_maxrss * 1024


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
def test_a_picture(case: Case, costs: list[struct_rusage]) -> None:
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
    assert within_limits(costs, own_size=own_size())


@pytest.mark.parametrize("case", corpus.DOCUMENTS, ids=str)
def test_a_document(case: Case, costs: list[struct_rusage]) -> None:
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
    assert within_limits(costs, own_size=own_size())


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
    """The check itself: the system's own figures of something that is above the limits."""

    class Greedy:
        ru_utime, ru_stime, ru_maxrss = 6.0, 0.0, 1024

    class Large:
        ru_utime, ru_stime, ru_maxrss = 0.1, 0.1, 600 * 1024

    assert not within_limits([Greedy()])  # type: ignore[list-item]
    assert not within_limits([Large()])  # type: ignore[list-item]
