"""Hints to reviewers: each is given when it should be, and not when it should not."""

from __future__ import annotations

from typing import Any

import pytest

from marktplatz.booths.cautions import CAUTIONS, Weight
from marktplatz.booths.contradictions import contradictions
from marktplatz.booths.questionnaire import QUESTIONNAIRE
from marktplatz.core.fields import Kind
from marktplatz.core.text import Text
from marktplatz.review.hints import Hint, flags, hints
from tests.factories.answers import complete


def codes(language: str = "de", **answers: Any) -> list[str]:
    return [hint.code for hint in hints(complete(**answers), language)]


def the(code: str, **answers: Any) -> Hint:
    return next(hint for hint in hints(complete(**answers), "de") if hint.code == code)


def test_a_complete_entry_without_anything_special_gets_no_hint() -> None:
    assert codes() == []


@pytest.mark.parametrize(
    ("answers", "code", "is_grave"),
    [
        ({"personal_data": "special"}, "special", True),
        ({"personal_data": "unknown"}, "data_unknown", False),
        ({"employee_effects": ["relief", "jobs_lost"]}, "jobs_lost", True),
        ({"employee_effects": ["monitoring"]}, "monitoring", True),
        ({"employee_effects": ["unknown"]}, "effects_unknown", False),
    ],
)
def test_flags_come_from_the_answers(answers: dict[str, Any], code: str, is_grave: bool) -> None:
    found = flags(complete(**answers))
    assert [(hint.code, hint.is_grave) for hint in found] == [(code, is_grave)]
    assert found[0].key in answers
    assert hints(complete(**answers), "de") == found


def test_several_flags_come_together_and_those_that_weigh_more_come_first() -> None:
    found = flags(complete(personal_data="unknown", employee_effects=["jobs_lost", "monitoring"]))
    assert [hint.code for hint in found] == ["jobs_lost", "monitoring", "data_unknown"]


def test_no_single_answer_is_told_twice() -> None:
    fields = [field for field in QUESTIONNAIRE.fields if field.vocabulary is not None]
    for field in fields:
        for code in field.vocabulary.codes if field.vocabulary else ():
            found = hints({field.key: [code] if field.kind is Kind.CHOICES else code}, "de")
            assert len({hint.code for hint in found}) == len(found), code
            assert len({hint.label for hint in found}) == len(found), code


def test_a_prohibited_practice_is_told_once_to_each_in_their_words() -> None:
    found = hints({"ai_act_class": "prohibited"}, "de")
    assert [(hint.code, hint.is_grave) for hint in found] == [("prohibited", True)]
    told = contradictions({"ai_act_class": "prohibited"})
    assert [one.code for one in told] == ["prohibited"]
    assert told[0].message != found[0].advice


def test_what_is_to_be_looked_at_has_a_code_of_its_own() -> None:
    codes_of_all = [one.code for one in CAUTIONS]
    assert len(set(codes_of_all)) == len(codes_of_all)
    assert {one.key for one in CAUTIONS} <= {field.key for field in QUESTIONNAIRE.fields}
    weights = [list(Weight).index(one.weight) for one in CAUTIONS]
    assert weights == sorted(weights), "what weighs most comes first"


def test_no_answers_at_all_are_no_reason_for_hints() -> None:
    assert hints({}, "de") == []


@pytest.mark.parametrize(
    "address",
    [
        "erika.mustermann@stadt.example",
        "e.mustermann@stadt.example",
        "Anna-Lena.Müller@stadt.example",
        "o.ng@stadt.example",
    ],
)
def test_an_address_that_looks_like_a_person(address: str) -> None:
    assert codes(public_contact_email=address) == ["personal_address"]


@pytest.mark.parametrize(
    "address",
    [
        *("team@stadt.example", "ki.team@stadt.example", "parkausweis@mor.muenchen.example", "it-service@a.example"),
        *(
            "digitale.leistungen@stadt.example",
            "projekt42@stadt.example",
            "a.b.c.d@stadt.example",
            "x@y.z",
            "ki.2024@a.b",
        ),
    ],
)
def test_an_address_that_looks_like_a_team(address: str) -> None:
    assert codes(public_contact_email=address) == []


def test_a_long_title_is_counted_as_people_count() -> None:
    assert codes(title={"de": "ä" * 70 + " ", "en": "short"}) == ["unbroken"]
    words = "Anträge prüfen und " * 4
    hint = the("long_title", title={"de": words, "en": "Short"})
    assert hint.advice.de.startswith("75 Zeichen")
    assert "long_title" not in codes(title={"de": words[:70], "en": "Short"})


def test_the_longer_of_two_titles_counts() -> None:
    assert "long_title" in codes(title={"de": "Kurz", "en": "A very long title " * 5})


def test_texts_in_one_language_only() -> None:
    texts = [field.key for field in QUESTIONNAIRE.fields if field.translatable]
    only_german = {key: {"de": complete()[key]["de"]} for key in texts}
    assert codes("de", **only_german) == ["second_language"]
    assert the("second_language", **only_german).advice == Text(
        de="Kein Text steht auch auf Englisch da.", en="No text is there in English too."
    )


def test_single_texts_without_the_second_language_are_named() -> None:
    hint = the("second_language", risks={"de": "Bilder können Menschen zeigen."})
    assert hint.key == "risks"
    assert hint.advice == Text(
        de="Auf Englisch fehlt: Risiken und Gegenmaßnahmen.", en="Missing in English: Risks and countermeasures."
    )


def test_the_entry_language_is_never_the_second_one() -> None:
    assert codes("en", risks={"en": "Pictures may show people."}) == ["second_language"]
    assert codes("de", risks={"en": "Pictures may show people."}) == []


@pytest.mark.parametrize("run", ["x" * 61, "ß" * 61, "Donau-" * 11], ids=["latin", "german", "hyphens"])
def test_a_text_without_blanks(run: str) -> None:
    hint = the("unbroken", summary={"de": f"Hier {run} dort", "en": "fine"})
    assert hint.key == "summary"
    assert hint.advice.de.startswith("Kurzbeschreibung: mehr als 60 Zeichen")


@pytest.mark.parametrize(
    "text",
    [
        *("x" * 60, "e\u0301" * 60, "👩‍👩‍👧" * 30, "|" + "---|" * 20, "-" * 80),
        *("https://stadt.example/" + "a" * 70, f"[mehr](https://stadt.example/{'a' * 70})", "a" * 60 + "\n" + "b" * 60),
        "team-mit-sehr-langem-namen-und-noch-mehr@abteilung.von.einer.stadt.example",
    ],
)
def test_what_is_long_without_being_a_run_of_letters(text: str) -> None:
    assert codes(summary={"de": text, "en": "fine"}) == []


@pytest.mark.parametrize("technology", ["genai_text", "genai_media", "rag"])
def test_fixed_rules_and_generative_technology_contradict_each_other(technology: str) -> None:
    assert codes(logic_type="deterministic", technology=["rules", technology]) == ["contradiction"]


@pytest.mark.parametrize(
    ("logic_type", "technology"),
    [
        ("deterministic", ["rules", "rpa"]),
        ("learning", ["genai_text"]),
        ("hybrid", ["rules", "rag"]),
        ("deterministic", None),
    ],
)
def test_other_combinations_do_not(logic_type: str, technology: list[str] | None) -> None:
    assert codes(logic_type=logic_type, technology=technology) == []


def test_every_hint_speaks_both_languages_and_names_a_field() -> None:
    found = hints(
        complete(
            title={"de": "Sehr langer Titel " * 5},
            personal_data="special",
            employee_effects=["monitoring", "jobs_lost"],
            logic_type="deterministic",
            technology=["rag"],
            public_contact_email="kim.beispiel@stadt.example",
            summary={"de": "a" * 61},
        ),
        "de",
    )
    assert len(found) == 8
    for hint in found:
        assert hint.key in complete()
        assert hint.advice.de != hint.advice.en
        assert hint.label.de
        assert hint.advice.de.endswith((".", "?"))
        assert "{" not in hint.advice.de + hint.advice.en
