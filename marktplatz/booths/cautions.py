"""Answers to look at twice: what weighs on people, and what does not fit. One table for writers and reviewers.

``contradictions`` tells writers those that are meant for them, ``review.hints`` flags the weighty ones. Nothing of it
is ever in the way of saving or submitting.
"""

from __future__ import annotations

import re
from collections.abc import Callable
from dataclasses import dataclass
from enum import StrEnum

from marktplatz.booths.fields.solution_vocabularies import GENERATIVE
from marktplatz.core import clock
from marktplatz.core.fields import Content
from marktplatz.core.text import Text

_MONTH = re.compile(r"\d{4}-\d{2}")
_PERSONAL = frozenset({"personal", "special"})


class Weight(StrEnum):
    """How much it matters: grave is approved with a reason only, notable stands in the queue, a doubt at its text."""

    GRAVE = "grave"
    NOTABLE = "notable"
    DOUBT = "doubt"


@dataclass(frozen=True, kw_only=True)
class Caution:
    """What to look at: ``key`` is the field to look at first, ``label`` a word for lists.

    ``advice`` is for reviewers; ``to_writers`` what those read who can change the answer, None where it is no fault.
    """

    code: str
    key: str
    label: Text
    advice: Text
    found_in: Callable[[Content], bool]
    to_writers: Text | None = None
    weight: Weight = Weight.DOUBT

    @property
    def is_grave(self) -> bool:
        """Say whether it weighs on people so much that an approval needs a reason."""
        return self.weight is Weight.GRAVE


def cautions(content: Content) -> list[Caution]:
    """Return what to look at twice in these answers, what weighs most first."""
    return [one for one in CAUTIONS if one.found_in(content)]


def _holds(key: str, *codes: str) -> Callable[[Content], bool]:
    def found_in(content: Content) -> bool:
        value = content.get(key)
        return not set(codes).isdisjoint(value if isinstance(value, list) else [value])

    return found_in


def _doubt(code: str, key: str, found_in: Callable[[Content], bool], label: Text, said: Text) -> Caution:
    """Return what writers and reviewers read in the same words."""
    return Caution(code=code, key=key, label=label, advice=said, to_writers=said, found_in=found_in)


def _generative_by_rules(content: Content) -> bool:
    return content.get("logic_type") == "deterministic" and not GENERATIVE.isdisjoint(content.get("technology") or ())


def _learning_but_not_ai(content: Content) -> bool:
    is_learning = content.get("logic_type") in ("learning", "hybrid")
    return content.get("ai_act_class") == "not_ai" and is_learning and not content.get("ai_act_note")


def _decides_without_redress(content: Content) -> bool:
    decides = content.get("decision_role") == "decides_auto" and content.get("personal_data") in _PERSONAL
    return decides and not content.get("redress")


def _in_use_from_the_future(content: Content) -> bool:
    since = str(content.get("in_use_since") or "")
    return bool(_MONTH.fullmatch(since)) and since > f"{clock.now().astimezone(clock.ZONE):%Y-%m}"


CAUTIONS = (
    Caution(
        code="prohibited",
        key="ai_act_class",
        weight=Weight.GRAVE,
        found_in=_holds("ai_act_class", "prohibited"),
        label=Text(de="Verbotene Praxis", en="Prohibited practice"),
        advice=Text(
            de="Art. 5 KI-Verordnung. Nur als Negativbeispiel, und der Text muss es sagen.",
            en="Art. 5 AI Act. Only as a negative example, and the text has to say so.",
        ),
        to_writers=Text(
            de="Eine verbotene Praxis darf nur als Negativbeispiel gezeigt werden. "
            "Sagen Sie in der Kurzbeschreibung, dass es eines ist.",
            en="A prohibited practice may only be shown as a negative example. "
            "Say in the short description that it is one.",
        ),
    ),
    Caution(
        code="high",
        key="ai_act_class",
        weight=Weight.GRAVE,
        found_in=_holds("ai_act_class", "high_annex_iii", "high_annex_i"),
        label=Text(de="Hochrisiko", en="High risk"),
        advice=Text(
            de="Art. 6 KI-Verordnung. Sagt der Text, wie Menschen das System beaufsichtigen?",
            en="Art. 6 AI Act. Does the text say how people oversee the system?",
        ),
    ),
    Caution(
        code="special",
        key="personal_data",
        weight=Weight.GRAVE,
        found_in=_holds("personal_data", "special"),
        label=Text(de="Besondere Daten", en="Special data"),
        advice=Text(
            de="Kategorien nach Art. 9 DSGVO. Sagt der Text, wie sie geschützt sind?",
            en="Categories of Art. 9 GDPR. Does the text say how they are protected?",
        ),
    ),
    Caution(
        code="jobs_lost",
        key="employee_effects",
        weight=Weight.GRAVE,
        found_in=_holds("employee_effects", "jobs_lost"),
        label=Text(de="Stellen können wegfallen", en="Posts may disappear"),
        advice=Text(
            de="Sagt der Text, was aus den Beschäftigten wird?",
            en="Does the text say what becomes of the employees?",
        ),
    ),
    Caution(
        code="monitoring",
        key="employee_effects",
        weight=Weight.GRAVE,
        found_in=_holds("employee_effects", "monitoring"),
        label=Text(de="Überwachung möglich", en="Monitoring possible"),
        advice=Text(de="Sagt der Text, was dagegen getan wird?", en="Does the text say what is done about it?"),
    ),
    Caution(
        code="data_unknown",
        key="personal_data",
        weight=Weight.NOTABLE,
        found_in=_holds("personal_data", "unknown"),
        label=Text(de="Daten ungeklärt", en="Data not clarified"),
        advice=Text(
            de="Personenbezogen oder nicht, das steht noch nicht fest.",
            en="Personal data or not, that is still open.",
        ),
    ),
    Caution(
        code="effects_unknown",
        key="employee_effects",
        weight=Weight.NOTABLE,
        found_in=_holds("employee_effects", "unknown"),
        label=Text(de="Folgen unbekannt", en="Effects unknown"),
        advice=Text(
            de="Für die Beschäftigten steht noch nichts fest.",
            en="Nothing is known yet for the employees.",
        ),
    ),
    _doubt(
        "contradiction",
        "technology",
        _generative_by_rules,
        Text(de="Widerspruch", en="Contradiction"),
        Text(
            de="Feste Regeln und generative KI zugleich: Generative KI ist ein lernendes System. "
            "Prüfen Sie beide Angaben.",
            en="Fixed rules and generative AI at once: generative AI is a learning system. Check both answers.",
        ),
    ),
    _doubt(
        "not_ai",
        "ai_act_class",
        _learning_but_not_ai,
        Text(de="Kein KI-System?", en="Not an AI system?"),
        Text(
            de="Ein lernendes System, das kein KI-System sein soll: Schreiben Sie bei der Einstufung dazu, warum.",
            en="A learning system that is said to be no AI system: give the reason with the class.",
        ),
    ),
    _doubt(
        "redress",
        "redress",
        _decides_without_redress,
        Text(de="Beschwerdeweg fehlt", en="No way to object"),
        Text(
            de="Das System entscheidet automatisch und mit personenbezogenen Daten. "
            "Schreiben Sie, wie Betroffene widersprechen können.",
            en="The system decides automatically and with personal data. Write how those affected can object.",
        ),
    ),
    _doubt(
        "in_future",
        "in_use_since",
        _in_use_from_the_future,
        Text(de="Beginn in der Zukunft", en="Begins in the future"),
        Text(
            de="Dieser Monat kommt erst noch. Wenn die Lösung noch nicht im Einsatz ist, ändern Sie den Stand der "
            "Umsetzung.",
            en="This month is still to come. If the solution is not in use yet, change the stage.",
        ),
    ),
)
"""What weighs most first."""
