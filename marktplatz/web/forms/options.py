"""What can be chosen: the terms that are offered, and a retired one for whoever has it."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass

from marktplatz.core.countries import countries
from marktplatz.core.fields import Field, Kind, Need
from marktplatz.core.text import Text, fold
from marktplatz.web.forms.values import CONFIRMED
from marktplatz.web.language import language

_NO_ANSWER = Text(de="Keine Angabe", en="No answer")


@dataclass(frozen=True)
class Option:
    """One answer to choose."""

    code: str
    label: str
    is_rare: bool = False


def options_of(field: Field, chosen: Sequence[str], *, can_undo: bool = True) -> list[Option]:
    """Return the answers to choose from in the reader's language; ``chosen`` are the codes that are chosen now.

    Where the input itself ``can_undo`` no choice, the way back to no answer is one more to choose.
    """
    reader = language()
    if field.kind is Kind.CONFIRMATION:
        return [Option(CONFIRMED, field.label.in_(reader))]
    if field.kind is Kind.COUNTRY:
        return [Option(code, name) for code, name in countries(reader).items()]
    terms = field.vocabulary.terms if field.vocabulary else ()
    offered = [
        Option(term.code, term.label.in_(reader), "rare" in term.tags)
        for term in terms
        if not term.is_retired or term.code in chosen
    ]
    # There are many rare ones, and each reader looks for them in the alphabet of their own language.
    rare = sorted((one for one in offered if one.is_rare), key=lambda one: fold(one.label))
    return [one for one in offered if not one.is_rare] + rare + ([] if can_undo else _no_answer(field))


def _no_answer(field: Field) -> list[Option]:
    """Return no answer as a choice, but where everybody must answer or something counts as the answer of the silent."""
    is_due = field.need in (Need.DRAFT, Need.SUBMIT) and not field.required_when
    return [] if is_due or field.default is not None else [Option("", _NO_ANSWER.in_(language()))]
