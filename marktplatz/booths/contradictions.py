"""Answers that do not fit each other. Told to writers and reviewers; never in the way of saving or submitting. Pure."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import dataclass

from marktplatz.core.fields import Content
from marktplatz.core.text import Text

GENERATIVE = frozenset({"genai_text", "genai_media", "rag"})
_PERSONAL = frozenset({"personal", "special"})


@dataclass(frozen=True, kw_only=True)
class Contradiction:
    """What does not fit: ``key`` is the field to look at first, ``label`` a word for lists."""

    code: str
    key: str
    label: Text
    message: Text


@dataclass(frozen=True)
class _Rule:
    found_in: Callable[[Content], bool]
    told: Contradiction


_RULES = (
    _Rule(
        lambda content: (
            content.get("logic_type") == "deterministic" and not GENERATIVE.isdisjoint(content.get("technology") or ())
        ),
        Contradiction(
            code="contradiction",
            key="technology",
            label=Text(de="Widerspruch", en="Contradiction"),
            message=Text(
                de="Feste Regeln und generative KI zugleich: Generative KI ist ein lernendes System. "
                "Prüfen Sie beide Angaben.",
                en="Fixed rules and generative AI at once: generative AI is a learning system. Check both answers.",
            ),
        ),
    ),
    _Rule(
        lambda content: (
            content.get("ai_act_class") == "not_ai"
            and content.get("logic_type") in ("learning", "hybrid")
            and not content.get("ai_act_note")
        ),
        Contradiction(
            code="not_ai",
            key="ai_act_class",
            label=Text(de="Kein KI-System?", en="Not an AI system?"),
            message=Text(
                de="Ein lernendes System, das kein KI-System sein soll: Schreiben Sie bei der Einstufung dazu, warum.",
                en="A learning system that is said to be no AI system: give the reason with the class.",
            ),
        ),
    ),
    _Rule(
        lambda content: content.get("ai_act_class") == "prohibited",
        Contradiction(
            code="prohibited",
            key="ai_act_class",
            label=Text(de="Verbotene Praxis", en="Prohibited practice"),
            message=Text(
                de="Eine verbotene Praxis darf nur als Negativbeispiel gezeigt werden. "
                "Sagen Sie in der Kurzbeschreibung, dass es eines ist.",
                en="A prohibited practice may only be shown as a negative example. "
                "Say in the short description that it is one.",
            ),
        ),
    ),
    _Rule(
        lambda content: (
            content.get("decision_role") == "decides_auto"
            and content.get("personal_data") in _PERSONAL
            and not content.get("redress")
        ),
        Contradiction(
            code="redress",
            key="redress",
            label=Text(de="Beschwerdeweg fehlt", en="No way to object"),
            message=Text(
                de="Das System entscheidet automatisch und mit personenbezogenen Daten. "
                "Schreiben Sie, wie Betroffene widersprechen können.",
                en="The system decides automatically and with personal data. Write how those affected can object.",
            ),
        ),
    ),
)


def contradictions(content: Content) -> list[Contradiction]:
    """Return what does not fit in these answers, in the order of the form's rules (domain model, A.5)."""
    return [rule.told for rule in _RULES if rule.found_in(content)]
