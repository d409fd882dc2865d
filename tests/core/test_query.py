"""What a visitor types is read: words, phrases, and what must not be there."""

from __future__ import annotations

import random

import pytest

from marktplatz.core.query import MOST, Query, read_query


def words(query: Query) -> list[tuple[str, ...]]:
    return [one.words for one in query.wanted]


@pytest.mark.parametrize(
    ("typed", "wanted", "unwanted"),
    [
        ("Bürger*innen Büro", [("burgerinnen",), ("buro",)], []),
        ('"künstliche Intelligenz" im Amt', [("kunstliche", "intelligenz"), ("amt",)], []),
        ("die Robotik in der Stadt", [("robotik",), ("stadt",)], []),
        ("die", [("die",)], []),
        ("Amt in", [("amt",), ("in",)], []),
        ('"in" der Stadt', [("in",), ("stadt",)], []),
        ("„leichte Sprache“", [("leichte", "sprache")], []),
        ("»Amt« “office” «bureau»", [("amt",), ("office",), ("bureau",)], []),
        ("Bus -Bahn", [("bus",)], [("bahn",)]),
        ("Bus −Bahn", [("bus",)], [("bahn",)]),
        ('Bus -"zu teuer"', [("bus",)], [("zu", "teuer")]),
        ("Bus -KI-System", [("bus",)], [("ki", "system")]),
        ("- Bus\n- Bahn", [("bus",), ("bahn",)], []),
        ("-Bus", [("bus",)], []),
        ("KI-System", [("ki",), ("system",)], []),
        ("Bus Bus BUS", [("bus",)], []),
        ('"offen', [("offen",)], []),
        ('""', [], []),
        ("*** ??? 😀", [], []),
        ("", [], []),
    ],
)
def test_words_phrases_and_what_must_not_be_there(
    typed: str, wanted: list[tuple[str, ...]], unwanted: list[tuple[str, ...]]
) -> None:
    query = read_query(typed)
    assert set(words(query)) == set(wanted)
    assert [one.words for one in query.unwanted] == unwanted


def test_letters_that_a_keyboard_does_not_have_may_be_spelt_out() -> None:
    found = {typed: read_query(typed).wanted[0].beginnings for typed in ("München", "Muenchen", "Munchen")}
    assert found == {
        "München": ("munchen", "muenchen"),
        "Muenchen": ("muenchen", "munchen"),
        "Munchen": ("munchen",),
    }
    for typed in ("neue", "Steuer", "quer", "bauen"):
        assert read_query(typed).wanted[0].variants == (), typed


def test_quoted_words_are_meant_as_they_stand() -> None:
    query = read_query('"Bus" Bahn').widened(lambda word: (f"{word}en",), lambda word: (f"schul{word}",))
    quoted, free = query.wanted
    assert (quoted.is_exact, quoted.parts, quoted.fits("busse")) == (True, (), False)
    assert (free.forms, free.parts) == (("bahnen",), ("schulbahn", "schulbahnen"))
    assert free.fits("bahnen")
    assert free.fits("schulbahn")


def test_much_text_costs_little_and_asks_for_little() -> None:
    query = read_query("wort" * 4_000 + " " + " ".join(f"wort{n}" for n in range(4_000)))
    assert len(query.wanted) <= MOST
    assert all(len(word) <= 60 for one in query.wanted for word in one.words)


@pytest.mark.parametrize("seed", range(4))
def test_any_text_is_a_query(seed: int) -> None:
    dice = random.Random(seed)
    for _ in range(300):
        typed = "".join(dice.choices('ab ä"„“*-−:()^&|!~<>\\\x00😀ß\u202e\n', k=dice.randint(0, 40)))
        for one in (*(query := read_query(typed)).wanted, *query.unwanted):
            assert one.words, typed
            assert all(word.isalnum() for word in (*one.words, *one.variants)), typed
