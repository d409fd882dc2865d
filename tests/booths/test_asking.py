"""What an event asks: organisers set the required answers and change the words of the vocabularies."""

from __future__ import annotations

from dataclasses import replace

import pytest

from marktplatz.audit import queries as audit
from marktplatz.booths import actions
from marktplatz.booths.asking import (
    CODE_TWICE,
    LABEL_NEEDED,
    LABEL_TWICE,
    change_vocabulary,
    editable,
    require_answers,
    vocabulary_of,
)
from marktplatz.booths.drafts import save_draft
from marktplatz.booths.merging_terms import Collision, Label, Required, mark
from marktplatz.booths.questionnaire import FIELDS, questionnaire_of
from marktplatz.core.database import session
from marktplatz.core.errors import Conflict, Invalid, Refused
from marktplatz.core.text import Text
from marktplatz.events.models import Event
from tests.booths.test_drafts import member_of, whole
from tests.factories import EventRow, Make

NEW = Label(code="", de="Weltraum", en="Outer space")


def labels(event: Event, name: str = "domain") -> list[Label]:
    vocabulary = vocabulary_of(event, name)
    assert vocabulary is not None
    return [Label(code=term.code, de=term.label.de, en=term.label.en) for term in vocabulary.terms]


def event_of(row: EventRow) -> Event:
    return session.get_one(Event, row.id)


def test_the_required_set_decides_whether_a_booth_can_be_submitted(make: Make) -> None:
    event, organiser = make.event(required_set="minimum"), make.organiser()
    row = make.booth(event, content={"opportunities": None})
    with make.unit():
        require_answers(event_of(event), "own", ["opportunities"], actor=organiser.actor)
    with make.unit():
        line = audit.latest()[0]
        assert (line.name, line.payload["required_set"]) == ("required_set_changed", "own")
    with make.unit(), pytest.raises(actions.Incomplete) as refused:
        actions.submit(whole(row), version=None, actor=member_of(row))
    assert [flaw.name for flaw in refused.value.found] == ["opportunities_de"]
    with make.unit():
        require_answers(event_of(event), "minimum", ["opportunities"], actor=organiser.actor)
        assert event_of(event).required_keys == [], "an own choice counts for an own choice only"
        actions.submit(whole(row), version=None, actor=member_of(row))


@pytest.mark.parametrize(("required_set", "keys"), [("", []), ("most", []), ("own", ["title"]), ("own", ["unknown"])])
def test_what_is_no_set_is_refused(make: Make, required_set: str, keys: list[str]) -> None:
    event, organiser = make.event(), make.organiser()
    with make.unit(), pytest.raises(Invalid):
        require_answers(event_of(event), required_set, keys, actor=organiser.actor)


def test_only_organisers_may(make: Make) -> None:
    event, reviewer = make.event(), make.reviewer()
    with make.unit():
        with pytest.raises(Refused):
            require_answers(event_of(event), "full", [], actor=reviewer.actor)
        with pytest.raises(Refused):
            change_vocabulary(event_of(event), "domain", labels(event_of(event)), actor=reviewer.actor)


def test_a_term_is_added_renamed_and_retired_for_one_event(make: Make) -> None:
    event, other, organiser = make.event(), make.event(), make.organiser()
    row = make.booth(event, content={"domain": ["mobility"]})
    with make.unit():
        rows = labels(event_of(event))
        changed = [
            Label(
                code=one.code,
                de="Verkehr" if one.code == "mobility" else one.de,
                en=one.en,
                is_retired=one.code == "mobility",
            )
            for one in rows
        ]
        change_vocabulary(event_of(event), "domain", [*changed, NEW], actor=organiser.actor)
    with make.unit():
        asked = questionnaire_of(event_of(event)).by_key["domain"].vocabulary
        assert asked is not None
        assert asked["outer_space"].label == Text(de="Weltraum", en="Outer space")
        assert (asked["mobility"].label.de, asked["mobility"].is_retired) == ("Verkehr", True)
        untouched = questionnaire_of(event_of(other)).by_key["domain"].vocabulary
        assert untouched == FIELDS["domain"].vocabulary
        sent = {"domain": ["", "mobility", "outer_space"]}
        save_draft(whole(row), sent, version=row.version, actor=member_of(row))
        assert whole(row).draft.content["domain"] == ["mobility", "outer_space"], "who had chosen it keeps it"


def test_no_term_is_ever_lost(make: Make) -> None:
    event, organiser = make.event(), make.organiser()
    with make.unit():
        change_vocabulary(event_of(event), "domain", [*labels(event_of(event)), NEW], actor=organiser.actor)
    with make.unit():
        rows = labels(event_of(event))
        for wrong in (rows[:-1], [*rows, Label(code="invented", de="x", en="x")]):
            with pytest.raises(Conflict):
                change_vocabulary(event_of(event), "domain", wrong, actor=organiser.actor)
        change_vocabulary(event_of(event), "domain", [*rows, NEW_AGAIN], actor=organiser.actor)
        assert [one.code for one in labels(event_of(event))][-2:] == ["outer_space", "outer_space_2"]


def renamed(rows: list[Label], **words: str) -> list[Label]:
    return [replace(one, de=words.get(one.code, one.de)) for one in rows]


def marks(rows: list[Label]) -> dict[str, str]:
    return {one.code: mark(one) for one in rows}


def test_of_two_organisers_at_a_vocabulary_neither_undoes_the_other(make: Make) -> None:
    event, organiser = make.event(), make.organiser().actor
    with make.unit():
        shown = labels(event_of(event))
        first = [*renamed(shown, mobility="Verkehr"), NEW]
        change_vocabulary(event_of(event), "domain", first, actor=organiser, seen=marks(shown))
    with make.unit():
        second = [replace(one, is_retired=one.code == "culture") for one in renamed(shown, health="Heilen")]
        change_vocabulary(event_of(event), "domain", second, actor=organiser, seen=marks(shown))
    with make.unit():
        asked = vocabulary_of(event_of(event), "domain")
        assert asked is not None
        words = [asked[code].label.de for code in ("mobility", "health", "outer_space")]
        assert words == ["Verkehr", "Heilen", "Weltraum"]
        assert [term.code for term in asked.terms if term.is_retired] == [
            one.code for one in shown if one.code == "culture"
        ]
        assert audit.latest()[0].payload["codes"] == [one.code for one in shown if one.code in ("culture", "health")]


def test_a_row_that_both_have_changed_is_a_conflict_that_shows_the_other_words(make: Make) -> None:
    event, organiser = make.event(), make.organiser().actor
    with make.unit():
        shown = labels(event_of(event))
        change_vocabulary(event_of(event), "domain", renamed(shown, mobility="Verkehr"), actor=organiser)
    place = [one.code for one in shown].index("mobility")
    mine = renamed(shown, mobility="Bewegung")
    with make.unit(), pytest.raises(Collision) as refused:
        change_vocabulary(event_of(event), "domain", mine, actor=organiser, seen=marks(shown))
    assert list(refused.value.problems) == [f"de-{place}"]
    assert "Verkehr / " in refused.value.problems[f"de-{place}"].de
    with make.unit():
        same = renamed(shown, mobility=" Verkehr ")
        change_vocabulary(event_of(event), "domain", same, actor=organiser, seen=marks(shown))


def test_what_somebody_else_has_added_is_not_added_twice(make: Make) -> None:
    event, organiser = make.event(), make.organiser().actor
    with make.unit():
        shown = labels(event_of(event))
        change_vocabulary(event_of(event), "domain", [*shown, NEW], actor=organiser, seen=marks(shown))
    with make.unit(), pytest.raises(Invalid) as refused:
        change_vocabulary(event_of(event), "domain", [*shown, NEW], actor=organiser, seen=marks(shown))
    assert refused.value.problems == dict.fromkeys((f"de-{len(shown)}", f"en-{len(shown)}"), LABEL_TWICE)


def test_a_code_stands_in_the_list_once(make: Make) -> None:
    event, organiser = make.event(), make.organiser().actor
    with make.unit(), pytest.raises(Invalid) as refused:
        rows = labels(event_of(event))
        twin = replace(rows[0], de="Zwilling", en="Twin")
        change_vocabulary(event_of(event), "domain", [*rows, twin], actor=organiser)
    assert refused.value.message is CODE_TWICE


def required(*keys: str) -> Required:
    return Required("own", frozenset(keys))


def test_of_two_organisers_at_the_required_answers_both_ticks_count(make: Make) -> None:
    event, organiser = make.event(required_set="own", required_keys=["risks", "summary"]), make.organiser().actor
    shown = required("risks", "summary")
    for keys in (["risks", "summary", "opportunities"], ["risks"], ["risks", "summary"]):
        with make.unit():
            require_answers(event_of(event), "own", keys, actor=organiser, seen=shown)
    with make.unit():
        assert set(event_of(event).required_keys) == {"risks", "opportunities"}
        line = audit.latest()[0]
        assert (line.payload["added"], line.payload["removed"]) == ([], ["summary"])


def test_of_two_sets_the_later_one_is_a_conflict(make: Make) -> None:
    event, organiser = make.event(required_set="minimum"), make.organiser().actor
    for chosen in ("full", "full", "minimum"):
        with make.unit():
            require_answers(event_of(event), chosen, [], actor=organiser, seen=Required("minimum"))
    with make.unit(), pytest.raises(Conflict) as refused:
        require_answers(event_of(event), "own", ["risks"], actor=organiser, seen=Required("minimum"))
    assert "Alle Angaben von allen" in refused.value.message.de
    with make.unit():
        assert event_of(event).required_set == "full"


NEW_AGAIN = Label(code="", de="Weltraum, zweiter", en="Outer space!")


@pytest.mark.parametrize(
    ("label", "problem"),
    [
        (Label(code="", de=" ", en="Something"), {"de-16": LABEL_NEEDED}),
        (Label(code="", de="Neu", en="mobility AND traffic"), {"en-16": LABEL_TWICE}),
        (Label(code="", de="x" * 121, en="Long"), {"de-16": None}),
    ],
)
def test_a_label_must_be_there_short_and_one_of_its_kind(
    make: Make, label: Label, problem: dict[str, Text | None]
) -> None:
    event, organiser = make.event(), make.organiser()
    with make.unit(), pytest.raises(Invalid) as refused:
        change_vocabulary(event_of(event), "domain", [*labels(event_of(event)), label], actor=organiser.actor)
    assert list(refused.value.problems) == list(problem)
    for name, told in problem.items():
        assert told is None or refused.value.problems[name] == told


def test_something_must_be_left_to_choose(make: Make) -> None:
    event, organiser = make.event(), make.organiser()
    with make.unit(), pytest.raises(Invalid):
        none = [Label(code=one.code, de=one.de, en=one.en, is_retired=True) for one in labels(event_of(event))]
        change_vocabulary(event_of(event), "domain", none, actor=organiser.actor)


@pytest.mark.one_database
def test_a_city_changes_kinds_departments_and_domains() -> None:
    assert set(editable()) == {"exhibitor_kind", "lhm_unit", "domain"}
