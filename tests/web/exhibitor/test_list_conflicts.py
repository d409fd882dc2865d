"""Two people change the same list: whichever is chosen counts as it is, and nothing of the two is mixed."""

from __future__ import annotations

from io import BytesIO
from typing import Any

import pytest
from werkzeug.test import TestResponse

from tests.client import Client
from tests.factories import BoothRow, Make
from tests.factories.pictures import png
from tests.forms import Values, forms_of, values_of
from tests.html import parse
from tests.web.exhibitor.desk import SignIn, path, stored, words
from tests.web.exhibitor.test_files import MEDIA, upload

BLUE, GREEN, RED = png("#002D4F"), png("#14532B"), png("#8A1A1F")


def said(alt: str, place: int = 0) -> dict[str, str]:
    opening = f"images-{place}"
    return {f"{opening}-alt_de": alt, f"{opening}-credit": f"Foto: {alt}", f"{opening}-rights": "yes"}


def form_of(client: Client, row: BoothRow) -> Values:
    """What stands in the form of pictures, without inputs for files that are empty."""
    values = values_of(forms_of(client.get(path(row, MEDIA)).text)[0])
    return {name: held for name, held in values.items() if not name.endswith("-file")}


def send(client: Client, row: BoothRow, form: Values, files: dict[str, bytes], **mine: Any) -> TestResponse:
    data: dict[str, Any] = {**form, **mine, "action": "save"}
    data |= {name: (BytesIO(content), "bild.png") for name, content in files.items()}
    return client.post(path(row, MEDIA), data=data, content_type="multipart/form-data")


def both(make: Make, sign_in: SignIn) -> tuple[Client, Client, BoothRow]:
    row = make.booth()
    assert row.member is not None
    assert row.organisation is not None
    return sign_in(row.member), sign_in(make.member(row.organisation)), row


def chosen(refused: TestResponse) -> Values:
    """What a browser sends from the page of two versions: an input for a file that is empty comes as a file."""
    values = values_of(forms_of(refused.text)[0])
    empty = {name: [value for value in held if value] for name, held in values.items() if name.endswith("-file")}
    return {**values, **empty}


def take_mine(client: Client, row: BoothRow, refused: TestResponse) -> None:
    assert refused.status_code == 409, words(refused)
    answer = client.post(path(row, MEDIA), data=chosen(refused))
    assert answer.status_code in (303, 422), words(answer)


def pictures(make: Make, row: BoothRow) -> list[tuple[str, str]]:
    """What is said of each picture, and the beginning of its hash."""
    items = stored(make, row)[2].get("images", [])
    return [(item.get("alt", {}).get("de", ""), item.get("file", {}).get("hash", "")) for item in items]


def test_mine_is_my_picture_where_both_added_the_first_one(make: Make, sign_in: SignIn) -> None:
    me, colleague, row = both(make, sign_in)
    mine = form_of(me, row)
    assert upload(colleague, row, row.version, {"images-0-file": BLUE}, **said("Ihres")).status_code == 303
    [(_, theirs)] = pictures(make, row)
    take_mine(me, row, send(me, row, mine, {"images-0-file": GREEN}, **said("Meines")))
    [(alt, file)] = pictures(make, row)
    assert alt == "Meines"
    assert file != theirs
    assert stored(make, row)[2]["images"][0]["credit"] == "Foto: Meines"


def test_what_i_say_of_a_picture_to_come_is_not_said_of_theirs(make: Make, sign_in: SignIn) -> None:
    me, colleague, row = both(make, sign_in)
    mine = form_of(me, row)
    assert upload(colleague, row, row.version, {"images-0-file": BLUE}, **said("Ihres")).status_code == 303
    take_mine(me, row, send(me, row, mine, {}, **said("Meines")))
    assert pictures(make, row) == [("Meines", "")]


def test_mine_is_my_list_where_the_other_added_a_picture(make: Make, sign_in: SignIn) -> None:
    me, colleague, row = both(make, sign_in)
    upload(me, row, row.version, {"images-0-file": BLUE}, **said("Alt"))
    mine = form_of(me, row)
    theirs = form_of(colleague, row)
    assert send(colleague, row, theirs, {"images-1-file": GREEN}, **said("Ihres", 1)).status_code == 303
    take_mine(me, row, send(me, row, mine, {}, **said("Neu gesagt")))
    assert [alt for alt, _ in pictures(make, row)] == ["Neu gesagt"]


def test_mine_keeps_its_file_where_the_other_replaced_it(make: Make, sign_in: SignIn) -> None:
    me, colleague, row = both(make, sign_in)
    upload(me, row, row.version, {"images-0-file": BLUE}, **said("Alt"))
    [(_, before)] = pictures(make, row)
    mine, theirs = form_of(me, row), form_of(colleague, row)
    assert send(colleague, row, theirs, {"images-0-file": GREEN}).status_code == 303
    take_mine(me, row, send(me, row, mine, {}, **said("Neu gesagt")))
    assert pictures(make, row) == [("Neu gesagt", before)]


def test_what_i_moved_and_removed_is_still_moved_and_removed(make: Make, sign_in: SignIn) -> None:
    me, colleague, row = both(make, sign_in)
    for place, (colour, alt) in enumerate(((BLUE, "Eins"), (GREEN, "Zwei"), (RED, "Drei"))):
        assert send(me, row, form_of(me, row), {f"images-{place}-file": colour}, **said(alt, place)).status_code == 303
    mine, theirs = form_of(me, row), form_of(colleague, row)
    assert send(colleague, row, theirs, {}, **said("Eins, anders")).status_code == 303
    moved = {"images-2-place": "1", "images-1-remove": "1"}
    take_mine(me, row, send(me, row, mine, {}, **moved))
    assert [alt for alt, _ in pictures(make, row)] == ["Drei", "Eins"]


@pytest.mark.parametrize("with_text", [True, False])
def test_theirs_stays_as_it_is(make: Make, sign_in: SignIn, with_text: bool) -> None:
    me, colleague, row = both(make, sign_in)
    mine = form_of(me, row)
    upload(colleague, row, row.version, {"images-0-file": BLUE}, **said("Ihres"))
    kept = pictures(make, row)
    more = {"video_url": "https://video.example/1"} if with_text else {}
    refused = send(me, row, mine, {"images-0-file": GREEN}, **said("Meines"), **more)
    assert me.post(path(row, MEDIA), data={**chosen(refused), "take-images": "theirs"}).status_code == 303
    assert pictures(make, row) == kept
    if with_text:
        assert stored(make, row)[2]["video_url"] == "https://video.example/1"


def test_pictures_of_mine_that_clash_with_nothing_are_kept_with_a_text_that_does(make: Make, sign_in: SignIn) -> None:
    me, colleague, row = both(make, sign_in)
    upload(me, row, row.version, {"images-0-file": BLUE}, **said("Eins"))
    mine = form_of(me, row)
    version = stored(make, row)[1]
    assert upload(colleague, row, version, {}, video_url="https://video.example/theirs").status_code == 303
    removed = {"images-0-remove": "1", "video_url": "https://video.example/mine"}
    take_mine(me, row, send(me, row, mine, {}, **removed))
    assert pictures(make, row) == []
    assert stored(make, row)[2]["video_url"] == "https://video.example/mine"


def test_both_versions_of_a_list_are_seen_and_each_says_what_the_other_lacks(make: Make, sign_in: SignIn) -> None:
    me, colleague, row = both(make, sign_in)
    upload(me, row, row.version, {"images-0-file": BLUE}, **said("Alt"))
    mine, theirs = form_of(me, row), form_of(colleague, row)
    gone = {"images-0-remove": "1"}
    assert send(colleague, row, theirs, {"images-1-file": GREEN}, **gone, **said("Ihres", 1)).status_code == 303
    refused = send(me, row, mine, {}, **said("Neu gesagt"))
    assert refused.status_code == 409
    page = parse(refused.text).root
    assert [one.get("alt") for one in page.all("img") if one.get("class") == "kept"] == ["Bild 1", "Ihres"]
    text = words(refused)
    assert "Bild 1 fehlt in der anderen Fassung." in text
    assert "nicht in Ihrer Fassung" in text
    pressed = {one.text for one in page.all("button")}
    assert {"Meine Fassung übernehmen", "Andere Fassung behalten"} <= pressed
    assert not {"Meinen Text übernehmen", "Anderen Text behalten"} & pressed
