"""What others show beside a link to a booth: a picture of its own, as long as the booth is public."""

from __future__ import annotations

import re
from io import BytesIO

import pytest
from PIL import Image

from marktplatz.booths.queries import whole_by_id
from marktplatz.stands.actions import assign
from tests.client import Client
from tests.factories import Make
from tests.factories.booths import PUBLIC_STATES, STATES
from tests.html import parse


def address_in(page: str) -> str:
    found = re.search(r'<meta property="og:image" content="http://localhost(/[^"]+)">', page)
    assert found is not None
    return found[1]


@pytest.mark.parametrize("lang", ["de", "en"])
def test_the_page_names_a_picture_that_is_there(client: Client, make: Make, lang: str) -> None:
    row = make.booth(state="published", stand_number="A07")
    path = address_in(client.get(f"/{lang}/{row.event.slug}/staende/{row.path_part}").text)
    assert path.startswith(f"/{lang}/")
    answer = client.get(path)
    assert (answer.status_code, answer.mimetype) == (200, "image/png")
    assert answer.headers["Cross-Origin-Resource-Policy"] == "cross-origin"
    assert Image.open(BytesIO(answer.data)).size == (1200, 630)
    again = client.get(path, headers={"If-None-Match": answer.headers["ETag"]})
    assert (again.status_code, again.data) == (304, b"")


@pytest.mark.parametrize("lang", ["de", "en"])
def test_the_picture_is_described_by_what_it_shows(client: Client, make: Make, lang: str) -> None:
    content = {"title": {"de": "Laub 北 erkennen", "en": "Finding leaves"}, "organisation_name": "Baureferat"}
    row = make.booth(state="published", stand_number="A07", content=content)
    page = parse(client.get(f"/{lang}/{row.event.slug}/staende/{row.path_part}").text).root
    said = next(one.get("content") for one in page.all("meta") if one.get("property") == "og:image:alt")
    assert (
        said
        == {
            "de": "Laub erkennen. Stand A07, Baureferat, Bestehend, Lernendes System",
            "en": "Finding leaves. Stand A07, Baureferat, Existing, Learning system",
        }[lang]
    )


def test_another_stand_is_another_address(client: Client, make: Make) -> None:
    row = make.booth(state="published", stand_number="A07")
    page = f"/de/{row.event.slug}/staende/{row.path_part}"
    before = address_in(client.get(page).text)
    assert address_in(client.get(page).text) == before
    reviewer = make.reviewer().actor
    with make.unit():
        booth = whole_by_id(row.id)
        assert booth is not None
        assign(booth, "B02", actor=reviewer)
    assert address_in(client.get(page).text) != before


@pytest.mark.parametrize("state", STATES)
def test_there_is_none_of_what_is_not_public(client: Client, make: Make, state: str) -> None:
    row = make.booth(state=state)
    page = f"/de/{row.event.slug}/staende/{row.path_part}"
    answer = client.get(f"{page}/bild.png")
    assert answer.status_code == client.get(page).status_code
    assert (answer.mimetype == "image/png") == (state in PUBLIC_STATES)
