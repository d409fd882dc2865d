"""What is known of a file without decoding it: its kind, the size of a WebP, the parts of an answer, JPEG segments."""

from __future__ import annotations

import struct
from contextlib import suppress

import pytest
from hypothesis import given
from hypothesis import strategies as st
from PIL import Image

from marktplatz.media.child import jpeg as jpegs
from marktplatz.media.child import xmp
from marktplatz.media.child.png import only_picture
from marktplatz.media.frames import pack, unpack
from marktplatz.media.kinds import picture_kind
from marktplatz.media.limits import Kind, Unfit
from marktplatz.media.webp import size_of
from tests.media.drawing import marked, opened, photo, png, saved, with_segments
from tests.media.sound_pictures import jpeg


@pytest.mark.parametrize(
    ("format", "kind"), [("JPEG", Kind.JPEG), ("PNG", Kind.PNG), ("WEBP", Kind.WEBP), ("AVIF", Kind.AVIF)]
)
def test_the_kind_is_known_by_the_first_bytes(format: str, kind: Kind) -> None:  # noqa: A002 (as Pillow calls it)
    assert picture_kind(saved(marked(64, 64), format)) == kind


@given(st.binary(max_size=64))
def test_any_other_beginning_is_refused_and_nothing_else_happens(content: bytes) -> None:
    with suppress(Unfit):
        assert picture_kind(content) in Kind


def _with_chunk(content: bytes, name: bytes) -> bytes:
    """Return the WebP with one chunk more, and a header that knows of it."""
    inside = content[8:] + name + b"\x02\x00\x00\x00xy"
    return b"RIFF" + struct.pack("<I", len(inside)) + inside


@pytest.mark.parametrize("size", [(1, 1), (33, 77), (1920, 1), (3000, 20)])
@pytest.mark.parametrize("mode", ["RGB", "RGBA"])
@pytest.mark.parametrize("lossless", [True, False])
def test_the_size_of_a_webp_is_read_from_its_outside(size: tuple[int, int], mode: str, lossless: bool) -> None:
    assert size_of(saved(Image.new(mode, size, (9, 9, 9, 9)[: len(mode)]), "WEBP", lossless=lossless)) == size


@pytest.mark.parametrize(
    "content",
    [
        b"",
        b"RIFF\x04\x00\x00\x00WEBP",
        saved(marked(), "PNG"),
        saved(marked(), "WEBP", xmp=b"<x/>"),
        saved(marked(), "WEBP", exif=b"MM\x00\x2a"),
        saved(marked(), "WEBP", icc_profile=b"a profile"),
        saved(marked(), "WEBP", save_all=True, append_images=[Image.new("RGB", (600, 400))]),
        saved(marked(), "WEBP") + b"\x00",
        saved(marked(), "WEBP")[:-1],
        saved(marked(), "WEBP") + b"ALPH\x00\x00\x00\x00",
        _with_chunk(saved(marked(), "WEBP"), b"prVt"),
        _with_chunk(saved(marked(), "WEBP"), b"VP8 "),
    ],
    ids=range(12),
)
def test_more_or_less_than_a_webp_picture_is_none(content: bytes) -> None:
    with pytest.raises(ValueError, match=r"\w"):
        size_of(content)


@given(st.binary(max_size=60))
def test_any_inside_of_a_webp_gives_a_size_or_a_value_error(inside: bytes) -> None:
    content = b"RIFF" + struct.pack("<I", len(inside) + 4) + b"WEBP" + inside
    with suppress(ValueError):
        assert len(size_of(content)) == 2


@given(st.lists(st.binary(max_size=20), max_size=8))
def test_parts_come_out_as_they_went_in(parts: list[bytes]) -> None:
    assert unpack(pack(parts)) == parts


@pytest.mark.parametrize("answer", [b"\x00", b"\x00\x00\x00\x05abcd", b"\xff\xff\xff\xff", pack([b"x"] * 9)])
def test_what_are_no_parts_is_refused(answer: bytes) -> None:
    with pytest.raises(ValueError, match="not an answer"):
        unpack(answer)


@given(st.binary(max_size=200))
def test_a_png_of_anything_loses_chunks_only(inside: bytes) -> None:
    content = png(4, 4)[:8] + inside
    assert len(only_picture(content)) <= len(content)
    assert only_picture(png(4, 4)) == png(4, 4)


@pytest.mark.parametrize("options", [{}, {"progressive": True}, {"restart_marker_blocks": 2}, {"quality": 100}])
def test_a_jpeg_without_its_segments_has_the_same_pixels(options: dict[str, int]) -> None:
    plain = saved(photo(300, 200), "JPEG", **options)
    said = [
        (0xFE, b"secret"),
        (0xE1, b"Exif\x00\x00secret"),
        (0xE0, b"JFXX\x00\x10secret"),
        (0xE2, b"ICC_PROFILE\x00secret"),
    ]
    content = with_segments(plain, *said) + b"secret" + plain
    kept = jpegs.only_picture(content)
    assert b"secret" in content
    assert b"secret" not in kept
    assert len(kept) <= len(plain)
    assert opened(kept).tobytes() == opened(plain).tobytes()


def test_the_small_copy_in_a_jfif_segment_goes() -> None:
    segment = b"JFIF\x00\x01\x02\x00\x00\x48\x00\x48\x02\x02" + b"secret-bytes"
    plain = jpeg(300, 200)
    start = plain.index(b"\xff\xdb")
    kept = jpegs.only_picture(with_segments(plain[:2] + plain[start:], (0xE0, segment)))
    assert b"secret" not in kept
    assert opened(kept).info["jfif_version"] == (1, 2)


def test_stray_bytes_and_a_cut_end_are_no_obstacle() -> None:
    plain = jpeg(300, 200)
    stray = plain[:2] + b"\x00\x11\xff\xff" + plain[2:]
    assert opened(jpegs.only_picture(stray)).tobytes() == opened(plain).tobytes()
    assert jpegs.only_picture(plain[:-400]).endswith(b"\xff\xd9")
    with pytest.raises(ValueError, match="no JPEG"):
        jpegs.only_picture(b"GIF89a")


@given(st.binary(max_size=200))
def test_any_jpeg_is_gone_through_to_the_end(inside: bytes) -> None:
    assert jpegs.only_picture(b"\xff\xd8" + inside).endswith(b"\xff\xd9")


@pytest.mark.parametrize(
    "packet",
    [
        b"",
        b"<x",
        b'<?xml version="1.0" encoding="unheard-of"?><x/>',
        b"<x>\xff</x>",
        b'<!DOCTYPE x [<!ENTITY a "aaaaaaaaaa"><!ENTITY b "&a;&a;&a;">]><x>&b;&c;</x>',
    ],
)
def test_a_packet_that_says_nothing_is_passed_over(packet: bytes) -> None:
    assert xmp.read(packet) == ("", "")


@given(st.text(st.characters(exclude_categories=("Cc", "Cs"), exclude_characters="\ufffe\uffff"), min_size=1))
def test_a_title_is_read_as_it_was_written(title: str) -> None:
    assert xmp.read(xmp.written(title, "1")) == (title, "1")
