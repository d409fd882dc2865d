"""Many public booths with texts of their own, the same in every run."""

from __future__ import annotations

import random
from pathlib import Path
from typing import Any

from flask import Flask
from sqlalchemy import insert, select, update

from marktplatz.booths.models import Booth, Revision
from marktplatz.booths.questionnaire import QUESTIONNAIRE
from marktplatz.booths.rendering import render_all
from marktplatz.catalogue import actions
from marktplatz.cli.revisions import upgrade
from marktplatz.core.codes import ALPHABET, CODE_LENGTH
from marktplatz.core.database import Model, session
from tests.conftest import build_app
from tests.factories import Make

COMMON = "verwaltung"
"""A word that stands in every booth."""
RARE = "wasserlaterne"
PART = "laterne"
"""A word that stands inside others only."""
_STEMS = (
    *("Amt", "Antrag", "Auskunft", "Bescheid", "Brief", "Bürger", "Daten", "Dienst", "Formular", "Frist", "Gebühr"),
    *("Gesetz", "Halle", "Kanal", "Karte", "Kita", "Laterne", "Licht", "Müll", "Netz", "Park", "Plan", "Post", "Rat"),
    *("Recht", "Schnee", "Schule", "Sprache", "Stadt", "Stand", "Stelle", "Straße", "Strom", "Verkehr", "Wasser"),
    *("Weg", "Wohnung", "Zahl", "Zentrum"),
)


def installation(folder: Path, number: int) -> tuple[Flask, str, str]:
    """Build a program with so many public booths; return it with the slug of its event and one booth's address part."""
    app = build_app(folder)
    with app.app_context():
        upgrade()
    make = Make(app)
    row = make.booth(make.event("2026"), state="published", stand_number="A01")
    with make.unit():
        _copy(row.id, number - 1)
        actions.rebuild()
    return app, "2026", row.path_part


def words(dice: random.Random, number: int) -> str:
    """Return German-looking text: compounds of two stems, and in every second text the common word."""
    chosen = [dice.choice(_STEMS) + (dice.choice(_STEMS).lower() if dice.random() < 0.6 else "") for _ in range(number)]
    return " ".join([*chosen, COMMON])


def _copy(booth_id: int, number: int) -> None:
    dice = random.Random(number)
    booth, revision = _columns(Booth, Booth.id == booth_id), _columns(Revision, Revision.booth_id == booth_id)
    first = booth_id + 1_000
    ids = range(first, first + number)
    nothing = {"submitted_revision_id": None, "approved_revision_id": None, "published_revision_id": None}
    plain = {**booth, **nothing, "stand_number": None}
    for some in _batches(ids):
        session.execute(insert(Booth), [{**plain, "id": n, "code": _code(n), "title_key": str(n)} for n in some])
        session.execute(
            insert(Revision), [{**revision, "id": n, "booth_id": n, **_texts(revision, dice)} for n in some]
        )
    session.execute(update(Booth).where(Booth.id >= first).values(published_revision_id=Booth.id))


def _texts(revision: dict[str, Any], dice: random.Random) -> dict[str, Any]:
    """Vary the searchable texts and the choices: about 300 words a booth."""
    content = dict(revision["content"])
    content |= {
        "title": {"de": words(dice, 6)},
        "summary": {"de": words(dice, 25)},
        "description": {"de": words(dice, 200)},
    }
    content |= {key: {"de": words(dice, 25)} for key in ("risks", "opportunities", "citizen_benefit")}
    for field in QUESTIONNAIRE.facets:
        if field.vocabulary is not None and field.key in content:
            # A fair has booths in many languages, but not in all that there are.
            one = dice.choice(field.vocabulary.codes[:40])
            content[field.key] = [one] if isinstance(content[field.key], list) else one
    return {"content": content, "html": render_all(QUESTIONNAIRE, content)}


def _columns(model: type[Model], which: Any) -> dict[str, Any]:
    return dict(session.execute(select(model.__table__).where(which)).mappings().one())


def _batches(ids: range) -> list[range]:
    return [ids[at : at + 500] for at in range(0, len(ids), 500)]


def _code(number: int) -> str:
    letters = ""
    for _ in range(CODE_LENGTH):
        number, rest = divmod(number, len(ALPHABET))
        letters += ALPHABET[rest]
    return letters
