"""Measure everything, print the table, and write it as JSON: ``python -m tests.bench [FILE.json]``."""

from __future__ import annotations

import gzip
import json
import sys
from collections.abc import Iterator
from dataclasses import asdict
from functools import partial
from io import BytesIO
from pathlib import Path
from tempfile import TemporaryDirectory

import click
from flask import Flask

from marktplatz.app import ROOT
from marktplatz.core.database import db
from tests.bench import crowds, memory, references, signs
from tests.bench.measuring import Figure, at_least, at_most, compared, request_of
from tests.bench.seeded import COMMON, PART, RARE, installation
from tests.conftest import KEY
from tests.media.drawing import photo
from tests.media.naive import compare
from tests.statements import counting

SIZES = (100, 1_000, 10_000)
STATIC = ROOT / "marktplatz" / "static"


def figures(folder: Path) -> Iterator[Figure]:
    """Yield one line of the table after the other."""
    built = {number: installation(_made(folder, number), number) for number in SIZES}
    app, event, path_part = built[100]
    page = f"/de/{event}/staende/{path_part}"
    yield from _pages(app, folder / "100" / "marktplatz.sqlite", page, f"/de/{event}/katalog")
    yield from _growth(built)
    yield from _search(built[10_000][0], folder / "10000" / "marktplatz.sqlite", event)
    yield from _statements(built[1_000][0], event, built[1_000][2])
    yield from _weight(app, page, f"/de/{event}/katalog")
    yield _photo()
    yield signs.figure(_made(folder, "signs"))
    yield from crowds.figures(_made(folder, "crowd"))
    ours, bare = memory.of_ours(folder / "100", KEY, page, f"/de/{event}/katalog"), memory.of_bare_flask()
    yield Figure(
        what="memory of a worker, beside bare Flask",
        ratio=ours / bare,
        goal="<= 1.8",
        is_met=ours / bare <= 1.8,
        remark=f"{ours / 1024:.0f} MB beside {bare / 1024:.0f} MB",
    )


def _made(folder: Path, number: int | str) -> Path:
    one = folder / str(number)
    one.mkdir()
    return one


def _pages(app: Flask, database: Path, page: str, catalogue: str) -> Iterator[Figure]:
    ours = request_of(app, page)
    select = request_of(references.one_select(database, page.rpartition("/")[2].partition("-")[0]), "/booth")
    constant = request_of(references.constant(ours()), "/booth")
    cards, again = request_of(app, catalogue), request_of(app, page, kept=True)
    one, bare, listed = compared(ours, select, cards, times=40)
    hot, same = compared(again, constant, times=500)
    yield at_least("booth page, not cached, beside one SELECT and Jinja", 0.8, ours=one, reference=bare)
    yield at_least("booth page, unchanged, beside a constant", 1.0, ours=hot, reference=same)
    yield at_least("catalogue of 24 cards, beside our booth page", 0.7, ours=listed, reference=one)


def _growth(built: dict[int, tuple[Flask, str, str]]) -> Iterator[Figure]:
    pages = [request_of(app, f"/de/{event}/staende/{part}") for app, event, part in built.values()]
    small, middle, large = compared(*pages, times=40)
    yield at_most("booth page at 1,000 booths, beside 100", 1.05, ours=middle, reference=small)
    yield at_most("booth page at 10,000 booths, beside 100", 1.1, ours=large, reference=small)


def _search(app: Flask, database: Path, event: str) -> Iterator[Figure]:
    raw = references.RawSearch(database)
    asked = (
        ("a word that all have", COMMON, raw.beginning(COMMON)),
        ("a rare word", RARE, raw.beginning(RARE)),
        ("a part of words", PART, raw.holding(PART)),
    )
    for what, word, query in asked:
        ours, reference = compared(request_of(app, f"/de/{event}/katalog?q={word}"), partial(raw, query), times=4)
        yield at_most(f"search over 10,000 booths, {what}, beside FTS5 alone", 2.5, ours=ours, reference=reference)


def _photo() -> Figure:
    file = BytesIO()
    photo(4000, 3000).save(file, "JPEG", quality=88)
    found = compare(file.getvalue())
    return at_most(
        "12-megapixel photo to three WebP, beside plain Pillow", 0.65, ours=found.ours, reference=found.naive
    )


def _statements(app: Flask, event: str, part: str) -> Iterator[Figure]:
    paths = {
        f"/de/{event}/staende/{part}": 2,
        f"/de/{event}/katalog": 4,
        f"/de/{event}/katalog?q={COMMON}&domain=mobility": 4,
        f"/api/v1/events/{event}/booths?q={COMMON}": 4,
    }
    with app.app_context():
        engine = db.engine
    for path, most in paths.items():
        send = request_of(app, path)
        send()
        with counting(engine) as seen:
            send()
        yield Figure(what=f"statements of {path}", ratio=len(seen), goal=f"<= {most}", is_met=len(seen) <= most)


def _weight(app: Flask, page: str, catalogue: str) -> Iterator[Figure]:
    css = sum(len(gzip.compress((STATIC / "css" / name).read_bytes(), 9)) for name in ("tokens.css", "look.css"))
    for what, path, most in (("booth page", page, 30), ("catalogue", catalogue, 60)):
        weight = (len(gzip.compress(request_of(app, path)(), 9)) + css) / 1000
        yield Figure(what=f"weight of the {what}, kB", ratio=weight, goal=f"<= {most}", is_met=weight <= most)
    scripts = sum(one.stat().st_size for one in (STATIC / "js").glob("*.js")) / 1000
    yield Figure(what="all JavaScript, kB", ratio=scripts, goal="<= 30", is_met=scripts <= 30)


def main() -> None:
    """Print each line as it is measured. A request that fails ends it: no ratio is printed of what did not work."""
    found: list[Figure] = []
    with TemporaryDirectory() as folder:
        for one in figures(Path(folder)):
            found.append(one)
            met = {True: "met", False: "MISSED", None: "not measured"}[one.is_met]
            ratio = "" if one.ratio is None else f"{one.ratio:.2f}"
            click.echo(f"{one.what:<72}{ratio:>8}  {one.goal:<8}{met:<8}{one.remark}")
    if len(sys.argv) > 1:
        Path(sys.argv[1]).write_text(json.dumps([asdict(one) for one in found], indent=1) + "\n", encoding="utf-8")


main()
