"""Two versions side by side: what changed, word by word, and what did not, on wish."""

from __future__ import annotations

from typing import Any

import pytest

from marktplatz.booths.questionnaire import FIELDS, QUESTIONNAIRE
from marktplatz.core.diff import Piece
from tests.factories import BoothRow, Make
from tests.html import Element, parse
from tests.web.reviewer.desk import SignIn, element, path, words


def submit_again(sign_in: SignIn, row: BoothRow, **changed: Any) -> None:
    """Let the exhibitor change answers and submit again."""
    assert row.member is not None
    client = sign_in(row.member)
    sent = {"action": "submit", "version": row.version, **changed}
    assert client.send(f"/de/aussteller/{row.code}/", sent).status_code == 303


def marks(part: Element, tag: str) -> list[str]:
    return [one.text for one in part.all(tag)]


def shown_fields(answer: Any) -> list[str]:
    ids = (one.get("id") or "" for one in parse(answer.text).root.all("section"))
    return [name.removeprefix("feld-") for name in ids if name.startswith("feld-")]


def test_changed_words_are_marked_on_their_side(make: Make, sign_in: SignIn) -> None:
    row = make.booth(state="published", content={"risks": {"de": "Die Wartezeit sank deutlich.", "en": "Same."}})
    submit_again(sign_in, row, risks_de="Die Wartezeit sank um sechs Wochen.")
    answer = sign_in(make.reviewer()).get(path(row))
    before, after = [one for one in element(answer, "feld-risks").all("p") if one.get("class") == "as-typed"]
    assert (before.text, marks(before, "del"), marks(before, "ins")) == (
        "Die Wartezeit sank entfernt: deutlich .",
        ["entfernt: deutlich"],
        [],
    )
    assert (marks(after, "ins"), marks(after, "del")) == (["hinzugefügt: um sechs Wochen"], [])
    assert (before.get("lang"), after.get("lang")) == ("de", "de")
    labels = [one.text for one in element(answer, "feld-risks").all("p") if one.get("class") == "label"]
    assert labels == ["Fassung 1, öffentlich · Deutsch", "Fassung 2, eingereicht · Deutsch"]


def test_only_changed_fields_unless_all_are_wished(make: Make, sign_in: SignIn) -> None:
    row = make.booth(state="submitted_again")
    client = sign_in(make.reviewer())
    every = [field.key for field in QUESTIONNAIRE.fields]
    for query, fields in (
        ("", ["summary"]),
        ("?felder=geaendert", ["summary"]),
        ("?felder=alle", every),
        ("?felder=unsinn", ["summary"]),
    ):
        answer = client.get(path(row, query))
        assert sorted(shown_fields(answer)) == sorted(fields), query
        assert f"1 von {len(every)} Feldern geändert" in words(answer)
        current = [one.text for one in parse(answer.text).root.all("a") if one.get("aria-current") == "true"]
        assert ("Nur geänderte" in current, "Alle Felder" in current) == (len(fields) == 1, len(fields) != 1)
    assert "Fassung 2 ersetzt Fassung 1" in words(client.get(path(row)))


def test_a_reviewer_of_a_change_reads_what_it_is_about(make: Make, sign_in: SignIn) -> None:
    row = make.booth(state="published")
    submit_again(sign_in, row, personal_data="special")
    answer = sign_in(make.reviewer()).get(path(row))
    assert shown_fields(answer) == ["personal_data", "personal_data_note", "dpia_status"], "what is asked since is new"
    assert "Kameras an Linienbussen finden Schäden" in words(answer)


def test_choices_are_compared_as_sets_and_said_in_words(make: Make, sign_in: SignIn) -> None:
    row = make.booth(state="published", content={"technology": ["rules", "nlp"], "personal_data": "none"})
    submit_again(sign_in, row, technology=["rag", "nlp"], personal_data="personal")
    answer = sign_in(make.reviewer()).get(path(row))
    technology = element(answer, "feld-technology")
    lists = [[one.text for one in each.all("li")] for each in technology.all("ul")]
    assert lists == [
        ["entfernt: Regelbasiertes System", "Sprach- und Textverarbeitung"],
        ["Sprach- und Textverarbeitung", "hinzugefügt: Suche mit Sprachmodell (RAG)"],
    ]
    data = element(answer, "feld-personal_data")
    assert (marks(data, "del"), marks(data, "ins")) == (["entfernt: Keine"], ["hinzugefügt: Ja"])


def test_short_answers_are_compared_too(make: Make, sign_in: SignIn) -> None:
    row = make.booth(state="published", content={"licence": None})
    submit_again(sign_in, row, public_contact_email="neu@stadt.example", country="AT", licence="cc0")
    answer = sign_in(make.reviewer()).get(path(row))
    marked = {
        key: (marks(element(answer, f"feld-{key}"), "del"), marks(element(answer, f"feld-{key}"), "ins"))
        for key in shown_fields(answer)
    }
    assert marked == {
        "country": (["entfernt: Deutschland"], ["hinzugefügt: Österreich"]),
        "public_contact_email": (["entfernt: strassen@musterstadt.example"], ["hinzugefügt: neu@stadt.example"]),
        "licence": (["entfernt: Alle Rechte vorbehalten"], ["hinzugefügt: CC0 (ohne Bedingungen frei nutzbar)"]),
    }


def test_a_language_that_came_or_went_is_a_change(make: Make, sign_in: SignIn) -> None:
    row = make.booth(state="published", content={"risks": {"de": "Ausfall."}})
    submit_again(sign_in, row, risks_en="Failure.")
    risks = element(sign_in(make.reviewer()).get(path(row)), "feld-risks")
    assert [one.text for one in risks.all("p") if one.get("class") == "gap"] == ["keine Angabe"]
    assert marks(risks, "ins") == ["hinzugefügt: Failure."]
    assert "Englisch" in risks.text
    assert "Deutsch" not in risks.text


def test_changed_markdown_is_compared_as_written_and_can_be_seen_as_it_will_look(make: Make, sign_in: SignIn) -> None:
    row = make.booth(state="published")
    text = "## Anders\n\n" + "Ein Modell markiert Risse und Löcher. " * 8
    submit_again(sign_in, row, description_de=text)
    description = element(sign_in(make.reviewer()).get(path(row)), "feld-description")
    assert "hinzugefügt: Anders" in marks(description, "ins")
    look = description.first("details")
    assert look.first("summary").text == "So wird der Text aussehen: Deutsch"
    assert look.first("h4").text == "Anders"


def test_a_hostile_text_stays_a_text(make: Make, sign_in: SignIn) -> None:
    row = make.booth(state="published", content={"risks": {"de": "alt <b>x</b>"}})
    submit_again(sign_in, row, risks_de='neu <img src=x onerror="alert(1)"> {{ 7*7 }}')
    answer = sign_in(make.reviewer()).get(path(row), check=False)
    risks = element(answer, "feld-risks")
    assert not list(risks.all("img", "b"))
    after = "".join([one for one in risks.all("p") if one.get("class") == "as-typed"][1].strings)
    assert after.replace("hinzugefügt: ", "") == 'neu <img src=x onerror="alert(1)"> {{ 7*7 }}'


def test_nothing_changed_is_said(make: Make, sign_in: SignIn) -> None:
    row = make.booth(state="published")
    submit_again(sign_in, row, risks_de="Anders.")
    reviewer = sign_in(make.reviewer())
    reviewer.send(path(row), {"action": "request_changes", "revision": "2", "reason": "Zurück, bitte."})
    submit_again(
        sign_in,
        row,
        version=3,
        risks_de="Gesichter könnten ins Bild geraten. Sie werden noch im Bus unkenntlich gemacht.",
    )
    answer = reviewer.get(path(row, "?gegenueber=oeffentlich"))
    assert f"0 von {len(FIELDS)} Feldern geändert" in words(answer)
    assert "Diese Fassung sagt dasselbe wie Fassung 1, Wort für Wort." in words(answer)
    assert shown_fields(answer) == []
    assert sorted(shown_fields(reviewer.get(path(row, "?felder=alle&gegenueber=oeffentlich")))) == sorted(FIELDS)
    assert shown_fields(reviewer.get(path(row))) == ["risks"], "since the last decision it has changed"


def test_before_anything_is_public_the_reviewed_revision_is_beside(make: Make, sign_in: SignIn) -> None:
    row = make.booth(state="changes_requested")
    submit_again(sign_in, row, risks_de="Gesichter werden im Bus unkenntlich gemacht.")
    reviewer = sign_in(make.reviewer())
    answer = reviewer.get(path(row))
    assert shown_fields(answer) == ["risks"]
    assert sorted(shown_fields(reviewer.get(path(row, "?felder=alle")))) == sorted(FIELDS)
    risks = element(answer, "feld-risks")
    assert "Fassung 1, zuletzt geprüft · Deutsch" in risks.text
    assert marks(risks, "del")
    assert "noch nicht öffentlich" in words(answer)


def test_earlier_remarks_stand_at_their_field(make: Make, sign_in: SignIn) -> None:
    row = make.booth(state="published")
    submit_again(sign_in, row, risks_de="Kurz.")
    reviewer = sign_in(make.reviewer())
    asked = {"comment-risks": "Bitte länger.", "comment-summary": "Bitte kürzer."}
    reviewer.send(path(row), {"action": "request_changes", "revision": "2", **asked})
    submit_again(sign_in, row, version=3, risks_de="Kurz, aber länger als vorher.")
    answer = reviewer.get(path(row))
    assert shown_fields(answer) == ["risks", "summary"], "an unanswered remark is of interest although nothing changed"
    assert "Das Feld hat sich seitdem geändert. Bitte länger." in element(answer, "feld-risks").text
    assert "Das Feld ist seitdem unverändert. Bitte kürzer." in element(answer, "feld-summary").text


def test_a_published_revision_is_not_compared_with_itself(make: Make, sign_in: SignIn) -> None:
    answer = sign_in(make.reviewer()).get(path(make.booth(state="published"), "?felder=geaendert"))
    assert sorted(shown_fields(answer)) == sorted(FIELDS)
    assert "Nur geänderte" not in words(answer)
    assert not list(parse(answer.text).root.all("ins", "del"))


def test_what_is_removed_keeps_its_line_ends(make: Make, sign_in: SignIn) -> None:
    row = make.booth(state="published", content={"risks": {"de": "Eins.\n\nZwei und mehr.\nDrei."}})
    submit_again(sign_in, row, risks_de="Eins.\n\nZwei.\nDrei.")
    risks = element(sign_in(make.reviewer()).get(path(row)), "feld-risks")
    before, after = ["".join(one.strings) for one in risks.all("p") if one.get("class") == "as-typed"]
    assert before.replace("entfernt: ", "") == "Eins.\n\nZwei und mehr.\nDrei."
    assert after == "Eins.\n\nZwei.\nDrei."


@pytest.mark.parametrize(
    ("piece", "html"),
    [
        (Piece("removed", "alt "), '<del><span class="vh">removed: </span>alt</del> '),
        (Piece("added", "\n neu"), '\n <ins><span class="vh">added: </span>neu</ins>'),
        (Piece("added", "<b>"), '<ins><span class="vh">added: </span>&lt;b&gt;</ins>'),
        (Piece("removed", "\n\n"), '<del><span class="vh">removed: </span>\n\n</del>'),
    ],
)
def test_marks_stand_around_the_words_not_around_the_blank(make: Make, piece: Piece, html: str) -> None:
    with make.app.test_request_context("/en/"):
        template = make.app.jinja_env.get_template("components/changes.html")
        assert str(template.module.marked(piece)) == html  # type: ignore[attr-defined]  # a macro, which no type names


def test_another_order_of_a_list_is_told(make: Make, sign_in: SignIn) -> None:
    row = make.booth(state="published", content={"partners": ["Amt A", "Amt B"]})
    submit_again(sign_in, row, **{"partners-0": "Amt B", "partners-1": "Amt A"})
    answer = sign_in(make.reviewer()).get(path(row))
    assert shown_fields(answer) == ["partners"]
    partners = element(answer, "feld-partners")
    assert "Andere Reihenfolge" in partners.text
    assert marks(partners, "del") == marks(partners, "ins") == []
