"""The ways of the task list: every link leads to an input, and the progress counts what stands in the way."""

from __future__ import annotations

import pytest

from marktplatz.review.actions import decide
from tests.booths.test_drafts import whole
from tests.factories import Make
from tests.html import parse
from tests.web.exhibitor.desk import SignIn, element, path

PICTURE = {"hash": "f" * 32, "width": 9, "height": 9}


@pytest.mark.parametrize("language", ["de", "en"])
def test_every_link_of_a_remark_leads_to_an_input(make: Make, sign_in: SignIn, language: str) -> None:
    row = make.booth(state="submitted", language=language)
    keys = ("partners", "images", "risks", "technology", "demo_times", "title", "slides")
    with make.unit():
        decide(
            whole(row),
            "request_changes",
            revision_number=1,
            reason="Bitte ergänzen.",
            remarks=dict.fromkeys(keys, "Bitte ergänzen."),
            actor=make.reviewer().actor,
        )
    assert row.member is not None
    client = sign_in(row.member)
    for address in ("", "aenderungen"):
        page = parse(client.get(path(row, address)).text).root
        links = [link.get("href") or "" for link in page.all("a") if "#" in (link.get("href") or "")]
        found = [link for link in links if link.startswith("/de/aussteller/")]
        assert len(found) >= len(keys)
        for link in found:
            section, _, name = link.partition("#")
            shown = parse(client.get(section).text).root.by_id(name)
            assert shown is not None, link
            closed = shown.above("details")
            assert shown.tag in ("input", "textarea", "select")
            assert closed is None or closed.get("class") == "add", link


def test_the_progress_names_what_is_to_change_although_nobody_must_answer_it(make: Make, sign_in: SignIn) -> None:
    row = make.booth(content={"website_url": "stadt.example", "video_url": "video.example"})
    assert row.member is not None
    page = sign_in(row.member).get(path(row))
    assert "2 zu ändern" in (element(page, "fortschritt").above("div") or element(page, "fortschritt")).text


def test_whose_answers_to_begin_with_is_asked_of_nobody(make: Make, sign_in: SignIn) -> None:
    row = make.booth()
    assert row.member is not None
    page = parse(sign_in(row.member).get("/de/aussteller/").text).root
    (label,) = [one for one in page.all("label") if one.get("for") == "like"]
    assert label.text.endswith("(freiwillig)"), label.text


def test_all_counts_of_what_is_to_do_agree_and_each_line_says_which_picture(make: Make, sign_in: SignIn) -> None:
    pictures = [{"id": one, "file": PICTURE} for one in ("a", "b")]
    row = make.booth(content={"images": pictures, "logo": [{"id": "c", "file": PICTURE}], "risks": None})
    assert row.member is not None
    root = parse(sign_in(row.member).get(path(row)).text).root
    (listed,) = [one for one in root.all("ul") if one.get("class") == "hints"]
    lines = [link.text for link in listed.all("a")]
    assert len(lines) == len(set(lines)) == 10
    assert {"Bild 1: Bildbeschreibung", "Bild 2: Bildnachweis", "Logo: Bildbeschreibung"} <= set(lines)
    assert sum(line.startswith(("Bild 1: „Wir haben", "Bild 2: „Wir haben", "Logo: „Wir haben")) for line in lines) == 3
    text = root.first("main").text
    assert "noch 1, 9 zu ändern" in text
    assert "10 Angaben fehlen noch" in text
    (media,) = [one.text for one in root.all("li") if "Bilder und Unterlagen" in one.text and "zu ändern" in one.text]
    assert "9 zu ändern" in media
