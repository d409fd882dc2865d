"""Found words are marked in the text as it was written."""

from __future__ import annotations

import random
import time

import pytest

from marktplatz.core.marking import holds_all, marked, snippet
from marktplatz.core.query import Query, read_query


def asked(typed: str, **parts: tuple[str, ...]) -> Query:
    return read_query(typed).widened(lambda word: (), lambda word: parts.get(word, ()))


def shown(text: str, query: Query) -> str:
    return "".join(f"[{piece.text}]" if piece.is_found else piece.text for piece in marked(text, query))


@pytest.mark.parametrize(
    ("typed", "text", "expected"),
    [
        ("burgerinnen", "Die Bürger*innen der Stadt", "Die [Bürger*innen] der Stadt"),
        ("bürgerinnen", "Bürger:innen, Bürger(innen) und Bürger", "[Bürger:innen], [Bürger(innen)] und Bürger"),
        ("bürger", "BürgerInnenrat für Bürger", "[BürgerInnenrat] für [Bürger]"),
        ("muenchen", "Stadt München", "Stadt [München]"),
        ("strasse", "STRASSE, Straße, Strasse", "[STRASSE], [Straße], [Strasse]"),
        ('"im Amt"', "Im Amt, im anderen Amt", "[Im] [Amt], im anderen Amt"),
        ('"amt"', "Amt und Ämter und Amtsblatt", "[Amt] und Ämter und Amtsblatt"),
        ("ki", "KI-System, Kita", "[KI]-System, [Kita]"),
        ("<b>", "a <b> & b", "a <[b]> & [b]"),
        ("", "Nichts", "Nichts"),
    ],
)
def test_words_are_marked_as_they_are_written(typed: str, text: str, expected: str) -> None:
    assert shown(text, asked(typed)) == expected


def test_the_whole_compound_is_marked() -> None:
    assert (
        shown("Straßenlaternen prüfen", asked("laterne", laterne=("strassenlaternen",))) == "[Straßenlaternen] prüfen"
    )


def test_a_line_shows_where_it_was_found_and_is_cut_between_words() -> None:
    text = "Anfang. " * 40 + "Hier steht die Laterne am Weg. " + "Ende. " * 40
    line = "".join(piece.text for piece in snippet(text, asked("laterne"), 80))
    assert "Laterne" in line
    assert line.startswith("… ")
    assert line.endswith(" …")
    assert len(line) <= 90
    assert snippet(text, asked("drohne"), 80) == []


def test_holding_all_needs_every_word() -> None:
    assert holds_all("Laub und Schnee", asked("schnee laub"))
    assert not holds_all("Laub und Schnee", asked("schnee regen"))


@pytest.mark.parametrize("seed", range(4))
def test_the_pieces_are_the_text(seed: int) -> None:
    dice = random.Random(seed)
    for _ in range(200):
        text = "".join(dice.choices("aä b*:(in)nen-/ßA.\u00ad😀\n", k=dice.randint(0, 60)))
        query = asked(dice.choice(("a", "b in", '"a b"', "ann", "in")))
        assert "".join(piece.text for piece in marked(text, query)) == text


def test_a_row_of_joined_letters_costs_little() -> None:
    """22 seconds when every letter folded the whole row again; the ceiling protects publishing and searching."""
    text = "a∗" * 10_000
    before = time.process_time()
    pieces = marked(text, read_query("aaa"))
    assert time.process_time() - before < 2
    assert "".join(piece.text for piece in pieces) == text
