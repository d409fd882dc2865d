"""Signs and codes as downloads: for whom, from when on, under which name."""

from __future__ import annotations

from collections.abc import Callable
from io import BytesIO

import pikepdf
import pytest
import zxingcpp
from PIL import Image
from werkzeug.test import TestResponse

from marktplatz.prints import codes, qr
from tests.client import Client
from tests.factories import AccountRow, BoothRow, Make
from tests.html import parse

pytestmark = pytest.mark.one_database
SignIn = Callable[[AccountRow], Client]


def owner_of(row: BoothRow) -> AccountRow:
    assert row.member is not None
    return row.member


def require_file(response: TestResponse, content_type: str, name: str) -> None:
    assert response.status_code == 200
    assert response.mimetype == content_type
    assert response.headers["Content-Disposition"] == f"attachment; filename={name}"
    assert response.headers["Cache-Control"] == "private, no-store"
    assert response.headers["X-Content-Type-Options"] == "nosniff"


def test_an_exhibitor_gets_sign_and_code_of_the_own_booth(make: Make, sign_in: SignIn) -> None:
    row = make.booth(state="published", stand_number="A07")
    client = sign_in(owner_of(row))
    page = parse(client.get(f"/de/aussteller/{row.code}/").text).root
    links = [link.get("href") or "" for link in page.all("a")]
    for ending in ("schild.pdf", "qr.svg", "qr.png"):
        assert f"/de/aussteller/{row.code}/{ending}" in links
    require_file(client.get(f"/de/aussteller/{row.code}/schild.pdf"), "application/pdf", "standschild-A07.pdf")
    require_file(client.get(f"/en/aussteller/{row.code}/schild.pdf"), "application/pdf", "stand-sign-A07.pdf")
    require_file(client.get(f"/de/aussteller/{row.code}/qr.svg"), "image/svg+xml", f"qr-code-{row.code}.svg")
    png = client.get(f"/de/aussteller/{row.code}/qr.png")
    require_file(png, "image/png", f"qr-code-{row.code}.png")
    assert zxingcpp.read_barcodes(Image.open(BytesIO(png.data)))[0].text == f"http://localhost/s/{row.code}"


@pytest.mark.parametrize("state", ["draft", "submitted", "rejected", "unpublished", "withdrawn"])
def test_before_approval_and_after_withdrawal_there_is_nothing_to_print(
    make: Make, sign_in: SignIn, state: str
) -> None:
    row = make.booth(state=state)
    client = sign_in(owner_of(row))
    assert "schild.pdf" not in client.get(f"/de/aussteller/{row.code}/").text
    for ending in ("schild.pdf", "qr.svg", "qr.png"):
        assert client.get(f"/de/aussteller/{row.code}/{ending}").status_code == 404


def test_an_approved_booth_has_its_sign_before_its_code_leads_anywhere(
    make: Make, sign_in: SignIn, client: Client
) -> None:
    row = make.booth(state="approved")
    assert client.get(f"/s/{row.code}").status_code == 404
    response = sign_in(owner_of(row)).get(f"/de/aussteller/{row.code}/schild.pdf")
    require_file(response, "application/pdf", f"standschild-{row.code}.pdf")


def test_signs_of_others_are_as_unknown_as_none(make: Make, sign_in: SignIn) -> None:
    row = make.booth(state="published")
    stranger = sign_in(make.member())
    for ending in ("schild.pdf", "qr.svg"):
        foreign = stranger.get(f"/de/aussteller/{row.code}/{ending}")
        unknown = stranger.get(f"/de/aussteller/ZZZZZ/{ending}")
        assert (foreign.status_code, foreign.text) == (404, unknown.text.replace("ZZZZZ", row.code))


def test_organisers_and_reviewers_get_all_signs_of_an_event(make: Make, sign_in: SignIn) -> None:
    event = make.event("messe")
    row = make.booth(event, state="published", stand_number="A07")
    make.booth(event, state="approved")
    organiser, reviewer = sign_in(make.organiser()), sign_in(make.reviewer())
    assert "/de/verwaltung/messe/staende/schilder.pdf" in organiser.get("/de/verwaltung/messe/staende").text
    assert "/de/verwaltung/messe/staende/schilder.pdf" in reviewer.get("/de/pruefung/?event=messe").text
    response = reviewer.get("/de/verwaltung/messe/staende/schilder.pdf")
    require_file(response, "application/pdf", "standschilder-messe.pdf")
    assert len(pikepdf.open(BytesIO(response.data)).pages) == 2
    assert "schild.pdf" in reviewer.get(f"/de/pruefung/{row.code}").text
    single = organiser.get(f"/de/pruefung/{row.code}/schild.pdf")
    require_file(single, "application/pdf", "standschild-A07.pdf")


def test_what_is_to_be_known_is_said_before_the_signs_of_an_event(make: Make, sign_in: SignIn) -> None:
    event = make.event("messe")
    content = {"title": {"de": "Hilfe für 北京"}}
    odd = make.booth(event, state="published", stand_number="A02", content=content)
    early = make.booth(event, state="approved", stand_number="A05")
    bare = make.booth(event, state="published")
    fine = make.booth(event, state="published", stand_number="A09")
    page = parse(sign_in(make.organiser()).get("/de/verwaltung/messe/staende").text).root
    note = next(one for one in page.all("div") if "note" in (one.get("class") or "").split())
    said = " ".join(note.text.split())
    assert f"Ohne Standnummer: {bare.code}." in said
    assert "Noch nicht öffentlich: A05." in said
    assert "A02: Diese Zeichen kann das Schild nicht zeigen: 北, 京" in said
    assert "Gedruckte Codes führen nur zu diesem Rechner." in said
    links = {link.get("href") for link in note.all("a")}
    assert links == {f"/de/pruefung/{row.code}" for row in (odd, early, bare)}
    assert fine.code not in said
    hidden = make.event("geheim", is_public=False)
    make.booth(hidden, state="published", stand_number="A01")
    assert "Die Messe ist noch nicht öffentlich." in sign_in(make.organiser()).get("/de/verwaltung/geheim/staende").text


def test_an_exhibitor_reads_what_the_sign_leaves_out(make: Make, sign_in: SignIn) -> None:
    row = make.booth(state="published", content={"title": {"de": "Hilfe für 北京", "en": "Help for 北京"}})
    said = sign_in(owner_of(row)).get(f"/de/aussteller/{row.code}/").text
    assert "Diese Zeichen kann das Schild nicht zeigen: 北, 京" in said
    plain = make.booth(state="published")
    assert "Diese Zeichen" not in sign_in(owner_of(plain)).get(f"/de/aussteller/{plain.code}/").text


def test_before_the_first_approval_the_page_says_so(make: Make, sign_in: SignIn) -> None:
    event = make.event("messe")
    make.booth(event, state="submitted")
    organiser = sign_in(make.organiser())
    assert "schilder.pdf" not in organiser.get("/de/verwaltung/messe/staende").text
    response = organiser.get("/de/verwaltung/messe/staende/schilder.pdf")
    assert response.status_code == 404
    assert "noch kein Stand freigegeben" in response.text


def test_a_code_that_cannot_be_read_is_told_and_nothing_is_sent(
    make: Make, sign_in: SignIn, monkeypatch: pytest.MonkeyPatch
) -> None:
    event = make.event("messe")
    row = make.booth(event, state="published", stand_number="A07")
    monkeypatch.setattr(codes, "image", lambda code, kind: qr.svg("http://localhost/s/ZZZZZ"))
    response = sign_in(make.organiser()).get("/de/verwaltung/messe/staende/schilder.pdf")
    assert response.status_code == 500
    assert f"Stand A07 ({row.code}" in response.text
    assert response.mimetype == "text/html"
