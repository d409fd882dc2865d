"""One line of a register: what is taken from it, and what it is refused for."""

from __future__ import annotations

from typing import Any

import pytest

from marktplatz.booths.questionnaire import FIELDS
from marktplatz.core.errors import Invalid
from marktplatz.core.fields import Kind
from marktplatz.exchange.records import LIMITS, read_record
from marktplatz.exchange.stages import stage
from tests.exchange.entries import ENTRY, entry


def test_what_a_record_becomes() -> None:
    record = read_record(entry())
    assert record.content == {
        "title": {"nl": ENTRY["title"]},
        "summary": {"nl": ENTRY["summary"]},
        "description": {"nl": ENTRY["description_markdown"]},
        "organisation_name": "Gemeente Voorbeeld",
        "country": "NL",
        "lifecycle_status": "operational",
    }
    assert record.own_words == {"technology": "Beeldherkenning", "domain": "Verkeer", "city": "Voorbeeld"}
    assert (record.source, record.source_id, record.url, record.licence) == (
        "nl_algoritmeregister",
        "4711",
        "https://register.example/4711",
        "CC0-1.0",
    )


def test_its_answers_are_of_the_kinds_that_the_form_has() -> None:
    content = read_record(entry()).content
    assert all(isinstance(content[key], dict) == FIELDS[key].translatable for key in content)
    assert FIELDS["lifecycle_status"].kind is Kind.CHOICE
    assert content["lifecycle_status"] in FIELDS["lifecycle_status"].vocabulary.codes  # type: ignore[union-attr]


def test_only_three_fields_are_needed_and_gaps_stay_gaps() -> None:
    record = read_record({"source": "s", "source_id": "1", "title": "T", "contact": None, "more": [1]})
    assert record.content == {"title": {"und": "T"}}
    assert (record.own_words, record.url, record.licence, record.country) == ({}, None, None, None)


@pytest.mark.parametrize("key", ["title", "source", "source_id"])
@pytest.mark.parametrize("value", [None, "", "  \t", "\u200b"])
def test_what_it_cannot_be_without(key: str, value: str | None) -> None:
    with pytest.raises(Invalid, match=f"The field “{key}” is missing"):
        read_record(entry(**{key: value}))


@pytest.mark.parametrize(
    ("changed", "reason"),
    [
        ({"title": 7}, "The field “title” is not a text"),
        ({"source_id": 4711}, "The field “source_id” is not a text"),
        ({"summary": ["a"]}, "The field “summary” is not a text"),
        ({"status": {"de": "x"}}, "The field “status” is not a text"),
        ({"country": "Netherlands"}, "The field “country” has 11 characters; 2 are allowed"),
        ({"country": "XX"}, "The country “XX” is not known"),
        ({"country": "12"}, "The country “12” is not known"),
        ({"language": "qq"}, "The language “qq” is not known"),
        ({"language": "Dutch"}, "The language “Dutch” is not known"),
        ({"url": "javascript:alert(1)"}, "The address “javascript:alert\\(1\\)” is not an http"),
        ({"url": "ftp://register.example"}, "is not an http"),
        ({"url": "register.example/1"}, "is not an http"),
        ({"url": "https://"}, "is not an http"),
        ({"url": "http://[broken"}, "is not an http"),
        ({"url": "https://register.example/a b"}, "is not an http"),
        ({"description_markdown": "x" * 20_001}, "has 20001 characters; 20000 are allowed"),
        ({"description_markdown": "x" * 5_000_000}, "has 5000000 characters; 20000 are allowed"),
    ],
)
def test_what_it_is_refused_for(changed: dict[str, Any], reason: str) -> None:
    with pytest.raises(Invalid, match=reason):
        read_record(entry(**changed))


@pytest.mark.parametrize("raw", [None, 7, "text", ["title"]])
def test_a_line_that_is_no_record(raw: object) -> None:
    with pytest.raises(Invalid, match="no record of names and values"):
        read_record(raw)


def test_long_texts_of_registers_are_taken_whole() -> None:
    record = read_record(entry(title="t" * 129, description_markdown="ä" * 20_000, summary="s" * 1_500))
    assert [len(record.title), len(record.description or ""), len(record.summary or "")] == [129, 20_000, 1_500]


@pytest.mark.parametrize("key", ["source", "source_id", "url", "licence"])
def test_the_short_ones_fit_the_columns_that_keep_them(key: str) -> None:
    from marktplatz.booths.models import Booth

    column = key if key.startswith("source") else f"source_{key}"
    assert LIMITS[key] <= Booth.__table__.c[column].type.length  # type: ignore[attr-defined]


@pytest.mark.parametrize(("tag", "code"), [("nl", "nl"), ("pt-BR", "pt"), ("DE_at", "de"), ("gsw", "gsw")])
def test_languages(tag: str, code: str) -> None:
    assert read_record(entry(language=tag)).content["title"] == {code: ENTRY["title"]}


def test_texts_are_tidied_and_the_gender_star_stays() -> None:
    record = read_record(entry(title=" Bürger*innen\u202e\x00 \n fragen ", description_markdown="a\r\nb  \n"))
    assert (record.title, record.description) == ("Bürger*innen fragen", "a\nb")


@pytest.mark.parametrize(
    ("source", "word", "code"),
    [
        ("nl_algoritmeregister", "In ontwikkeling", "development"),
        ("nl_algoritmeregister", "In gebruik", "operational"),
        ("nl_algoritmeregister", "Buiten gebruik", "retired"),
        ("eu_pstw", "Planned", "planned"),
        ("eu_pstw", "In development", "development"),
        ("eu_pstw", "Pilot", "pilot"),
        ("eu_pstw", "Implemented", "operational"),
        ("eu_pstw", "Not in use", "retired"),
        ("muenchen_ki_systeme", "in Arbeit", "development"),
        ("muenchen_ki_systeme", "Beta", "pilot"),
        ("muenchen_ki_systeme", "im Einsatz", "operational"),
        ("nyc_algorithmic_tools", "in use", "operational"),
        ("uk_atrs", "Retired", "retired"),
        ("uk_atrs", "Beta/Pilot", None),
        ("nl_algoritmeregister", "Implemented", None),
        ("eu_pstw", "Implemented, then stopped", None),
        ("never_seen", "Deployed", None),
    ],
)
def test_stages_follow_the_table_and_nothing_is_guessed(source: str, word: str, code: str | None) -> None:
    assert stage(source, word) == code


def test_a_stage_without_a_code_stays_in_the_words_of_the_source() -> None:
    record = read_record(entry(status="Wordt herzien"))
    assert "lifecycle_status" not in record.content
    assert record.own_words["lifecycle_status"] == "Wordt herzien"
