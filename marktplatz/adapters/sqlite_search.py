"""Search by SQLite's FTS5, on words that are folded already."""

from __future__ import annotations

import json
from dataclasses import asdict
from itertools import chain

from sqlalchemy import Integer, Text, column, delete, insert, select, table
from sqlalchemy.orm import Session

from marktplatz.core.ports import SCORES, SearchDocument
from marktplatz.core.query import Query, Wanted

_TEXTS = ("title", "summary", "organisation", "description")
_DOCUMENTS = table(
    "search_documents",
    column("rowid", Integer),
    *(column(name, Text) for name in _TEXTS),
    column("event_id", Integer),
)
_MATCHING = "SELECT {number}, json_group_array(rowid) FROM search_documents WHERE search_documents MATCH ?"


class SqliteSearch:
    """Keeps documents in the virtual table ``search_documents``; the row number is the booth's."""

    def put(self, session: Session, document: SearchDocument) -> None:
        """Add or replace the document of a booth."""
        self.remove(session, document.booth_id)
        values = asdict(document)
        session.execute(insert(_DOCUMENTS).values(rowid=values.pop("booth_id"), **values))

    def remove(self, session: Session, booth_id: int) -> None:
        """Take a booth out."""
        session.execute(delete(_DOCUMENTS).where(_DOCUMENTS.c.rowid == booth_id))

    def words(self, session: Session, booth_id: int) -> frozenset[str]:
        """Return the different words of a booth's document."""
        kept = session.execute(
            select(*(_DOCUMENTS.c[name] for name in _TEXTS)).where(_DOCUMENTS.c.rowid == booth_id)
        ).first()
        return frozenset(word for text in kept or () for word in text.split())

    def find(self, session: Session, query: Query) -> dict[int, int]:
        """Return the booths and their scores; every place that counts is one part of the statement.

        Each part is one row that lists its booths: tens of thousands of rows would cost more than finding them.
        """
        if not query.wanted:
            return {}
        places = [_place(wanted, place) for wanted in query.wanted for place, _ in _PLACES]
        places += [f'"{" ".join(query.together)}"*'] if query.together else []
        matches = (_everything(query), *places)
        statement = " UNION ALL ".join(_MATCHING.format(number=number) for number in range(len(matches)))
        rows = session.connection().exec_driver_sql(statement, matches)
        found = {number: json.loads(booths) for number, booths in rows}
        return _scores([found[number] for number in range(len(matches))], len(query.wanted))


def _scores(found: list[list[int]], words: int) -> dict[int, int]:
    """Add up the best place of everything wanted: what holds it all comes first, then the places of each word.

    The places are looked up for each word alone; asking each for everything again would cost the square of the words.
    """
    everything, size = found[0], len(_PLACES)
    best = [_best(everything, found[at : at + size]) for at in range(1, words * size + 1, size)]
    together = set(chain.from_iterable(found[words * size + 1 :]))
    return {
        booth: sum([one[booth] for one in best]) + (SCORES.together if booth in together else 0) for booth in everything
    }


def _best(everything: list[int], places: list[list[int]]) -> dict[int, int]:
    scores = dict.fromkeys(everything, SCORES.anywhere)
    for booths, (_, worth) in zip(places, _PLACES, strict=True):
        scores.update(dict.fromkeys(booths, worth))
    return scores


# The places of one word, from what is worth least to what is worth most: column, is it a beginning, is it inside.
_PLACES = (
    ("organisation", SCORES.organisation),
    ("summary", SCORES.summary),
    ("title_part", SCORES.title_part),
    ("title_beginning", SCORES.title_beginning),
    ("title", SCORES.title),
)


def _place(wanted: Wanted, place: str) -> str:
    if place == "title":
        return "{title} : " + _any([_exactly(wanted)] if len(wanted.words) > 1 else _quoted(wanted.beginnings))
    if place == "title_beginning":
        return "{title} : " + _any(_beginnings(wanted))
    if place == "title_part":
        return "{title} : " + _any(_quoted(wanted.parts) or _beginnings(wanted))
    return f"{{{place}}} : " + _one(wanted)


def _everything(query: Query) -> str:
    wanted = " AND ".join(_one(one) for one in query.wanted)
    unwanted = "".join(f" NOT {_one(one)}" for one in query.unwanted)
    return f"(({wanted}){unwanted})"


def _one(wanted: Wanted) -> str:
    return _any([*_beginnings(wanted), *_quoted(wanted.parts)])


def _beginnings(wanted: Wanted) -> list[str]:
    if len(wanted.words) > 1:
        return [_exactly(wanted)]
    beginnings = [f"{word}{'' if wanted.is_exact else '*'}" for word in _quoted(wanted.beginnings)]
    return [*beginnings, *_quoted(wanted.forms)]


def _exactly(wanted: Wanted) -> str:
    return f'"{" ".join(wanted.words)}"'


def _quoted(words: tuple[str, ...]) -> list[str]:
    # Words hold letters and digits only; quoted they are never read as operators.
    return [f'"{word}"' for word in words]


def _any(words: list[str]) -> str:
    return f"({' OR '.join(words)})"
