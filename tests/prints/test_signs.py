"""Stand signs: tagged, of our own fonts, the same each time; every text fits, no code leaves that cannot be read."""

from __future__ import annotations

import os
import shutil
from collections.abc import Callable
from pathlib import Path
from typing import Any

import pytest
import regex  # type: ignore[import-untyped]

from marktplatz.booths import queries
from marktplatz.core.errors import Missing
from marktplatz.events import queries as events
from marktplatz.prints import codes, qr, signs, typesetting
from tests.factories import BoothRow, EventRow, Make
from tests.prints import reading

pytestmark = [
    pytest.mark.one_database,
    pytest.mark.skipif(
        shutil.which("pdffonts") is None and not os.environ.get("CI"), reason="poppler-utils is not installed"
    ),
]

OURS = {"Plate-Bold", "AtkinsonHyperlegibleNext-Bold", "AtkinsonHyperlegibleNext-Regular"}
TITLE = "Donaudampfschifffahrtsgesellschaftskapitänspatentverlängerung und Bürger*innenbeteiligungsverfahren"
LONGEST = {
    "title": {"de": TITLE.ljust(120, "x"), "en": ("Checking housing benefit applications " * 4)[:120]},
    "summary": {"de": ("Straßenverkehrsordnungswidrigkeitenverfahren " * 7)[:300], "en": ("Wide words " * 30)[:300]},
    "organisation_name": ("Landesamt für Digitalisierung, Breitband und Vermessung " * 3)[:140],
}


def sign(make: Make, row: BoothRow) -> bytes:
    with make.unit():
        booth = queries.whole(row.code)
        assert booth is not None
        return signs.sign_of(booth)


def all_signs(make: Make, event: EventRow, **options: Any) -> bytes:
    with make.unit():
        found = events.by_slug(event.slug)
        assert found is not None
        return signs.signs_of(found, **options)


def approved(make: Make, title: str, **content: Any) -> BoothRow:
    told = {"title": {"de": title}, "summary": {"de": "Kurz."}, **content}
    return make.booth(state="published", stand_number="A07", content=told)


def test_one_sign_is_tagged_titled_and_in_its_own_language(make: Make, tmp_path: Path) -> None:
    row = make.booth(state="published", title="Laub erkennen", stand_number="A07")
    pdf = sign(make, row)
    document = reading.opened(pdf)
    assert len(document.pages) == 1
    assert [round(float(side) / 72 * 25.4) for side in document.pages[0].MediaBox[2:]] == [210, 297]
    assert document.Root.MarkInfo.Marked is True or bool(document.Root.MarkInfo.Marked)
    assert str(document.Root.Lang) == "de"
    assert str(document.docinfo["/Title"]) == "Standschild A07: Laub erkennen"
    assert bool(document.Root.ViewerPreferences.DisplayDocTitle)
    roles = dict(reading.tags(document))
    assert {"/H1", "/H2", "/Figure", "/P"} <= set(roles)
    assert str(roles["/Figure"].Alt) == f"QR-Code der Adresse localhost/s/{row.code}"
    assert {found[0] for found in reading.fonts(pdf, tmp_path)} == OURS
    assert all(found[1:] == ["yes", "yes", "yes"] for found in reading.fonts(pdf, tmp_path))
    text = reading.words(pdf)
    for part in ("A07", "Laub erkennen", "Bestehend", "Existing", "English", f"localhost/s/{row.code}"):
        assert part in text
    assert "http" not in text


def test_it_says_neither_who_nor_where(make: Make) -> None:
    pdf = sign(make, make.booth(state="published"))
    document = reading.opened(pdf)
    assert "/Author" not in document.docinfo
    with document.open_metadata() as metadata:
        assert "dc:creator" not in metadata
    for place in (b"/tmp", b"/home", b"/root", b"marktplatz/", b"site-packages"):
        assert place not in pdf


def test_the_same_booth_gives_the_same_bytes(make: Make) -> None:
    row = make.booth(state="published")
    assert sign(make, row) == sign(make, row)


def test_the_second_language_is_marked_and_what_falls_back_is_not_repeated(make: Make) -> None:
    both = make.booth(state="published", title="Laub erkennen")
    languages = {str(one.Lang) for _, one in reading.tags(reading.opened(sign(make, both))) if "/Lang" in one}
    assert "en" in languages
    one = approved(make, "Nur deutsch")
    text = reading.words(sign(make, one))
    assert text.count("Nur deutsch") == 1
    assert "English" not in text


def test_an_english_entry_leads_with_english(make: Make) -> None:
    row = make.booth(state="published", title="Finding leaves", language="en")
    pdf = sign(make, row)
    assert str(reading.opened(pdf).Root.Lang) == "en"
    text = reading.words(pdf)
    assert text.index("Finding leaves") < text.index("Deutsch")


def test_without_a_number_the_code_stands_on_the_plate(make: Make) -> None:
    row = make.booth(state="approved")
    text = reading.words(sign(make, row))
    assert text.count(row.code) == 2  # plate and address


@pytest.mark.parametrize("number", ["A07", "AB12", "W888", ""])
def test_the_longest_texts_fit_on_one_page_and_none_is_cut(make: Make, number: str) -> None:
    row = make.booth(state="published", title=TITLE, stand_number=number, content=LONGEST)
    pdf = sign(make, row)
    assert len(reading.opened(pdf).pages) == 1
    found = reading.words(pdf).replace("-", "").replace("\u00ad", "").replace(" ", "")
    for text in (*LONGEST["title"].values(), *LONGEST["summary"].values(), LONGEST["organisation_name"]):
        assert str(text).replace(" ", "").replace("-", "") in found


@pytest.mark.parametrize(
    ("title", "printed"),
    [
        ("Bürger*innen und Kund:innen", "Bürger*innen und Kund:innen"),
        (
            '#read("/etc/passwd") $x$ @ref *fett* _b_ `c` // = \\',
            '#read("/etc/passwd") $x$ @ref *fett* _b_ `c` // = \\',
        ),
        ("„Anführung“ »zweite« ‚dritte‘ 100 % – ja…", "„Anführung“ »zweite« ‚dritte‘ 100 % – ja…"),
        ("Zażółć gęślą jaźń, Þór, Șțefan", "Zażółć gęślą jaźń, Þór, Șțefan"),
        ("Έξυπνη πόλη", "Έξυπνη πόλη"),
        ("Умный город", "Умный город"),
        ("Raketen 🚀 und 😀 Familie 👩‍👩‍👧", "Raketen und 😀 Familie"),
        ("Stadt (北京) und mehr", "Stadt und mehr"),
    ],
)
def test_whatever_people_write_is_printed_as_text(make: Make, title: str, printed: str) -> None:
    assert printed in reading.words(sign(make, approved(make, title)))


@pytest.mark.parametrize("title", ["שלום עולם", "مرحبا بالعالم", "a\u0301" * 60, "W" * 120, "👍" * 40 + "x", "1" * 120])
def test_what_has_no_breaks_or_runs_the_other_way_breaks_nothing(make: Make, title: str) -> None:
    assert len(reading.opened(sign(make, approved(make, title))).pages) == 1


@pytest.mark.parametrize(
    "word",
    [
        "Kfz-Haftpflichtversicherungsgesellschaften@muenchen_verwaltung_digitalisierung_2026",
        "qa" * 60,
        "ćęłńóśźżą" * 13,
        "m" * 60 + "@" + "w" * 59,
        "ﷺ" * 60,
        "ش" * 60 + "qa" * 30,
    ],
)
def test_a_word_that_nobody_can_hyphenate_is_broken_anywhere_and_all_of_it_printed(make: Make, word: str) -> None:
    long = {"de": (word * 3)[:300], "en": (word[1:] * 3)[:300]}
    content = {"title": {"de": word, "en": word[1:]}, "summary": long, "organisation_name": word}
    row = make.booth(state="published", stand_number="A07", content=content)
    pdf = sign(make, row)
    page = reading.page_picture(pdf)
    for box in typesetting.BLANK:
        assert reading.is_blank(page, box)
    if word.isascii():
        found = regex.sub(r"[-\s]", "", reading.words(pdf))
        for text in (word, word[1:], *long.values()):
            assert text.replace("-", "") in found


def test_a_word_is_hyphenated_only_where_it_is_wider_than_its_column(make: Make) -> None:
    title = "Wohngeldanträge auf Vollständigkeit prüfen und Bürger*innen auf Nachweise hinweisen und Auskunft erteilen"
    content = {"title": {"de": title, "en": "Responsible administration of applications"}, "summary": {"de": title * 2}}
    row = make.booth(state="published", stand_number="A07", content=content)
    found = reading.words(sign(make, row))
    for text in (*title.split(), "Responsible administration of applications", "Lernendes System", "Learning system"):
        assert text in found
    assert not regex.search(r"\p{L}- ", found)


def test_the_plate_is_the_same_on_every_sign(make: Make) -> None:
    """Whatever the number and however long the texts: 120 mm wide, its lower edge at 78 mm, and its yellow foot."""
    event = make.event("messe")
    for number, content in (("A02", None), ("V1", LONGEST), ("W888", None), ("AB12", LONGEST)):
        make.booth(event, state="published", stand_number=number, content=content)
    pdf = all_signs(make, event)
    for page in range(1, 5):
        found = reading.box_of(reading.page_picture(pdf, page), (255, 228, 0))
        assert found == pytest.approx((0, 69.75, 120, 78), abs=0.4)


def test_the_code_on_a_sign_without_a_number_is_called_so_and_has_no_plate(make: Make) -> None:
    row = make.booth(state="approved")
    pdf = sign(make, row)
    assert f"Code {row.code}" in reading.words(pdf)
    page = reading.page_picture(pdf)
    assert reading.box_of(page, (255, 228, 0)) is None
    assert reading.box_of(page, (0, 45, 79)) is None


def test_what_is_seen_beyond_its_column_names_the_booth(make: Make, monkeypatch: pytest.MonkeyPatch) -> None:
    event = make.event("messe")
    make.booth(event, state="published", stand_number="A01", content={"title": {"de": "Kurz"}})
    make.booth(event, state="published", stand_number="A02", content={"title": {"de": "Sehr viel " * 12}})
    monkeypatch.setattr(typesetting, "BLANK", [(140, 87, 190, 96)])
    with pytest.raises(signs.TextTooLong) as refused:
        all_signs(make, event)
    assert "A02" in refused.value.message.de


def test_texts_that_do_not_fit_are_refused_by_name(make: Make) -> None:
    """No form lets so much through; a field list of a later year might."""
    row = make.booth(state="published", stand_number="B03")
    with make.unit():
        booth = queries.whole(row.code)
        assert booth is not None
        assert booth.published_revision is not None
        booth.published_revision.content["summary"]["de"] = "Viele Wörter. " * 400
        with pytest.raises(signs.TextTooLong) as refused:
            signs.sign_of(booth)
    assert "B03" in refused.value.message.de
    assert row.code in refused.value.message.en


def test_all_signs_of_an_event_in_stand_order(make: Make) -> None:
    event = make.event("messe")
    late = make.booth(event, state="published", stand_number="A10")
    none = make.booth(event, state="approved")
    early = make.booth(event, state="being_changed", stand_number="A2")
    for state in ("draft", "submitted", "unpublished", "withdrawn", "rejected"):
        make.booth(event, state=state)
    make.register_entry(event)
    make.booth(make.event("andere"), state="published")
    steps: list[int] = []
    pdf = all_signs(make, event, on_step=lambda: steps.append(1))
    assert len(steps) == 6
    assert len(reading.opened(pdf).pages) == 3
    for page, row in enumerate((early, late, none), start=1):
        assert f"localhost/s/{row.code}" in reading.words(pdf, page)


def test_an_event_without_an_approved_booth_has_no_signs(make: Make) -> None:
    event = make.event("messe")
    make.booth(event, state="submitted")
    with pytest.raises(Missing):
        all_signs(make, event)


def wrong_code(code: str) -> Callable[[str, str], bytes]:
    """Return what gives one booth the picture of another address, as a mistaken store would."""
    return lambda asked, kind: qr.svg("http://localhost/s/ZZZZZ" if asked == code else codes.short_address(asked))


def unreadable(code: str) -> Callable[[str, str], bytes]:
    """Return what gives one booth a picture without its corners."""
    return lambda asked, kind: (
        qr.svg(codes.short_address(asked)).replace(b"M4,4H5V5H4z", b"")[:1200] + b'"/></svg>'
        if asked == code
        else qr.svg(codes.short_address(asked))
    )


@pytest.mark.parametrize("spoiled", [wrong_code, unreadable])
def test_a_code_that_is_not_read_back_names_its_booth_and_nothing_leaves(
    make: Make, monkeypatch: pytest.MonkeyPatch, spoiled: Callable[[str], Callable[[str, str], bytes]]
) -> None:
    event = make.event("messe")
    make.booth(event, state="published", stand_number="A01")
    bad = make.booth(event, state="published", stand_number="A02")
    monkeypatch.setattr(codes, "image", spoiled(bad.code))
    with pytest.raises(signs.CodeUnreadable) as refused:
        all_signs(make, event)
    assert "A02" in refused.value.message.de
    assert bad.code in refused.value.message.de
    assert "A01" not in refused.value.message.de
