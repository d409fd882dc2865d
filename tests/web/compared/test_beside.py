"""Exhibitors and reviewers compare with the same revisions, and both choose which."""

from __future__ import annotations

from werkzeug.test import TestResponse

from tests.client import Client
from tests.factories import BoothRow, Make
from tests.factories.pictures import png
from tests.forms import forms_of, values_of
from tests.html import parse
from tests.web.exhibitor.test_files import MEDIA, upload
from tests.web.reviewer.desk import SignIn, words
from tests.web.reviewer.test_versions import submit_again

DECIDED, PUBLIC = "Seit der letzten Entscheidung", "Seit dem öffentlichen Text"


def choices(answer: TestResponse) -> list[tuple[str, bool]]:
    found = [one for one in parse(answer.text).root.all("nav") if one.get("aria-label") == "Verglichen mit"]
    return [(link.text, link.get("aria-current") == "true") for nav in found for link in nav.all("a")]


def both(make: Make, sign_in: SignIn, row: BoothRow, query: str = "") -> tuple[TestResponse, TestResponse]:
    assert row.member is not None
    exhibitor: Client = sign_in(row.member)
    read = exhibitor.get(f"/de/aussteller/{row.code}/aenderungen{query}")
    return read, sign_in(make.reviewer()).get(f"/de/pruefung/{row.code}{query}")


def asked_for_changes(make: Make, sign_in: SignIn) -> BoothRow:
    """A public booth whose second revision was sent back, and changed since."""
    row = make.booth(state="published", content={"risks": {"de": "Erstens."}, "opportunities": {"de": "Erstens."}})
    submit_again(sign_in, row, risks_de="Zweitens.", opportunities_de="Zweitens.")
    asked = {"action": "request_changes", "revision": "2", "comment-risks": "Bitte länger."}
    assert sign_in(make.reviewer()).send(f"/de/pruefung/{row.code}", asked).status_code == 303
    assert row.member is not None
    saved = {"action": "save", "version": row.version + 1, "risks_de": "Drittens."}
    assert sign_in(row.member).send(f"/de/aussteller/{row.code}/", saved).status_code == 303
    return row


def test_both_see_what_changed_since_the_last_decision_and_choose(make: Make, sign_in: SignIn) -> None:
    row = asked_for_changes(make, sign_in)
    assert row.member is not None
    exhibitor = sign_in(row.member)
    before = exhibitor.get(f"/de/aussteller/{row.code}/aenderungen")
    assert choices(before) == [(DECIDED, True), (PUBLIC, False)]
    assert "Ihr Entwurf neben Fassung 2 vom" in words(before)
    assert "Die Prüfung kann zwischen denselben beiden Vergleichen wählen." in words(before)
    submit_again(sign_in, row, version=row.version + 2)
    for query, current, gone in (("", DECIDED, "Zweitens"), ("?gegenueber=oeffentlich", PUBLIC, "Erstens")):
        pages = both(make, sign_in, row, query)
        for page in pages:
            assert [name for name, is_current in choices(page) if is_current] == [current]
            marked = {one.text for one in parse(page.text).root.all("del")}
            assert f"entfernt: {gone}" in marked, query
        is_old = [("Chancen" in [one.text for one in parse(page.text).root.all("h3")]) for page in pages]
        assert is_old == [bool(query)] * 2, "what the last decision had seen is left out, and only then"


def test_a_wrong_choice_is_the_proposed_one(make: Make, sign_in: SignIn) -> None:
    row = asked_for_changes(make, sign_in)
    for wrong in ("unsinn", "eingereicht", ""):
        page = both(make, sign_in, row, f"?gegenueber={wrong}")[0]
        assert choices(page) == [(DECIDED, True), (PUBLIC, False)]


def test_with_one_revision_there_is_nothing_to_choose(make: Make, sign_in: SignIn) -> None:
    row = make.booth(state="submitted_again")
    exhibitors, reviewers = both(make, sign_in, row)
    assert choices(exhibitors) == choices(reviewers) == []
    assert "Ihr Entwurf neben Fassung 1" in words(exhibitors)
    assert "Die Prüfung vergleicht mit derselben Fassung." in words(exhibitors)
    assert [one.text for one in parse(exhibitors.text).root.all("del")]


def test_before_any_decision_the_review_reads_everything_and_this_is_said(make: Make, sign_in: SignIn) -> None:
    row = make.booth(state="submitted")
    assert row.member is not None
    member = sign_in(row.member)
    member.send(f"/de/aussteller/{row.code}/", {"action": "recall"})
    member.send(f"/de/aussteller/{row.code}/", {"action": "save", "version": row.version, "risks_de": "Anders."})
    page = member.get(f"/de/aussteller/{row.code}/aenderungen")
    assert "die Prüfung liest den ganzen Text" in words(page)
    assert "hinzugefügt: Anders" in [one.text for one in parse(page.text).root.all("ins")]


def test_a_replaced_picture_is_shown_beside_the_new_one(make: Make, sign_in: SignIn) -> None:
    row = make.booth(state="published", picture=True)
    assert row.member is not None
    member = sign_in(row.member)
    (form,) = forms_of(member.get(f"/de/aussteller/{row.code}/{MEDIA}").text)
    held = {name: values[0] for name, values in values_of(form).items() if name.startswith("images-0-")}
    answer = upload(member, row, row.version, {"images-0-file": png("#AA0000")}, **held)
    assert answer.status_code == 303, words(answer)
    page = parse(member.get(f"/de/aussteller/{row.code}/aenderungen").text).root
    pictures = [one.get("src") or "" for one in page.all("img") if one.get("class") == "kept"]
    assert len(set(pictures)) == 2
    for address in pictures:
        assert member.get(address).status_code == 200, "both can be looked at"
