"""Pictures and documents of a booth: uploaded, described, moved, replaced, removed; seen only by who may."""

from __future__ import annotations

import re
from datetime import timedelta
from io import BytesIO
from typing import Any

import pytest
from flask import Flask
from werkzeug.datastructures import FileStorage
from werkzeug.test import TestResponse, encode_multipart

from marktplatz.booths.questionnaire import FIELDS
from marktplatz.core import clock
from marktplatz.core.database import session
from marktplatz.core.services import services_of
from marktplatz.jobs.files import purge_files
from marktplatz.media import keeping, room
from marktplatz.media.limits import DOCUMENT_BYTES, PICTURE_BYTES
from marktplatz.media.models import KeptFile
from marktplatz.web.exhibitor import uploads
from tests.booths.test_drafts import whole
from tests.client import Client
from tests.factories import BoothRow, Make
from tests.factories.pictures import pdf, png
from tests.forms import forms_of, values_of
from tests.web.exhibitor.desk import SignIn, path, stored, summary, words

MEDIA = "bilder-und-unterlagen"
SAID = {"images-0-alt_de": "Ein Bus vor einem Schlagloch", "images-0-credit": "Foto: Amt", "images-0-rights": "yes"}


def upload(client: Client, row: BoothRow, version: int, files: dict[str, bytes], **values: Any) -> TestResponse:
    """Send the section with files, as a browser does."""
    data: dict[str, Any] = {"csrf_token": client.csrf_token, "action": "save", "version": str(version), **values}
    data |= {name: FileStorage(BytesIO(content), "IMG_0001.png") for name, content in files.items()}
    # Werkzeug's own client keeps a large body in a temporary file and does not close it.
    boundary, body = encode_multipart(data)
    return client.post(path(row, MEDIA), data=body, content_type=f"multipart/form-data; boundary={boundary}")


def desk(make: Make, sign_in: SignIn, **more: Any) -> tuple[Client, BoothRow]:
    row = make.booth(**more)
    assert row.member is not None
    return sign_in(row.member), row


def sources(answer: TestResponse) -> list[str]:
    return re.findall(r'src="(/media/[^"]+)"', answer.text)


def test_a_picture_is_uploaded_and_described_at_once(make: Make, sign_in: SignIn) -> None:
    client, row = desk(make, sign_in)
    answer = upload(client, row, row.version, {"images-0-file": png()}, **SAID)
    assert answer.status_code == 303, words(answer)
    [item] = stored(make, row)[2]["images"]
    assert (item["alt"], item["credit"], item["rights"]) == ({"de": SAID["images-0-alt_de"]}, "Foto: Amt", True)
    assert (item["file"]["width"], item["file"]["height"]) == (640, 400)
    page = client.get(path(row, MEDIA))
    shown = client.get(sources(page)[0])
    assert (shown.status_code, shown.mimetype, shown.data[8:12]) == (200, "image/webp", b"WEBP")
    assert shown.headers["Cache-Control"] == "private, no-store"
    assert png() not in shown.data


def test_a_form_with_a_picture_sent_twice_is_saved_once(make: Make, sign_in: SignIn) -> None:
    client, row = desk(make, sign_in)
    for _ in range(2):
        assert upload(client, row, row.version, {"images-0-file": png()}, **SAID).status_code == 303
    assert len(stored(make, row)[2]["images"]) == 1
    assert stored(make, row)[1] == row.version + 1


def test_pictures_are_moved_replaced_and_removed_by_the_form(make: Make, sign_in: SignIn) -> None:
    client, row = desk(make, sign_in)
    for number, colour in enumerate(("#002D4F", "#14532B", "#8A1A1F")):
        assert upload(client, row, row.version + number, {f"images-{number}-file": png(colour)}).status_code in (
            303,
            422,
        )
    items = stored(make, row)[2]["images"]
    (form,) = forms_of(client.get(path(row, MEDIA)).text)
    values = {name: held for name, held in values_of(form).items() if not name.endswith("-file")}
    values |= {"images-2-place": ["1"], "images-1-remove": ["1"], "action": ["save"]}
    data: dict[str, Any] = {**values, "images-0-file": (BytesIO(png("#5C3D00")), "neu.png")}
    answer = client.post(path(row, MEDIA), data=data, content_type="multipart/form-data")
    assert answer.status_code in (303, 422)
    moved = stored(make, row)[2]["images"]
    assert [one["id"] for one in moved] == [items[2]["id"], items[0]["id"]]
    assert moved[0]["file"] == items[2]["file"]
    assert moved[1]["file"]["hash"] != items[0]["file"]["hash"], "replaced: the words stay, the file is another one"


def test_a_file_that_is_not_taken_says_why_and_the_rest_is_saved(make: Make, sign_in: SignIn) -> None:
    client, row = desk(make, sign_in)
    answer = upload(
        client, row, row.version, {"images-0-file": b"GIF89a, no picture"}, **SAID, video_url="https://video.example/1"
    )
    assert answer.status_code == 422
    assert any("JPEG, PNG, WebP" in line for line, _ in summary(answer)), summary(answer)
    assert "Eine Datei wurde nicht angenommen" in words(answer)
    assert "Die Datei ist nicht gespeichert" in words(answer)
    assert "Alles ist gespeichert" not in words(answer)
    content = stored(make, row)[2]
    assert content["video_url"] == "https://video.example/1"
    assert content["images"][0]["alt"] == {"de": SAID["images-0-alt_de"]}, "nothing typed is lost"
    assert "file" not in content["images"][0]


def test_a_document_is_offered_to_be_saved_and_an_active_one_refused(make: Make, sign_in: SignIn) -> None:
    client, row = desk(make, sign_in)
    assert (
        upload(client, row, row.version, {"slides-0-file": pdf()}, **{"slides-0-title_de": "Unser Vortrag"}).status_code
        == 303
    )
    [item] = stored(make, row)[2]["slides"]
    assert item["file"]["pages"] == 2
    link = re.search(r'href="(/media/[^"]+\.pdf)"', client.get(path(row, MEDIA)).text)
    assert link is not None
    document = client.get(link[1])
    assert document.mimetype == "application/pdf"
    assert document.headers["Content-Disposition"].startswith("attachment")
    refused = upload(client, row, row.version + 1, {"slides-1-file": pdf(script=True)})
    assert refused.status_code == 422
    assert any("ausgeführt" in line for line, _ in summary(refused))


def test_a_conflict_keeps_the_picture_that_came(make: Make, sign_in: SignIn) -> None:
    client, row = desk(make, sign_in)
    assert upload(client, row, row.version, {"images-0-file": png("#002D4F")}).status_code in (303, 422)
    answer = upload(client, row, row.version, {"images-0-file": png("#14532B")}, **SAID)
    assert answer.status_code == 409
    (form,) = forms_of(answer.text)
    values = {name: held for name, held in values_of(form).items() if held != [""]}
    assert "images-0-file" in values, "the file need not come again"
    again = client.post(path(row, MEDIA), data=values)
    assert again.status_code in (303, 422), words(again)
    hashes = [one["file"]["hash"] for one in stored(make, row)[2]["images"]]
    assert values["images-0-file"][0] in hashes


def test_a_picture_of_a_draft_is_for_its_people_only(app: Flask, make: Make, sign_in: SignIn, client: Client) -> None:
    member, row = desk(make, sign_in)
    upload(member, row, row.version, {"images-0-file": png()}, **SAID)
    address = sources(member.get(path(row, MEDIA)))[0]
    other, reviewer = sign_in(make.member()), sign_in(make.reviewer())
    assert member.get(address).status_code == 200
    for stranger in (client, other, reviewer):
        refused = stranger.get(address)
        assert (refused.status_code, refused.headers.get("ETag")) == (404, None)
    assert member.send(path(row), {"action": "submit", "version": stored(make, row)[1]}).status_code == 303
    assert reviewer.get(address).status_code == 200, "what was handed in is read by the review"
    assert [one.get(address).status_code for one in (client, other)] == [404, 404]


def test_a_public_picture_is_for_everybody_until_it_is_withdrawn(make: Make, sign_in: SignIn, client: Client) -> None:
    member, row = desk(make, sign_in, state="published")
    upload(member, row, row.version, {"images-0-file": png()}, **SAID)
    member.send(path(row), {"action": "submit", "version": stored(make, row)[1]})
    reviewer = sign_in(make.reviewer())
    reviewer.send(f"/de/pruefung/{row.code}", {"action": "approve", "revision": "2"})
    page = client.get(f"/de/{row.event.slug}/staende/{row.path_part}")
    address = sources(page)[0]
    answer = client.get(address)
    assert (answer.status_code, answer.headers["Cache-Control"]) == (200, "private, max-age=31536000, immutable")
    assert client.get(address, headers={"If-None-Match": answer.headers["ETag"]}).status_code == 304
    assert "Foto: Amt" in words(page)
    record = client.get(f"/api/v1/booths/{row.code}").get_json()
    assert record["images"][0]["alt"] == {"de": SAID["images-0-alt_de"], "en": None}
    assert "rights" not in record["images"][0]
    assert record["images"][0]["address"].endswith("/640.webp")
    member.send(path(row), {"action": "withdraw"})
    assert client.get(address).status_code == 404
    assert member.get(address).status_code == 200


@pytest.mark.parametrize(
    "address",
    [
        "/media/" + "0" * 32 + "/480.webp",
        "/media/../../etc/480.webp",
        "/media/x/1.webp",
        "/media/" + "A" * 32 + "/x.pdf",
    ],
)
def test_an_address_of_nothing_is_unknown(client: Client, address: str) -> None:
    assert client.get(address).status_code == 404


def test_strangers_and_closed_drafts_upload_nothing(make: Make, sign_in: SignIn) -> None:
    row = make.booth()
    other = sign_in(make.member())
    assert upload(other, row, row.version, {"images-0-file": png()}).status_code == 404
    member, closed = desk(make, sign_in, state="submitted")
    assert upload(member, closed, closed.version, {"images-0-file": png()}).status_code == 409
    with make.unit():
        assert session.query(KeptFile).count() == 0


def test_an_organisation_has_room_for_so_much(make: Make, sign_in: SignIn, monkeypatch: pytest.MonkeyPatch) -> None:
    client, row = desk(make, sign_in)
    upload(client, row, row.version, {"images-0-file": png()}, **SAID)
    monkeypatch.setattr(room, "QUOTA", 10)
    answer = upload(client, row, row.version + 1, {"images-1-file": png("#002D4F")})
    assert answer.status_code == 422
    assert any("belegt" in line for line, _ in summary(answer))


def test_files_that_nothing_names_are_forgotten_after_two_days(app: Flask, make: Make, sign_in: SignIn) -> None:
    client, row = desk(make, sign_in)
    assert row.member is not None
    upload(client, row, row.version, {"images-0-file": png()}, **SAID)
    used = stored(make, row)[2]["images"][0]["file"]["hash"]
    unused = keeping.Taken(kind="picture", facts={"hash": "f" * 32, "width": 9, "height": 9}, size=9)
    with make.unit():
        keeping.note(whole(row), unused, actor=row.member.actor)
        storage = services_of(session).storage
        storage.put(keeping.picture_key("f" * 32, 9), b"x", content_type="image/webp")
    with app.app_context():
        purge_files()
        assert storage.exists(keeping.picture_key("f" * 32, 9)), "both are young"
        with clock.stopped_at(clock.now() + keeping.GRACE + timedelta(hours=1)):
            assert purge_files() >= 1
        assert not storage.exists(keeping.picture_key("f" * 32, 9))
        assert storage.exists(keeping.picture_key(used, 480))
        assert purge_files() == 0


def test_every_file_of_a_form_needs_room(make: Make, sign_in: SignIn, monkeypatch: pytest.MonkeyPatch) -> None:
    client, row = desk(make, sign_in)
    one = size_of_a_picture(make)
    monkeypatch.setattr(room, "QUOTA", one + one // 2)
    files = {"images-0-file": png(), "images-1-file": png("#002D4F")}
    answer = upload(client, row, row.version, files, **SAID)
    assert answer.status_code == 422
    assert any("kein Platz" in line for line, _ in summary(answer)), summary(answer)
    assert ["file" in item for item in stored(make, row)[2]["images"]] == [True]


def test_removing_a_picture_makes_room_at_once(make: Make, sign_in: SignIn, monkeypatch: pytest.MonkeyPatch) -> None:
    client, row = desk(make, sign_in)
    one = size_of_a_picture(make)
    monkeypatch.setattr(room, "QUOTA", one + one // 2)
    assert upload(client, row, row.version, {"images-0-file": png()}, **SAID).status_code == 303
    full = upload(client, row, row.version + 1, {"images-1-file": png("#002D4F")})
    assert any("kein Platz" in line for line, _ in summary(full)), summary(full)
    version = stored(make, row)[1]
    data = {"version": version, "action": "save", "images-0-place": "1", "images-0-remove": "1"}
    assert client.send(path(row, MEDIA), data).status_code == 303
    assert not stored(make, row)[2].get("images")
    again = upload(client, row, stored(make, row)[1], {"images-0-file": png("#002D4F")}, **SAID)
    assert again.status_code == 303, words(again)


def size_of_a_picture(make: Make) -> int:
    with make.unit():
        return keeping.take(FIELDS["images"], png()).size


def test_what_is_too_large_is_called_too_large(make: Make, sign_in: SignIn) -> None:
    client, row = desk(make, sign_in)
    limits = {"images-0-file": (PICTURE_BYTES, png()), "slides-0-file": (DOCUMENT_BYTES, pdf())}
    for name, (most, sound) in limits.items():
        for size, is_too_large in ((most, False), (most + 1, True), (most + 5_000_000, True)):
            answer = upload(client, row, row.version, {name: sound + b"\n" * (size - len(sound))})
            assert (answer.status_code == 422 and "Die Datei ist zu groß" in words(answer)) is is_too_large, size


def test_files_that_are_too_large_together_are_not_called_a_text(
    make: Make, sign_in: SignIn, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(uploads, "LARGEST_BODY", 1000)
    client, row = desk(make, sign_in)
    answer = upload(client, row, row.version, {"images-0-file": png()})
    assert answer.status_code == 413
    assert "laden Sie die Dateien einzeln hoch" in words(answer)
    assert "kürzen Sie den Text" not in words(answer)
