"""What every search index promises, asked of both through one class of tests."""

from __future__ import annotations

import random
from collections.abc import Iterator
from contextlib import contextmanager
from typing import Any

import pytest
from sqlalchemy import select

from marktplatz.core.database import session
from marktplatz.core.ports import SearchDocument, SearchIndex
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
    def found(index: SearchIndex, typed: str, event: int = EVENT) -> list[int]:
        hits = index.hits(fold_words(typed), event_id=event)
        return list(session.scalars(select(hits.c.booth_id).order_by(hits.c.rank, hits.c.booth_id)))

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

    def test_events_are_apart(self) -> None:
        with self.index() as index:
            self.put(index, 1, event=1, title="Laub")
            self.put(index, 2, event=2, title="Laub")
            assert [self.found(index, "laub", event) for event in (1, 2, 3)] == [[1], [2], []]

    def test_the_number_of_an_event_is_no_word(self) -> None:
        with self.index() as index:
            self.put(index, 1, event=77, title="Laub")
            assert self.found(index, "77", 77) == []

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

    @pytest.mark.parametrize("seed", range(4))
    def test_both_read_texts_as_we_do(self, seed: int) -> None:
        """A plain search beside it: a document is a hit when every word begins one of its words."""
        dice = random.Random(seed)
        documents = {
            number: {part: " ".join(dice.choices(HARD, k=dice.randint(0, 3))) for part in PARTS}
            for number in range(1, 25)
        }
        with self.index() as index:
            for number, texts in documents.items():
                self.put(index, number, EVENT, **texts)
            for word in HARD:
                for typed in {word, word[:2], f"{word} {dice.choice(HARD)[:1]}"}:
                    assert sorted(self.found(index, typed)) == _plainly(documents, typed), typed


def _plainly(documents: dict[int, dict[str, str]], typed: str) -> list[int]:
    def holds(texts: dict[str, str], word: str) -> bool:
        return any(one.startswith(word) for text in texts.values() for one in fold(text).split())

    return [number for number, texts in documents.items() if all(holds(texts, word) for word in fold_words(typed))]
