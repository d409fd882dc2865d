"""Comparing a text with what somebody made of it, and lists: from what is shown each version can be told exactly."""

from __future__ import annotations

import random
from collections import Counter
from collections.abc import Callable

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from marktplatz.core.diff import Piece, items, words

WORDS = [
    *(
        "Bürger*innen",
        "Bürger:innen",
        "Straße",
        "straße",
        "KI-Systeme",
        "3.120",
        "e\u0301tat",
        "état",
        "„Zitat“",
        "(so)",
    ),
    *(
        "👩‍👩‍👧",
        "👩🏽‍🚒",
        "🇩🇪",
        "🏳️‍🌈",
        "*wichtig*",
        "\u00ad",
        "a\u200bb",
        "und",
        "und",
        "der",
        "https://a.example/x?y=1",
    ),
]
BLANKS = [*[" "] * 12, "  ", "\u00a0", "\u202f", "\t", "\n", "\n\n", "\r\n", "\u2028", ""]
EDITS: dict[str, Callable[[random.Random, str], str]] = {
    "another word": lambda dice, text: dice.choice(WORDS),
    "no word": lambda dice, text: "",
    "one more word": lambda dice, text: text + dice.choice(WORDS),
    "other blank": lambda dice, text: "".join(dice.choice(BLANKS) if one.isspace() else one for one in text),
    "other line ends": lambda dice, text: text.replace("\n", "\r\n"),
    "upper case": lambda dice, text: text.upper(),
    "turned round": lambda dice, text: text[::-1],
    "twice": lambda dice, text: text * 2,
}


def applied(before: str, pieces: list[Piece]) -> str:
    """Carry the changes out on the old text: keep what is the same, take out what goes, put in what comes."""
    at, after = 0, ""
    for piece in pieces:
        if piece.kind == "added":
            after += piece.text
            continue
        assert before.startswith(piece.text, at), f"{piece} is not at {at}"
        at += len(piece.text)
        after += piece.text if piece.kind == "same" else ""
    assert at == len(before), "the end of the old text is missing"
    return after


def taken_back(after: str, pieces: list[Piece]) -> str:
    """Carry the changes out the other way round."""
    turned = {"added": "removed", "removed": "added", "same": "same"}
    return applied(after, [Piece(turned[piece.kind], piece.text) for piece in pieces])  # type: ignore[arg-type]


def typed(dice: random.Random, size: int) -> str:
    return "".join(dice.choice(WORDS) + dice.choice(BLANKS) for _ in range(size))


def edited(dice: random.Random, text: str, edit: str) -> str:
    """Return the text with up to five stretches of it changed."""
    for _ in range(dice.randint(1, 5)):
        start = dice.randint(0, len(text))
        end = min(len(text), start + dice.randint(0, 40))
        text = text[:start] + EDITS[edit](dice, text[start:end]) + text[end:]
    return text


@pytest.mark.parametrize("edit", EDITS)
@pytest.mark.parametrize("size", [0, 1, 12, 200, 3_000])
def test_the_changes_lead_from_each_version_to_the_other(edit: str, size: int) -> None:
    for seed in range(40 if size < 1_000 else 3):
        dice = random.Random(f"{seed} {size}")
        before = typed(dice, size)
        after = edited(dice, before, edit)
        pieces = words(before, after)
        assert applied(before, pieces) == after, (seed, before, after)
        assert taken_back(after, pieces) == before, (seed, before, after)


def test_of_a_small_edit_most_stays_the_same() -> None:
    dice = random.Random(1)
    before = typed(dice, 1_000)
    pieces = words(before, edited(dice, before, "another word"))
    assert sum(len(piece.text) for piece in pieces if piece.kind == "same") > 0.9 * len(before)


ITEMS = st.lists(st.one_of(st.sampled_from(["rules", "rag", "nlp", ""]), st.text(max_size=3)), max_size=8)


@given(ITEMS, ITEMS)
@settings(deadline=None)
def test_both_lists_can_be_read_from_the_pieces(before: list[str], after: list[str]) -> None:
    old, new = items(before, after)
    assert [piece.text for piece in old] == before
    assert [piece.text for piece in new] == after
    assert {piece.kind for piece in old} <= {"same", "removed"}
    assert {piece.kind for piece in new} <= {"same", "added"}
    stayed = Counter(piece.text for piece in old if piece.kind == "same")
    assert stayed == Counter(piece.text for piece in new if piece.kind == "same") == Counter(before) & Counter(after)
    removed = Counter(piece.text for piece in old if piece.kind == "removed")
    added = Counter(piece.text for piece in new if piece.kind == "added")
    assert Counter(before) - removed + added == Counter(after)
    assert Counter(after) - added + removed == Counter(before)
