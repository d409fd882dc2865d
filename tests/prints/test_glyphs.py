"""What our printing fonts have, and where long words break."""

from __future__ import annotations

import pytest
import regex  # type: ignore[import-untyped]
from fontTools.ttLib import TTFont

from marktplatz.prints import glyphs, marks
from tests.architecture.source import PACKAGE


def test_the_list_of_characters_is_that_of_the_fonts() -> None:
    there = {
        weight: {
            point
            for name in ("atkinson-next", "dejavu-sans")
            for point in TTFont(glyphs.FONTS / f"{name}-{weight}.ttf").getBestCmap()
        }
        for weight in ("regular", "bold")
    }
    assert glyphs._covered() == there["regular"] & there["bold"]
    for weight in ("regular", "bold"):
        own = TTFont(glyphs.FONTS / f"atkinson-next-{weight}.ttf").getBestCmap()
        assert glyphs._listed("coverage-text.txt") == set(own)


def test_a_text_is_split_where_our_own_face_ends() -> None:
    assert glyphs.runs("Stadt Αθήνα → 7") == [
        ("Stadt ", True),
        ("Αθήνα", False),
        (" ", True),
        ("→", False),
        (" 7", True),
    ]
    assert glyphs.runs("") == []


def test_a_licence_lies_beside_the_fonts() -> None:
    assert {file.name for file in glyphs.FONTS.glob("*.txt")} == {
        "LICENCE-dejavu.txt",
        "OFL-atkinson-hyperlegible-next.txt",
        "OFL-barlow-condensed.txt",
        "coverage-text.txt",
        "coverage.txt",
    }


@pytest.mark.parametrize(
    ("typed", "shown"),
    [
        ("Bürger*innen", "Bürger*innen"),
        ("Rakete 🚀 da", "Rakete da"),
        ("❤️ Herz", "❤ Herz"),
        ("漢字 und 🇩🇪", "und"),
        ("Stadt (北京) „漢“", "Stadt"),
        ("Ｋ𝐈 und \u3164 A\u0308", "KI und Ä"),
        ("a\x07b \ue000", "ab"),
        ("zwei\nZeilen", "zwei Zeilen"),
    ],
)
def test_what_is_printable(typed: str, shown: str) -> None:
    assert glyphs.printable(typed) == shown


def test_what_is_left_out_is_named_once() -> None:
    assert glyphs.lacking("北京, 北京 und 🚀 in ❤️ A07") == ["北", "京", "🚀"]
    assert glyphs.lacking("Bürger*innen – Ümläut مرحبا") == []


@pytest.mark.parametrize(
    "word",
    [
        "KI-Marktplatz",
        "Donaudampfschifffahrtsgesellschaft",
        "Rechtsschutzversicherungsgesellschaften",
        "straightforwardness",
    ],
)
def test_words_that_hyphenation_knows_are_left_alone(word: str) -> None:
    assert glyphs.breakable(word) == word


@pytest.mark.parametrize(
    "word", ["W" * 40, "1234567890" * 3, "https://www.example.org/q?x=" + "9" * 30, "достопримечательность"]
)
def test_no_other_run_is_longer_than_a_column_holds(word: str) -> None:
    broken = glyphs.breakable(word)
    assert regex.sub("[\u00ad\u200b]", "", broken) == word
    runs = regex.split("[\u00ad\u200b]|(?<=[a-z][aeiou])(?=[a-z])", broken)
    assert max(map(len, runs)) <= glyphs.LONGEST_RUN + 1


def test_the_signs_are_those_of_the_pages() -> None:
    page = (PACKAGE / "templates/components/icons.html").read_text(encoding="utf-8")
    for shapes in marks.SHAPES.values():
        assert shapes in page
