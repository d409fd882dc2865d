"""One line of a register: what is taken from it, and what it is refused for."""

from __future__ import annotations

from typing import Any

import pytest
from sqlalchemy import String, inspect

from marktplatz.booths.models import Booth
from marktplatz.booths.questionnaire import FIELDS, QUESTIONNAIRE
from marktplatz.core.errors import Invalid
from marktplatz.core.fields import FILES, Field, Kind
from marktplatz.exchange.answers import columns
from marktplatz.exchange.records import PROVENANCE, read_record
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
        "city": "Voorbeeld",
        "lifecycle_status": "operational",
    }
    assert record.own_words == {"technology": "Beeldherkenning", "domain": "Verkeer"}
    assert (record.source, record.source_id, record.url, record.licence) == (
        "nl_algoritmeregister",
        "4711",
        "https://register.example/4711",
        "CC0-1.0",
    )


def test_its_answers_are_of_the_kinds_that_the_form_has() -> None:
    content = read_record(entry()).content
    assert all(isinstance(content[key], dict) == FIELDS[key].translatable for key in content)
    stages = FIELDS["lifecycle_status"]
    assert stages.kind is Kind.CHOICE
    assert stages.vocabulary is not None
    assert content["lifecycle_status"] in stages.vocabulary.codes


def test_only_three_fields_are_needed_and_gaps_stay_gaps() -> None:
    record = read_record({"source": "s", "source_id": "1", "title": "T", "contact": None, "more": [1]})
    assert record.content == {"title": {"und": "T"}}
    assert (record.own_words, record.url, record.licence) == ({}, None, None)


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
        ({"technology": [7]}, "The field “technology” is not a text"),
        ({"public_contact_email": "post"}, "The field “public_contact_email”: Write the address with an @"),
        ({"status": {"de": "x"}}, "The field “status” is not a text"),
        ({"country": "Netherlands"}, "The field “country” does not know “Netherlands”"),
        ({"country": "XX"}, "The field “country” does not know “XX”"),
        ({"country": "12"}, "The field “country” does not know “12”"),
        ({"language": "qq"}, "The language “qq” is not known"),
        ({"language": "Dutch"}, "The language “Dutch” is not known"),
        ({"url": "javascript:alert(1)"}, "The address “javascript:alert\\(1\\)” is not an http"),
        ({"url": "ftp://register.example"}, "is not an http"),
        ({"url": "register.example/1"}, "is not an http"),
        ({"url": "https://"}, "is not an http"),
        ({"url": "http://[broken"}, "is not an http"),
        ({"url": "https://register.example/a b"}, "is not an http"),
        ({"description_markdown": "x" * 20_001}, "The field “description_markdown” has 20001 characters; 20000"),
        ({"title": "x" * 1_201}, "has 1201 characters; 1200 are allowed"),
        ({"technology": "x" * 1_001}, "has 1001 characters; 1000 are allowed"),
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
    content = read_record(entry(title="t" * 129, description_markdown="ä" * 20_000, summary="s" * 1_500)).content
    assert [len(content[key]["nl"]) for key in ("title", "description", "summary")] == [129, 20_000, 1_500]


@pytest.mark.parametrize("key", ["source", "source_id", "url", "licence"])
def test_provenance_fits_the_columns_that_keep_it(key: str) -> None:
    column = key if key.startswith("source") else f"source_{key}"
    _, limit = PROVENANCE[key]
    kept = inspect(Booth).columns[column].type
    assert isinstance(kept, String)
    assert kept.length is not None
    assert limit <= kept.length


def test_every_public_field_has_a_column_and_no_internal_one() -> None:
    for field in QUESTIONNAIRE.fields:
        if field.kind in FILES or field.key == "entry_language":
            continue  # a table holds no files, and the language is that of the record itself
        sent = {name: _example(field) for name in columns(field)}
        record = read_record(entry(**{"source_licence": "CC0", **sent}))
        assert (field.key in record.content) is field.is_public, field.key


def _example(field: Field) -> str:
    if field.vocabulary:
        return field.vocabulary.codes[0]
    examples = {
        Kind.EMAIL: "team@stadt.example",
        Kind.URL: "https://stadt.example",
        Kind.COUNTRY: "AT",
        Kind.CONFIRMATION: "yes",
    }
    return examples.get(field.kind, "Text")


def test_texts_come_in_the_language_of_the_record_and_in_ours() -> None:
    record = read_record(entry(title="Eigen", title_en="Ours", summary=None, summary_other="Ook eigen", language="nl"))
    assert record.content["title"] == {"nl": "Eigen", "en": "Ours"}
    assert record.content["summary"] == {"nl": "Ook eigen"}
    german = read_record(entry(title="unklar", title_de="genau", language="de"))
    assert german.content["title"] == {"de": "genau"}


def test_codes_are_answers_and_everything_else_stays_in_the_words_of_the_source() -> None:
    record = read_record(entry(technology="nlp,rag", domain=["mobility", "health"], lifecycle_status="pilot"))
    assert record.content["technology"] == ["nlp", "rag"]
    assert record.content["domain"] == ["mobility", "health"]
    # The exact column counts before the one of the register's files.
    assert record.content["lifecycle_status"] == "pilot"
    mixed = read_record(entry(technology="nlp,Zauberei", logic_type="learning", exhibitor_kind="Amt"))
    assert "technology" not in mixed.content
    assert mixed.own_words == {"technology": "nlp,Zauberei", "domain": "Verkeer", "exhibitor_kind": "Amt"}
    assert mixed.content["logic_type"] == "learning"


def test_the_licence_of_a_source_is_no_answer_about_the_licence_of_the_texts() -> None:
    assert "licence" not in read_record(entry(licence="cc_by_4")).content
    ours = read_record(entry(source_licence="CC0-1.0", licence="cc0"))
    assert (ours.licence, ours.content["licence"]) == ("CC0-1.0", "cc0")


def test_of_two_columns_that_say_where_a_record_comes_from_the_filled_one_counts() -> None:
    mixed = entry(source_url="", source_licence=None, entry_language=" ", licence="CC BY", language="nl")
    record = read_record(mixed)
    assert (record.url, record.licence) == ("https://register.example/4711", "CC BY")
    assert "licence" not in {*record.content, *record.own_words}


@pytest.mark.parametrize(("tag", "code"), [("nl", "nl"), ("pt-BR", "pt"), ("DE_at", "de"), ("gsw", "gsw")])
def test_languages(tag: str, code: str) -> None:
    assert read_record(entry(language=tag)).content["title"] == {code: ENTRY["title"]}


def test_texts_are_tidied_and_the_gender_star_stays() -> None:
    record = read_record(entry(title=" Bürger*innen\u202e\x00 \n fragen ", description_markdown="a\r\nb  \n"))
    assert record.content["title"] == {"nl": "Bürger*innen fragen"}
    assert record.content["description"] == {"nl": "a\nb"}


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
