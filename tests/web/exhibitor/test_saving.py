"""Saving: gentle where it can be, and nothing that was typed is ever lost."""

from __future__ import annotations

import pytest

from marktplatz.booths.questionnaire import QUESTIONNAIRE
from tests.factories import Make
from tests.forms import forms_of, submit_form, values_of
from tests.web.exhibitor.desk import SignIn, element, held, path, stored, summary, words

RISKS = "chancen-und-risiken"


def test_a_section_leads_to_the_next_one(make: Make, sign_in: SignIn) -> None:
    row = make.booth()
    assert row.member is not None
    client = sign_in(row.member)
    slugs = [block.slug for block in QUESTIONNAIRE.blocks]
    targets = [path(row, f"{slug}?meldung=gespeichert") for slug in slugs[1:]] + [path(row, "?meldung=gespeichert")]
    for slug, target in zip(slugs, targets, strict=True):
        answer = submit_form(client, path(row, slug), button=("action", "save"))
        assert (answer.status_code, answer.headers["Location"]) == (303, target)
        assert "Gespeichert" in words(client.get(target))
    assert stored(make, row)[1] == row.version, "nothing was changed, so nothing is a new version"


def test_the_second_button_leads_to_the_overview(make: Make, sign_in: SignIn) -> None:
    row = make.booth()
    assert row.member is not None
    client = sign_in(row.member)
    values = {"action": "save", "version": row.version, "risks_de": "Neu."}
    answer = client.send(path(row, f"{RISKS}?danach=uebersicht"), values)
    assert answer.headers["Location"] == path(row, "?meldung=gespeichert")
    assert stored(make, row)[2]["risks"]["de"] == "Neu."


def test_all_sections_can_be_sent_to_the_booth_at_once(make: Make, sign_in: SignIn) -> None:
    row = make.booth()
    assert row.member is not None
    values = {"action": "save", "version": row.version, "risks_de": "Neu.", "technology": ["", "rag", "rules"]}
    answer = sign_in(row.member).send(path(row).lower().replace("/de/", "/en/"), values)
    assert (answer.status_code, answer.headers["Location"]) == (303, path(row, "?meldung=gespeichert", "en"))
    content = stored(make, row)[2]
    assert (content["risks"]["de"], content["technology"]) == ("Neu.", ["rules", "rag"])


def test_unticking_everything_is_saved(make: Make, sign_in: SignIn) -> None:
    row = make.booth()
    assert row.member is not None
    client = sign_in(row.member)
    answer = submit_form(client, path(row, "beschaeftigte"), {"employee_effects": [""]})
    assert answer.status_code == 303
    assert "employee_effects" not in stored(make, row)[2]


def test_flaws_are_stored_and_said(make: Make, sign_in: SignIn) -> None:
    row = make.booth()
    assert row.member is not None
    client = sign_in(row.member)
    typed = {"summary_de": "Zu lang. " * 50, "public_contact_email": "team.stadt.example"}
    answer = submit_form(client, path(row, "wer-und-was"), typed)
    assert answer.status_code == 422
    lines = summary(answer)
    assert [address for _, address in lines] == ["#summary_de", "#public_contact_email"]
    for line, address in lines:
        beside = element(answer, f"{address[1:]}-error").text
        assert line.endswith(beside)
        assert element(answer, address[1:]).get("aria-invalid") == "true"
    assert "Alles ist so gespeichert" in words(answer)
    content = stored(make, row)[2]
    assert content["summary"]["de"] == typed["summary_de"].strip()
    assert content["public_contact_email"] == typed["public_contact_email"]
    (form,) = forms_of(answer.text)
    again = {**values_of(form), "public_contact_email": ["team@stadt.example"], "summary_de": ["Kurz."]}
    assert client.post(path(row, "wer-und-was"), data={**again, "action": "save"}).status_code == 303
    assert stored(make, row)[2]["public_contact_email"] == "team@stadt.example"


@pytest.mark.parametrize(
    ("slug", "values", "name"),
    [
        ("funktionsweise", {"logic_type": "magic", "description_de": "Getippt."}, "logic_type"),
        ("funktionsweise", {"technology": ["", "rag", "<b>"], "description_de": "Getippt."}, "technology"),
        ("wer-und-was", {"country": "XX", "summary_de": "Getippt."}, "country"),
        ("wer-und-was", {"title_de": " ", "summary_de": "Getippt."}, "title_de"),
        (RISKS, {"risks_de": "ä" * 60_001, "citizen_benefit_de": "Getippt."}, "risks_de"),
    ],
)
def test_what_cannot_be_stored_is_shown_again(
    make: Make, sign_in: SignIn, slug: str, values: dict[str, object], name: str
) -> None:
    row = make.booth()
    assert row.member is not None
    before = stored(make, row)
    answer = sign_in(row.member).send(path(row, slug), {"action": "save", "version": row.version, **values})
    assert answer.status_code == 422
    ((line, address),) = summary(answer)
    assert address == f"#{name}"
    assert line.endswith(element(answer, f"{name}-error").text)
    for typed, value in values.items():
        if isinstance(value, str) and element(answer, typed).tag in ("textarea", "input") and typed != "logic_type":
            assert held(answer, typed) == value.strip()
    assert stored(make, row) == before


def test_errors_of_several_sections_are_shown_together(make: Make, sign_in: SignIn) -> None:
    row = make.booth()
    assert row.member is not None
    values = {"action": "save", "version": row.version, "summary_de": "x" * 301, "risks_de": "y" * 801}
    answer = sign_in(row.member).send(path(row), values)
    assert answer.status_code == 422
    assert [address for _, address in summary(answer)] == ["#summary_de", "#risks_de"]
    assert held(answer, "risks_de") == "y" * 801
    assert stored(make, row)[2]["summary"]["de"] == "x" * 301


@pytest.mark.parametrize("version", ["", "0", "-1", "99", "x", "1\x00", "٣", "9" * 30])
def test_a_wrong_version_stores_nothing_and_keeps_the_text(make: Make, sign_in: SignIn, version: str) -> None:
    row = make.booth()
    assert row.member is not None
    before = stored(make, row)
    client = sign_in(row.member)
    answer = client.send(path(row, RISKS), {"action": "save", "version": version, "risks_de": "Neu."})
    assert answer.status_code == 422
    assert held(answer, "risks_de") == "Neu."
    assert "unvollständig angekommen" in words(answer)
    assert stored(make, row) == before
    (form,) = forms_of(answer.text)
    assert client.post(path(row, RISKS), data={**values_of(form), "action": "save"}).status_code == 303
    assert stored(make, row)[2]["risks"]["de"] == "Neu."


@pytest.mark.parametrize("action", ["", "approve", "delete", "Save", "\x00"])
def test_an_unknown_action_does_nothing_and_keeps_the_text(make: Make, sign_in: SignIn, action: str) -> None:
    row = make.booth(state="published")
    assert row.member is not None
    before = stored(make, row)
    client = sign_in(row.member)
    answer = client.send(path(row, RISKS), {"action": action, "version": row.version, "risks_de": "Neu."})
    assert answer.status_code == 422
    assert held(answer, "risks_de") == "Neu."
    bare = client.send(path(row), {"action": action, "version": row.version})
    assert bare.status_code == 422
    for one in (answer, bare):
        assert "Wir wissen nicht, was Sie tun möchten." in words(one)
    assert stored(make, row) == before


@pytest.mark.parametrize("state", ["submitted", "rejected", "withdrawn"])
def test_a_closed_draft_keeps_what_was_typed_on_the_page(make: Make, sign_in: SignIn, state: str) -> None:
    row = make.booth(state=state)
    assert row.member is not None
    before = stored(make, row)
    client = sign_in(row.member)
    values = {"action": "save", "version": row.version, "risks_de": "Ein *neuer* Text", "technology": ["", "rag"]}
    answer = client.send(path(row, RISKS), values)
    assert answer.status_code == 409
    assert held(answer, "risks_de") == "Ein *neuer* Text"
    assert held(answer, "technology") == "Suche mit Sprachmodell (RAG)"
    assert summary(answer) == []
    assert stored(make, row) == before
    empty = client.send(path(row, RISKS), {"action": "save", "version": row.version})
    assert empty.status_code == 409
    assert "nicht schon gespeichert ist" in words(empty)


def test_two_clicks_on_save_end_on_the_same_page(make: Make, sign_in: SignIn) -> None:
    row = make.booth()
    assert row.member is not None
    client = sign_in(row.member)
    values = {"action": "save", "version": row.version, "risks_de": "Neu."}
    first, second = client.send(path(row, RISKS), values), client.send(path(row, RISKS), values)
    assert (first.status_code, first.headers["Location"]) == (second.status_code, second.headers["Location"])
    assert stored(make, row)[1] == row.version + 1


def test_fields_that_are_not_ours_are_left_alone(make: Make, sign_in: SignIn) -> None:
    row = make.booth()
    assert row.member is not None
    smuggled = {
        "status": "approved",
        "stand_number": "A01",
        "organisation_id": "1",
        "risks": "x",
        "id": "1",
        "code": "AAAAA",
    }
    answer = sign_in(row.member).send(path(row), {"action": "save", "version": row.version, **smuggled})
    assert answer.status_code == 303
    status, version, content = stored(make, row)
    assert (status, version) == ("draft", row.version)
    assert "A01" not in str(content)
