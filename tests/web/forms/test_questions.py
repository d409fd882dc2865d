"""Every kind of field becomes an input, also the kinds that today's questionnaire does not use."""

from __future__ import annotations

import pytest
from flask import Flask

from marktplatz.core.fields import Condition, Field, Kind, Need, Questionnaire
from marktplatz.core.text import Text
from marktplatz.core.vocabulary import Vocabulary, vocabulary
from marktplatz.web.forms.naming import label_of
from marktplatz.web.forms.questions import MOST_RADIOS, Shown, Widget, question_of, widget_of
from marktplatz.web.forms.values import stored_values, typed_values

WORD = Text(de="Frage", en="Question")


def _field(kind: Kind, **more: object) -> Field:
    return Field(**{"key": "thing", "kind": kind, "label": WORD, "hint": WORD, **more})  # type: ignore[arg-type]


def _terms(number: int) -> Vocabulary:
    return vocabulary("v", [(f"code_{n}", f"Wort {n}", f"Word {n}") for n in range(number)])


@pytest.mark.parametrize(
    ("kind", "terms", "widget"),
    [
        (Kind.LINE, 0, Widget.LINE),
        (Kind.EMAIL, 0, Widget.LINE),
        (Kind.URL, 0, Widget.LINE),
        (Kind.MONTH, 0, Widget.LINE),
        (Kind.PERIOD, 0, Widget.LINE),
        (Kind.NUMBER, 0, Widget.LINE),
        (Kind.TEXT, 0, Widget.AREA),
        (Kind.MARKDOWN, 0, Widget.AREA),
        (Kind.LIST, 0, Widget.ROWS),
        (Kind.TIMES, 0, Widget.ROWS),
        (Kind.PICTURES, 0, Widget.FILES),
        (Kind.DOCUMENTS, 0, Widget.FILES),
        (Kind.CHOICE, MOST_RADIOS, Widget.RADIOS),
        (Kind.CHOICE, MOST_RADIOS + 1, Widget.SELECT),
        (Kind.CHOICES, 3, Widget.TICKS),
        (Kind.COUNTRY, 0, Widget.SELECT),
        (Kind.CONFIRMATION, 0, Widget.TICKS),
    ],
)
def test_each_kind_has_its_widget(kind: Kind, terms: int, widget: Widget) -> None:
    assert widget_of(_field(kind, vocabulary=_terms(terms) if terms else None)) is widget


@pytest.mark.parametrize(
    ("kind", "value", "held"),
    [
        (Kind.LINE, "Wort", ["Wort"]),
        (Kind.LINE, None, []),
        (Kind.CHOICES, ["code_1", "code_0"], ["code_1", "code_0"]),
        (Kind.CONFIRMATION, True, ["yes"]),
        (Kind.CONFIRMATION, False, []),
        (Kind.NUMBER, 0, ["0"]),
        (Kind.NUMBER, 7, ["7"]),
    ],
)
def test_a_stored_answer_stands_in_its_input(kind: Kind, value: object, held: list[str]) -> None:
    questionnaire = _questionnaire(_field(kind))
    content = {} if value is None else {"thing": value}
    assert stored_values(questionnaire, content) == {"thing": held}


def test_a_default_stands_where_nothing_was_answered() -> None:
    questionnaire = _questionnaire(_field(Kind.CHOICE, vocabulary=_terms(3), default="code_2"))
    assert stored_values(questionnaire, {}) == {"thing": ["code_2"]}
    assert stored_values(questionnaire, {"thing": "code_1"}) == {"thing": ["code_1"]}


@pytest.mark.parametrize(
    ("kind", "sent", "held"),
    [
        (Kind.LINE, ["  zwei\n Zeilen\x00 "], ["zwei Zeilen"]),
        (Kind.TEXT, ["erste\r\n\r\nzweite  "], ["erste\n\nzweite"]),
        (Kind.TEXT, ["", ""], []),
        (Kind.CHOICES, ["", "code_1", "unknown"], ["code_1", "unknown"]),
        (Kind.CONFIRMATION, ["", "1"], ["yes"]),
        (Kind.CONFIRMATION, [""], []),
    ],
)
def test_what_was_typed_stands_in_its_input(kind: Kind, sent: list[str], held: list[str]) -> None:
    assert typed_values(_questionnaire(_field(kind)), {"thing": sent, "other": ["x"]}) == {"thing": held}


def test_what_was_not_sent_is_left_out() -> None:
    assert typed_values(_questionnaire(_field(Kind.LINE)), {}) == {}


def test_a_condition_is_said_in_words(app: Flask) -> None:
    words = Text(de="nur bei „Ja“", en="only if “Yes”")
    field = _field(Kind.TEXT, need=Need.SUBMIT, condition=Condition(key="other", codes=frozenset({"yes"}), words=words))
    with app.test_request_context("/de/"):
        question = question_of(field, Shown(entry_language="de", values={}))
        assert question.inputs[0].need == "Pflichtangabe, nur bei „Ja“"


def test_the_language_of_an_input_is_named_where_it_is_not_obvious(app: Flask) -> None:
    field = _field(Kind.TEXT, translatable=True)
    with app.test_request_context("/de/"):
        assert label_of(field, "thing_de", "de") == "Frage"
        assert label_of(field, "thing_en", "de") == "Frage auf Englisch"
        assert label_of(field, "thing_de", "en") == "Frage auf Deutsch"
        assert label_of(field, "thing_en", "en") == "Frage auf Englisch"
    with app.test_request_context("/en/"):
        assert label_of(field, "thing_en", "en") == "Question"
        assert label_of(field, "thing_de", "en") == "Question in German"


def test_everything_beside_an_input_describes_it(app: Flask) -> None:
    field = _field(Kind.TEXT, limit=5, example=WORD)
    with app.test_request_context("/de/"):
        shown = Shown(entry_language="de", values={"thing": ["zu lang"]}, errors={"thing": [WORD, WORD]})
        (one,) = question_of(field, shown).inputs
    assert one.described_by.split() == ["thing-error", "thing-hint", "thing-example", "thing-count"]
    assert one.error == "Frage Frage"


def _questionnaire(field: Field) -> Questionnaire:
    from marktplatz.core.fields import Block

    return Questionnaire((Block(slug="s", title=WORD, about=WORD, fields=(field,)),))
