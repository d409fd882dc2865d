"""From a register's own word for a stage to our vocabulary: one table a register, and nothing guessed."""

from __future__ import annotations

from marktplatz.booths.fields.solution_vocabularies import LIFECYCLE_STATUS

STAGES: dict[str, dict[str, str]] = {
    "nl_algoritmeregister": {
        "in ontwikkeling": "development",
        "in gebruik": "operational",
        "buiten gebruik": "retired",
    },
    "eu_pstw": {
        "planned": "planned",
        "in development": "development",
        "pilot": "pilot",
        "implemented": "operational",
        "not in use": "retired",
    },
    "muenchen_ki_systeme": {
        "in arbeit": "development",
        "beta": "pilot",
        "im einsatz": "operational",
    },
}
_OUR_LABELS = {word.casefold(): term.code for term in LIFECYCLE_STATUS.terms for word in (term.label.de, term.label.en)}


def stage(source: str, word: str) -> str | None:
    """Return our code for a register's word, or None where only the word itself is honest.

    A register that the table does not know is understood as far as it uses the very words of our labels.
    """
    table = STAGES.get(source, _OUR_LABELS)
    return table.get(word.strip().casefold())
