"""The work of the child, done without a process between: what fails here shows where."""

from __future__ import annotations

import pytest
from PIL import Image

from marktplatz.media.child.__main__ import _answer
from marktplatz.media.child.documents import cleaned, prepare
from marktplatz.media.child.pictures import variants
from marktplatz.media.frames import DONE, REFUSED
from marktplatz.media.kinds import picture_kind
from marktplatz.media.limits import Reason, Unfit
from marktplatz.media.webp import size_of
from tests.media import active_documents, odd_pictures, other_documents, sound_pictures
from tests.media.case import Case
from tests.media.drawing import opened
from tests.media.pdf import everything_in
from tests.media.sound_pictures import jpeg

SIZES = [case for case in odd_pictures.ALL if case.outcome in (Reason.TOO_SMALL, Reason.TOO_MANY_PIXELS)]


@pytest.fixture(autouse=True)
def _limit_of_the_library(monkeypatch: pytest.MonkeyPatch) -> None:
    """Give the limit that the child sets for itself back to the other tests."""
    monkeypatch.setattr(Image, "MAX_IMAGE_PIXELS", Image.MAX_IMAGE_PIXELS)


# The child hears no warnings either.
@pytest.mark.filterwarnings("ignore")
@pytest.mark.parametrize("case", sound_pictures.ALL, ids=str)
def test_a_picture_is_made(case: Case) -> None:
    content = case.make()
    made = variants(picture_kind(content), content)
    sizes = [size_of(file) for file in made]
    assert sizes == [opened(file).size for file in made]
    assert sizes == sorted(sizes, reverse=True)


@pytest.mark.filterwarnings("ignore")
@pytest.mark.parametrize("case", SIZES, ids=str)
def test_a_size_is_refused(case: Case) -> None:
    content = case.make()
    with pytest.raises(Unfit, match=str(case.outcome)):
        variants(picture_kind(content), content)


@pytest.mark.parametrize("case", [case for case in other_documents.TAKEN if "inflates" not in case.name], ids=str)
def test_a_document_is_written_anew(case: Case) -> None:
    pages, _, content = cleaned(case.make())
    assert pages in (b"1", b"2")
    assert not any(secret in everything_in(content) for secret in case.planted)


@pytest.mark.parametrize("case", active_documents.ALL, ids=str)
def test_a_document_that_acts_is_refused(case: Case) -> None:
    with pytest.raises(Unfit, match=str(case.outcome)):
        cleaned(case.make())


def test_encrypted_documents_can_be_read_after_the_preparation() -> None:
    prepare()
    locked = next(case for case in active_documents.ALL if case.name == "pdf-locked")
    assert _answer(cleaned, locked.make()) == [REFUSED, b"locked"]


def test_an_answer_begins_with_what_became_of_the_file() -> None:
    def greedy(content: bytes) -> list[bytes]:
        raise MemoryError

    assert _answer(greedy, b"") == [REFUSED, b"too_costly"]
    assert _answer(lambda content: [content], jpeg()) == [DONE, jpeg()]
