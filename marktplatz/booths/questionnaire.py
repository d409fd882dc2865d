"""The field list of the booth entry: every block in the order of the form, and as one event asks it.

Keys, kinds and order are the same everywhere (``QUESTIONNAIRE``, ``FIELDS``). Which answers are required and what the
vocabularies of a city say is a matter of the event (``questionnaire_of``).
"""

from __future__ import annotations

import json
from collections.abc import Sequence
from dataclasses import replace
from functools import lru_cache
from typing import Any

from marktplatz.booths.fields import (
    calling_card,
    confirmations,
    employees,
    learning,
    media,
    on_site,
    weighing,
    workings,
)
from marktplatz.booths.required import needed
from marktplatz.core import forms
from marktplatz.core.fields import Field, Questionnaire
from marktplatz.core.text import Text
from marktplatz.core.vocabulary import Term, Vocabulary
from marktplatz.events.models import Event

QUESTIONNAIRE = Questionnaire(
    blocks=(
        calling_card.BLOCK,
        workings.BLOCK,
        weighing.BLOCK,
        employees.BLOCK,
        learning.BLOCK,
        on_site.BLOCK,
        media.BLOCK,
        confirmations.BLOCK,
    )
)
FIELDS = QUESTIONNAIRE.by_key


def questionnaire_of(event: Event) -> Questionnaire:
    """Return the field list as an event asks it: with its required answers and its vocabularies."""
    changed = json.dumps(event.vocabularies, sort_keys=True) if event.vocabularies else ""
    return _asked(event.required_set, tuple(event.required_keys), changed)


@lru_cache(maxsize=64)
def _asked(required_set: str, required_keys: tuple[str, ...], changed: str) -> Questionnaire:
    vocabularies = json.loads(changed) if changed else {}

    def asked(field: Field) -> Field:
        vocabulary = field.vocabulary
        if vocabulary is not None and vocabulary.name in vocabularies:
            vocabulary = _renewed(vocabulary, vocabularies[vocabulary.name])
        return replace(needed(field, required_set, required_keys), vocabulary=vocabulary)

    return Questionnaire(
        blocks=tuple(
            replace(block, fields=tuple(asked(field) for field in block.fields)) for block in QUESTIONNAIRE.blocks
        )
    )


def _renewed(vocabulary: Vocabulary, rows: Sequence[dict[str, Any]]) -> Vocabulary:
    """Return a vocabulary with the terms that an event keeps; what only the program knows of a term stays with it."""
    known = {term.code: term for term in vocabulary.terms}
    terms = []
    for row in rows:
        label = Text(de=row["de"], en=row["en"])
        term = known.get(row["code"], Term(code=row["code"], label=label))
        terms.append(replace(term, label=label, is_retired=bool(row.get("retired"))))
    return replace(vocabulary, terms=tuple(terms))


def key_of(name: str) -> str:
    """Return the key of the field that a form field name belongs to, or an empty text."""
    return forms.key_of(QUESTIONNAIRE, name)


def stored_under(name: str) -> str:
    """Return the name under which what a form field holds is stored and merged: ``partners`` for ``partners-0``."""
    return forms.stored_under(QUESTIONNAIRE, name)


def asked_by(name: str) -> Field | None:
    """Return the question that a form field name belongs to: a field, or a part of one; None where there is none."""
    return forms.asked_by(QUESTIONNAIRE, name)
