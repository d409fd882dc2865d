"""Block 4: employees."""

from __future__ import annotations

from marktplatz.booths.fields import vocabularies
from marktplatz.core.fields import Block, Field, Kind, Need
from marktplatz.core.text import Text

BLOCK = Block(
    slug="beschaeftigte",
    title=Text(de="Beschäftigte", en="Employees"),
    about=Text(de="Auswirkungen auf Beschäftigte", en="Effects on employees"),
    fields=(
        Field(
            key="employee_effects",
            kind=Kind.CHOICES,
            label=Text(de="Auswirkungen auf Beschäftigte", en="Effects on employees"),
            hint=Text(
                de="Kreuzen Sie alles an, was zutrifft. Ehrlich ist besser als schön.",
                en="Tick all that apply. Honest is better than nice.",
            ),
            need=Need.SUBMIT,
            vocabulary=vocabularies.EMPLOYEE_EFFECTS,
            gap_shown=True,
        ),
    ),
)
