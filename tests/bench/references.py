"""What ours is measured beside: the same framework with nothing around it."""

from __future__ import annotations

import json
import sqlite3
from pathlib import Path
from typing import Any

from flask import Flask, render_template
from jinja2 import DictLoader
from sqlalchemy import create_engine, text

_PAGE = """<!doctype html>
<html lang="de"><head><meta charset="utf-8"><title>{{ title }}</title><link rel="stylesheet" href="/look.css"></head>
<body><main><h1>{{ title }}</h1>
{% for key, value in answers %}<section id="{{ key }}"><h2>{{ key }}</h2>
{% if value is string %}<p>{{ value }}</p>
{% elif value is mapping %}
{% for language, words in value.items() %}<p lang="{{ language }}">{{ words }}</p>{% endfor %}
{% elif value is iterable %}<ul>{% for one in value %}<li>{{ one }}</li>{% endfor %}</ul>
{% else %}<p>{{ value }}</p>{% endif %}
</section>{% endfor %}</main></body></html>"""


def one_select(database: Path, code: str) -> Flask:
    """A bare Flask app that renders one booth from one SELECT (SQLAlchemy Core) with Jinja."""
    app = Flask("one_select")
    app.jinja_loader = DictLoader({"booth.html": _PAGE})
    engine = create_engine(f"sqlite:///{database}")
    query = text(
        "SELECT revisions.content FROM booths JOIN revisions ON revisions.id = booths.published_revision_id "
        "WHERE booths.code = :code"
    )

    @app.get("/booth")
    def booth() -> str:
        with engine.connect() as connection:
            content: dict[str, Any] = json.loads(connection.execute(query, {"code": code}).scalar_one())
        return render_template("booth.html", title=content["title"]["de"], answers=list(content.items()))

    return app


def constant(page: bytes) -> Flask:
    """A bare Flask app that answers with the same bytes always."""
    app = Flask("constant")

    @app.get("/booth")
    def booth() -> bytes:
        return page

    return app


class RawSearch:
    """The plain FTS5 query: the best 24 by bm25, and how many there are."""

    def __init__(self, database: Path) -> None:
        self._connection = sqlite3.connect(database)

    def beginning(self, word: str) -> str:
        """Return the query for words that begin so."""
        return f'"{word}"*'

    def holding(self, part: str) -> str:
        """Return the query for the words that hold a part: FTS5 has none, so that somebody must have looked them up."""
        rows = self._connection.execute("SELECT term FROM search_terms WHERE term LIKE ?", (f"%{part}%",))
        return " OR ".join(f'"{term}"' for (term,) in rows)

    def __call__(self, query: str) -> int:
        """Search, and return how many booths were found."""
        found = self._connection.execute(
            "SELECT rowid FROM search_documents WHERE search_documents MATCH ? "
            "ORDER BY bm25(search_documents, 8, 4, 3, 1) LIMIT 24",
            (query,),
        ).fetchall()
        assert found
        (total,) = self._connection.execute(
            "SELECT count(*) FROM search_documents WHERE search_documents MATCH ?", (query,)
        ).fetchone()
        return int(total)
