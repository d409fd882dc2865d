"""One section of the form: every question with label, hint, value, language and count."""

from __future__ import annotations

import pytest

from marktplatz.booths.questionnaire import FIELDS, QUESTIONNAIRE
from marktplatz.core.fields import FILES, LISTS, Block, Field, Kind
from tests.factories import Make
from tests.factories.answers import MUNICH
from tests.factories.booths import REASON
from tests.forms import forms_of, submit_form, values_of
from tests.html import parse
from tests.web.exhibitor.desk import SignIn, element, held, path, stored, words


@pytest.mark.parametrize("block", QUESTIONNAIRE.blocks, ids=lambda block: block.slug)
def test_every_question_of_a_section_is_asked(make: Make, sign_in: SignIn, block: Block) -> None:
    row = make.booth(content=MUNICH)
    assert row.member is not None
    page = sign_in(row.member).get(path(row, block.slug))
    (form,) = forms_of(page.text)
    sent = values_of(form)
    for field in block.fields:
        assert field.hint.de in words(page)
        for name in _inputs(field):
            assert name in sent or field.kind in FILES, name
            assert element(page, name).get("name") == name
    assert sent["version"] == [str(row.version)]


def _inputs(field: Field) -> tuple[str, ...]:
    if field.kind in FILES:
        return (f"{field.key}-0-file", *(name for part in field.parts_at(0) for name in part.names))
    return (f"{field.key}-0",) if field.kind in LISTS else field.names


def test_a_question_that_another_section_rules_out_is_not_asked(make: Make, sign_in: SignIn) -> None:
    row = make.booth(content={"lifecycle_status": "idea", "technology": ["rules"]})
    assert row.member is not None
    client = sign_in(row.member)
    assert 'name="ai_notice"' not in client.get(path(row, "am-stand")).text, "the technology says that nothing speaks"
    page = client.get(path(row, "funktionsweise"))
    assert "nur" in element(page, "in_use_since").above("div").text, "here it can still come, and says when"  # type: ignore[union-attr]  # the input has a place on the page


def test_own_language_comes_first_and_every_input_names_its_language(make: Make, sign_in: SignIn) -> None:
    row = make.booth(language="en")
    assert row.member is not None
    page = sign_in(row.member).get(path(row, "wer-und-was"))
    names = [
        one.get("name") for one in parse(page.text).root.all("input") if (one.get("name") or "").startswith("title")
    ]
    assert names == ["title_en", "title_de"]
    assert [element(page, name).get("lang") for name in ("title_en", "title_de")] == ["en", "de"]
    labels = [one.text for one in parse(page.text).root.all("label") if (one.get("for") or "").startswith("title")]
    assert labels == ["Projekttitel auf Englisch (Pflichtangabe)", "Projekttitel auf Deutsch (freiwillig)"]


@pytest.mark.parametrize(
    ("lang", "name", "said"),
    [
        ("de", "summary_de", "höchstens 300 Zeichen"),
        ("en", "summary_de", "at most 300 characters"),
        ("de", "description_de", "höchstens 6.000 Zeichen"),
        ("en", "description_de", "at most 6,000 characters"),
        ("de", "title_de", "höchstens 120 Zeichen. Bis 70 liest es sich auf dem Schild leichter."),
    ],
)
def test_the_limit_below_a_field_is_true_whatever_is_typed(
    make: Make, sign_in: SignIn, lang: str, name: str, said: str
) -> None:
    row = make.booth()
    assert row.member is not None
    slug = "funktionsweise" if name.startswith("description") else "wer-und-was"
    page = sign_in(row.member).get(path(row, slug, lang))
    assert element(page, f"{name}-count").text == said
    assert f"{name}-count" in (element(page, name).get("aria-describedby") or "")


def test_the_counter_comes_with_its_words_where_there_are_fields(make: Make, sign_in: SignIn) -> None:
    row = make.booth()
    assert row.member is not None
    client = sign_in(row.member)
    for address in (path(row, "wer-und-was"), "/de/aussteller/"):
        script = parse(client.get(address).text).root.first("script")
        assert script.get("type") == "module"
        assert [script.get(f"data-{name}") for name in ("counted", "excess", "left")] == [
            "{count} von {limit} Zeichen",
            "{excess} zu viel",
            "Noch {left} Zeichen",
        ]
        sent = client.get(script.get("src") or "", buffered=True)
        assert sent.mimetype == "text/javascript"
    assert "<script" not in client.get(path(row)).text


def test_ticks_come_with_an_empty_value_so_that_none_is_an_answer(make: Make, sign_in: SignIn) -> None:
    row = make.booth(content=MUNICH)
    assert row.member is not None
    client = sign_in(row.member)
    for field in QUESTIONNAIRE.fields:
        if field.kind in (Kind.CHOICES, Kind.CONFIRMATION):
            slug = next(block.slug for block in QUESTIONNAIRE.blocks if field in block.fields)
            inputs = [
                (one.get("type"), one.get("value"))
                for one in parse(client.get(path(row, slug)).text).root.all("input")
                if one.get("name") == field.key
            ]
            assert inputs[0] == ("hidden", "")
            assert all(kind == "checkbox" for kind, _ in inputs[1:])


def test_short_choices_are_radios_and_long_ones_a_select(make: Make, sign_in: SignIn) -> None:
    row = make.booth()
    assert row.member is not None
    client = sign_in(row.member)
    first = client.get(path(row, "wer-und-was"))
    assert element(first, "exhibitor_kind").tag == "select"
    assert element(first, "country").get("autocomplete") == "country"
    chosen = [one.text for one in element(first, "country").all("option") if one.get("selected") is not None]
    assert chosen == ["Deutschland"]
    radios = client.get(path(row, "funktionsweise"))
    assert element(radios, "logic_type").get("type") == "radio"
    assert element(radios, "logic_type-learning").get("checked") is not None


def test_an_optional_choice_can_be_taken_back(make: Make, sign_in: SignIn) -> None:
    code = FIELDS["hosting"].vocabulary.codes[0]  # type: ignore[union-attr]
    row = make.booth(content={"hosting": code})
    assert row.member is not None
    client = sign_in(row.member)
    page = client.get(path(row, "funktionsweise"))
    way_back = element(page, "hosting-no-answer")
    assert (way_back.get("value"), way_back.get("checked")) == ("", None)
    assert parse(page.text).root.by_id("logic_type-no-answer") is None, "everybody must answer this"
    submit_form(client, path(row, "funktionsweise"), {"hosting": ""}, button=("action", "save"))
    assert "hosting" not in stored(make, row)[2]
    assert element(client.get(path(row, "funktionsweise")), "hosting-no-answer").get("checked") is not None


def test_a_stored_flaw_is_shown_gently(make: Make, sign_in: SignIn) -> None:
    row = make.booth(content={"public_contact_email": "team.stadt.example"})
    assert row.member is not None
    page = sign_in(row.member).get(path(row, "wer-und-was"))
    assert element(page, "public_contact_email").get("aria-invalid") == "true"
    assert element(page, "public_contact_email-error").text.startswith("Schreiben Sie die Adresse mit @")
    assert 'role="alert"' not in page.text
    assert not parse(page.text).root.first("title").text.startswith("Fehler")


def test_the_remark_stands_beside_its_question(make: Make, sign_in: SignIn) -> None:
    row = make.booth(state="changes_requested")
    assert row.member is not None
    page = sign_in(row.member).get(path(row, "chancen-und-risiken"))
    assert REASON in element(page, "risks-remark").text
    assert "risks-remark" in (element(page, "risks_de").get("aria-describedby") or "")
    assert 'id="citizen_benefit-remark"' not in page.text


def test_what_is_published_is_said_once(make: Make, sign_in: SignIn) -> None:
    row = make.booth()
    assert row.member is not None
    client = sign_in(row.member)
    assert "Alles in diesem Abschnitt wird veröffentlicht." in words(client.get(path(row, "wer-und-was")))
    mostly_public = words(client.get(path(row, "beschaeftigte")))
    assert "In diesem Abschnitt wird alles veröffentlicht außer: Anmerkung zur Beteiligung." in mostly_public
    mostly_internal = words(client.get(path(row, "bestaetigungen")))
    assert "Aus diesem Abschnitt wird nur veröffentlicht: Lizenz der Texte." in mostly_internal


@pytest.mark.parametrize("state", ["submitted", "rejected", "withdrawn"])
def test_a_closed_section_can_be_read_and_says_why(make: Make, sign_in: SignIn, state: str) -> None:
    row = make.booth(state=state)
    assert row.member is not None
    page = sign_in(row.member).get(path(row, "wer-und-was"))
    assert "Kameras an Linienbussen finden Schäden" in words(page)
    assert "Sie können Ihre Angaben lesen, aber gerade nicht ändern." in words(page)
    assert forms_of(page.text) == []


@pytest.mark.parametrize("slug", ["gibt-es-nicht", "WER-UND-WAS", "%00", "images"])
def test_an_unknown_section_is_not_there(make: Make, sign_in: SignIn, slug: str) -> None:
    row = make.booth()
    assert row.member is not None
    client = sign_in(row.member)
    assert client.get(path(row, slug)).status_code == 404
    answer = client.send(path(row, slug), {"action": "save", "version": row.version, "risks_de": "Neu"})
    assert answer.status_code == 404


def test_what_people_typed_is_text_everywhere(make: Make, sign_in: SignIn) -> None:
    hostile = "</textarea><script>alert(1)</script>\"'&amp;<!--"
    row = make.booth(content={"summary": {"de": hostile}, "organisation_name": hostile})
    assert row.member is not None
    client = sign_in(row.member)
    page = client.get(path(row, "wer-und-was"))
    assert held(page, "summary_de") == hostile
    assert held(page, "organisation_name") == hostile
    assert "<script>" not in page.text + client.get(path(row)).text


@pytest.mark.parametrize(("languages", "is_open"), [(["de"], False), (["de", "rom"], True)])
def test_rare_languages_are_folded_until_one_is_chosen(
    make: Make, sign_in: SignIn, languages: list[str], is_open: bool
) -> None:
    row = make.booth(content={"stand_languages": languages})
    assert row.member is not None
    page = sign_in(row.member).get(path(row, "am-stand", "en"))
    tick = element(page, "stand_languages-rom")
    assert (tick.get("checked") is not None) is is_open
    folded = tick.above("details")
    assert folded is not None
    assert (folded.get("open") is not None) is is_open
    names = [one.text for one in folded.all("label")]
    assert names.index("Albanian") < names.index("Romany") < names.index("Zulu")
    assert element(page, "stand_languages-dgs").above("details") is None


def test_a_section_has_one_address(make: Make, sign_in: SignIn) -> None:
    row = make.booth()
    assert row.member is not None
    client = sign_in(row.member)
    moved = client.get(path(row, "am-stand/?meldung=gespeichert"))
    assert (moved.status_code, moved.headers["Location"]) == (301, path(row, "am-stand?meldung=gespeichert"))
    assert client.get(path(row, "gibt-es-nicht/")).status_code == 404


def test_each_confirmation_has_a_name_of_its_own(make: Make, sign_in: SignIn) -> None:
    row = make.booth()
    assert row.member is not None
    root = parse(sign_in(row.member).get(path(row, "bestaetigungen")).text).root
    names = [one.text.split(" (")[0] for one in root.all("legend")]
    assert len(names) == len(set(names)), names
    assert {"Freigabe", "Veröffentlichung", "Datenschutzhinweise"} <= set(names)
