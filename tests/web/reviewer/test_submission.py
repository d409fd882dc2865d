"""One submission: everything that was handed in, in both languages, and nothing that was not."""

from __future__ import annotations

from datetime import timedelta

import pytest

from marktplatz.booths.questionnaire import QUESTIONNAIRE
from marktplatz.core import clock
from marktplatz.core.permissions import Role
from tests.factories import Make
from tests.factories.answers import COMPLETE
from tests.html import parse
from tests.web.reviewer.desk import SignIn, buttons, element, has, path, words


def test_every_field_is_shown_block_by_block(make: Make, sign_in: SignIn) -> None:
    row = make.booth(state="submitted")
    answer = sign_in(make.reviewer()).get(path(row))
    assert answer.status_code == 200
    headings = [one.text for one in parse(answer.text).root.all("h2")]
    titles = [block.title.de for block in QUESTIONNAIRE.blocks]
    assert [one for one in headings if one in titles] == titles
    for field in QUESTIONNAIRE.fields:
        assert field.label.de in element(answer, f"feld-{field.key}").text
    assert f"{len(QUESTIONNAIRE.fields)} Felder" in headings


def test_texts_are_shown_in_both_languages_with_their_language(make: Make, sign_in: SignIn) -> None:
    row = make.booth(state="submitted")
    risks = element(sign_in(make.reviewer()).get(path(row)), "feld-risks")
    texts = {one.get("lang"): one.text for one in risks.all("div") if one.get("lang")}
    assert texts == COMPLETE["risks"]
    assert [one.text for one in risks.all("p") if one.get("class") == "label"] == ["Deutsch", "Englisch"]


def test_markdown_is_shown_as_the_revision_holds_it(make: Make, sign_in: SignIn) -> None:
    source = "## Ablauf\n\n<script>alert(1)</script> **fett** " + "x " * 100
    row = make.booth(state="submitted", content={"description": {"de": source}})
    description = element(sign_in(make.reviewer()).get(path(row)), "feld-description")
    assert description.first("h4").text == "Ablauf"
    assert description.first("strong").text == "fett"
    assert "<script>alert(1)</script>" in description.text
    assert not list(description.all("script"))
    assert "– keine Angabe" not in description.text
    assert "keine Angabe" in description.text


def test_codes_are_shown_in_words_and_gaps_as_gaps(make: Make, sign_in: SignIn) -> None:
    row = make.booth(state="submitted", content={"licence": None, "risks": {"de": "Ausfall."}})
    answer = sign_in(make.reviewer()).get(path(row))
    assert [one.text for one in element(answer, "feld-employee_effects").all("li")] == [
        "Entlastung von Routine",
        "Veränderte Aufgaben",
    ]
    assert "Deutschland" in element(answer, "feld-country").text
    assert "Alle Rechte vorbehalten" in element(answer, "feld-licence").text
    gap = [one.text for one in element(answer, "feld-risks").all("p") if one.get("class") == "gap"]
    assert gap == ["keine Angabe"]


def test_internal_answers_are_marked(make: Make, sign_in: SignIn) -> None:
    answer = sign_in(make.reviewer()).get(path(make.booth(state="submitted")))
    marked = {
        field.key
        for field in QUESTIONNAIRE.fields
        if "intern, nie öffentlich" in element(answer, f"feld-{field.key}").text
    }
    assert marked == {field.key for field in QUESTIONNAIRE.fields if not field.is_public}
    assert marked


def test_head_and_hints(make: Make, sign_in: SignIn) -> None:
    with clock.stopped_at(clock.now() - timedelta(days=3)):
        row = make.booth(
            state="submitted",
            stand_number="A07",
            content={"personal_data": "special", "public_contact_email": "kim.beispiel@stadt.example"},
        )
    answer = sign_in(make.reviewer()).get(path(row))
    said = words(answer)
    assert "Stand A07" in said
    assert "Fassung 1 noch nicht öffentlich" in said
    assert "Eingereicht" in said
    assert "wartet seit 3 Tagen" in said
    aside = element(answer, "hinweise").above("aside")
    assert aside is not None
    assert aside.text.startswith("2 Hinweise Besondere Daten")
    assert "Der Kontakt sieht nach einer Person aus." in aside.text
    assert parse(answer.text).root.first("title").text.startswith("Prüfung A07, Fassung 1, Eingereicht")


def test_an_entry_without_hints_says_so(make: Make, sign_in: SignIn) -> None:
    answer = sign_in(make.reviewer()).get(path(make.booth(state="submitted")))
    assert element(answer, "hinweise").text == "Keine Hinweise"


@pytest.mark.parametrize("state", ["draft", "withdrawn_early"])
def test_what_was_never_submitted_is_not_shown(make: Make, sign_in: SignIn, state: str) -> None:
    row = make.booth(state=state, title="Nur der Titel", content={"risks": {"de": "GEHEIM"}})
    answer = sign_in(make.reviewer()).get(path(row))
    assert "Nur der Titel" in words(answer)
    assert "Es ist noch nichts eingereicht" in words(answer)
    assert "GEHEIM" not in answer.text
    assert not has(answer, "feld-risks")
    assert buttons(answer) <= {"assign_stand"}


@pytest.mark.parametrize("state", ["changes_requested", "being_changed", "approved"])
def test_changes_that_are_not_submitted_are_not_shown(make: Make, sign_in: SignIn, state: str) -> None:
    row = make.booth(state=state)
    assert row.member is not None
    saved = sign_in(row.member).send(
        f"/de/aussteller/{row.code}/",
        {"action": "save", "version": row.version, "risks_de": "GEHEIM", "title_de": "GEHEIM auch hier"},
    )
    assert saved.status_code == 303
    for query in ("", "?felder=alle"):
        answer = sign_in(make.reviewer()).get(path(row, query))
        assert "GEHEIM" not in answer.text
        assert "Gesichter könnten ins Bild geraten." in answer.text


def test_a_recalled_submission_can_still_be_read(make: Make, sign_in: SignIn) -> None:
    row = make.booth(state="submitted")
    assert row.member is not None
    sign_in(row.member).send(f"/de/aussteller/{row.code}/", {"action": "recall", "version": row.version})
    answer = sign_in(make.reviewer()).get(path(row))
    assert "Die Organisation arbeitet wieder an einem Entwurf." in words(answer)
    assert "Gesichter könnten" in words(answer)
    assert not {"approve", "request_changes", "reject"} & buttons(answer)


def test_members_of_the_organisation_read_why_they_do_not_decide(make: Make, sign_in: SignIn) -> None:
    row = make.booth(state="submitted")
    assert row.organisation is not None
    own = sign_in(make.account(roles=(Role.REVIEWER,), organisations=(row.organisation,))).get(path(row))
    assert "Sie gehören zu dieser Organisation." in words(own)
    assert not {"approve", "request_changes", "reject", "publish", "unpublish"} & buttons(own)
    assert not has(own, "comment-risks")
    assert "Gesichter könnten" in words(own)


@pytest.mark.parametrize(
    ("state", "who", "offered"),
    [
        ("submitted", "reviewer", {"approve", "request_changes", "reject", "assign_stand"}),
        ("submitted", "organiser", {"approve", "request_changes", "reject", "assign_stand", "withdraw"}),
        ("approved", "reviewer", {"publish", "assign_stand"}),
        ("published", "reviewer", {"unpublish", "assign_stand"}),
        ("published", "organiser", {"unpublish", "assign_stand", "withdraw"}),
        ("submitted_again", "reviewer", {"approve", "request_changes", "reject", "unpublish", "assign_stand"}),
        ("unpublished", "reviewer", {"publish", "assign_stand"}),
        ("rejected", "reviewer", {"assign_stand"}),
        ("rejected", "organiser", {"assign_stand", "reopen", "withdraw"}),
        ("withdrawn", "reviewer", set()),
        ("withdrawn", "organiser", {"reopen"}),
    ],
)
def test_only_possible_steps_are_offered(make: Make, sign_in: SignIn, state: str, who: str, offered: set[str]) -> None:
    row = make.booth(state=state)
    account = make.organiser() if who == "organiser" else make.reviewer()
    assert buttons(sign_in(account).get(path(row))) == offered


def test_what_visitors_see_is_said_and_linked(make: Make, sign_in: SignIn) -> None:
    client = sign_in(make.reviewer())
    row = make.booth(state="published")
    answer = client.get(path(row))
    (link,) = [one for one in parse(answer.text).root.first("main").all("a") if "/staende/" in (one.get("href") or "")]
    assert link.text.startswith("Fassung 1 vom ")
    assert client.get(link.get("href") or "").status_code in (200, 301)
    for state, said in (
        ("submitted", "Noch nichts."),
        ("unpublished", "Nichts. Fassung 1 ist freigegeben"),
        ("withdrawn", "Nichts: Der Stand ist zurückgezogen."),
    ):
        assert said in words(client.get(path(make.booth(state=state))))


def test_a_hidden_event_has_no_public_page_to_link_to(make: Make, sign_in: SignIn) -> None:
    row = make.booth(make.event(is_public=False), state="published")
    answer = sign_in(make.reviewer()).get(path(row))
    assert "denn die Veranstaltung ist noch nicht öffentlich" in words(answer)
    assert "/staende/" not in answer.text


def test_a_register_entry_is_shown_but_not_reviewed(make: Make, sign_in: SignIn) -> None:
    row = make.register_entry(title="Chatbot")
    answer = sign_in(make.organiser()).get(path(row))
    assert "Dieser Eintrag stammt aus einem öffentlichen Register." in words(answer)
    assert "Beantwortet Fragen rund um die Uhr." in words(answer)
    assert "https://ki.example/systeme" in answer.text
    assert buttons(answer) == {"unpublish", "withdraw"}, "no decision, and no stand number"
    assert not has(answer, "comment-risks")


def test_a_register_entry_keeps_its_own_words_and_language(make: Make, sign_in: SignIn) -> None:
    row = make.register_entry(
        title="Chatbot voor de balie", language="nl", own_words={"lifecycle_status": "In gebruik"}
    )
    answer = sign_in(make.organiser()).get(path(row))
    heading = parse(answer.text).root.first("h1")
    assert (heading.text, heading.get("lang")) == ("Chatbot voor de balie", "nl")
    assert "In gebruik" in element(answer, "feld-lifecycle_status").text
    assert "Niederländisch" in element(answer, "feld-title").text
    # What the source does not say is not filled with our defaults.
    for key in ("country", "licence"):
        assert "keine Angabe" in element(answer, f"feld-{key}").text


@pytest.mark.parametrize("code", ["ZZZZZ", "A07", "0O1IL", "x", "%00%00%00%00%00", "a" * 300])
def test_an_unknown_code_is_not_found(make: Make, sign_in: SignIn, code: str) -> None:
    make.booth(state="submitted", stand_number="A07")
    client = sign_in(make.reviewer())
    assert client.get(f"/de/pruefung/{code}").status_code == 404
    assert client.send(f"/de/pruefung/{code}", {"action": "approve", "revision": "1"}).status_code == 404


def test_a_code_is_read_in_any_case(make: Make, sign_in: SignIn) -> None:
    row = make.booth(state="submitted")
    answer = sign_in(make.reviewer()).get(f"/en/pruefung/{row.code.lower()}")
    assert answer.status_code == 200
    assert f"Review of {row.code}" in parse(answer.text).root.first("title").text


def test_figures_are_written_as_the_reader_writes_them(make: Make, sign_in: SignIn) -> None:
    """German first: what a template says once in one language must not stay so for all."""
    row, client = make.booth(state="submitted"), sign_in(make.reviewer())
    assert "Höchstens 1.000 Zeichen" in words(client.get(path(row)))
    assert "Up to 1,000 characters" in words(client.get(path(row).replace("/de/", "/en/")))
