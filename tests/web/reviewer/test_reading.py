"""How a submission is read: its card first, chances beside risks, sections to jump to, what is missing in one line."""

from __future__ import annotations

from marktplatz.booths.questionnaire import FIELDS
from tests.factories import Make
from tests.html import parse
from tests.web.reviewer.desk import SignIn, element, has, path, words
from tests.web.reviewer.test_versions import submit_again

WEIGHED = ["citizen_benefit", "opportunities", "risks", "limitations"]


def test_the_head_is_the_card_that_visitors_get(make: Make, sign_in: SignIn) -> None:
    row = make.booth(state="submitted")
    head = parse(sign_in(make.reviewer()).get(path(row)).text).root.first("main").first("header")
    (panel,) = [one for one in head.all("ul") if "traits" in (one.get("class") or "")]
    assert [one.text for one in panel.all("li")] == [
        "Bestehend Pilotbetrieb",
        "Lernendes System Bild- und Videoauswertung",
    ]
    assert "Kameras an Linienbussen finden Schäden, bevor jemand stürzt." in head.text


def test_before_the_first_submission_there_is_no_card(make: Make, sign_in: SignIn) -> None:
    head = parse(sign_in(make.reviewer()).get(path(make.booth())).text).root.first("main").first("header")
    assert not [one for one in head.all("ul") if "traits" in (one.get("class") or "")]


def test_chances_stand_beside_risks(make: Make, sign_in: SignIn) -> None:
    row = make.booth(state="submitted", content={"limitations": None})
    page = parse(sign_in(make.reviewer()).get(path(row)).text).root
    (pair,) = [one for one in page.all("div") if one.get("class") == "pair"]
    inside = [one.get("id") for one in pair.all("section")]
    assert inside == [f"feld-{key}" for key in WEIGHED], "a gap among them is shown, not gathered"
    assert "keine Angabe" in (page.by_id("feld-limitations") or page).text
    assert pair.by_id("comment-risks") is not None


def test_sections_can_be_jumped_to_with_what_is_to_be_seen_there(make: Make, sign_in: SignIn) -> None:
    row = make.booth(state="published")
    submit_again(sign_in, row, risks_de="Kurz.", personal_data="special")
    reviewer = sign_in(make.reviewer())
    reviewer.send(path(row), {"action": "request_changes", "revision": "2", "comment-title": "Bitte kürzer."})
    submit_again(sign_in, row, version=3, risks_de="Länger.")
    page = parse(reviewer.get(path(row, "?felder=alle&gegenueber=oeffentlich")).text).root
    (jumps,) = [one for one in page.all("nav") if one.get("aria-label") == "Abschnitte"]
    told = {one.first("a").get("href"): one.text for one in jumps.all("li")}
    assert told["#abwaegung"] == "Chancen und Risiken 1 geändert"
    assert told["#block-wer-und-was"] == "Wer und was 1 Anmerkung"
    assert told["#block-chancen-und-risiken"].startswith("Chancen, Risiken, Ethik 3 geändert, 1 Feld mit Hinweis")
    assert told["#block-am-stand"] == "Am Stand"
    for address in told:
        assert page.by_id((address or "").removeprefix("#")) is not None, address


def test_what_nobody_had_to_answer_is_one_line_and_can_be_remarked_on(make: Make, sign_in: SignIn) -> None:
    row = make.booth(state="submitted", content={"website_url": None, "keywords": None})
    answer = sign_in(make.reviewer()).get(path(row))
    line = element(answer, "feld-website_url").above("details")
    assert line is not None
    assert line.get("open") is None
    labels = [FIELDS[key].label.de for key in ("website_url", "keywords")]
    assert all(label in line.first("summary").text for label in labels)
    assert line.first("summary").text.startswith("Nicht angegeben: ")
    assert line.by_id("comment-website_url") is not None
    assert "4 Felder" not in words(answer)


def test_a_remark_is_folded_until_it_holds_a_text(make: Make, sign_in: SignIn) -> None:
    row = make.booth(state="submitted", content={"website_url": None})
    reviewer = sign_in(make.reviewer())
    folded = element(reviewer.get(path(row)), "comment-risks").above("details")
    assert folded is not None
    assert (folded.get("open"), folded.first("summary").text) == (None, "Anmerkung: Risiken und Gegenmaßnahmen")
    sent = {"action": "reject", "revision": "1", "comment-risks": "Warum?", "comment-website_url": "Welche?"}
    again = reviewer.send(path(row), sent)
    assert again.status_code == 422
    for key in ("risks", "website_url"):
        opened = element(again, f"comment-{key}").above("details")
        assert opened is not None
        assert opened.get("open") is not None
        outer = opened.above("details")
        assert outer is None, "what somebody has written about is not folded away"


def test_how_long_a_reason_may_be_is_said_before(make: Make, sign_in: SignIn) -> None:
    answer = sign_in(make.reviewer()).get(path(make.booth(state="submitted_again")))
    assert "Höchstens 2.000 Zeichen." in element(answer, "reason-hint").text
    assert "Höchstens 2.000 Zeichen." in element(answer, "grund-hint").text


def test_hints_lead_to_their_answer(make: Make, sign_in: SignIn) -> None:
    row = make.booth(state="submitted", content={"personal_data": "special"})
    answer = sign_in(make.reviewer()).get(path(row))
    links = [one.get("href") for one in element(answer, "hinweise").above("aside").all("a")]  # type: ignore[union-attr]
    assert "#feld-personal_data" in links
    assert has(answer, "feld-personal_data")
    assert "Besondere Daten" in element(answer, "feld-personal_data").text


def test_a_text_is_read_in_the_language_of_its_revision(make: Make, sign_in: SignIn) -> None:
    row = make.booth(state="submitted", content={"summary": {"de": "Nur auf Deutsch.", "en": ""}})
    assert row.member is not None
    member = sign_in(row.member)
    member.send(f"/de/aussteller/{row.code}/", {"action": "recall"})
    saved = member.send(
        f"/de/aussteller/{row.code}/",
        {"action": "save", "version": row.version, "entry_language": "en", "title_en": "In English", "summary_en": "x"},
    )
    assert saved.status_code == 303
    copy = parse(member.get(f"/de/aussteller/{row.code}/angaben").text).root
    first = next(one for one in copy.all("div") if one.get("lang"))
    assert first.get("lang") == "de", "the submission was written in German first, whatever the draft is now"
