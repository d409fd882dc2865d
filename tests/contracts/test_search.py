"""What every search index promises, asked of both through one class of tests."""

from __future__ import annotations

import random
import time
from collections.abc import Iterator
from contextlib import contextmanager
from typing import Any

import pytest

from marktplatz.core.database import session
from marktplatz.core.ports import SCORES, SearchDocument, SearchIndex
from marktplatz.core.query import Query, Wanted, read_query
from marktplatz.core.services import services_of
from marktplatz.core.text import fold, fold_words
from tests.factories import Make

EVENT = 1
PARTS = ("title", "summary", "organisation", "description")
# Words on which a database's own reading of texts could differ from ours.
HARD_WORDS = (
    "a 3d 5g 1e5 12ab ab12 0815 007 2024 1e 0x1f e mail www http and or not near null the und nicht "
    "ki llm buergerinnen burgerinnen strasse a07 k7m4p мэрия кмет δημος 市役所 βeta 100000000000000000000"
)
HARD = HARD_WORDS.split()


class TestSearchIndex:
    """Runs on SQLite and on PostgreSQL."""

    @pytest.fixture(autouse=True)
    def _with_factories(self, make: Make) -> None:
        self.make = make

    @contextmanager
    def index(self) -> Iterator[SearchIndex]:
        with self.make.unit():
            yield services_of(session).search

    @staticmethod
    def put(index: SearchIndex, number: int, event: int = EVENT, **texts: Any) -> None:
        folded = {part: fold(texts.get(part, "")) for part in PARTS}
        index.put(session(), SearchDocument(booth_id=number, event_id=event, **folded))

    @staticmethod
    def found(index: SearchIndex, typed: str) -> list[int]:
        scores = index.find(session(), read_query(typed))
        return sorted(scores, key=lambda booth_id: (-scores[booth_id], booth_id))

    def test_a_word_is_found_by_its_beginning_in_every_part(self) -> None:
        with self.index() as index:
            for number, part in enumerate(PARTS, 1):
                self.put(index, number, EVENT, **{part: f"Straßenlaterne {part}"})
            assert sorted(self.found(index, "straßen")) == [1, 2, 3, 4]
            assert sorted(self.found(index, "STRASSENLATERNE")) == [1, 2, 3, 4]
            assert self.found(index, "laterne") == []
            assert self.found(index, "straßen summary") == [2]

    def test_every_word_must_be_there_wherever_it_stands(self) -> None:
        with self.index() as index:
            self.put(index, 1, title="Laub erkennen", organisation="Baureferat")
            self.put(index, 2, title="Laub", description="Baureferat")
            self.put(index, 3, title="erkennen")
            assert sorted(self.found(index, "bau laub")) == [1, 2]
            assert self.found(index, "laub erkennen bau") == [1]
            assert self.found(index, "laub schnee") == []

    def test_a_title_weighs_more_than_what_follows(self) -> None:
        with self.index() as index:
            for number, part in enumerate(reversed(PARTS), 1):
                self.put(index, number, EVENT, **{part: "laub und noch drei worte"})
            assert self.found(index, "laub") == [4, 3, 2, 1]

    def test_words_that_stand_together_come_first(self) -> None:
        with self.index() as index:
            self.put(index, 1, description="staff for the council")
            self.put(index, 2, description="the council, its staff")
            self.put(index, 3, description="a staff council")
            self.put(index, 4, summary="staff", description="councils")
            assert self.found(index, "staff council") == [3, 4, 1, 2]

    def test_the_number_of_an_event_is_no_word(self) -> None:
        with self.index() as index:
            self.put(index, 1, event=77, title="Laub")
            assert self.found(index, "77") == []

    def test_a_document_is_replaced_and_removed(self) -> None:
        with self.index() as index:
            self.put(index, 1, title="Laub")
            self.put(index, 1, title="Schnee")
            assert (self.found(index, "laub"), self.found(index, "schnee")) == ([], [1])
            index.remove(session(), 1)
            index.remove(session(), 1)
            index.remove(session(), 99)
            assert self.found(index, "schnee") == []

    def test_a_rolled_back_document_was_never_there(self) -> None:
        with self.index() as index:
            savepoint = session.begin_nested()
            self.put(index, 1, title="Laub")
            savepoint.rollback()
            assert self.found(index, "laub") == []

    @pytest.mark.parametrize(
        "typed", ["and", "or not", "near", 'lau"', "laub OR schnee", "laub*", "NULL", "a:*", "la'ub"]
    )
    def test_nothing_is_read_as_an_operator(self, typed: str) -> None:
        with self.index() as index:
            self.put(index, 1, title="Laub")
            self.put(index, 2, title=typed)
            expected = [1, 2] if typed in ("laub*", 'lau"') else [2]
            assert sorted(self.found(index, typed)) == (expected if fold_words(typed) else [])

    def test_long_words_and_long_texts(self) -> None:
        with self.index() as index:
            self.put(index, 1, title="x" * 120, description="wort " * 4_000 + "z" * 3_000)
            assert self.found(index, "x" * 200) == [1]
            assert self.found(index, "wort") == [1]

    def test_twelve_words_cost_no_more_than_twelve_times_one(self) -> None:
        """Words that were each looked for among all others took the square: 27 seconds over 10,000 booths."""
        letters = "asdbghklmnpf"
        with self.index() as index:
            for number in range(300):
                words = (letter + str(number % (place + 2)) for place, letter in enumerate(letters) for _ in range(8))
                self.put(index, number, description=" ".join(words))
            before = time.process_time()
            assert len(index.find(session(), read_query(" ".join(letters)))) == 300
            assert time.process_time() - before < 0.5

    @pytest.mark.parametrize("seed", range(6))
    def test_both_read_texts_and_queries_as_we_do(self, seed: int) -> None:
        """A plain search beside it: the same booths with the same scores, whatever is asked."""
        dice = random.Random(seed)
        documents = {
            number: {part: " ".join(dice.choices(HARD, k=dice.randint(0, 4))) for part in PARTS}
            for number in range(1, 25)
        }
        terms = {word for texts in documents.values() for text in texts.values() for word in fold(text).split()}

        def forms_of(word: str) -> tuple[str, ...]:
            return tuple(sorted(term for term in terms if term != word and term[:-1] == word[:-1]))

        def parts_of(part: str) -> tuple[str, ...]:
            return tuple(sorted(term for term in terms if part in term[1:]))

        with self.index() as index:
            for number, texts in documents.items():
                self.put(index, number, EVENT, **texts)
            for typed in {*HARD, *(word[:2] for word in HARD), *(_question(dice) for _ in range(60))}:
                query = read_query(typed).widened(forms_of, parts_of)
                assert index.find(session(), query) == _plainly(documents, query), typed


def _question(dice: random.Random) -> str:
    """Return words, beginnings, phrases, and what must not be there."""
    asked = []
    for _ in range(dice.randint(1, 3)):
        word = dice.choice(HARD)
        shapes = (word, word[:3], word[1:], f'"{word}"', f'"{word} {dice.choice(HARD)}"', f"-{word}")
        asked.append(dice.choice(shapes))
    return " ".join(asked)


def _plainly(documents: dict[int, dict[str, str]], query: Query) -> dict[int, int]:
    found = {}
    for number, texts in documents.items():
        columns = {part: fold(text).split() for part, text in texts.items()}
        scores = [_score(columns, wanted) for wanted in query.wanted]
        if scores and all(scores) and not any(_score(columns, unwanted) for unwanted in query.unwanted):
            found[number] = sum(scores) + (SCORES.together if _are_together(columns, query.together) else 0)
    return found


def _are_together(columns: dict[str, list[str]], words: tuple[str, ...]) -> bool:
    size = len(words)
    return size > 0 and any(
        tuple(column[at : at + size - 1]) == words[:-1] and column[at + size - 1].startswith(words[-1])
        for column in columns.values()
        for at in range(len(column) - size + 1)
    )


def _score(columns: dict[str, list[str]], wanted: Wanted) -> int:
    def held(part: str, *, exactly: bool = False, beginning: bool = False) -> bool:
        words = columns[part]
        if len(wanted.words) > 1:
            size = len(wanted.words)
            return any(tuple(words[at : at + size]) == wanted.words for at in range(len(words)))
        if exactly:
            return any(word in wanted.beginnings for word in words)
        if any(word in wanted.forms for word in words):
            return True
        starts = any(w.startswith(b) if not wanted.is_exact else w == b for w in words for b in wanted.beginnings)
        return starts or (not beginning and any(word in wanted.parts for word in words))

    places = (
        (SCORES.title, held("title", exactly=True)),
        (SCORES.title_beginning, held("title", beginning=True)),
        (SCORES.title_part, held("title")),
        (SCORES.summary, held("summary")),
        (SCORES.organisation, held("organisation")),
        (SCORES.anywhere, held("description")),
    )
    return next((score for score, is_there in places if is_there), 0)
