"""Files with chance damage: each becomes a picture or a document, or is refused in words; nothing else happens."""

from __future__ import annotations

from collections.abc import Callable
from concurrent.futures import ThreadPoolExecutor
from functools import cache
from random import Random

import pytest

from marktplatz.media import process
from marktplatz.media.documents import Document, check_document
from marktplatz.media.pictures import Picture, make_picture
from marktplatz.media.refusals import FileRefused
from tests.media.drawing import exif, marked, photo, profile, saved
from tests.media.other_documents import tagged
from tests.media.pdf import packed_by_hand, picture, slides

SEED = 20_261_126
"""Change it to try others; the number of a file that fails says which it was."""
ROUNDS = 12
AT_A_TIME = 30


@cache
def sound_files() -> list[bytes]:
    small = photo(320, 240)
    told = {"exif": exif(6, artist="A"), "icc_profile": profile()}
    return [
        saved(small, "JPEG", **told),
        saved(small, "JPEG", progressive=True, comment=b"c"),
        saved(small.convert("CMYK"), "JPEG"),
        saved(small.quantize(32), "PNG", transparency=b"\x00\x80", **told),
        saved(marked(320, 240).convert("RGBA"), "PNG"),
        saved(small, "WEBP", **{**told, "exif": told["exif"].tobytes()}),
        saved(small, "WEBP", lossless=True),
        saved(small, "AVIF", speed=10, **told),
        tagged("author").replace(b"Helvetica", b"Courier  "),
        slides(picture(saved(small, "JPEG", exif=told["exif"]))),
        packed_by_hand(b"/Lang(de)"),
    ]


def damaged(chance: Random) -> bytes:
    """Return one of the files after one to four strokes of bad luck."""
    content = chance.choice(sound_files())
    for _ in range(chance.randint(1, 4)):
        content = chance.choice(STROKES)(content, chance)
    return content


def _bits(content: bytes, chance: Random) -> bytes:
    changed = bytearray(content)
    for _ in range(chance.randint(1, 12)):
        changed[chance.randrange(len(changed))] ^= 1 << chance.randrange(8)
    return bytes(changed)


def _numbers(content: bytes, chance: Random) -> bytes:
    """Put an extreme number somewhere, mostly where the sizes and lengths are."""
    place = chance.randrange(min(len(content), chance.choice([64, 600, len(content)])))
    return (
        content[:place]
        + chance.choice([b"\xff\xff\xff\xff", b"\0\0\0\0", b"\x7f\xff\xff\xff", b"\x80"])
        + content[place + 4 :]
    )


def _cut(content: bytes, chance: Random) -> bytes:
    return content[: max(8, chance.randrange(len(content)))]


def _without(content: bytes, chance: Random) -> bytes:
    place = chance.randrange(len(content))
    return content[:place] + content[place + chance.randint(1, 200) :]


def _twice(content: bytes, chance: Random) -> bytes:
    place = chance.randrange(len(content))
    return content[:place] + content[place : place + chance.randint(1, 2_000)] * chance.randint(2, 30) + content[place:]


def _crossed(content: bytes, chance: Random) -> bytes:
    other = chance.choice(sound_files())
    place = chance.randrange(len(content))
    return content[:place] + other[chance.randrange(len(other)) :]


STROKES: list[Callable[[bytes, Random], bytes]] = [_bits, _bits, _numbers, _numbers, _cut, _without, _twice, _crossed]


def outcome(content: bytes) -> str:
    """Return what became of a file. Anything unforeseen is raised."""
    try:
        made: object = check_document(content) if b"%PDF-" in content[:1024] else make_picture(content)
    except FileRefused as refused:
        return refused.reason
    assert isinstance(made, Picture | Document)
    return "taken"


def test_the_files_are_sound_before() -> None:
    assert [outcome(content) for content in sound_files()] == ["taken"] * len(sound_files())


@pytest.mark.slow
@pytest.mark.parametrize("number", range(ROUNDS))
def test_damage_is_taken_or_refused_and_nothing_else(number: int) -> None:
    chance = Random(SEED + number)
    files = [damaged(chance) for _ in range(AT_A_TIME)]
    with ThreadPoolExecutor(process.AT_ONCE) as threads:
        seen = list(threads.map(outcome, files))
    assert "broken" in seen
    assert "taken" in seen
