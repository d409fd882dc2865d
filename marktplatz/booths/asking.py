"""What an event asks its exhibitors: the required answers, and the words of the vocabularies that a city changes."""

from __future__ import annotations

import re
from collections.abc import Collection, Mapping, Sequence

from marktplatz.booths.merging_terms import Label, Required, merged_required, merged_terms
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
CODE_TWICE = Text(
    de="Ein Eintrag steht zweimal im Formular. Laden Sie die Seite neu und ändern Sie noch einmal.",
    en="One entry is in the form twice. Reload the page and enter your change once more.",
)
TOO_MANY = Text(
    de="Mehr als {most} Einträge sind zu viel zum Auswählen.",
    en="More than {most} entries are too many to choose from.",
)
NONE_LEFT = Text(de="Mindestens ein Eintrag muss zur Auswahl stehen.", en="At least one entry must be there to choose.")


def editable() -> dict[str, Vocabulary]:
    """Return the vocabularies that organisers may change, by name."""
    found = (field.vocabulary for field in QUESTIONNAIRE.fields if field.vocabulary is not None)
    return {vocabulary.name: vocabulary for vocabulary in found if vocabulary.editable}


def can_be_chosen() -> list[str]:
    """Return the keys of an own choice of required answers: all but those that are required anyway."""
    return [field.key for field in QUESTIONNAIRE.fields if field.need is not Need.DRAFT and field.key not in ALWAYS]


def require_answers(
    event: Event, required_set: str, keys: Sequence[str], *, actor: Actor, seen: Required | None = None
) -> None:
    """Set which answers the event requires; ``keys`` count for an own choice. Refuses all but organisers.

    Nothing that was handed in becomes incomplete by it: only submitting asks. ``seen`` is what the form had shown, so
    that somebody else's change since then is kept; Conflict where only one of the two can count.
    """
    may_organise(actor).require()
    if required_set not in list(RequiredSet):
        raise Invalid(UNKNOWN_SET, {"required_set": UNKNOWN_SET})
    if not set(keys) <= set(can_be_chosen()):
        raise Invalid(UNKNOWN_KEY, {"required_set": UNKNOWN_KEY})
    _hold(event)
    stored, sent = required_of(event), _required(required_set, keys)
    wanted = merged_required(sent, stored, _required(seen.required_set, seen.keys)) if seen else sent
    if wanted == stored:
        return
    event.required_set = wanted.required_set
    event.required_keys = [key for key in can_be_chosen() if key in wanted.keys]
    session.flush()
    record(
        session,
        facts.RequiredSetChanged(
            actor_id=actor.account_id,
            event_id=event.id,
            required_set=wanted.required_set,
            added=sorted(wanted.keys - stored.keys),
            removed=sorted(stored.keys - wanted.keys),
        ),
    )


def required_of(event: Event) -> Required:
    """Return which answers the event requires now."""
    return Required(event.required_set, frozenset(event.required_keys))


def change_vocabulary(
    event: Event, name: str, labels: Sequence[Label], *, actor: Actor, seen: Mapping[str, str] | None = None
) -> None:
    """Rename, retire and add the terms of a vocabulary for an event, in this order. Refuses all but organisers.

    Codes never change and no term is taken out: what somebody has chosen keeps its words. ``seen`` has, by code, the
    mark of what the form had shown: rows that its sender left alone stay as they are stored, terms that somebody else
    has added stay too, and a row that both have changed is a Collision. Without it the form has to name every term.
    Raises Conflict for a term that is not in the list, Invalid with the rows that cannot be stored (``de-0``).
    """
    may_organise(actor).require()
    _hold(event)
    known = _vocabulary(event, name)
    stored = {label.code: label for label in labels_of(known)}
    _check_codes([label.code for label in labels if label.code], stored, may_miss=bool(seen))
    named = merged_terms(labels, stored, seen or {})
    added = [label for code, label in stored.items() if code not in {each.code for each in labels}]
    if problems := _problems(named, added):
        raise Invalid(next(iter(problems.values())), problems)
    rows = _rows([label for label in named if label.code] + added + [label for label in named if not label.code])
    before = _rows(labels_of(known))
    if rows == before:
        return
    event.vocabularies = {**event.vocabularies, name: rows}
    session.flush()
    changed = [str(row["code"]) for row in rows if row not in before]
    record(
        session,
        facts.VocabularyChanged(actor_id=actor.account_id, event_id=event.id, vocabulary=name, codes=changed),
    )


def _check_codes(sent: Sequence[str], stored: Mapping[str, Label], *, may_miss: bool) -> None:
    if len(set(sent)) < len(sent):
        raise Invalid(CODE_TWICE)
    if not set(sent) <= set(stored) or (not may_miss and len(sent) < len(stored)):
        raise Conflict(TERM_GONE)


def _hold(event: Event) -> None:
    """Read what is stored now, and let PostgreSQL change it for one after the other, as SQLite does."""
    session.refresh(event, ["required_set", "required_keys", "vocabularies"], with_for_update=True)


def _required(required_set: str, keys: Collection[str]) -> Required:
    return Required(required_set, frozenset(keys) if required_set == RequiredSet.OWN else frozenset())


def _rows(labels: Sequence[Label]) -> list[dict[str, object]]:
    rows: list[dict[str, object]] = []
    taken = {label.code for label in labels if label.code}
    for label in labels:
        code = label.code or _new_code(label, taken)
        taken.add(code)
        rows.append({"code": code, "de": _tidied(label.de), "en": _tidied(label.en), "retired": label.is_retired})
    return rows


def labels_of(vocabulary: Vocabulary) -> list[Label]:
    """Return the terms as rows of the form."""
    return [
        Label(code=term.code, de=term.label.de, en=term.label.en, is_retired=term.is_retired)
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


def _problems(labels: Sequence[Label], added: Sequence[Label]) -> dict[str, Text]:
    """Return what is wrong with the rows of a form, beside those that somebody else has ``added`` meanwhile."""
    if len(labels) + len(added) > MOST_TERMS:
        return {"de-0": TOO_MANY.filled(most=MOST_TERMS)}
    if all(label.is_retired for label in [*labels, *added]):
        return {"de-0": NONE_LEFT}
    found: dict[str, Text] = {}
    seen = {"de": {label.de.casefold() for label in added}, "en": {label.en.casefold() for label in added}}
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


def _new_code(label: Label, taken: Collection[str]) -> str:
    words = slug(_tidied(label.en), limit=36).replace("-", "_")
    stem = words if _CODE.fullmatch(words) and words not in _RESERVED else f"term_{words}"[:36].rstrip("_")
    code, number = stem, 2
    while code in taken:
        code, number = f"{stem}_{number}", number + 1
    return code
