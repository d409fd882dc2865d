"""Fields with several items: lists, times, and files with questions of their own."""

from __future__ import annotations

from typing import Any

import pytest

from marktplatz.core.checks import flaws, to_submit
from marktplatz.core.fields import Block, Field, Kind, Need, Questionnaire, Visibility
from marktplatz.core.forms import asked_by, flatten, gather, key_of, stored_under
from marktplatz.core.reading import MOST_PLACES, names_sent, places, read
from marktplatz.core.text import Text

NOTHING = Text(de="", en="")


def field(key: str, kind: Kind, **more: Any) -> Field:
    return Field(key=key, kind=kind, label=Text(de=key, en=key), hint=NOTHING, **more)


PARTNERS = field("partners", Kind.LIST, limit=10, most=3)
TIMES = field("demo_times", Kind.TIMES, most=3)
ALT = field("alt", Kind.LINE, limit=20, translatable=True, need=Need.SUBMIT)
CREDIT = field("credit", Kind.LINE, need=Need.SUBMIT)
RIGHTS = field("rights", Kind.CONFIRMATION, need=Need.SUBMIT, visibility=Visibility.INTERNAL)
IMAGES = field("images", Kind.PICTURES, most=2, parts=(ALT, CREDIT, RIGHTS))
TITLE = field("title", Kind.LINE, translatable=True)
ALL = Questionnaire(blocks=(Block(slug="b", title=NOTHING, about=NOTHING, fields=(TITLE, PARTNERS, TIMES, IMAGES)),))

FIRST = {"hash": "a" * 32, "width": 700, "height": 400}
SECOND = {"hash": "b" * 32, "width": 300, "height": 200}
COMPLETE = {"id": "one", "file": FIRST, "alt": {"de": "Ein Bus"}, "credit": "Stadt", "rights": True}


def test_each_input_of_a_list_gives_an_item() -> None:
    sent = {"partners-10": ["Zehn"], "partners-0": ["  Eins "], "partners-2": [""], "partners-3": ["Eins"]}
    assert places(PARTNERS, sent) == [0, 2, 3, 10]
    assert read(PARTNERS, sent, ["alt"]) == ["Eins", "Zehn"]
    assert read(PARTNERS, {"partners-0": [""]}, ["alt"]) is None


def test_a_list_can_come_as_one_text_too() -> None:
    assert read(PARTNERS, {"partners": ["Eins\r\n\r\nZwei"]}, None) == ["Eins", "Zwei"]


@pytest.mark.parametrize("name", ["partners-x", "partners-", "partnersx-0", f"partners-{MOST_PLACES}", "partners-²"])
def test_what_is_no_place_of_a_list_is_not_read(name: str) -> None:
    assert names_sent(PARTNERS, {name: ["x"]}) == ()


def test_items_are_counted_and_measured_one_by_one() -> None:
    assert flaws(PARTNERS, {"partners": ["eins", "zwei"]}) == []
    found = flaws(PARTNERS, {"partners": ["eins", "viel zu lang", "drei", "vier"]})
    assert [flaw.name for flaw in found] == ["partners-3", "partners-1"], "the first one too many is meant"


@pytest.mark.parametrize(
    ("typed", "kept"),
    [("9:30", "09:30"), ("9.30 Uhr", "09:30"), ("14 h", "14:00"), ("23:59", "23:59"), ("09:30", "09:30")],
)
def test_times_are_kept_as_clocks_write_them(typed: str, kept: str) -> None:
    assert read(TIMES, {"demo_times-0": [typed]}, None) == [kept]
    assert flaws(TIMES, {"demo_times": [kept]}) == []


@pytest.mark.parametrize("typed", ["25:00", "09:61", "nach dem Essen", "9:3"])
def test_what_is_no_time_is_kept_as_typed_and_told(typed: str) -> None:
    kept = read(TIMES, {"demo_times-0": ["11:00"], "demo_times-1": [typed]}, None)
    assert len(kept) == 2
    assert [flaw.name for flaw in flaws(TIMES, {"demo_times": kept})] == [
        f"demo_times-{kept.index(next(k for k in kept if k != '11:00'))}"
    ]


def test_times_stand_in_their_order() -> None:
    sent = {"demo_times-0": ["13:15"], "demo_times-1": ["9.30"], "demo_times-2": ["9:30"]}
    assert read(TIMES, sent, None) == ["09:30", "13:15"]


def test_what_is_said_of_a_file_is_read_by_its_place() -> None:
    sent = {"images-0-id": ["one"], "images-0-alt_de": [" Ein  Bus "], "images-0-rights": ["", "yes"]}
    before = [{"id": "one", "file": FIRST, "alt": {"en": "A bus"}, "credit": "Stadt"}]
    [item] = read(IMAGES, sent, before)
    assert item == {**COMPLETE, "alt": {"de": "Ein Bus", "en": "A bus"}}


def test_a_file_is_meant_by_its_name_wherever_it_stands() -> None:
    before = [{"id": "one", "file": FIRST}, {"id": "two", "file": SECOND}]
    sent = {"images-0-id": ["two"], "images-0-credit": ["Zwei"], "images-1-id": ["one"], "images-1-credit": ["Eins"]}
    assert [(one["id"], one["credit"]) for one in read(IMAGES, sent, before)] == [("one", "Eins"), ("two", "Zwei")]
    assert read(IMAGES, {"images-0-id": ["foreign"], "images-0-credit": [""]}, before) == before


def test_a_file_that_a_form_does_not_name_stays() -> None:
    before = [{"id": "one", "file": FIRST}, {"id": "two", "file": SECOND}]
    assert read(IMAGES, {"images-1-credit": ["Zwei"]}, before) == [before[0], {**before[1], "credit": "Zwei"}]
    assert [one["id"] for one in read(IMAGES, {}, before, {"images-2-file": {"hash": "c" * 32}})] == [
        "one",
        "two",
        "c" * 12,
    ]
    assert before == [{"id": "one", "file": FIRST}, {"id": "two", "file": SECOND}]


def test_a_new_file_comes_and_the_same_form_twice_says_the_same() -> None:
    files = {"images-1-file": SECOND}
    before = [{"id": "one", "file": FIRST}]
    sent = {"images-0-id": ["one"], "images-1-credit": ["Zwei"]}
    found = read(IMAGES, sent, before, files)
    assert [one["file"] for one in found] == [FIRST, SECOND]
    assert found == read(IMAGES, sent, before, files)
    assert names_sent(IMAGES, {}, files) == ("images",)
    replaced = read(IMAGES, {"images-0-id": ["one"]}, before, {"images-0-file": SECOND})
    assert replaced == [{"id": "one", "file": SECOND}]


def test_the_same_file_twice_has_two_names() -> None:
    found = read(IMAGES, {}, [], {"images-0-file": FIRST, "images-1-file": FIRST})
    assert len({one["id"] for one in found}) == 2


def test_a_file_goes_where_it_is_wished() -> None:
    before = [{"id": name, "file": FIRST} for name in ("one", "two", "three")]

    def moved(**wished: str) -> list[str]:
        sent = {f"images-{at}-id": [item["id"]] for at, item in enumerate(before)}
        sent |= {f"images-{at[1:]}-place": [to] for at, to in wished.items()}
        return [item["id"] for item in read(IMAGES, sent, before)]

    assert moved(_2="1") == ["three", "one", "two"]
    assert moved(_0="3") == ["two", "three", "one"]
    assert moved(_0="2", _1="1") == ["two", "one", "three"]
    assert moved(_1="x", _2="-1") == ["one", "two", "three"]


def test_a_file_is_removed() -> None:
    before = [{"id": "one", "file": FIRST}, {"id": "two", "file": SECOND}]
    sent = {"images-0-id": ["one"], "images-0-remove": ["", "1"], "images-1-id": ["two"], "images-1-remove": [""]}
    assert [item["id"] for item in read(IMAGES, sent, before)] == ["two"]


def test_words_without_a_file_are_kept_and_told() -> None:
    [item] = read(IMAGES, {"images-0-alt_de": ["Ein Bus"], "images-0-rights": [""]}, None)
    assert item["alt"] == {"de": "Ein Bus"}
    assert [flaw.name for flaw in flaws(IMAGES, {"images": [item]})] == ["images-0-file"]
    assert read(IMAGES, {"images-0-alt_de": [""], "images-0-rights": [""]}, None) == []


def test_each_file_must_be_described_before_submitting() -> None:
    bare = {"id": "two", "file": SECOND, "alt": {"en": "A bus"}}
    found = to_submit(ALL, {"images": [COMPLETE, bare]}, "de")
    assert [flaw.name for flaw in found] == ["images-1-alt_de", "images-1-credit", "images-1-rights"]
    assert {flaw.field for flaw in found} == {IMAGES}
    assert to_submit(ALL, {"images": [COMPLETE]}, "de") == []
    long = {**COMPLETE, "alt": {"de": "x" * 21}}
    assert [flaw.name for flaw in flaws(IMAGES, {"images": [long]})] == ["images-0-alt_de"]
    assert [flaw.name for flaw in flaws(IMAGES, {"images": [COMPLETE] * 3})] == ["images-2-file"]


def test_a_required_file_that_is_missing_is_told_at_its_input() -> None:
    needed = field("slides", Kind.DOCUMENTS, need=Need.SUBMIT)
    one = Questionnaire(blocks=(Block(slug="b", title=NOTHING, about=NOTHING, fields=(needed,)),))
    assert [flaw.name for flaw in to_submit(one, {}, "de")] == ["slides-0-file"]


def test_internal_answers_about_a_file_stay_inside() -> None:
    [shown] = IMAGES.public_value([COMPLETE])
    assert shown == {key: told for key, told in COMPLETE.items() if key != "rights"}
    assert PARTNERS.public_value(["x"]) == ["x"]


def test_content_with_lists_and_files_survives_the_flat_names() -> None:
    content = {"title": {"de": "T"}, "partners": ["Eins"], "demo_times": ["09:30"], "images": [COMPLETE]}
    assert gather(ALL, flatten(ALL, content)) == content


@pytest.mark.parametrize(
    ("name", "key", "asked", "stored"),
    [
        ("title_de", "title", "title", "title_de"),
        ("title", "title", "title", "title"),
        ("partners-3", "partners", "partners", "partners"),
        ("images-0-alt_de", "images", "images-0-alt", "images"),
        ("images-1-credit", "images", "images-1-credit", "images"),
        ("images-1-file", "images", "images", "images"),
        ("title_fr", "", "", "title_fr"),
        ("unknown-0", "", "", ""),
        ("comment-title", "", "", "comment-title"),
    ],
)
def test_every_form_field_name_leads_to_its_question(name: str, key: str, asked: str, stored: str) -> None:
    assert key_of(ALL, name) == key
    found = asked_by(ALL, name)
    assert (found.key if found else "") == asked
    assert stored_under(ALL, name) == stored
