"""The field list of the booth entry: every block in the order of the form."""

from __future__ import annotations

from marktplatz.booths.fields import calling_card, confirmations, employees, on_site, weighing, workings
from marktplatz.core.fields import Questionnaire

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
