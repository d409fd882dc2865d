"""Which answers a booth needs before it can be submitted: a setting of the event. Pure.

The minimum is what a visitor needs to understand a booth; the full set is what council, staff council and equality
office asked for. Nothing but completeness depends on it: every question is always asked.
"""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import replace
from enum import StrEnum

from marktplatz.booths.fields.conditions import OWN_UNIT
from marktplatz.core.fields import Condition, Field, Need
from marktplatz.core.text import Text

ALWAYS = frozenset({"publication_right"})
"""Needed whatever an event asks for: without it nothing may be shown to anybody."""


class RequiredSet(StrEnum):
    """The sets that an event can choose from."""

    MINIMUM = "minimum"
    UNITS = "units"
    FULL = "full"
    OWN = "own"


SETS = {
    RequiredSet.MINIMUM: Text(de="Mindestangaben von allen", en="The minimum from everybody"),
    RequiredSet.UNITS: Text(
        de="Mindestangaben, von Dienststellen der Stadt alle Angaben",
        en="The minimum, and everything from units of the city",
    ),
    RequiredSet.FULL: Text(de="Alle Angaben von allen", en="Everything from everybody"),
    RequiredSet.OWN: Text(de="Eigene Auswahl", en="An own choice"),
}


def needed(field: Field, required_set: str, keys: Sequence[str] = ()) -> Field:
    """Return the question as an event with this set asks it; ``keys`` are those of an own choice."""
    if field.need is Need.DRAFT or field.key in ALWAYS:
        return field
    if required_set == RequiredSet.OWN:
        return _required(field) if field.key in keys else _optional(field)
    if field.need is not Need.FULL:
        return field
    if required_set == RequiredSet.FULL:
        return _required(field)
    return _of_the_city(field) if required_set == RequiredSet.UNITS else _optional(field)


def _of_the_city(field: Field) -> Field:
    """Require an answer of the city's own units; one that only others are asked for stays optional."""
    kinds = [one for one in (*field.required_when, field.condition) if one and one.key == OWN_UNIT.key]
    if not all(any(one.holds({one.key: code}) for code in OWN_UNIT.codes) for one in kinds):
        return _optional(field)
    return _required(field) if kinds else _required(field, OWN_UNIT)


def _required(field: Field, *conditions: Condition) -> Field:
    return replace(field, need=Need.SUBMIT, required_when=(*field.required_when, *conditions))


def _optional(field: Field) -> Field:
    return replace(field, need=Need.OPTIONAL, required_when=())
