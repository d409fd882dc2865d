"""Comparing texts: nothing is lost, nothing is cut inside a character, and no text keeps the server busy."""

from __future__ import annotations

import gc
import random
import time
from itertools import pairwise

import pytest
import regex  # type: ignore[import-untyped]
from hypothesis import given, settings
from hypothesis import strategies as st

from marktplatz.core import diff
from marktplatz.core.diff import Piece, items, words

CEILING = 1.0
"""Seconds for two texts of 20,000 characters; measured: at most 0.2 on a small machine."""

PARTS = [
    "Bürger*innen ",
    "Bürger ",
    "prüfen",
    " ",
    "\n",
    "\n\n",
    ",",
    ". ",
    "3.120",
    "KI-",
    "a",
    "b",
    "e\u0301",
    "\u0301",
]
PARTS += [
    "👩‍👩‍👧",
    "\u200d",
    "🇩🇪",
    "\U0001f1e9",
    "\r\n",
    "\r",
    "क्षि",
    "한",
    "\u1112\u1161",
    "\u0600",
    "\ufe0f",
    "\u2028",
    "ß",
]
composed = st.lists(st.sampled_from(PARTS), max_size=40).map("".join)
typed = st.one_of(composed, st.text(max_size=60))


def old(pieces: list[Piece]) -> str:
    return "".join(piece.text for piece in pieces if piece.kind != "added")


def new(pieces: list[Piece]) -> str:
    return "".join(piece.text for piece in pieces if piece.kind != "removed")


def shown(before: str, after: str) -> str:
    signs = {"same": "{}", "removed": "[-{}-]", "added": "[+{}+]"}
    return "".join(signs[piece.kind].format(piece.text) for piece in words(before, after))


def cuts(parts: list[str]) -> set[int]:
    found, at = {0}, 0
    for part in parts:
        at += len(part)
        found.add(at)
    return found


@given(typed, typed)
@settings(deadline=None)
def test_both_texts_can_be_read_from_the_pieces(before: str, after: str) -> None:
    pieces = words(before, after)
    assert old(pieces) == before
    assert new(pieces) == after
    assert all(piece.text for piece in pieces)


@given(typed, typed)
@settings(deadline=None)
def test_no_character_is_cut(before: str, after: str) -> None:
    pieces = words(before, after)
    for text, left_out in ((before, "added"), (after, "removed")):
        inside = cuts([piece.text for piece in pieces if piece.kind != left_out])
        assert inside <= cuts(regex.findall(r"\X", text))


@given(typed, typed)
@settings(max_examples=50, deadline=None)
def test_the_line_by_line_way_keeps_the_same_promises(before: str, after: str) -> None:
    with pytest.MonkeyPatch.context() as patch:
        patch.setattr(diff, "MOST_PAIRS", 2)
        pieces = words(before, after)
    assert old(pieces) == before
    assert new(pieces) == after
    assert all(one.kind != "same" or two.kind != "same" for one, two in pairwise(pieces))


@given(typed)
@settings(deadline=None)
def test_equal_texts_have_no_change(text: str) -> None:
    assert words(text, text) == ([Piece("same", text)] if text else [])


@given(typed, typed)
@settings(deadline=None)
def test_what_is_removed_comes_before_what_is_added(before: str, after: str) -> None:
    kinds = [piece.kind for piece in words(before, after)]
    neighbours = list(pairwise(kinds))
    assert ("added", "removed") not in neighbours
    assert all(one != two for one, two in neighbours)


@pytest.mark.parametrize(
    ("before", "after", "expected"),
    [
        ("Die Wartezeit sank deutlich.", "Die Wartezeit sank.", "Die Wartezeit sank[- deutlich-]."),
        ("Die Wartezeit sank.", "Die lange Wartezeit sank.", "Die [+lange +]Wartezeit sank."),
        ("für Bürger da", "für Bürger*innen da", "für [-Bürger -][+Bürger*innen +]da"),
        ("3.120 Anträge", "3.121 Anträge", "[-3.120 -][+3.121 +]Anträge"),
        ("ein Satz.\n\nnoch einer", "ein Satz. noch einer", "ein Satz.[-\n\n-][+ +]noch einer"),
        ("", "neu", "[+neu+]"),
        ("alt", "", "[-alt-]"),
        ("é", "e\u0301", "[-é-][+e\u0301+]"),
    ],
)
def test_words_change_as_a_whole(before: str, after: str, expected: str) -> None:
    assert shown(before, after) == expected


def test_a_rewritten_sentence_is_shown_as_one() -> None:
    before = "Schlechte Fotos werden falsch erkannt. Die Mitarbeiter prüfen das."
    after = "Schlechte Fotos werden falsch erkannt. Sachbearbeiter*innen prüfen jeden Zweifelsfall."
    assert shown(before, after) == (
        "Schlechte Fotos werden falsch erkannt. "
        "[-Die Mitarbeiter prüfen das-][+Sachbearbeiter*innen prüfen jeden Zweifelsfall+]."
    )


def test_a_short_unchanged_word_beside_a_mere_addition_stays() -> None:
    before = "Die Wartezeit sank deutlich."
    after = "Die Wartezeit bis zum Bescheid sank von 11 auf 6 Wochen."
    assert shown(before, after) == "Die Wartezeit [+bis zum Bescheid +]sank [-deutlich-][+von 11 auf 6 Wochen+]."


def test_of_several_equal_words_the_one_beside_is_taken() -> None:
    before = "Er erfüllt Regel 4 nie und wartet länger. Abgelehnt wird nie etwas."
    after = "Er erfüllt Regel 4 nie."
    assert shown(before, after) == "Er erfüllt Regel 4 nie[- und wartet länger. Abgelehnt wird nie etwas-]."
    assert shown(after, before) == "Er erfüllt Regel 4 nie[+ und wartet länger. Abgelehnt wird nie etwas+]."


def test_a_long_unchanged_stretch_between_two_changes_stays_unchanged() -> None:
    before = "Alter Anfang hier. Dieser lange Satz bleibt, wie er ist. Altes Ende dort."
    after = "Neuer Beginn dort. Dieser lange Satz bleibt, wie er ist. Neues Finale hier."
    assert Piece("same", ". Dieser lange Satz bleibt, wie er ist. ") in words(before, after)


def hostile(name: str, size: int) -> tuple[str, str]:
    dice = random.Random(name)
    pairs = {
        "few words": [" ".join(dice.choice("ab") for _ in range(size // 2)) for _ in range(2)],
        "short lines": ["\n".join(dice.choice("ab") for _ in range(size // 2)) for _ in range(2)],
        "lines of few words": [
            "\n".join(" ".join(dice.choice("ab") for _ in range(10)) for _ in range(size // 20)) for _ in range(2)
        ],
        "every second word": [" ".join(f"x{n} {side}{n}" for n in range(size // 10)) for side in "uv"],
        "just under the limit": [" ".join(dice.choices("abcdefghijklmnop", k=1_500)) for _ in range(2)],
        "blocks between equal lines": [
            "\n".join(f"Zeile {n}\n{' '.join(dice.choices('ab', k=500))}" for n in range(size // 1_000))
            for _ in range(2)
        ],
        "flags": ["\U0001f1e9" * size, "\U0001f1e9" * (size - 1) + "x"],
        "marks": ["a" + "\u0301" * size, "b" + "\u0301" * size],
        "signs": ["," * (size // 2) + "x" + "," * (size // 2), "," * (size // 2 - 1) + "y" + "," * (size // 2)],
        "blank": [" " * size, "\n" * size],
        "one word": ["a" * size, "b" * size],
    }
    before, after = pairs[name]
    return before, after


@pytest.mark.parametrize(
    "name",
    [
        *("few words", "short lines", "lines of few words", "every second word", "just under the limit"),
        *("blocks between equal lines", "flags", "marks", "signs", "blank", "one word"),
    ],
)
def test_no_text_keeps_the_server_busy(name: str) -> None:
    before, after = hostile(name, 20_000)
    took = []
    for _ in range(3):
        # Collecting what a thousand other tests have left takes a second of its own, now and then.
        gc.disable()
        started = time.thread_time()
        pieces = words(before, after)
        took.append(time.thread_time() - started)
        gc.enable()
    assert min(took) < CEILING
    assert (old(pieces), new(pieces)) == (before, after)


def test_long_texts_with_many_equal_words_are_compared_by_lines() -> None:
    line = " ".join(["und oder"] * 200)
    before = "\n".join([line, "die erste Zeile bleibt", line + " alt", "die zweite auch", line])
    after = "\n".join(["neu", "die erste Zeile bleibt", line + " neu", "die zweite auch", "ganz neu"])
    same = [piece.text for piece in words(before, after) if piece.kind == "same"]
    assert any("die erste Zeile bleibt" in text for text in same)
    assert any("die zweite auch" in text for text in same)


def test_only_so_many_lines_are_compared_by_words(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(diff, "MOST_PAIRS", 5)
    before = "eins hier stehen Wörter\nbleibt\nzwei hier stehen Wörter alt\nbleibt auch"
    after = "neu hier stehen Wörter\nbleibt\nneu hier stehen Wörter anders\nbleibt auch"
    same = [piece.text for piece in words(before, after) if piece.kind == "same"]
    assert same == ["hier stehen Wörter\nbleibt\n", "bleibt auch"]


def test_lists_are_compared_as_sets() -> None:
    before, after = items(["rules", "rag", "nlp"], ["nlp", "rules", "agents"])
    assert before == [Piece("same", "rules"), Piece("removed", "rag"), Piece("same", "nlp")]
    assert after == [Piece("same", "nlp"), Piece("same", "rules"), Piece("added", "agents")]


def test_another_order_is_no_change() -> None:
    doubled = items(["a", "a", "b"], ["a", "b"])
    assert [piece.kind for piece in doubled[0]] == ["same", "removed", "same"]
    assert [piece.kind for piece in doubled[1]] == ["same", "same"]
    before, after = items(["a", "b"], ["b", "a"])
    assert {piece.kind for piece in (*before, *after)} == {"same"}
