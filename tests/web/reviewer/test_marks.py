"""What a page marks as removed and added: without the one it is the old version, without the other the new one."""

from __future__ import annotations

from random import Random
from typing import Any

import pytest
from flask import Flask
from hypothesis import given, settings
from hypothesis import strategies as st

from marktplatz.booths.questionnaire import FIELDS, QUESTIONNAIRE
from marktplatz.core.diff import Piece, items, words
from marktplatz.core.fields import Kind
from marktplatz.core.text import tidy
from tests.core.test_diff import typed as anything
from tests.core.test_diff_of_edits import EDITS, edited, typed
from tests.factories import Make
from tests.forms import forms_of, values_of
from tests.html import Element, parse
from tests.web.exhibitor import desk
from tests.web.reviewer.desk import SignIn, element, path

texts = st.builds(tidy, anything, multiline=st.just(True))
lines = st.lists(st.builds(tidy, anything, multiline=st.just(False)).filter(bool), max_size=5)
languages = pytest.mark.parametrize("language", ["de", "en"])
WRITTEN = [
    field
    for field in QUESTIONNAIRE.fields
    if field.kind in (Kind.TEXT, Kind.MARKDOWN) and field.translatable and not field.condition
]
"""Questions that are answered in both languages and on several lines, and asked whatever else was answered."""


def read(part: Element, without: str = "") -> str:
    """Return what stands in an element, letter by letter, without hidden words and one kind of mark."""
    shown = ""
    for child in part.children:
        if isinstance(child, str):
            shown += child
        elif child.tag != without and child.get("class") != "vh":
            shown += read(child, without)
    return shown


def letters(text: str) -> str:
    return "".join(text.split())


def shown_by(app: Flask, name: str, *pieces: Any) -> Element:
    """Return what a part of the template makes of pieces."""
    module: Any = app.jinja_env.get_template("components/changes.html").module
    page = parse(str(getattr(module, name)(*pieces)))
    assert not page.faults
    return page.root


@languages
@pytest.mark.one_database
def test_each_text_can_be_read_from_the_marked_one(app: Flask, language: str) -> None:
    @given(texts, texts)
    @settings(deadline=None)
    def holds(before: str, after: str) -> None:
        pieces = words(before, after)
        if not pieces:
            return
        both = shown_by(app, "pieces", pieces).first("p")
        # The blank around a changed word is not marked; no page shows both versions in one paragraph.
        assert letters(read(both, without="ins")) == letters(before)
        assert letters(read(both, without="del")) == letters(after)
        assert all(read(mark) for mark in both.all("ins", "del")), "an empty mark is seen by nobody"
        for kind, side in (("added", before), ("removed", after)):
            rest = [piece for piece in pieces if piece.kind != kind]
            part = shown_by(app, "pieces", rest, language)
            assert (read(part.first("p")) if rest else "") == side
            assert [one.get("class") for one in part.all("p")] == ["as-typed" if rest else "gap"]

    with app.test_request_context(f"/{language}/"):
        holds()


@languages
@pytest.mark.one_database
def test_each_list_can_be_read_from_the_marked_one(app: Flask, language: str) -> None:
    @given(lines, lines)
    @settings(deadline=None)
    def holds(before: list[str], after: list[str]) -> None:
        for pieces, whole, tag in zip(items(before, after), (before, after), ("del", "ins"), strict=True):
            part = shown_by(app, "item_pieces", pieces)
            assert [read(one) for one in part.all("li")] == whole
            assert [read(one) for one in part.all(tag)] == [one.text for one in pieces if one.kind != "same"]
            assert [one.get("class") for one in part.all("p")] == ([] if whole else ["gap"])

    with app.test_request_context(f"/{language}/"):
        holds()


@pytest.mark.one_database
def test_marks_say_what_they_are_to_those_who_hear_them(app: Flask) -> None:
    with app.test_request_context("/de/"):
        part = shown_by(app, "pieces", [Piece("removed", " alt "), Piece("added", "neu")])
        assert [one.text for one in part.all("del", "ins")] == ["entfernt: alt", "hinzugefügt: neu"]


def versions(dice: Random) -> tuple[dict[str, str], dict[str, str]]:
    """Return two versions of every long text, the second one made from the first."""
    old, new = {}, {}
    for field in WRITTEN:
        for name in field.names:
            old[name] = tidy("a" + typed(dice, (field.limit or 0) // 60), multiline=True)
            new[name] = tidy(edited(dice, old[name], dice.choice(list(EDITS))) + "z", multiline=True)
    return old, new


@pytest.mark.parametrize("seed", range(3))
def test_the_page_of_a_review_shows_both_versions_to_the_letter(make: Make, sign_in: SignIn, seed: int) -> None:
    old, new = versions(Random(seed))
    content = {field.key: {name[-2:]: old[name] for name in field.names} for field in WRITTEN}
    row = make.booth(state="published", content={**content, "technology": ["rules", "nlp"]})
    assert row.member is not None
    sent = {"action": "submit", "version": row.version, "technology": ["nlp", "rag"], **new}
    assert sign_in(row.member).send(f"/de/aussteller/{row.code}/", sent).status_code == 303
    answer = sign_in(make.reviewer()).get(path(row))
    for field in WRITTEN:
        sides = [read(one) for one in element(answer, f"feld-{field.key}").all("p") if one.get("class") == "as-typed"]
        assert sides == [text for name in field.names if old[name] != new[name] for text in (old[name], new[name])]
    labels = FIELDS["technology"].vocabulary
    assert labels is not None
    lists = [[read(one) for one in each.all("li")] for each in element(answer, "feld-technology").all("ul")]
    assert lists == [[labels.label(code).de for code in codes] for codes in (["rules", "nlp"], ["nlp", "rag"])]


@pytest.mark.parametrize("seed", range(2))
def test_the_page_of_a_conflict_shows_both_texts_to_the_letter(make: Make, sign_in: SignIn, seed: int) -> None:
    theirs, mine = versions(Random(seed))
    row = make.booth()
    assert row.member is not None
    client = sign_in(row.member)
    for sent in (theirs, mine):
        answer = client.send(desk.path(row), {"action": "save", "version": row.version, **sent})
    assert answer.status_code == 409
    (form,) = forms_of(answer.text)
    clashing = [name for name in theirs if theirs[name] != mine[name]]
    assert {name: values_of(form)[name] for name in clashing} == {name: [mine[name]] for name in clashing}
    shown = [read(one) for one in form.all("p") if one.get("class") == "as-typed"]
    assert shown == [theirs[name] for name in clashing]
