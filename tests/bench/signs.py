"""All stand signs of an event beside WeasyPrint, where the environment names a Python that has it."""

from __future__ import annotations

import json
import os
import resource
import subprocess
from collections.abc import Callable
from pathlib import Path
from typing import Any

from sqlalchemy import select

from marktplatz.core.database import session
from marktplatz.events.models import Event
from marktplatz.prints import codes, signs
from marktplatz.prints.sheets import sheet_of
from tests.bench.measuring import Figure
from tests.bench.seeded import installation
from tests.factories import Make

NUMBER = 500
GOAL = 1 / 8
PYTHON = "WEASYPRINT_PYTHON"


def figure(folder: Path) -> Figure:
    """Measure the processor time of both, children included; the codes are kept, as after the first time."""
    app, _, _ = installation(folder, NUMBER)
    with Make(app).unit():
        event = session.scalars(select(Event)).one()
        signs.signs_of(event)
        ours = _processor_time(lambda: signs.signs_of(event))
        sheets = [_plain(one.booth) for one in signs.wanted_of(event)]
    what, goal = f"{NUMBER} A4 signs with every code read back, beside WeasyPrint without", "<= 0.125"
    theirs = _weasyprint(sheets)
    if theirs is None:
        return Figure(what=what, ratio=None, goal=goal, is_met=None, remark=f"{ours:.1f} s; {PYTHON} is not set")
    remark = f"{ours:.1f} s beside {theirs:.1f} s"
    return Figure(what=what, ratio=ours / theirs, goal=goal, is_met=ours / theirs <= GOAL, remark=remark)


def _processor_time(doing: Callable[[], object]) -> float:
    before = _spent()
    doing()
    return _spent() - before


def _spent() -> float:
    both = (resource.getrusage(who) for who in (resource.RUSAGE_SELF, resource.RUSAGE_CHILDREN))
    return sum(one.ru_utime + one.ru_stime for one in both)


def _plain(booth: Any) -> dict[str, object]:
    address, picture = codes.short_address(booth.code), codes.image(booth.code, "svg")
    sheet = sheet_of(booth, address=address, picture=picture)
    other = [str(text) for text in (sheet["other"] or {}).values() if isinstance(text, str)]
    texts = [sheet["organisation"], sheet["summary"], *other, sheet["call"], sheet["other_call"], sheet["address"]]
    return {"number": sheet["number"] or "", "title": sheet["title"], "texts": texts, "picture": sheet["picture"]}


def _weasyprint(sheets: list[dict[str, object]]) -> float | None:
    python = os.environ.get(PYTHON)
    if not python:
        return None
    order = [python, str(Path(__file__).with_name("weasyprint_signs.py"))]
    done = subprocess.run(order, input=json.dumps(sheets), capture_output=True, text=True, check=True)
    return float(json.loads(done.stdout)["seconds"])
