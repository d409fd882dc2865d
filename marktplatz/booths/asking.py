"""What an event asks its exhibitors: the required answers, and the words of the vocabularies that a city changes."""

from __future__ import annotations

import re
from collections.abc import Mapping, Sequence
from dataclasses import dataclass

from marktplatz.booths.questionnaire import QUESTIONNAIRE, questionnaire_of
from marktplatz.booths.required import ALWAYS, RequiredSet
from marktplatz.core.database import session
from marktplatz.core.errors import Conflict, Invalid
from marktplatz.core.facts import record
from marktplatz.core.fields import Need
from marktplatz.core.permissions import Actor, may_organise
from marktplatz.core.text import Text, length, slug, tidy
from marktplatz.core.vocabulary import Vocabulary
from marktplatz.events import facts
from marktplatz.events.models import Event

LONGEST_LABEL = 120
MOST_TERMS = 60
_RESERVED = frozenset({"own_words", "not_stated"})
_CODE = re.compile(r"[a-z][a-z0-9_]{0,39}")

UNKNOWN_SET = Text(de="Wählen Sie eine der Möglichkeiten.", en="Choose one of the options.")
UNKNOWN_KEY = Text(
    de="Eine der Angaben kennt das Programm nicht. Laden Sie die Seite neu.",
    en="The program does not know one of the answers. Reload the page.",
)
LABEL_NEEDED = Text(de="Schreiben Sie eine Bezeichnung.", en="Write a label.")
LABEL_TOO_LONG = Text(
    de="Kürzen Sie die Bezeichnung auf höchstens {most} Zeichen.", en="Shorten the label to at most {most} characters."
)
LABEL_TWICE = Text(de="Diese Bezeichnung gibt es schon.", en="This label is there already.")
TERM_GONE = Text(
    de="Jemand hat die Liste inzwischen geändert. Laden Sie die Seite neu und ändern Sie noch einmal.",
    en="Somebody has changed the list in the meantime. Reload the page and enter your change once more.",
)
TOO_MANY = Text(
    de="Mehr als {most} Einträge sind zu viel zum Auswählen.",
    en="More than {most} entries are too many to choose from.",
)
NONE_LEFT = Text(de="Mindestens ein Eintrag muss zur Auswahl stehen.", en="At least one entry must be there to choose.")


@dataclass(frozen=True, kw_only=True)
class Label:
    """One row of the form: the words of a term, and whether it is offered; a new term has no code yet."""

    code: str
    de: str
    en: str
    is_retired: bool = False


def editable() -> dict[str, Vocabulary]:
    """Return the vocabularies that organisers may change, by name."""
    found = (field.vocabulary for field in QUESTIONNAIRE.fields if field.vocabulary is not None)
    return {vocabulary.name: vocabulary for vocabulary in found if vocabulary.editable}


def can_be_chosen() -> list[str]:
    """Return the keys of an own choice of required answers: all but those that are required anyway."""
    return [field.key for field in QUESTIONNAIRE.fields if field.need is not Need.DRAFT and field.key not in ALWAYS]


def require_answers(event: Event, required_set: str, keys: Sequence[str], *, actor: Actor) -> None:
    """Set which answers the event requires; ``keys`` count for an own choice. Refuses all but organisers.

    Nothing that was handed in becomes incomplete by it: only submitting asks.
    """
    may_organise(actor).require()
    if required_set not in list(RequiredSet):
        raise Invalid(UNKNOWN_SET, {"required_set": UNKNOWN_SET})
    if not set(keys) <= set(can_be_chosen()):
        raise Invalid(UNKNOWN_KEY, {"required_set": UNKNOWN_KEY})
    chosen = [key for key in can_be_chosen() if key in keys] if required_set == RequiredSet.OWN else []
    if (event.required_set, event.required_keys) == (required_set, chosen):
        return
    event.required_set, event.required_keys = required_set, chosen
    session.flush()
    record(session, facts.RequiredSetChanged(actor_id=actor.account_id, event_id=event.id, required_set=required_set))


def change_vocabulary(event: Event, name: str, labels: Sequence[Label], *, actor: Actor) -> None:
    """Rename, retire and add the terms of a vocabulary for an event, in this order. Refuses all but organisers.

    Codes never change and no term is taken out: what somebody has chosen keeps its words. Raises Conflict when the
    list has lost or gained a term since the form was made, Invalid with the rows that cannot be stored (``de-0``).
    """
    may_organise(actor).require()
    known = _vocabulary(event, name)
    if {label.code for label in labels if label.code} != set(known.codes):
        raise Conflict(TERM_GONE)
    if problems := _problems(labels):
        raise Invalid(next(iter(problems.values())), problems)
    rows: list[dict[str, object]] = []
    taken = set(known.codes)
    for label in labels:
        code = label.code or _new_code(label, taken)
        taken.add(code)
        rows.append({"code": code, "de": _tidied(label.de), "en": _tidied(label.en), "retired": label.is_retired})
    if rows == rows_of(known):
        return
    event.vocabularies = {**event.vocabularies, name: rows}
    session.flush()
    record(session, facts.VocabularyChanged(actor_id=actor.account_id, event_id=event.id, vocabulary=name))


def rows_of(vocabulary: Vocabulary) -> list[dict[str, object]]:
    """Return the terms as an event keeps them."""
    return [
        {"code": term.code, "de": term.label.de, "en": term.label.en, "retired": term.is_retired}
        for term in vocabulary.terms
    ]


def vocabulary_of(event: Event, name: str) -> Vocabulary | None:
    """Return a vocabulary that can be changed, as the event has it now; None for any other name."""
    if name not in editable():
        return None
    fields = questionnaire_of(event).fields
    return next(field.vocabulary for field in fields if field.vocabulary and field.vocabulary.name == name)


def _vocabulary(event: Event, name: str) -> Vocabulary:
    found = vocabulary_of(event, name)
    if found is None:
        raise Invalid(UNKNOWN_KEY)
    return found


def _problems(labels: Sequence[Label]) -> dict[str, Text]:
    if len(labels) > MOST_TERMS:
        return {"de-0": TOO_MANY.filled(most=MOST_TERMS)}
    if all(label.is_retired for label in labels):
        return {"de-0": NONE_LEFT}
    found: dict[str, Text] = {}
    seen: dict[str, set[str]] = {"de": set(), "en": set()}
    for place, label in enumerate(labels):
        for language, typed in (("de", label.de), ("en", label.en)):
            text = _tidied(typed)
            problem = _problem(text, seen[language])
            if problem is not None:
                found[f"{language}-{place}"] = problem
            seen[language].add(text.casefold())
    return found


def _problem(text: str, seen: set[str]) -> Text | None:
    if not text:
        return LABEL_NEEDED
    if length(text) > LONGEST_LABEL:
        return LABEL_TOO_LONG.filled(most=LONGEST_LABEL)
    return LABEL_TWICE if text.casefold() in seen else None


def _tidied(text: str) -> str:
    return tidy(text, multiline=False)


def _new_code(label: Label, taken: Mapping[str, object] | set[str]) -> str:
    words = slug(_tidied(label.en), limit=36).replace("-", "_")
    stem = words if _CODE.fullmatch(words) and words not in _RESERVED else f"term_{words}"[:36].rstrip("_")
    code, number = stem, 2
    while code in taken:
        code, number = f"{stem}_{number}", number + 1
    return code
