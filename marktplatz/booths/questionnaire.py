"""The field list of the booth entry: every block in the order of the form."""

from __future__ import annotations

from marktplatz.booths.fields import calling_card, confirmations, employees, on_site, weighing, workings
from marktplatz.core import forms
from marktplatz.core.fields import Field, Questionnaire

QUESTIONNAIRE = Questionnaire(
    blocks=(
        calling_card.BLOCK,
        workings.BLOCK,
        weighing.BLOCK,
        employees.BLOCK,
        on_site.BLOCK,
        confirmations.BLOCK,
    )
)
FIELDS = QUESTIONNAIRE.by_key


def key_of(name: str) -> str:
    """Return the key of the field that a form field name belongs to, or an empty text."""
    return forms.key_of(QUESTIONNAIRE, name)


def stored_under(name: str) -> str:
    """Return the name under which what a form field holds is stored and merged: ``partners`` for ``partners-0``."""
    return forms.stored_under(QUESTIONNAIRE, name)


def asked_by(name: str) -> Field | None:
    """Return the question that a form field name belongs to: a field, or a part of one; None where there is none."""
    return forms.asked_by(QUESTIONNAIRE, name)
