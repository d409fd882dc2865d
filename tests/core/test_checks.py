"""What is wrong with an answer: told at once, and in the way of submitting."""

from __future__ import annotations

from dataclasses import replace
from typing import Any

import pytest

from marktplatz.booths.questionnaire import FIELDS, QUESTIONNAIRE
from marktplatz.core.checks import flaws, missing, to_submit
from marktplatz.core.fields import Block, Condition, Field, Kind, Need, Questionnaire
from marktplatz.core.reading import read
from marktplatz.core.text import Text
from marktplatz.core.vocabulary import vocabulary
from tests.factories.answers import complete

NOTHING = Text(de="", en="")
CHOICE = vocabulary("choice", [("yes", "Ja", "Yes"), ("no", "Nein", "No")])


def field(kind: Kind, **more: Any) -> Field:
    return Field(key="x", kind=kind, label=Text(de="Feld", en="Field"), hint=NOTHING, **more)


def said(one: Field, value: Any) -> list[str]:
    return [flaw.message.de for flaw in flaws(one, {one.key: value})]


@pytest.mark.parametrize("value", [None, "", [], {}])
def test_an_empty_answer_has_no_flaw(value: Any) -> None:
    assert said(field(Kind.EMAIL), value) == []
    assert said(field(Kind.URL), value) == []


@pytest.mark.parametrize(
    ("text", "is_long"), [("x" * 10, False), ("x" * 11, True), ("👩‍🔧" * 10, False), (" x " * 5, True)]
)
def test_limits_count_as_people_do(text: str, is_long: bool) -> None:
    found = said(field(Kind.LINE, limit=10), text)
    assert bool(found) == is_long
    assert all("10" in one for one in found)


@pytest.mark.parametrize("text", ["team@stadt.example", "a.b@c.d.example"])
def test_an_address_is_fine(text: str) -> None:
    assert said(field(Kind.EMAIL), text) == []


@pytest.mark.parametrize("text", ["team", "team@", "team@stadt", "a b@stadt.example", "<a@b.example>", "a@b..example"])
def test_a_wrong_address_is_told(text: str) -> None:
    assert len(said(field(Kind.EMAIL), text)) == 1


@pytest.mark.parametrize(
    "text",
    [
        "https://stadt.example",
        "https://stadt.example/a?b=c#d",
        "HTTPS://STADT.EXAMPLE",
        "https://stadt.example:8443/Occam's_(razor)",
        "https://münchen.example/straße",
        "https://91.198.174.192/a",
        "https://stadt.example./a",
    ],
)
def test_a_web_address_is_fine(text: str) -> None:
    assert said(field(Kind.URL), text) == []


@pytest.mark.parametrize(
    "text",
    [
        "http://stadt.example",
        "stadt.example",
        "https://stadt",
        "javascript:alert(1)",
        "https://a:b@stadt.example",
        "https://[x",
        "https://stadt.example/a b",
        "https://stadt.example/\xa0",
        'https://stadt.example/"onclick',
        "https://stadt.example/<b>",
        "https://stadt.example/„a“",
        "https://stadt.example:99999",
        "https://stadt.example:0",
        "https://stadt.example:http",
        "https://127.0.0.1",
        "https://127.1",
        "https://0x7f.0.0.1",
        "https://10.1.2.3/a",
        "https://192.168.0.1",
        "https://169.254.169.254",
        "https://[::1]",
        "https://[::ffff:127.0.0.1]",
        "https://app.localhost",
        "https://a..b",
        "https://.example",
        "https://@stadt.example",
    ],
)
def test_a_wrong_web_address_is_told(text: str) -> None:
    assert len(said(field(Kind.URL), text)) == 1


def test_choices_have_a_most_and_some_stand_alone() -> None:
    assert said(FIELDS["employee_effects"], ["relief", "quality"]) == []
    assert said(FIELDS["employee_effects"], ["none"]) == []
    assert "schließt" in said(FIELDS["employee_effects"], ["relief", "none"])[0]
    assert said(FIELDS["domain"], ["mobility", "health", "culture"]) == []
    assert "3" in said(FIELDS["domain"], ["mobility", "health", "culture", "social"])[0]


def test_markdown_that_stalls_is_told() -> None:
    assert said(field(Kind.MARKDOWN), "# Gut\n\nText") == []
    assert len(said(field(Kind.MARKDOWN), "> " * 500 + "x")) == 1


def test_each_language_is_judged_by_itself() -> None:
    one = field(Kind.LINE, limit=3, translatable=True)
    assert [flaw.name for flaw in flaws(one, {"x": {"de": "kurz", "en": "ok"}})] == ["x_de"]


def test_complete_answers_can_be_submitted_in_either_language() -> None:
    assert to_submit(QUESTIONNAIRE, complete(), "de") == []
    assert to_submit(QUESTIONNAIRE, complete(), "en") == []


@pytest.mark.parametrize("key", [one.key for one in QUESTIONNAIRE.fields if one.need in (Need.DRAFT, Need.SUBMIT)])
def test_every_needed_answer_is_asked_for(key: str) -> None:
    found = to_submit(QUESTIONNAIRE, complete(**{key: None}), "en")
    if FIELDS[key].default is not None:
        assert found == []
        return
    assert [flaw.name for flaw in found] == [f"{key}_en" if FIELDS[key].translatable else key]
    assert all(flaw.message.de and flaw.message.en for flaw in found)


@pytest.mark.parametrize(
    ("kind", "asked_for"),
    [
        (Kind.LINE, "einen Text"),
        (Kind.LIST, "einen Text"),
        (Kind.EMAIL, "eine Adresse"),
        (Kind.URL, "eine Adresse"),
        (Kind.NUMBER, "eine Zahl"),
        (Kind.MONTH, "Jahr und Monat"),
        (Kind.PERIOD, "Jahr und Monat oder Quartal"),
    ],
)
def test_what_is_missing_is_said(kind: Kind, asked_for: str) -> None:
    gap = missing(field(kind, need=Need.SUBMIT), {}, "de")
    assert gap is not None
    assert gap.message.de == f"Diese Angabe fehlt noch. Schreiben Sie {asked_for}."


@pytest.mark.parametrize("text", ["Keine", "keine Risiken.", "None!", "no risk", "n/a", "-", "---", "KEINES"[:5]])
def test_no_risk_is_no_answer(text: str) -> None:
    found = to_submit(QUESTIONNAIRE, complete(risks={"de": text}), "de")
    assert [flaw.name for flaw in found] == ["risks_de"]


@pytest.mark.parametrize("text", ["Keine Gesichter werden gezeigt, aber Kennzeichen.", "None of the photos is kept."])
def test_a_sentence_that_begins_with_none_is_one(text: str) -> None:
    assert to_submit(QUESTIONNAIRE, complete(risks={"de": text}), "de") == []


def test_a_text_that_says_too_little_is_told_only_when_submitting() -> None:
    short = complete(description={"de": "Zu kurz."})
    assert flaws(FIELDS["description"], short) == []
    assert [flaw.name for flaw in to_submit(QUESTIONNAIRE, short, "de")] == ["description_de"]


def test_what_is_not_asked_is_not_missing() -> None:
    condition = Condition(key="a", codes=frozenset({"yes"}), words=Text(de="nur bei Ja", en="only after yes"))
    first = Field(key="a", kind=Kind.CHOICE, label=NOTHING, hint=NOTHING, vocabulary=CHOICE)
    second = field(Kind.LINE, need=Need.SUBMIT, condition=condition)
    asked = Questionnaire(blocks=(Block(slug="b", title=NOTHING, about=NOTHING, fields=(first, second)),))
    assert to_submit(asked, {"a": "no"}, "de") == []
    assert to_submit(asked, {}, "de") == []
    assert [flaw.name for flaw in to_submit(asked, {"a": "yes"}, "de")] == ["x"]
    several = replace(asked.blocks[0], fields=(replace(first, kind=Kind.CHOICES), second))
    assert [flaw.name for flaw in to_submit(Questionnaire((several,)), {"a": ["no", "yes"]}, "de")] == ["x"]
    assert missing(second, {"a": "yes", "x": "da"}, "de") is None


def test_a_number_may_be_nought() -> None:
    assert missing(field(Kind.NUMBER, need=Need.SUBMIT), {"x": 0}, "de") is None
    assert missing(field(Kind.NUMBER, need=Need.SUBMIT), {}, "de") is not None


@pytest.mark.parametrize(
    ("value", "flawed"), [(3, False), (0, True), (21, True), ("drei", True), ("-1", True), ("1.5", True)]
)
def test_a_number_is_whole_and_within_its_bounds(value: Any, flawed: bool) -> None:
    assert bool(said(field(Kind.NUMBER, at_least=1, most=20), value)) == flawed


def test_a_number_is_read_as_one() -> None:
    one = field(Kind.NUMBER)
    assert [read(one, {"x": [text]}, None) for text in (" 7 ", "0", "", "sieben")] == [7, 0, None, "sieben"]


@pytest.mark.parametrize("text", ["2026-03", "2026-12", "1999-01"])
def test_a_month_is_fine(text: str) -> None:
    assert said(field(Kind.MONTH), text) == []
    assert said(field(Kind.PERIOD), text) == []


def test_a_quarter_is_fine_where_one_plans_and_not_where_one_remembers() -> None:
    assert said(field(Kind.PERIOD), "2027-Q2") == []
    told = flaws(field(Kind.MONTH), {"x": "2024-Q2"})
    assert [flaw.message.de for flaw in told] == ["Schreiben Sie Jahr und Monat, zum Beispiel 2026-03."]
    assert FIELDS["in_use_since"].kind is Kind.MONTH
    assert FIELDS["planned_start"].kind is Kind.PERIOD


@pytest.mark.parametrize("kind", [Kind.MONTH, Kind.PERIOD])
@pytest.mark.parametrize("text", ["2026", "2026-13", "03/2026", "next Tuesday", "2026-Q5", "2026-03-01"])
def test_another_time_is_told(kind: Kind, text: str) -> None:
    assert len(said(field(kind), text)) == 1


def test_lines_are_counted_and_measured_one_by_one() -> None:
    one = field(Kind.LIST, limit=5, most=2)
    assert said(one, ["eins", "zwei"]) == []
    assert len(said(one, ["eins", "zwei", "drei"])) == 1
    assert len(said(one, ["eins", "zu lang!", "auch zu lang"])) == 3


def test_an_answer_can_be_required_of_some_and_optional_for_others() -> None:
    some = Condition(key="a", codes=frozenset({"yes"}), words=Text(de="bei Ja", en="after yes"))
    first = Field(key="a", kind=Kind.CHOICE, label=NOTHING, hint=NOTHING, vocabulary=CHOICE)
    asked = Questionnaire(
        blocks=(
            Block(
                slug="b",
                title=NOTHING,
                about=NOTHING,
                fields=(first, field(Kind.LINE, required_when=(some,), need=Need.SUBMIT)),
            ),
        )
    )
    assert to_submit(asked, {"a": "no"}, "de") == []
    assert [flaw.name for flaw in to_submit(asked, {"a": "yes"}, "de")] == ["x"]
    assert to_submit(asked, {"a": "yes", "x": "da"}, "de") == []


def test_of_too_many_items_the_first_one_too_many_is_meant() -> None:
    pictures = FIELDS["images"]
    assert pictures.most == 5
    items = [{"file": {"hash": str(number)}} for number in range(6)]
    assert "images-5-file" in [flaw.name for flaw in flaws(pictures, {"images": items})]
    assert "images-0-file" not in [flaw.name for flaw in flaws(pictures, {"images": items})]
    times = FIELDS["demo_times"]
    assert times.most is not None
    found = flaws(times, {"demo_times": ["09:30"] * (times.most + 1)})
    assert [flaw.name for flaw in found] == [f"demo_times-{times.most}"]


@pytest.mark.parametrize("typed", ["-5", "viele", 0, 101])
def test_a_number_is_asked_for_with_its_limits(typed: object) -> None:
    assert said(FIELDS["needs_space"], typed) == ["Schreiben Sie eine ganze Zahl von 1 bis 100."]
